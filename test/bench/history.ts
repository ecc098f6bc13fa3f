/**
 * What a long history costs in Chromium: `npm run bench -- history [--pages 10000] [--rounds 15] [--page popup|review]`. Needs the built extension (`npm run build`) and CHROME_PATH.
 * Pages go in by the import that a reader uses; first rows are timed inside the page, from its navigation to the frame after the newest title stands in it.
 * The peer is a page of the same extension with one script of one line, which asks nobody and draws that title: no page of an extension opens sooner.
 */
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from '@playwright/test';
import { applyImport, type AskHistory } from '../../lib/export/exchange.ts';
import type { HistoryFile } from '../../lib/export/history-file.ts';
import { askAs } from '../../scripts/browser/extension-asker.ts';
import { launch, openExtensionPage, type Launched } from '../../scripts/browser/launch.ts';
import { outputOf } from '../../scripts/build/build.ts';
import { generatedPages, SEARCHES } from './history-pages.ts';

const FIRST_ROWS_MS = 150;
const SEARCH_MS = 50;

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
const least = (times: readonly number[]): number => Math.min(...times);

/** Milliseconds of the same work every time, in the page that asks: says how busy the computer is otherwise. */
const floor = (asker: Page): Promise<number> =>
  asker.evaluate(() => {
    const started = performance.now();
    let sum = 0;
    for (let at = 0; at < 20_000_000; at += 1) sum = (sum + at) | 0;
    return sum === -1 ? 0 : performance.now() - started;
  });

/** Runs in the page before anything else: opens the history where there is a tab for it, and notes when the newest title was painted. */
function watchFirstRows(title: string): void {
  const own = globalThis as unknown as { rowsAt?: number; openedAt?: number };
  const look = (): void => {
    const tab = document.querySelector<HTMLElement>('#tab-history[aria-selected=false]');
    if (tab && own.openedAt === undefined) {
      own.openedAt = performance.now();
      tab.click();
    }
    if (document.body?.textContent?.includes(title)) {
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => (own.rowsAt = performance.now())));
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}

type Opened = { sinceNavigation: number; sinceClick: number | null };

async function firstRows(browser: Launched, file: string, title: string): Promise<Opened> {
  const page = await browser.context.newPage();
  await page.addInitScript(watchFirstRows, title);
  await page.goto(`${browser.origin}/${file}`);
  await page.waitForFunction(() => (globalThis as { rowsAt?: number }).rowsAt !== undefined, undefined, { polling: 20, timeout: 20_000 });
  const { rowsAt, openedAt } = await page
    .evaluate(() => globalThis as unknown as { rowsAt: number; openedAt?: number })
    .then(() =>
      page.evaluate(() => ({ rowsAt: (globalThis as unknown as { rowsAt: number }).rowsAt, openedAt: (globalThis as { openedAt?: number }).openedAt })),
    );
  await page.close();
  return { sinceNavigation: rowsAt, sinceClick: openedAt === undefined ? null : rowsAt - openedAt };
}

async function stopWorker(asker: Page): Promise<void> {
  const session = await asker.context().newCDPSession(asker);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** Milliseconds of one search, in the page that asks: message, search, answer. */
const search = (asker: Page, words: string): Promise<{ ms: number; total: number }> =>
  asker.evaluate(async (text) => {
    const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<{ value: { total: number } }> } } };
    const started = performance.now();
    const { value } = await chrome.runtime.sendMessage({ type: 'history.list', request: { search: text, limit: 50 } });
    return { ms: performance.now() - started, total: value.total };
  }, words);

const heapOf = async (session: CDPSession): Promise<{ heap: number; nodes: number }> => {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { heap: of('JSHeapUsedSize') / 1e6, nodes: of('Nodes') };
};

/** Scrolls whatever scrolls most, to its end as far as it grows, and reads the memory along the way. */
async function scrolled(browser: Launched, file: string, title: string): Promise<{ heap: number; nodes: number; at: number }[]> {
  const page = await browser.context.newPage();
  await page.addInitScript(watchFirstRows, title);
  await page.goto(`${browser.origin}/${file}`);
  await page.waitForFunction(() => (globalThis as { rowsAt?: number }).rowsAt !== undefined, undefined, { timeout: 20_000 });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  const readings: { heap: number; nodes: number; at: number }[] = [];
  for (let step = 0; step <= 10; step += 1) {
    const at = await page.evaluate(async (part) => {
      const boxes = [...document.querySelectorAll('*')].filter(
        (box) => /auto|scroll/.test(getComputedStyle(box).overflowY) || box === document.scrollingElement,
      );
      const box = boxes.sort((a, b) => b.scrollHeight - b.clientHeight - (a.scrollHeight - a.clientHeight))[0] ?? document.documentElement;
      for (let jump = 0; jump < 10; jump += 1) {
        box.scrollTop = ((part * 10 + jump) / 110) * box.scrollHeight;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      return box.scrollTop;
    }, step);
    readings.push({ ...(await heapOf(session)), at });
  }
  await page.close();
  return readings;
}

/** What came by a file is set beside the record first, once: a background that still does that is not one at rest. */
const compared = (asker: Page): Promise<void> =>
  asker.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no answer'));
      });
    const database = await answer(indexedDB.open('obelus-history'));
    while (!(await answer<unknown>(database.transaction('meta').objectStore('meta').get('compared')))) await new Promise((resolve) => setTimeout(resolve, 200));
    database.close();
  });

/** The built extension with the peer's page beside its own. */
function withPeer(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'obelus-bench-'));
  cpSync(outputOf('chrome', 'production'), folder, { recursive: true });
  writeFileSync(path.join(folder, 'peer.html'), '<!doctype html><meta charset="utf-8"><title>Peer</title><script type="module" src="/peer.js"></script>');
  writeFileSync(path.join(folder, 'peer.js'), "document.body.textContent = new URLSearchParams(location.search).get('title');");
  return folder;
}

const CHORES_MS = 1500;

/** Waits until the worker has read what the page before asked for, and has done its chores. */
async function atRest(asker: Page): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, CHORES_MS));
  await askAs(asker, 'history.state', null);
}

type Options = { pages: number; rounds: number; file: string };

async function bench({ pages: count, rounds, file }: Options): Promise<boolean> {
  const extension = withPeer();
  const browser = await launch({ extension, headless: true });
  try {
    const asker = await openExtensionPage(browser);
    const pages = generatedPages(count);
    const whole: HistoryFile = {
      version: 1,
      exported: '',
      engine: '',
      settings: {},
      decisions: { dates: [], sites: [], mutes: [], cases: [] },
      pages,
      unreadable: { count: 0, first: [] },
    };
    const started = performance.now();
    const ask: AskHistory = (type, request) => askAs(asker, type, request);
    const added = await applyImport(ask, whole);
    console.log(`${added.pages} pages with ${added.notes} statements added in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    await compared(asker);
    const newest = pages.reduce((one, other) => (other.lastVisit > one.lastVisit ? other : one)).title;

    const [cold, again, warm, peer]: [Opened[], Opened[], Opened[], Opened[]] = [[], [], [], []];
    for (let round = -1; round < rounds; round += 1) {
      await stopWorker(asker);
      const first = await firstRows(browser, file, newest);
      const second = await firstRows(browser, file, newest);
      await atRest(asker);
      const third = await firstRows(browser, file, newest);
      const fourth = await firstRows(browser, `peer.html?title=${encodeURIComponent(newest)}`, newest);
      if (round < 0) continue;
      cold.push(first);
      again.push(second);
      warm.push(third);
      peer.push(fourth);
    }
    let good = true;
    const floors = [await floor(asker)];
    const report = (name: string, times: readonly number[], budget: number | null): void => {
      const over = budget !== null && median(times) > budget;
      good &&= !over;
      console.log(
        `${name.padEnd(48)} ${median(times).toFixed(0).padStart(6)} ms median ${least(times).toFixed(0).padStart(6)} ms least${budget === null ? '' : `  budget ${budget}${over ? '  OVER' : ''}`}`,
      );
    };
    const fromNavigation = (rows: readonly Opened[]): number[] => rows.map((one) => one.sinceNavigation);
    const fromClick = (rows: readonly Opened[]): number[] => rows.flatMap(({ sinceClick }) => (sinceClick === null ? [] : [sinceClick]));
    report('a page of one line since it opened (peer)', fromNavigation(peer), null);
    report('first rows since the page opened, worker awake', fromNavigation(warm), FIRST_ROWS_MS);
    report('first rows since the page opened, worker asleep', fromNavigation(cold), FIRST_ROWS_MS);
    report('the same, opened again while the worker reads', fromNavigation(again), null);
    if (fromClick(warm).length > 0) {
      report('first rows since the tab "History", worker awake', fromClick(warm), FIRST_ROWS_MS);
      report('first rows since the tab "History", worker asleep', fromClick(cold), FIRST_ROWS_MS);
    }
    await stopWorker(asker);
    console.log(`first search after the worker slept: ${(await search(asker, 'azure')).ms.toFixed(0)} ms`);
    for (const words of SEARCHES) {
      const answers = [];
      for (let round = 0; round < rounds; round += 1) answers.push(await search(asker, words));
      floors.push(await floor(asker));
      report(
        `search "${words}" (${answers[0]?.total} pages)`,
        answers.map(({ ms }) => ms),
        SEARCH_MS,
      );
    }
    for (const { heap, nodes, at } of await scrolled(browser, file, newest))
      console.log(`scrolled to ${Math.round(at)} px: ${heap.toFixed(1)} MB, ${nodes} nodes`);
    console.log(`floor: ${median(floors).toFixed(0)} ms median, ${least(floors).toFixed(0)} ms least`);
    if (median(floors) > 1.25 * least(floors))
      console.log('Inconclusive: the computer is busy with other things; the least times come nearest to what is true.');
    return good;
  } finally {
    await browser.close();
    rmSync(extension, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { pages: { type: 'string' }, rounds: { type: 'string' }, page: { type: 'string' } } });
if (!existsSync(outputOf('chrome', 'production'))) {
  console.error('bench: there is no built extension; make one with "npm run build"');
  process.exitCode = 2;
} else {
  const good = await bench({
    pages: Number(values.pages ?? 10_000),
    rounds: Number(values.rounds ?? 15),
    file: values.page === 'review' ? 'review.html' : 'popup.html',
  });
  process.exitCode = good ? 0 : 1;
}
