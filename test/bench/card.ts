/**
 * `npm run bench -- card`: on a page with 500 marks, in the built extension: from the end of the rest on a mark to the card's first painted frame, warm, first
 * of the page, with the worker stopped, with rests that end between frames, and beside the floor; frames while scrolling; the hit test of one pointer move, and reading and
 * painting. Medians, least times and 95th percentiles. `npm run bench -- card FOLDER` measures a build that is there.
 */
import type { CDPSession, Page } from '@playwright/test';
import { launch, openExtensionPage } from '../../scripts/browser/launch.ts';
import { serve } from '../../scripts/browser/static-server.ts';
import { build } from '../../scripts/build/build.ts';
import { benchMarks } from './marks.ts';
import { readPage } from '../../scripts/start/read-page.ts';

const MARKS = 500;
const ROUNDS = 30;
const FIRSTS = 8;
/** Milliseconds of rest that are set here, and those while another card is open. */
const DELAY = 200;
const REOPEN = 150;
/** Rests that end at other times than with a frame of 60 Hz. */
const BETWEEN = [204, 208, 213];
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
const line = (what: string, all: readonly number[], bar?: number): boolean => {
  const values = all.filter((value) => !Number.isNaN(value));
  const [median, late] = [quantile(values, 0.5), quantile(values, 0.95)];
  const holds = bar === undefined || median <= bar;
  console.log(
    `${what.padEnd(46)} ${median.toFixed(1).padStart(6)} ms  p95 ${late.toFixed(1).padStart(6)} ms  least ${quantile(values, 0).toFixed(1).padStart(6)} ms  n ${values.length} of ${all.length}${bar === undefined ? '' : `  bar ${bar.toFixed(1)} ms: ${holds ? 'holds' : 'FAILS'}`}`,
  );
  return holds;
};

/**
 * In the page: milliseconds from the end of the rest to the frame that shows the card being painted. The rest begins in the frame in which the pointer's one
 * move is looked at. Each frame is looked at behind all of its animation callbacks and its layout (where sizes are observed): what can be seen then is in that
 * frame, which counts as painted in the first task after it. Nothing is clamped: a time below zero would mean a card before its time. With `plain` the page
 * itself puts up an empty box by a timer, which is the floor.
 */
const watch = ({ delay, plain, other }: { delay: number; plain?: boolean; other?: boolean }): Promise<number> =>
  new Promise((done) => {
    const channel = new MessageChannel();
    const box = document.createElement('div');
    box.style.cssText = 'position:absolute;left:0;top:0;width:300px;height:200px;background:#fff;display:none';
    if (plain) document.body.append(box);
    const cardNow = (): Element | null => document.querySelector('obelus-notes')?.shadowRoot?.querySelector('[role=dialog]') ?? null;
    const before = other ? cardNow()?.textContent : undefined;
    let end = Number.NaN;
    // A card that does not come is no time at all; the round is left out and counted.
    setTimeout(() => done(Number.NaN), 5_000);
    channel.port1.onmessage = () => {
      const time = performance.now() - end;
      box.remove();
      done(time);
    };
    const seen = (card: Element | null): boolean =>
      card !== null &&
      card.textContent !== before &&
      card.getBoundingClientRect().height > 0 &&
      card.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const late = new ResizeObserver(() => {
      late.disconnect();
      if (seen(plain ? box : cardNow())) channel.port2.postMessage(null);
      else requestAnimationFrame(look);
    });
    const look = (): void => late.observe(document.documentElement);
    document.addEventListener(
      'pointermove',
      () =>
        requestAnimationFrame((time) => {
          // From the beginning of that frame, as the reader counts: on a busy page its callbacks come milliseconds later.
          end = time + delay;
          if (plain) setTimeout(() => (box.style.display = 'block'), delay);
          look();
        }),
      { capture: true, passive: true, once: true },
    );
  });

type Spot = { x: number; y: number };

/** One card: the pointer comes to a place and rests; afterwards all is as before. */
async function cardTime(page: Page, at: Spot, wait: number, plain = false): Promise<number> {
  // Whatever came to the front meanwhile: a page behind has no frames.
  await page.bringToFront();
  const painted = page.evaluate(watch, { delay: wait, plain });
  // The watch has to be there before the pointer moves.
  await page.evaluate(() => undefined);
  await page.mouse.move(at.x, at.y);
  const time = await painted;
  await page.keyboard.press('Escape');
  await page.mouse.move(4, 4);
  await page.waitForTimeout(60);
  return time;
}

/** A card while that of another mark is open, which takes the shorter rest. */
async function nextCardTime(page: Page, one: Spot, other: Spot): Promise<number> {
  const there = page.evaluate(watch, { delay: DELAY });
  await page.evaluate(() => undefined);
  await page.mouse.move(one.x, one.y);
  await there;
  await page.waitForTimeout(200);
  const painted = page.evaluate(watch, { delay: REOPEN, other: true });
  await page.evaluate(() => undefined);
  await page.mouse.move(other.x, other.y);
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

// A folder with a build may be given, to set two builds beside one another.
const extension = process.argv[2] ?? build('chrome', 'test');
const server = await serve(null, 0, (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  return true;
});
const launched = await launch({ extension, headless: true, colorScheme: 'light' });
const asker = await openExtensionPage(launched);
const settle = (openDelay: number): Promise<unknown> =>
  asker.evaluate(
    (wait) =>
      (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome.runtime.sendMessage({
        type: 'settings.set',
        request: { openDelay: wait, allMentions: true },
      }),
    openDelay,
  );
await settle(DELAY);
const { page, state } = await readPage(launched, asker, `${server.url}/page`, null);
await page.bringToFront();
console.log(`${state.notes.length} notes; read in ${(state.timings.total ?? 0).toFixed(0)} ms`);
await page.waitForFunction(() => [...CSS.highlights.keys()].some((name) => name.startsWith('obelus-')), null, { polling: 200 });
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
if (places.length < 2) throw new Error('fewer than two marks are in sight');
// The card of the second lies below it, off the first.
const high = places.toSorted((a, b) => a.y - b.y);
const place = (round: number): { x: number; y: number } => places[round % places.length] as { x: number; y: number };
await page.waitForTimeout(400);

const first = [await cardTime(page, place(0), DELAY)];
const [warm, plain, next]: [number[], number[], number[]] = [[], [], []];
for (let round = 0; round < ROUNDS; round += 1) {
  warm.push(await cardTime(page, place(round), DELAY));
  plain.push(await cardTime(page, { x: 8 + (round % 3), y: 8 }, DELAY, true));
  if (round % 3 === 0) next.push(await nextCardTime(page, high[1] ?? place(0), high[0] ?? place(0)));
}
const holds = [line('card, after the rest', warm, BAR.warm)];
line('floor: an empty box by a timer of the page', plain);
line('another card while one is open', next);
const between: number[] = [];
for (const wait of BETWEEN) {
  await settle(wait);
  await page.waitForTimeout(1500);
  for (let round = 0; round < ROUNDS / BETWEEN.length; round += 1) between.push(await cardTime(page, place(round), wait));
}
holds.push(line('card, rest ends between two frames', between, BAR.warm));
await settle(DELAY);
await page.waitForTimeout(1500);
const stopped: number[] = [];
for (let round = 0; round < 8; round += 1) {
  await stopWorker(asker);
  stopped.push(await cardTime(page, place(round), DELAY));
}
holds.push(line('card, worker stopped', stopped, BAR.warm));
for (let round = 0; round < FIRSTS; round += 1) {
  await page.reload();
  await page.waitForFunction(() => [...CSS.highlights.keys()].some((name) => name.startsWith('obelus-')), null, { polling: 200 });
  await page.waitForTimeout(700);
  first.push(await cardTime(page, place(0), DELAY));
}
holds.push(line('first card of a page', first, BAR.first));
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
holds.push(line('frame while scrolling past the marks', frames, FRAME + 2));
holds.push(await benchMarks(launched.context, SENTENCES));
await launched.close();
await server.close();
process.exitCode = holds.every(Boolean) ? 0 : 1;
