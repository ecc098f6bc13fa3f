import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type StaticServer } from '../../../scripts/browser/static-server.ts';
import { PASTED } from '../../../scripts/pictures/surfaces.ts';
import { readInto, reviewByKeys, sheetOf } from './review-kit.ts';
import { openOwnPage, startFirefox, tabOf, until, type Firefox } from './firefox.ts';
import { complaintsOf, cutOffOf, lengthen, pressIn, quiet, resize, smallTargetsOf } from './ux-kit.ts';

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

  /** Every page of ours, by its address, with the tab of an article. */
  async function eachPage(look: (own: Page, file: string) => Promise<void>): Promise<void> {
    const article = await firefox.browser.newPage();
    await article.goto(`${newsroom.url}/march.html`);
    const tab = await tabOf(firefox.asker, article.url());
    const { notes } = await until(
      () => firefox.ask('tab.state', { tab }),
      (answer) => answer.status === 'notes',
    );
    const record = `record.html?claim=ms-investment-openai&on=2026-03-19&tab=${tab}&note=${notes[0]?.id ?? ''}`;
    const files = [`popup.html?tab=${tab}`, `panel.html?tab=${tab}`, `sheet.html?tab=${tab}`, record];
    for (const file of [...files, 'record.html', 'options.html', 'check.html', 'review.html', 'changes.html', 'welcome.html']) {
      const own = await openOwnPage(firefox.browser, file);
      await own.waitForSelector('h1, h2');
      await quiet(own);
      await look(own, file.replace(/\?.*/, ''));
      await own.close();
    }
    await article.close();
  }

  // One visit for all of these: opening a page costs Firefox more than looking at it.
  it('UX-A1 UX-A11 UX-A20 UX-A21 on every page axe finds nothing and what is pressed is large enough; mirrored or 40 % longer, nothing is cut off', async () => {
    await eachPage(async (own, file) => {
      const wideAt = (): Promise<number> => own.evaluate(() => document.documentElement.scrollWidth);
      // A window of 1280 at 200 %.
      await resize(own, 640, 800);
      if (file === 'popup.html') await pressIn(own, '[aria-label="More options"]');
      expect(await complaintsOf(own), file).toEqual([]);
      expect(await smallTargetsOf(own, 24), file).toEqual([]);
      expect(await own.evaluate(() => document.querySelectorAll('[role=alert], [aria-live=assertive]').length), file).toBe(0);

      await own.evaluate(() => document.querySelector('.leaf, .popup')?.setAttribute('dir', 'rtl'));
      await resize(own, 320, 700);
      const mirrored = await own.evaluate(() => ({
        brand: document.querySelector('.brand, .popup h1')?.getBoundingClientRect().right ?? 0,
        ticks: [...document.querySelectorAll('.plot:first-of-type .tick')].slice(0, 3).map((tick) => tick.getBoundingClientRect().left),
      }));
      expect(mirrored.brand, file).toBeGreaterThan(160);
      expect(mirrored.ticks, file).toEqual(mirrored.ticks.toSorted((a, b) => a - b));
      expect(await wideAt(), `${file}, mirrored`).toBeLessThanOrEqual(320);

      await own.evaluate(() => document.querySelector('.leaf, .popup')?.setAttribute('dir', 'ltr'));
      await lengthen(own);
      await resize(own, 360, 700);
      expect(await wideAt(), `${file}, longer`).toBeLessThanOrEqual(360);
      expect(await cutOffOf(own), `${file}, longer`).toEqual([]);
    });
  });

  it('UX-A18 "Saved" is said politely, in a place that was there before', async () => {
    const options = await shows('options.html', 'Go to the next note');
    const said = (): Promise<string | null | undefined> => options.evaluate(() => document.querySelector('.saved[role=status]')?.textContent);
    expect(await said()).toBe('');
    await pressIn(options, '.kinds input');
    await until(said, (text) => text === 'Saved');
    await pressIn(options, '.kinds input');
    await options.close();
  });

  it('UX-A19 every row of a plot says who, what and how much; the table has captions and scopes', async () => {
    const record = await shows('record.html?claim=ms-investment-openai&on=2026-03-19', 'How much has Microsoft put into OpenAI?');
    const rows = await record.evaluate(() =>
      [...document.querySelectorAll('.figures ol > li.row')].map((row) =>
        [...row.children].filter((part) => part.getAttribute('aria-hidden') !== 'true').map((part) => (part.textContent ?? '').trim()),
      ),
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const [who, ...rest] of rows) {
      expect(who).toMatch(/\p{L}{2}/u);
      expect(rest.join(' ')).toMatch(/\$[\d.]+ (billion|million)|\d%/);
    }
    await record.evaluate(() => document.querySelector<HTMLElement>('.under-figures .button')?.click());
    await record.waitForSelector('.figures table');
    const tables = await record.evaluate(() => ({
      captions: [...document.querySelectorAll('.figures table')].map((table) => table.querySelector('caption')?.textContent ?? ''),
      heads: [...document.querySelectorAll('.figures thead th')].every((head) => head.getAttribute('scope') === 'col'),
      sides: [...document.querySelectorAll('.figures tbody tr')].every((row) => row.querySelector('th')?.getAttribute('scope') === 'row'),
      rows: document.querySelectorAll('.figures tbody tr').length,
    }));
    expect(tables).toMatchObject({ heads: true, sides: true, rows: rows.length });
    for (const caption of tables.captions) expect(caption).not.toBe('');
    await record.close();
  });

  it('UX-A22 this browser too finds every text, and puts nothing of its own into it', async () => {
    const own = await openOwnPage(firefox.browser, 'options.html');
    const odd = await own.evaluate(async () => {
      const { browser } = globalThis as unknown as { browser: { i18n: { getMessage(key: string, parts: string[]): string } } };
      const messages = (await (await fetch('/_locales/en/messages.json')).json()) as Record<string, { message: string }>;
      const keys = Object.keys(messages);
      return { many: keys.length, other: keys.filter((key) => browser.i18n.getMessage(key, ['$1']) !== messages[key]?.message) };
    });
    expect(odd.many).toBeGreaterThan(300);
    expect(odd.other).toEqual([]);
    await own.close();
  });
});
