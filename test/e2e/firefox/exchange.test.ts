import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAs } from '../../../scripts/browser/extension-asker.ts';
import { launch, openExtensionPage, type Launched } from '../../../scripts/browser/launch.ts';
import { serve, type StaticServer } from '../../../scripts/browser/static-server.ts';
import { outputOf } from '../../../scripts/build/build.ts';
import { readPage } from '../../../scripts/start/read-page.ts';
import { applyImport, openHistoryFile, previewImport } from '../../../lib/export/exchange.ts';
import type { HistoryPage } from '../../../lib/model/history.ts';
import { exportedBy, readAllDatabases, type Ask } from '../history-kit.ts';
import { startFirefox, until, type Firefox } from './firefox.ts';

const STORIES = ['march.html', 'june.html'];
const pagesIn = async (file: Blob): Promise<Map<string, HistoryPage>> => new Map((await openHistoryFile(file)).pages.map((page) => [page.key, page]));
const rawText = async (page: Page): Promise<string> => JSON.stringify(await page.evaluate(readAllDatabases));

/** Erases, waits until nothing is left, and adds a file. */
async function replaceBy(ask: Ask, file: Blob): Promise<void> {
  await ask('history.erase', null);
  const read = await openHistoryFile(file);
  const preview = await previewImport(ask, read);
  expect(preview).toMatchObject({ pages: read.pages.length, same: 0, grown: 0 });
  expect((await ask('history.list', {})).total).toBe(0);
  expect(await applyImport(ask, read)).toEqual(preview);
}

describe('a history taken from browser to browser', () => {
  let firefox: Firefox;
  let newsroom: StaticServer;
  let chromium: Launched | null = null;
  beforeAll(async () => {
    newsroom = await serve(path.resolve('scripts', 'start', 'newsroom'));
    firefox = await startFirefox();
  });
  afterAll(async () => {
    await firefox?.close();
    await chromium?.close();
    await newsroom?.close();
  });

  it('Firefox: exported, erased and imported it is the same; erased, nothing is left of it', async () => {
    for (const story of STORIES) {
      const page = await firefox.browser.newPage();
      await page.goto(`${newsroom.url}/${story}`);
      const known = await until(
        () => firefox.ask('history.page', { key: `${newsroom.url}/${story}` }),
        (answer) => (answer?.page.notes.length ?? 0) > 0,
      );
      expect(known?.page.title).toBe(await page.title());
      await page.close();
    }
    const file = await exportedBy(firefox.ask);
    const before = await pagesIn(file);
    expect(before.size).toBe(STORIES.length);
    await firefox.ask('history.erase', null);
    expect(await firefox.ask('history.list', {})).toEqual({ pages: [], total: 0 });
    await until(
      () => rawText(firefox.asker),
      (text) => !text.includes('march.html') && !text.includes('june.html'),
    );
    await replaceBy(firefox.ask, file);
    expect(await pagesIn(await exportedBy(firefox.ask))).toEqual(before);
  });

  it.skipIf(!process.env.CHROME_PATH)('a file of Chromium is read by Firefox, and one of Firefox by Chromium', async () => {
    chromium = await launch({ extension: outputOf('chrome', 'test'), headless: true });
    const asker = await openExtensionPage(chromium);
    const ask: Ask = (type, request) => askAs(asker, type, request);
    // A check of its own would reach the channel that a test in Chromium may be watching meanwhile.
    await ask('settings.set', { automaticChecks: false });
    for (const story of STORIES) await (await readPage(chromium, asker, `${newsroom.url}/${story}`, null)).page.close();
    await until(
      () => ask('history.list', {}),
      ({ total }) => total === STORIES.length,
    );
    await ask('history.pin', { keys: [`${newsroom.url}/june.html`], pinned: true });
    await ask('site.switch', { site: 'quiet.example', on: false });
    const [written, fromFirefox] = [await exportedBy(ask), await exportedBy(firefox.ask)];

    await replaceBy(firefox.ask, written);
    const there = await openHistoryFile(await exportedBy(firefox.ask));
    expect(await pagesIn(await exportedBy(firefox.ask))).toEqual(await pagesIn(written));
    expect(there.decisions.sites).toEqual((await openHistoryFile(written)).decisions.sites);

    await replaceBy(ask, fromFirefox);
    expect(await pagesIn(await exportedBy(ask))).toEqual(await pagesIn(fromFirefox));
  });
});
