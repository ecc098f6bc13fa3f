import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Worker } from '@playwright/test';
import { serve } from '../../scripts/browser/static-server.ts';
import { expect, highlightsOf, test } from './obelus.ts';

type Counted = {
  chrome: { runtime: { onMessage: { addListener(listener: (message: unknown, sender: { url?: string }) => undefined): void } } };
  heard?: { url: string; message: string }[];
};

/** Writes down, inside the worker, every message that a web page sends from now on. */
const listen = (worker: Worker): Promise<void> =>
  worker.evaluate(() => {
    const scope = globalThis as unknown as Counted;
    scope.heard = [];
    scope.chrome.runtime.onMessage.addListener((message, sender) => {
      if (/^https?:/.test(sender.url ?? '')) scope.heard?.push({ url: sender.url ?? '', message: JSON.stringify(message).slice(0, 60) });
      return undefined;
    });
  });
/** What a page has sent. The last words of another one, which was closed before, may still be on their way. */
const heard = async (worker: Worker, url: string): Promise<string[]> =>
  (await worker.evaluate(() => (globalThis as unknown as Counted).heard ?? [])).flatMap((one) => (one.url === url ? one.message : []));

test('a page about something else: no reader, no message, no host, no highlight', async ({ obelus, open, newsroom }) => {
  const worker = await obelus.worker();
  await listen(worker);
  const page = await open(`${newsroom.url}/harbour.html`);
  await page.waitForTimeout(1500);
  expect(await heard(worker, page.url())).toEqual([]);
  expect(await highlightsOf(page)).toEqual({});
  expect(await page.evaluate(() => document.documentElement.outerHTML.includes('obelus-'))).toBe(false);
});

const REAL_PAGES = path.resolve('..', 'shared', 'pages');

test('real pages that are not about it carry no mark', async ({ obelus }) => {
  test.skip(!existsSync(REAL_PAGES), 'the real pages are not on this machine; the project’s own pages were used above');
  test.setTimeout(600_000);
  // `npm run test:pages` looks at all of them in the browser; the ring `eval` reads the text of all each time.
  const all = readdirSync(REAL_PAGES).filter((file) => file.endsWith('.html'));
  const files = all.filter((_file, at) => process.env.OBELUS_PAGES === 'all' || at % 6 === 0);
  const server = await serve(REAL_PAGES);
  const page = await obelus.context.newPage();
  // Only the page itself: no outside request and none of its scripts, so that every run sees the same.
  await page.route('**/*', (route) => (route.request().resourceType() === 'document' ? route.continue() : route.abort()));
  const marked: string[] = [];
  for (const file of files) {
    await page.goto(`${server.url}/${encodeURIComponent(file)}`, { waitUntil: 'domcontentloaded' });
    await page.waitForTimeout(700);
    if (Object.keys(await highlightsOf(page)).length > 0) marked.push(file);
  }
  await page.close();
  await server.close();
  console.log(`silent pages: ${files.length - marked.length} of ${files.length} carry no mark${marked.map((file) => `\n  marked: ${file}`).join('')}`);
  expect(all.length).toBeGreaterThan(60);
  // One of all may be; of a sample none.
  expect(marked.length, `marked: ${marked.join(', ')}`).toBeLessThanOrEqual(files.length === all.length ? 1 : 0);
});
