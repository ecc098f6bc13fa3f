import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type StaticServer } from '../../../scripts/browser/static-server.ts';
import { startFirefox, until, type Firefox } from './firefox.ts';
import {
  boxesOf,
  cardOf,
  complaintsOf,
  contentOf,
  contrast,
  focusOf,
  goTo,
  greysOf,
  landmarksOf,
  marksOf,
  pass,
  placeOf,
  rest,
  signsOf,
  treeOf,
  waitsAfterPress,
  watchPress,
} from './ux-kit.ts';

/** A page of the test's own; its keys and its links are watched. */
const ARTICLE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Microsoft, OpenAI and Amazon</title>
<meta property="article:published_time" content="2026-03-19T08:00:00Z"></head><body style="margin:0;background:#fff;color:#111">
<a id="first" href="#x">First stop</a><main style="margin:40px auto;width:680px;font:18px/30px serif"><h1>Microsoft, OpenAI and Amazon</h1>
<p>Under the present terms, calls to the OpenAI API <a id="inside" href="#followed">must be routed</a> through Azure.</p>
<p>Microsoft has invested more than $13 billion in OpenAI.</p><p>It holds a stake of roughly 27% in OpenAI, the company behind ChatGPT.</p>
<div style="height:900px"></div><button id="last">Last stop</button></main>
<script>window.heard = []; addEventListener('keydown', (event) => window.heard.push(event.key));</script></body></html>`;
const HOSTILE = readFileSync(path.resolve('test', 'fixtures', 'pages', 'hostile.html'), 'utf8');
const MONEY = 'more than $13 billion';

describe('the interface’s rows in Firefox', () => {
  let firefox: Firefox;
  let server: StaticServer;
  let page: Page;
  beforeAll(async () => {
    server = await serve(path.resolve('scripts', 'start', 'newsroom'), 0, (_request, response, pathname) => {
      const body = { '/article.html': ARTICLE, '/hostile.html': HOSTILE }[pathname];
      if (body) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
      return body !== undefined;
    });
    firefox = await startFirefox({ 'ui.prefersReducedMotion': 1 });
    page = await newPage();
  });
  async function newPage(): Promise<Page> {
    const made = await firefox.browser.newPage();
    await made.setViewport({ width: 1260, height: 900 });
    return made;
  }
  afterAll(async () => {
    await firefox?.close();
    await server?.close();
  });
  const visit = (file: string): Promise<void> => goTo(page, `${server.url}/${file}`);
  const open = (): Promise<unknown> =>
    until(
      () => cardOf(page),
      (text) => text !== null,
    );
  const closed = (): Promise<unknown> =>
    until(
      () => cardOf(page),
      (text) => text === null,
    );
  /** The same look at the page with Obelus at work and switched off. */
  async function onAndOff<T>(look: () => Promise<T>): Promise<{ on: T; off: T }> {
    const on = await look();
    await firefox.ask('settings.set', { on: false });
    await until(
      () => marksOf(page),
      (count) => count === 0,
    );
    await page.waitForFunction(() => document.querySelector('obelus-notes') === null);
    const off = await look();
    await firefox.ask('settings.set', { on: true });
    return { on, off };
  }

  it('UX-A3 UX-A15 tree and rectangles are the same with and without marks, and so is what is printed', async () => {
    await visit('march.html');
    expect(await marksOf(page)).toBeGreaterThan(5);
    const seen = await onAndOff(async () => ({ tree: await treeOf(page), boxes: await boxesOf(page), print: contentOf(await page.pdf()) }));
    expect(seen.on.tree).toBe(seen.off.tree);
    expect(seen.on.boxes).toEqual(seen.off.boxes);
    expect(seen.on.boxes.length).toBeGreaterThan(20);
    expect(seen.on.print).toEqual(seen.off.print);
    // One line more, and what is printed is another.
    await page.evaluate(() => document.querySelector('em')?.style.setProperty('text-decoration', 'underline'));
    expect(contentOf(await page.pdf())).not.toEqual(seen.on.print);
  });

  it('UX-A2 axe finds with marks what it finds without, and not a place more', async () => {
    for (const file of ['march.html', 'june.html']) {
      await visit(file);
      const faults = await onAndOff(() => complaintsOf(page));
      expect(
        faults.on.filter((fault) => !faults.off.includes(fault)),
        file,
      ).toEqual([]);
    }
  });

  it('UX-A17 the four lines are told apart without colour', async () => {
    await visit('article.html');
    const box = { x: 0, width: 260, height: 44 };
    // The same words once for each state, painted by the extension's own style sheet.
    await page.evaluate(({ width, height }) => {
      document.querySelector('main')?.remove();
      document.body.style.cssText = 'margin:0;background:#fff;color:#111';
      for (const [at, state] of ['matches', 'differ', 'changed', 'context'].entries()) {
        const line = document.createElement('div');
        line.style.cssText = `position:absolute;left:0;top:${at * height}px;box-sizing:border-box;width:${width}px;height:${height}px;padding:8px;font:18px/24px serif;overflow:hidden`;
        line.textContent = 'must be routed through it';
        document.body.append(line);
        const range = document.createRange();
        range.selectNodeContents(line);
        CSS.highlights.set(`obelus-${state}-light`, new Highlight(range));
      }
      document.querySelector('#first')?.remove();
    }, box);
    await pass(200);
    const samples = await Promise.all([0, 1, 2, 3].map((at) => greysOf(page, { ...box, y: at * box.height })));
    // Share of the lines' own pixels: a line is about two of them high.
    const unlike = (one: number[], other: number[]): number => one.filter((grey, at) => Math.abs(grey - (other[at] ?? 0)) > 48).length / (box.width * 2);
    for (const [at, one] of samples.entries()) {
      expect(unlike(one, samples[at] ?? [])).toBe(0);
      for (const [next, other] of samples.slice(at + 1).entries()) expect(unlike(one, other), `${at} and ${at + 1 + next}`).toBeGreaterThan(0.1);
    }
    await page.close();
    page = await newPage();
  });

  it('UX-A4 UX-A6 one region with a name, a named button for each note; a new mark is counted', async () => {
    await visit('article.html');
    const before = await signsOf(page);
    expect(before.region).toBe(`Obelus notes: ${before.names.length} on this page`);
    expect(before.names).toContain(`Note 2 of ${before.names.length}: Needs context. “Microsoft has invested ${MONEY}”`);
    await rest(page, MONEY);
    await open();
    expect(await landmarksOf(page)).toEqual(['section']);
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      const more = document.createElement('p');
      more.textContent = 'Amazon Web Services is to be the exclusive third-party cloud distributor of Frontier, OpenAI said.';
      document.querySelector('h1')?.after(more);
    });
    const after = await until(
      () => signsOf(page),
      ({ names }) => names.length > before.names.length,
    );
    expect(after.region).toBe(`Obelus notes: ${after.names.length} on this page`);
    expect(after.names.every((name) => name.includes(` of ${after.names.length}: `))).toBe(true);
  });

  it('UX-A5 UX-A8 one stop behind the page’s own, arrows, Home and End in it; Enter opens with focus on the heading, Esc goes back', async () => {
    await visit('article.html');
    const { names } = await signsOf(page);
    await page.focus('#first');
    const stops: string[] = [];
    for (let presses = 0; presses < 3; presses += 1) {
      await page.keyboard.press('Tab');
      stops.push(await focusOf(page));
    }
    expect(stops).toEqual(['must be routed', 'Last stop', names[0]]);
    await page.keyboard.press('ArrowDown');
    expect(await focusOf(page)).toBe(names[1]);
    await page.keyboard.press('End');
    expect(await focusOf(page)).toBe(names.at(-1));
    await page.keyboard.press('Home');
    expect(await focusOf(page)).toBe(names[0]);
    await page.keyboard.press('Enter');
    await open();
    expect(await focusOf(page)).toMatch(/^Changed since/);
    await page.keyboard.press('Escape');
    await closed();
    expect(await focusOf(page)).toBe(names[0]);
    // The way back, and the way out: behind the one stop there is nothing more of ours. (What the window holds next is not this page's.)
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    expect(await focusOf(page)).toBe('Last stop');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(names).not.toContain(await focusOf(page));
    await page.close();
    page = await newPage();
  });

  it('UX-A7 UX-A9 UX-A14 rest opens, the pointer in the card keeps it, Esc closes it for good and stays from the page; nothing moves', async () => {
    await visit('article.html');
    const focus = await focusOf(page);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => (window as never as { heard: string[] }).heard)).toEqual(['Escape']);
    const opened = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let moved = Infinity;
          const cardNow = (): Element | null | undefined => document.querySelector('obelus-notes')?.shadowRoot?.querySelector('[role=dialog]:not(.coming *)');
          // The last steps of the pointer may come late, when the card is there.
          addEventListener('pointermove', (event) => (moved = cardNow() ? moved : event.timeStamp), { capture: true });
          const look = (): void => {
            if (cardNow()) resolve(performance.now() - moved);
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    const at = await rest(page, MONEY);
    expect(await opened).toBeGreaterThanOrEqual(450);
    const look = await page.evaluate(() => {
      const card = document.querySelector('obelus-notes')?.shadowRoot?.querySelector('.slot [role=dialog]:not(.coming *)');
      const { x, y, width } = card?.getBoundingClientRect() ?? new DOMRect();
      return { x, y, width, animation: card && getComputedStyle(card).animationName };
    });
    expect(look.animation).toBe('none');
    expect(look.y).toBeGreaterThan(at.y);
    await page.mouse.move(look.x + look.width / 2, look.y + 60, { steps: 4 });
    await pass(1_500);
    expect(await cardOf(page)).not.toBeNull();
    await page.mouse.move(at.x, at.y, { steps: 4 });
    await page.keyboard.press('Escape');
    await closed();
    await page.mouse.move(at.x + 3, at.y);
    await pass(900);
    expect(await cardOf(page)).toBeNull();
    expect(await focusOf(page)).toBe(focus);
    expect(await page.evaluate(() => (window as never as { heard: string[] }).heard)).toEqual(['Escape']);
  });

  it('UX-A10 a page that unsets all styles, stops keys, hides our host and covers everything: the card can be read', async () => {
    await visit('hostile.html');
    await rest(page, '$13 billion');
    await open();
    const facts = await page.evaluate(() => {
      const host = document.querySelector('obelus-notes');
      const card = host?.shadowRoot?.querySelector('.slot [role=dialog]:not(.coming *)');
      const box = card?.getBoundingClientRect() ?? new DOMRect();
      const points = [0.1, 0.5, 0.9].flatMap((part) => [0.1, 0.9].map((down) => [box.left + box.width * part, box.top + box.height * down] as const));
      return { width: box.width, height: box.height, top: points.every(([x, y]) => document.elementFromPoint(x, y) === host) };
    });
    expect(facts).toMatchObject({ top: true });
    expect(facts.width).toBeGreaterThan(250);
    expect(facts.height).toBeGreaterThan(100);
    await page.keyboard.press('Escape');
    await closed();
  });

  it('UX-A12 signs have contrast on whatever the page is painted with; a middle grey gets the page’s own ink', async () => {
    await visit('article.html');
    for (const [ground, text, tone] of [
      ['#ffffff', '#111111', 'light'],
      ['#fff1e5', '#33302e', 'light'],
      ['#12141a', '#e8e8e8', 'dark'],
      ['#8a8a8a', '#000000', 'ink'],
    ] as const) {
      await page.evaluate(([background, color]) => Object.assign(document.body.style, { background, color }), [ground, text] as const);
      const { colours } = await until(
        () => signsOf(page),
        ({ tones }) => tones.length > 0 && tones.every((one) => one === tone),
      );
      for (const colour of colours) expect(contrast(colour, ground), `${colour} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  it('UX-A23 a link in a mark is followed, a double click selects a word, a drag selects across, and no card comes in between', async () => {
    await visit('article.html');
    const selected = (): Promise<string> => page.evaluate(() => String(getSelection()));
    const word = await placeOf(page, MONEY);
    await page.mouse.click(word.x, word.y, { count: 2 });
    expect((await selected()).trim()).toMatch(/^[\w$]+$/);
    await page.mouse.click(5, 400);
    await page.mouse.move(word.x - 5, word.y);
    await page.mouse.down();
    await page.mouse.move(word.x + 120, word.y, { steps: 4 });
    await pass(800);
    expect(await cardOf(page)).toBeNull();
    await page.mouse.up();
    expect((await selected()).length).toBeGreaterThan(8);
    await page.mouse.click(5, 400);
    // The pointer stays on the link: a card that a rest there opens comes later than one that the press opens, by the page's own clock.
    await watchPress(page);
    const link = await page.$('#inside');
    await link?.click();
    await until(
      () => page.evaluate(() => location.hash),
      (hash) => hash === '#followed',
    );
    expect((await waitsAfterPress(page)).filter((wait) => !(wait >= 450))).toEqual([]);
  });
});
