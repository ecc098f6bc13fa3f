import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { askAs, card, complaintsOf, expect, highlightsOf, inEffect, test } from './obelus.ts';

type Tabs = { chrome: { tabs: { query(query: object): Promise<{ id: number; url?: string }[]> } } };

const PAGES = ['march', 'june', 'undated'];

/** A clean history with the newsroom's pages that hold statements. */
async function readNewsroom(asker: Page, open: (url: string) => Promise<Page>, stateOf: (page: Page) => Promise<unknown>, base: string): Promise<void> {
  await askAs(asker, 'history.erase', null);
  for (const name of PAGES) await stateOf(await open(`${base}/${name}.html`));
  await expect.poll(async () => (await askAs(asker, 'history.list', {})).total).toBe(3);
}

test.describe('the history, reviewed', () => {
  test('finds by search, filters, removes, restores, opens again at the statement, makes a sheet, goes out and comes back', async ({
    obelus,
    open,
    asker,
    newsroom,
    stateOf,
  }, info) => {
    test.setTimeout(180_000);
    await readNewsroom(asker, open, stateOf, newsroom.url);
    const review = await obelus.context.newPage();
    const complaints = complaintsOf(review);
    await review.goto(`${obelus.origin}/review.html`);
    const titles = review.locator('.title');
    await expect(titles).toHaveCount(3);

    // By the keyboard: "/" searches words of a quote, arrow down goes to the page, Enter shows its statements.
    await review.keyboard.press('/');
    await expect(review.getByRole('searchbox')).toBeFocused();
    await review.keyboard.type('routed azure');
    await expect(titles).toHaveCount(1);
    await expect(review.locator('.found').first()).toContainText('routed');
    // The answer to the last letter may still be on its way: the key waits for it.
    await review.keyboard.press('ArrowDown');
    await expect(titles.first()).toBeFocused();
    await review.keyboard.press('Enter');
    const statement = review.locator('.statement').filter({ hasText: 'must be routed' }).first();
    await expect(statement).toContainText('Changed since 27 Apr 2026');

    const [opened] = await Promise.all([obelus.context.waitForEvent('page'), statement.getByRole('link', { name: 'Open at this statement' }).click()]);
    await expect(card(opened)).toContainText('Changed since');
    await expect.poll(() => opened.evaluate(() => scrollY)).toBeGreaterThan(0);
    await opened.close();

    const [sheet] = await Promise.all([obelus.context.waitForEvent('page'), review.getByRole('button', { name: 'Reading sheet' }).click()]);
    await expect(sheet.locator('.statement mark').filter({ hasText: 'must be routed' }).first()).toBeVisible();
    await expect(sheet.locator('.statement').first()).toContainText('The record');
    const sources = await sheet.locator('.sources li > a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(sources.length).toBe(new Set(sources).size);
    expect(await sheet.locator('.cited a').count()).toBeGreaterThan(sources.length);
    const [html] = await Promise.all([sheet.waitForEvent('download'), sheet.getByRole('button', { name: 'Save as HTML' }).click()]);
    const saved = await readFile(await html.path(), 'utf8');
    expect([saved.includes('must be routed'), saved.includes('<script'), saved.includes("default-src 'none'")]).toEqual([true, false, true]);
    const [ld] = await Promise.all([sheet.waitForEvent('download'), sheet.getByRole('button', { name: 'Save as JSON-LD' }).click()]);
    expect((JSON.parse(await readFile(await ld.path(), 'utf8')) as { type: string }).type).toBe('AnnotationCollection');
    await sheet.close();

    // Delete takes the page out, Ctrl and Z puts it back.
    await review.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(titles).toHaveCount(3);
    await titles.first().focus();
    await review.keyboard.press('Delete');
    await expect(titles).toHaveCount(2);
    await expect(review.locator('.undo [role=status]')).toContainText('removed');
    await review.keyboard.press('Control+z');
    await expect(titles).toHaveCount(3);

    // Filters.
    await review.getByLabel('Standing when read').selectOption('changed');
    const changed = (await askAs(asker, 'history.list', { standing: 'changed' })).total;
    await expect(titles).toHaveCount(changed);
    await review.getByRole('button', { name: 'Clear search and filters' }).click();
    // All of the list that is there: the whole one has to have come.
    await expect(titles).toHaveCount(3);
    await titles.first().focus();
    await review.keyboard.press('Control+a');
    await expect(review.locator('.selection')).toContainText('3 pages selected');
    await review.locator('.selection').getByRole('button', { name: 'Pin', exact: true }).click();
    await expect.poll(async () => (await askAs(asker, 'history.list', { pinned: true })).total).toBe(3);

    // Out, erased, back in: the same.
    await review.getByRole('button', { name: 'Keep, export, import' }).click();
    const settings = review.locator('.keeping');
    const [file] = await Promise.all([review.waitForEvent('download'), settings.getByRole('button', { name: 'Export…' }).click()]);
    const before = (await askAs(asker, 'history.export', { after: 0 })).pages;
    const path = info.outputPath('history.json');
    await file.saveAs(path);
    await settings.getByRole('button', { name: 'Erase…' }).click();
    await settings.getByRole('button', { name: 'Erase', exact: true }).click();
    await expect(titles).toHaveCount(0);
    await settings.locator('input[type=file]').setInputFiles(path);
    await expect(settings.locator('.import-preview')).toContainText('adds 3 pages');
    expect((await askAs(asker, 'history.list', {})).total).toBe(0);
    await settings.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(settings.locator('[role=status]').first()).toContainText('3 pages were added');
    await expect(titles).toHaveCount(3);
    const byKey = (one: { key: string }, other: { key: string }): number => (one.key < other.key ? -1 : 1);
    expect((await askAs(asker, 'history.export', { after: 0 })).pages.toSorted(byKey)).toEqual(before.toSorted(byKey));
    expect(complaints).toEqual([]);
    await review.close();
  });

  test('says so when the statement is gone, and where Obelus is off the browser still scrolls to the text', async ({ obelus, open, asker, stateOf }) => {
    // A server whose article is edited between two visits.
    let edit = (text: string): string => text;
    const story = await readFile('scripts/start/newsroom/march.html', 'utf8');
    // Below the fold: a text that can be seen already is not scrolled to.
    const article = story.replace(/<body[^>]*>/, '$&<div style="height: 2000px"></div>');
    const server = createServer((_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(edit(article)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/march.html`;
    await askAs(asker, 'history.erase', null);
    await stateOf(await open(url));
    await expect.poll(async () => (await askAs(asker, 'history.list', {})).total).toBe(1);

    const review = await obelus.context.newPage();
    await review.goto(`${obelus.origin}/review.html`);
    await review.locator('.title').first().click();
    const statement = review.locator('.statement').filter({ hasText: 'must be routed' }).first();
    const openThere = async (): Promise<Page> => {
      const [opened] = await Promise.all([obelus.context.waitForEvent('page'), statement.getByRole('link', { name: 'Open at this statement' }).click()]);
      await opened.waitForLoadState();
      return opened;
    };

    await askAs(asker, 'settings.set', { on: false });
    const plain = await openThere();
    await expect.poll(() => plain.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(await highlightsOf(plain)).toEqual({});
    await plain.close();
    await askAs(asker, 'settings.set', { on: true });
    await inEffect(asker);

    edit = (text) => text.replaceAll('routed', 'sent on its way');
    const edited = await openThere();
    await expect(review.locator('.said-gone').first()).toContainText('this statement was not found on it any more');
    const popup = await obelus.context.newPage();
    const tabs = await asker.evaluate(() => (globalThis as unknown as Tabs).chrome.tabs.query({}));
    await popup.goto(`${obelus.origin}/popup.html?tab=${Math.max(...tabs.filter((tab) => tab.url?.startsWith(url)).map(({ id }) => id))}`);
    await expect(popup.getByText('The statement you came for was not found on this page any more')).toBeVisible();
    for (const page of [popup, edited, review]) await page.close();
    server.close();
    server.closeAllConnections();
  });

  test('the popup lists, filters and opens again', async ({ obelus, open, asker, newsroom, stateOf }) => {
    await readNewsroom(asker, open, stateOf, newsroom.url);
    const popup = await obelus.context.newPage();
    await popup.setViewportSize({ width: 400, height: 600 });
    await popup.goto(`${obelus.origin}/popup.html?tab=-1`);
    await popup.getByRole('tab', { name: 'History' }).click();
    await expect(popup.locator('.title')).toHaveCount(3);
    await popup.getByRole('searchbox').fill('routed azure');
    await expect(popup.locator('.title')).toHaveCount(1);
    const [opened] = await Promise.all([obelus.context.waitForEvent('page'), popup.getByRole('button', { name: /^Open again/ }).click()]);
    await opened.waitForURL('**/march.html');
    await opened.close();
    await popup.close();
  });
});
