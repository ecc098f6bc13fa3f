/**
 * `npm run bench -- card`: on a page with 500 marks, in the built extension: from the end of the rest on a mark to the card's first painted frame, warm, first
 * of the page, and with the worker stopped; the hit test of one pointer move; and how long it takes to lay out the marks anew. Medians and 95th percentiles.
 */
import type { CDPSession, Page } from '@playwright/test';
import { launch, openExtensionPage } from '../../scripts/browser/launch.ts';
import { serve } from '../../scripts/browser/static-server.ts';
import { build } from '../../scripts/build/build.ts';
import { readPage } from '../../scripts/start/read-page.ts';

const MARKS = 500;
const ROUNDS = 30;
const FRAME = 1000 / 60;
/** performance.md section 3 and the issue: one frame and 2 ms, 25 ms for the first card of a page. */
const BAR = { warm: FRAME + 2, first: 25 };

const SENTENCES = [
  'Microsoft has invested more than $13 billion in OpenAI.',
  'Calls to the OpenAI API must be routed through Azure.',
  'OpenAI agreed to buy a further $250 billion of Azure services from Microsoft.',
];
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Microsoft and OpenAI</title>
<meta property="article:published_time" content="2026-03-19"><style>body{margin:40px auto;width:640px;font:18px/30px serif}p{margin:0 0 90px}</style>
<body>${Array.from({ length: MARKS }, (_, at) => `<p>${SENTENCES[at % SENTENCES.length]}</p>`).join('')}`;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
const line = (what: string, values: readonly number[], bar?: number): boolean => {
  const [median, late] = [quantile(values, 0.5), quantile(values, 0.95)];
  const holds = bar === undefined || median <= bar;
  console.log(
    `${what.padEnd(46)} ${median.toFixed(1).padStart(6)} ms  p95 ${late.toFixed(1).padStart(6)} ms  n ${values.length}${bar === undefined ? '' : `  bar ${bar.toFixed(1)} ms: ${holds ? 'holds' : 'FAILS'}`}`,
  );
  return holds;
};

/**
 * In the page: milliseconds from the end of the rest to the frame that shows the card being painted. The rest begins in the frame in which the pointer's one
 * move is looked at; a frame counts as painted in the first task after it. Nothing is clamped: a time below zero would mean a card before its time.
 */
const watch = (delay: number): Promise<number> =>
  new Promise((done) => {
    const channel = new MessageChannel();
    let end = Number.NaN;
    channel.port1.onmessage = () => done(performance.now() - end);
    const look = (): void => {
      const card = document.querySelector('obelus-notes')?.shadowRoot?.querySelector('[role=dialog]');
      if (card && card.getBoundingClientRect().height > 0) channel.port2.postMessage(null);
      else requestAnimationFrame(look);
    };
    document.addEventListener(
      'pointermove',
      () =>
        requestAnimationFrame(() => {
          end = performance.now() + delay;
          look();
        }),
      { capture: true, passive: true, once: true },
    );
  });

async function cardTime(page: Page, at: { x: number; y: number }, delay: number): Promise<number> {
  const painted = page.evaluate(watch, delay);
  // The watch has to be there before the pointer moves.
  await page.evaluate(() => undefined);
  await page.mouse.move(at.x, at.y);
  const time = await painted;
  await page.keyboard.press('Escape');
  await page.mouse.move(4, 4);
  await page.waitForTimeout(60);
  return time;
}

async function stopWorker(page: Page): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

const extension = build('chrome', 'test');
const server = await serve(null, 0, (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  return true;
});
const launched = await launch({ extension, headless: true, colorScheme: 'light' });
const asker = await openExtensionPage(launched);
const delay = 200;
await asker.evaluate(
  (openDelay) =>
    (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome.runtime.sendMessage({
      type: 'settings.set',
      request: { openDelay, allMentions: true },
    }),
  delay,
);
const { page, state } = await readPage(launched, asker, `${server.url}/page`, null);
await page.bringToFront();
console.log(`${state.notes.length} notes; read in ${(state.timings.total ?? 0).toFixed(0)} ms`);
await page.waitForFunction(() => [...CSS.highlights.keys()].some((name) => name.startsWith('obelus-')));
await page.waitForTimeout(1000);
const places = await page.evaluate(() => {
  const boxOf = (each: AbstractRange): DOMRect => {
    const range = document.createRange();
    range.setStart(each.startContainer, each.startOffset);
    range.setEnd(each.endContainer, each.endOffset);
    return range.getClientRects()[0] ?? new DOMRect();
  };
  const boxes = [...CSS.highlights].flatMap(([name, highlight]) => (name.startsWith('obelus-') ? [...highlight].map(boxOf) : []));
  return boxes.filter((box) => box.width > 60 && box.top > 20 && box.bottom < innerHeight - 20).map((box) => ({ x: box.left + 40, y: box.top + 14 }));
});
if (places.length === 0) throw new Error('no mark is in sight');
const place = (round: number): { x: number; y: number } => places[round % places.length] as { x: number; y: number };
await page.waitForTimeout(400);

const first = [await cardTime(page, place(0), delay)];
const warm: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) warm.push(await cardTime(page, place(round), delay));
const stopped: number[] = [];
for (let round = 0; round < 8; round += 1) {
  await stopWorker(asker);
  stopped.push(await cardTime(page, place(round), delay));
}
for (let round = 0; round < 4; round += 1) {
  await page.reload();
  await page.waitForFunction(() => [...CSS.highlights.keys()].some((name) => name.startsWith('obelus-')));
  await page.waitForTimeout(700);
  first.push(await cardTime(page, place(0), delay));
}
const frames = await page.evaluate(
  () =>
    new Promise<number[]>((done) => {
      const times: number[] = [];
      let last = performance.now();
      const step = (now: number): void => {
        times.push(now - last);
        last = now;
        window.scrollBy(0, 90);
        if (times.length < 90) requestAnimationFrame(step);
        else done(times.slice(5));
      };
      requestAnimationFrame(step);
    }),
);
const holds = [
  line('first card of a page', first, BAR.first),
  line('card, after the rest', warm, BAR.warm),
  line('card, worker stopped', stopped, BAR.warm),
  line('frame while scrolling past the marks', frames, FRAME + 2),
];
await launched.close();
await server.close();
process.exitCode = holds.every(Boolean) ? 0 : 1;
