import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type StaticServer } from '../../../scripts/browser/static-server.ts';
import { openOwnPage, startFirefox, tabOf, until, type Firefox } from './firefox.ts';

const marksOf = (page: Page): Promise<string[]> => page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith('obelus-')));

/** Asks without waking it. */
const eventPageRuns = (asker: Page): Promise<boolean> =>
  asker.evaluate(() => (globalThis as unknown as { browser: { extension: { getBackgroundPage(): unknown } } }).browser.extension.getBackgroundPage() !== null);

/** Text of the open card; the test build's shadow root is open. */
const cardText = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll('*')) {
      const dialog = element.shadowRoot?.querySelector('[role=dialog]:not(.coming *)');
      if (dialog) return dialog.textContent;
    }
    return null;
  });

describe('Obelus in Firefox', () => {
  let firefox: Firefox;
  let newsroom: StaticServer;
  beforeAll(async () => {
    newsroom = await serve(path.resolve('scripts', 'start', 'newsroom'));
    // Stopped soon, so that a test can wait for it; yet not before a slow machine has brought the facts in, which a first start does without any event.
    firefox = await startFirefox({ 'extensions.background.idle.timeout': 6_000 });
  });
  afterAll(async () => {
    await firefox?.close();
    await newsroom?.close();
  });

  it('marks an article, opens a card on hover, and closes it with Esc', async () => {
    const page = await firefox.browser.newPage();
    await page.setViewport({ width: 1260, height: 960 });
    await page.goto(`${newsroom.url}/march.html`);
    await until(
      () => marksOf(page),
      (marks) => marks.length > 1,
    );
    const at = await page.evaluate(() => {
      for (const [name, highlight] of CSS.highlights) {
        if (!name.startsWith('obelus-changed')) continue;
        for (const each of highlight) {
          const range = document.createRange();
          range.setStart(each.startContainer, each.startOffset);
          range.setEnd(each.endContainer, each.endOffset);
          range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
          const box = range.getClientRects()[0];
          if (box) return { x: box.x + Math.min(20, box.width / 2), y: box.y + box.height / 2 };
        }
      }
      return null;
    });
    expect(at).not.toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await page.mouse.move((at?.x ?? 0) - 3, at?.y ?? 0);
    await page.mouse.move(at?.x ?? 0, at?.y ?? 0, { steps: 3 });
    expect(
      await until(
        () => cardText(page),
        (text) => text !== null,
      ),
    ).toContain('Changed since');
    await page.keyboard.press('Escape');
    await until(
      () => cardText(page),
      (text) => text === null,
    );
    await page.close();
  });

  it('shows the page’s statements in the popup, also after its event page has stopped', async () => {
    const page = await firefox.browser.newPage();
    const url = `${newsroom.url}/june.html`;
    await page.goto(url);
    await until(
      () => marksOf(page),
      (marks) => marks.length > 0,
    );
    const tab = await tabOf(firefox.asker, url);
    const state = await until(
      () => firefox.ask('tab.state', { tab }),
      (answer) => answer.status === 'notes',
    );
    await until(
      () => eventPageRuns(firefox.asker),
      (runs) => !runs,
    );
    const popup = await openOwnPage(firefox.browser, `popup.html?tab=${tab}`);
    await until(
      () => popup.evaluate(() => document.body.textContent ?? ''),
      (text) => text.includes(`${state.notes.length} statements about this dispute were checked`),
    );
    await popup.close();
    await page.close();
  });

  it('keeps the history, and facts in IndexedDB', async () => {
    const history = await until(
      () => firefox.ask('history.list', {}),
      (answer) => answer.total >= 2,
    );
    expect(history.pages.map((page) => page.title)).toContain('After the new agreement: who hosts what, and who paid');
    expect(await firefox.ask('facts.state', null)).toMatchObject({ rung: 'current', facts: { pack: 'ms-openai-aws' } });
  });

  it('stays silent on a page about something else', async () => {
    const page = await firefox.browser.newPage();
    await page.goto(`${newsroom.url}/harbour.html`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await marksOf(page)).toEqual([]);
    await page.close();
  });
});
