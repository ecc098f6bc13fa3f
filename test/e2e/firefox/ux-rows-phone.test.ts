import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINES } from '../../../lib/page/lines.ts';
import { serve, type StaticServer } from '../../../scripts/browser/static-server.ts';
import { outputOf } from '../../../scripts/build/build.ts';
import { openOwnPage, startFirefox, tabOf, until, type Firefox } from './firefox.ts';
import { readInto, reviewByKeys, sheetOf } from './review-kit.ts';
import { cardOf, complaintsOf, linesOf, pressIn, quiet, resize, smallTargetsOf } from './ux-kit.ts';

/** As on a phone: what the manifest does not ask for, the browser does not lend. */
function phoneBuild(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'obelus-phone-'));
  cpSync(outputOf('firefox', 'test'), folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const { commands, sidebar_action, permissions, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as { permissions: string[] } & Record<string, unknown>;
  expect([commands, sidebar_action]).not.toContain(undefined);
  writeFileSync(file, JSON.stringify({ ...manifest, permissions: permissions.filter((one) => !/menus/i.test(one)) }));
  return folder;
}

describe('the interface’s rows in a Firefox as on a phone, with colours of the reader’s own', () => {
  let firefox: Firefox;
  let newsroom: StaticServer;
  const extension = phoneBuild();
  beforeAll(async () => {
    newsroom = await serve(path.resolve('scripts', 'start', 'newsroom'));
    // Nothing but a coarse pointer that cannot rest: 1 = coarse.
    firefox = await startFirefox(
      { 'browser.display.document_color_use': 2, 'ui.primaryPointerCapabilities': 1, 'ui.allPointerCapabilities': 1 },
      { extension },
    );
  });
  afterAll(async () => {
    await firefox?.close();
    await newsroom?.close();
    rmSync(extension, { recursive: true, force: true });
  });

  it('UX-A1 UX-A11 UX-A13 UX-A16 UX-A24 no highlight, but each kind of note has its line in the overlay; every page fits 320 px and axe finds nothing on what they are made of, and the popup has the way to each and opens a note as a sheet for fingers', async () => {
    const lent = await firefox.asker.evaluate(() => {
      const { browser } = globalThis as unknown as { browser: Record<string, unknown> };
      return ['commands', 'menus', 'contextMenus', 'sidebarAction', 'sidePanel'].filter((name) => browser[name] !== undefined);
    });
    expect(lent).toEqual([]);
    const page = await firefox.browser.newPage();
    await page.setViewport({ width: 1260, height: 900 });
    await page.goto(`${newsroom.url}/march.html`);
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    expect(await page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith('obelus-')))).toEqual([]);

    const tab = await tabOf(firefox.asker, page.url());
    const { notes } = await until(
      () => firefox.ask('tab.state', { tab }),
      ({ status, notes: found }) => status === 'notes' && found.some(({ painted }) => painted),
    );
    const kinds = [...new Set(notes.filter(({ painted }) => painted).map(({ judgement }) => LINES[judgement.standing].style))].toSorted();
    expect(kinds.length).toBeGreaterThanOrEqual(3);
    await until(
      () => linesOf(page),
      (lines) => lines.join(' ') === kinds.join(' '),
    );
    const files = ['options.html', 'record.html?claim=ms-investment-openai', 'record.html', 'check.html', 'review.html', 'changes.html', 'welcome.html'];
    for (const file of [`popup.html?tab=${tab}`, ...files]) {
      const own = await openOwnPage(firefox.browser, file);
      await own.waitForSelector('h1, h2');
      await resize(own, 320, 700);
      if (file.startsWith('popup')) {
        await own.waitForSelector('.note-row');
        await pressIn(own, '[aria-label="More options"]');
      }
      await quiet(own);
      const seen = await own.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        text: (document.body.textContent ?? '').replaceAll(/\s+/g, ' '),
        names: [...document.querySelectorAll('button, a, [role=tab]')].map((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim()),
      }));
      expect(seen.wide, file).toBeLessThanOrEqual(320);
      if (file.startsWith('popup')) {
        expect(seen.text).toContain(`${notes.length} statements about this dispute were checked`);
        for (const name of ['This page', 'History', 'The record', 'Check a text', 'Settings', 'Check now']) expect(seen.names, name).toContain(name);
        await own.evaluate(
          (quote) => [...document.querySelectorAll<HTMLElement>('.note-row')].find((row) => row.textContent?.includes(quote))?.click(),
          notes.find(({ painted }) => painted)?.quote ?? 'none',
        );
        await until(
          () => cardOf(page),
          (text) => text !== null,
        );
        await page.bringToFront();
        expect(await page.evaluate(() => document.querySelector('obelus-notes')?.shadowRoot?.querySelector('.card.sheet') !== null)).toBe(true);
        expect(await smallTargetsOf(page, 44, '.card :is(button, summary)')).toEqual([]);
        await own.bringToFront();
      }
      // The others are made of the same parts; axe takes some seconds a page here.
      if (/popup|options|review|claim=/.test(file)) expect(await complaintsOf(own), file).toEqual([]);
      await own.close();
    }
  });

  it('UX-A1 UX-A13 the history and the reading sheet', async () => {
    const key = `${newsroom.url}/march.html`;
    await readInto(firefox, key);
    await reviewByKeys(firefox, 'routed azure');
    await sheetOf(firefox, key);
  });
});
