import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type StaticServer } from '../../../scripts/browser/static-server.ts';
import { PASTED } from '../../../scripts/pictures/surfaces.ts';
import { readInto, reviewByKeys, sheetOf } from './review-kit.ts';
import { openOwnPage, startFirefox, tabOf, until, type Firefox } from './firefox.ts';

const textOf = (page: Page): Promise<string> => page.evaluate(() => (document.body.textContent ?? '').replaceAll(/\s+/g, ' '));

describe('the pages of Obelus in Firefox', () => {
  let firefox: Firefox;
  let newsroom: StaticServer;
  beforeAll(async () => {
    newsroom = await serve(path.resolve('scripts', 'start', 'newsroom'));
    firefox = await startFirefox();
  });
  afterAll(async () => {
    await firefox?.close();
    await newsroom?.close();
  });
  const shows = async (file: string, words: string): Promise<Page> => {
    const page = await openOwnPage(firefox.browser, file);
    await until(
      () => textOf(page),
      (text) => text.includes(words),
    );
    return page;
  };

  it('the record of a question and its index', async () => {
    const record = await shows('record.html?claim=ms-investment-openai&on=2026-03-19', 'How much has Microsoft put into OpenAI?');
    expect(await record.evaluate(() => document.querySelectorAll('.figures .row').length)).toBeGreaterThan(5);
    await record.close();
    const index = await shows('record.html', 'what changed last first');
    await index.close();
  });

  it('the sidebar lists the statements of its tab; the manifest has it, without a permission and not opened at installation', async () => {
    const page = await firefox.browser.newPage();
    const url = `${newsroom.url}/march.html`;
    await page.goto(url);
    const tab = await tabOf(firefox.asker, url);
    const state = await until(
      () => firefox.ask('tab.state', { tab }),
      (answer) => answer.status === 'notes',
    );
    const panel = await shows(`panel.html?tab=${tab}`, 'statements about this dispute were checked');
    expect(await panel.evaluate(() => document.querySelectorAll('.folds > li').length)).toBe(state.notes.length);
    const manifest = await panel.evaluate(() =>
      (
        globalThis as unknown as { browser: { runtime: { getManifest(): { permissions: string[]; sidebar_action?: { open_at_install?: boolean } } } } }
      ).browser.runtime.getManifest(),
    );
    expect(manifest.permissions).not.toContain('sidePanel');
    expect(manifest.sidebar_action?.open_at_install).toBe(false);
    await panel.close();
    await page.close();
  });

  it('the history, searched and opened by keys, and its reading sheet, printed', async () => {
    const key = `${newsroom.url}/march.html`;
    await readInto(firefox, key);
    await reviewByKeys(firefox, 'routed azure');
    await sheetOf(firefox, key);
  });

  it('"Check a text" marks a pasted text', async () => {
    const check = await shows('check.html', 'Compare with the record');
    await check.evaluate((text) => {
      const field = document.querySelector('textarea');
      if (!field) throw new Error('no field');
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, PASTED);
    await check.waitForSelector('button[type=submit]:not([aria-disabled])');
    await check.evaluate(() => document.querySelector<HTMLElement>('button[type=submit]')?.click());
    await until(
      () => check.evaluate(() => document.querySelectorAll('.check-notes li').length),
      (count) => count === 3,
    );
    await until(
      () => check.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith('obelus-')).length),
      (count) => count > 0,
    );
    await check.close();
  });

  it('settings, with the keys as the browser has them, and the welcome page', async () => {
    const options = await shows('options.html', 'Go to the next note');
    expect(await textOf(options)).toContain('The permission to read pages stays');
    await options.close();
    const welcome = await shows('welcome.html', 'Try it: rest the pointer');
    await welcome.close();
  });
});
