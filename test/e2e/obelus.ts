import path from 'node:path';
import { test as base, expect, type CDPSession, type Page } from '@playwright/test';
import { askAs, tabOf } from '../../scripts/browser/extension-asker.ts';
import { launch, openExtensionPage, type Launched } from '../../scripts/browser/launch.ts';
import { serve, type StaticServer } from '../../scripts/browser/static-server.ts';
import { settledState } from '../../scripts/start/read-page.ts';
import { outputOf } from '../../scripts/build/build.ts';
import type { TabState } from '../../lib/messaging/protocol.ts';

export const EXTENSION = outputOf('chrome', 'test');
export const NEWSROOM = path.resolve('scripts', 'start', 'newsroom');
export const FIXTURES = path.resolve('test', 'fixtures', 'pages');

type Shared = {
  /** One browser with Obelus for all tests of a worker that do not need a clean profile. */
  obelus: Launched;
  newsroom: StaticServer;
  fixtures: StaticServer;
};
type PerTest = {
  /** A page of the extension, for asking what the popup would ask. */
  asker: Page;
  /** Opens an address in a new tab of the shared browser. */
  open: (url: string) => Promise<Page>;
  /** Waits for a page's notes as the popup sees them. */
  stateOf: (page: Page) => Promise<TabState>;
};

export const test = base.extend<PerTest, Shared>({
  obelus: [
    async ({}, use) => {
      const launched = await launch({ extension: EXTENSION, headless: true, colorScheme: 'light' });
      // It lives as long as the run: a check of its own, when its time comes, would reach the channel that another test watches.
      const asker = await openExtensionPage(launched);
      await askAs(asker, 'settings.set', { automaticChecks: false });
      await inEffect(asker);
      await asker.close();
      await use(launched);
      await launched.close();
    },
    { scope: 'worker' },
  ],
  newsroom: [
    async ({}, use) => {
      const server = await serve(NEWSROOM);
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  fixtures: [
    async ({}, use) => {
      const server = await serve(FIXTURES);
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  asker: async ({ obelus }, use) => {
    const asker = await openExtensionPage(obelus);
    await use(asker);
    await asker.close();
  },
  open: async ({ obelus }, use) => {
    const pages: Page[] = [];
    await use(async (url) => {
      const page = await obelus.context.newPage();
      pages.push(page);
      await page.goto(url);
      return page;
    });
    for (const page of pages) await page.close();
  },
  stateOf: async ({ asker }, use) => {
    await use(async (page) => settledState(asker, await tabOf(asker, page.url())));
  },
});

export { askAs, expect, tabOf };

/** A site that no page is of. */
const NOWHERE = 'nowhere.invalid';

/**
 * Waits until settings that were changed are in effect, which is a moment after the change was answered: open pages are read anew then, and that closes the card
 * of a page that was opened meanwhile. A site's switch goes the same way and is answered at its end.
 */
export async function inEffect(asker: Page): Promise<void> {
  await askAs(asker, 'site.switch', { site: NOWHERE, on: false });
  await askAs(asker, 'site.forget', { site: NOWHERE });
}

/** Highlights that the page carries, by registered name, with how many ranges each holds. */
export const highlightsOf = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [name, highlight.size])));

/** Middle of the first rectangle of the first mark that holds these words, in viewport coordinates. */
export async function markAt(page: Page, words: string): Promise<{ x: number; y: number }> {
  const at = await page.evaluate((text) => {
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('obelus-') || name.startsWith('obelus-active')) continue;
      for (const each of highlight) {
        const range = document.createRange();
        range.setStart(each.startContainer, each.startOffset);
        range.setEnd(each.endContainer, each.endOffset);
        if (!range.toString().replace(/\s+/g, ' ').includes(text)) continue;
        range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
        const box = [...range.getClientRects()].find((rect) => rect.width > 4);
        if (box) return { x: box.x + Math.min(box.width / 2, 30), y: box.y + box.height / 2 };
      }
    }
    return null;
  }, words);
  if (!at) throw new Error(`no mark holds "${words}"`);
  return at;
}

/** How long a page must have stood still, in milliseconds of its own: no card opens while it scrolls. */
const REST = 300;

/** Waits until a page neither scrolls nor changes its size any more, so that a place in it stays where it is. */
export const atRest = (page: Page): Promise<void> =>
  page.evaluate(
    (rest) =>
      new Promise<void>((done) => {
        let [place, since] = ['', 0];
        const look = (): void => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          const now = [scrollX, scrollY, innerWidth, innerHeight, scrollWidth, scrollHeight].join(' ');
          if (now !== place) [place, since] = [now, performance.now()];
          if (performance.now() - since > rest) done();
          else setTimeout(look, 50);
        };
        look();
      }),
    REST,
  );

/** Rests the pointer on a mark. */
export async function restOn(page: Page, words: string): Promise<void> {
  await page.bringToFront();
  await markAt(page, words);
  await atRest(page);
  const { x, y } = await markAt(page, words);
  await page.mouse.move(x - 3, y - 1);
  await page.mouse.move(x, y, { steps: 3 });
}

/** Rests the pointer on a mark until its card is open. */
export async function hoverMark(page: Page, words: string): Promise<void> {
  await restOn(page, words);
  await card(page).waitFor();
}

/** The open card (Playwright's locators look into open shadow roots), not one that is only made ready. */
export const card = (page: Page) => page.locator('[role=dialog]:not(.coming *)');

/** Stops every service worker of the browser, as the browser itself may at any time. */
export async function killWorker(page: Page): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** Collects what a page complains about: console errors and uncaught exceptions. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon|Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
