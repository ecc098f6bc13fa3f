import { chromium, type BrowserContext, type Page } from '@playwright/test';

import { expect, highlightsOf, test } from './obelus.ts';

/** The page as its author left it: its tree as text and every element's rectangle. Obelus' one host is the only thing left out. */
const snapshot = (page: Page) =>
  page.evaluate(() => {
    const host = [...document.documentElement.children]
      .concat([...document.body.children])
      .find((element) => element.tagName.toLowerCase().startsWith('obelus-'));
    const next = host?.nextSibling ?? null;
    const parent = host?.parentNode ?? null;
    if (host && parent) host.remove();
    const html = document.documentElement.outerHTML;
    const rectangles = [...document.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.tagName, x, y, width, height].join(' ');
    });
    if (host && parent) parent.insertBefore(host, next);
    return { html, rectangles, hosts: host ? 1 : 0 };
  });

test('UX-A3 the page’s tree and every rectangle are the same with and without Obelus', async ({ open, newsroom, stateOf }) => {
  const plain: BrowserContext = await chromium
    .launch({ ...(process.env.CHROME_PATH && { executablePath: process.env.CHROME_PATH }) })
    .then((browser) => browser.newContext({ viewport: { width: 1260, height: 960 }, colorScheme: 'light' }));
  const bare = await plain.newPage();
  await bare.goto(`${newsroom.url}/march.html`);
  const without = await snapshot(bare);
  await plain.browser()?.close();

  const page = await open(`${newsroom.url}/march.html`);
  await stateOf(page);
  expect(Object.keys(await highlightsOf(page)).length).toBeGreaterThan(0);
  const withMarks = await snapshot(page);
  expect(withMarks.hosts).toBe(1);
  expect(withMarks.html).toBe(without.html);
  expect(withMarks.rectangles).toEqual(without.rectangles);
});

test('PK-F14 nothing of the extension can be loaded by a page, and nothing of it shows in the document', async ({ obelus, open, newsroom, stateOf }) => {
  const page = await open(`${newsroom.url}/march.html`);
  await stateOf(page);
  for (const file of ['manifest.json', 'reader.js', 'gate.js', 'popup.html', 'packs/facts.ndjson.gz', 'marks.css']) {
    const loaded = await page.evaluate(
      (url) =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      `${obelus.origin}/${file}`,
    );
    expect(loaded, file).toBe(false);
  }
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  expect(await page.evaluate(() => typeof (globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome?.runtime?.sendMessage)).toBe('undefined');
});

test('PK-F1 events and messages of the page change nothing', async ({ open, newsroom, stateOf }) => {
  const page = await open(`${newsroom.url}/march.html`);
  const before = await highlightsOf(page);
  await stateOf(page);
  await page.evaluate(() => {
    for (const type of ['obelus:update', 'reader.stop', 'page.read']) {
      window.postMessage({ type, request: null }, '*');
      document.dispatchEvent(new CustomEvent(type, { detail: { type } }));
      document.documentElement.dispatchEvent(new CustomEvent(type));
    }
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
  await page.waitForTimeout(200);
  expect(Object.keys(await highlightsOf(page)).length).toBeGreaterThanOrEqual(Object.keys(before).length);
  expect(Object.keys(await highlightsOf(page)).length).toBeGreaterThan(0);
});
