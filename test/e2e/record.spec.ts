import { askAs, card, complaintsOf, expect, hoverMark, tabOf, test } from './obelus.ts';

test.describe('the record page', () => {
  test('opens from a card’s link, knows the page one came from, and where its date stands in the timeline', async ({ obelus, open, newsroom, stateOf }) => {
    const page = await open(`${newsroom.url}/march.html`);
    await stateOf(page);
    await hoverMark(page, 'must be routed');
    // A card that has just appeared takes no press (packs.md G5).
    await page.waitForTimeout(600);
    const opened = obelus.context.waitForEvent('page');
    await card(page).getByText('Full record').click();
    const record = await opened;
    const complaints = complaintsOf(record);
    await expect(record.getByRole('heading', { level: 1 })).toHaveText("Must OpenAI's API be served through Azure?");
    expect(new URL(record.url()).searchParams.get('on')).toBe('2026-03-19');
    // The address names a tab and a note, and nothing of what was read.
    expect(record.url()).not.toMatch(/march|127\.0\.0\.1|Redmond/);
    await expect(record.locator('.short .meta')).toContainText(await page.title());
    const here = record.locator('.timeline [aria-current=true]');
    await expect(here).toContainText('The page you came from:');
    await expect(here).toContainText('must be routed');
    const days = await record.locator('.timeline .day').allTextContents();
    const at = days.findIndex((day) => day === '19 Mar 2026' || day === 'Mar 19, 2026');
    expect(at).toBeGreaterThan(0);
    expect(days.slice(at + 1).some((day) => /27/.test(day) && /Apr/.test(day))).toBe(true);
    await expect(record.locator('#edits')).toBeVisible();
    expect(complaints).toEqual([]);
    await record.close();
  });

  test('opens from the popup; figures of one measure share a scale, and the same stand in tables', async ({ obelus, open, newsroom, stateOf, asker }) => {
    const page = await open(`${newsroom.url}/march.html`);
    await stateOf(page);
    const popup = await obelus.context.newPage();
    await popup.goto(`${obelus.origin}/popup.html?tab=${await tabOf(asker, page.url())}`);
    const opened = obelus.context.waitForEvent('page');
    await popup.getByRole('link', { name: 'How much has Microsoft put into OpenAI?' }).first().click();
    const record = await opened;
    await expect(record.getByRole('heading', { level: 1 })).toHaveText('How much has Microsoft put into OpenAI?');
    await expect(record.locator('.figures')).toContainText('The page you read');
    const groups = await record.locator('.figures .group').count();
    expect(groups).toBeGreaterThan(1);
    const rows = await record.locator('.figures .row').count();
    await record.getByRole('button', { name: 'Show as a table' }).click();
    await expect(record.locator('.figures table')).toHaveCount(groups);
    await expect(record.locator('.figures tbody tr')).toHaveCount(rows);
    await expect(record.locator('.figures th[scope=col]').first()).toHaveText('Who');
    await record.getByLabel('Compare with').fill('2023-02-01');
    await expect(record.locator('.then-now')).toContainText('Then, on');
    await expect.poll(() => new URL(record.url()).searchParams.get('on')).toBe('2023-02-01');
    await record.close();
    await popup.close();
  });

  test('searches the whole record, keeps the words out of the address, and finds what a sentence is about', async ({ obelus }) => {
    const record = await obelus.context.newPage();
    await record.goto(`${obelus.origin}/record.html`);
    const count = record.getByText('what changed last first', { exact: false });
    await expect(count).toBeVisible();
    const search = record.getByRole('searchbox');
    await search.fill('bloomberg');
    await expect(record.locator('.hits .found').first()).toContainText('Bloomberg');
    expect(record.url()).toBe(`${obelus.origin}/record.html`);
    await search.fill('xyzzy nothing');
    await expect(record.locator('.hits li')).toHaveCount(0);
    await search.fill('Microsoft has poured more than $13 billion into OpenAI, wrote a gazette');
    await expect(record.getByText('The sentence is about', { exact: false })).toBeVisible();
    await expect(record.getByRole('link', { name: 'How much has Microsoft put into OpenAI?' })).toBeVisible();
    await record.getByRole('link', { name: 'How much has Microsoft put into OpenAI?' }).click();
    await expect(record.getByRole('heading', { level: 1 })).toHaveText('How much has Microsoft put into OpenAI?');
    await record.close();
  });

  test('looks up what was selected on a page: once, from the browser’s session memory, without an address', async ({ obelus, asker }) => {
    await asker.evaluate(() =>
      (globalThis as unknown as { chrome: { storage: { session: { set(items: object): Promise<void> } } } }).chrome.storage.session.set({
        lookup: 'Azure credits',
      }),
    );
    const record = await obelus.context.newPage();
    await record.goto(`${obelus.origin}/record.html`);
    await expect(record.getByRole('searchbox')).toHaveValue('Azure credits');
    await expect(record.locator('.hits li').first()).toBeVisible();
    expect(record.url()).toBe(`${obelus.origin}/record.html`);
    const next = await obelus.context.newPage();
    await next.goto(`${obelus.origin}/record.html`);
    await expect(next.getByText('what changed last first', { exact: false })).toBeVisible();
    await expect(next.getByRole('searchbox')).toHaveValue('');
    await next.close();
    await record.close();
  });

  test('says that there is no such question, and gets on', async ({ obelus, asker }) => {
    await expect(askAs(asker, 'record.view', { claim: 'no-such-question' })).rejects.toThrow('no-claim');
    const record = await obelus.context.newPage();
    await record.goto(`${obelus.origin}/record.html?claim=no-such-question`);
    await expect(record.getByText('The record has no such question')).toBeVisible();
    await record.getByRole('link', { name: 'All questions of the record' }).click();
    await expect(record.locator('.hits li').first()).toBeVisible();
    await record.close();
  });
});

test.describe('the panel beside the page', () => {
  test('lists the statements of its tab, unfolds them, shows one on the page, and leads to the record', async ({ obelus, open, newsroom, stateOf, asker }) => {
    const page = await open(`${newsroom.url}/march.html`);
    const state = await stateOf(page);
    const tab = await tabOf(asker, page.url());
    const panel = await obelus.context.newPage();
    await panel.setViewportSize({ width: 360, height: 800 });
    await panel.goto(`${obelus.origin}/panel.html?tab=${tab}`);
    await expect(panel.locator('.folds > li')).toHaveCount(state.notes.length);
    const fold = panel.locator('.folds > li', { hasText: 'must be routed' }).first();
    await fold.locator('summary').click();
    await expect(fold).toContainText('Then');
    await fold.getByRole('button', { name: 'Show on the page' }).click();
    await expect(card(page)).toContainText('Changed since');
    await panel.bringToFront();
    await fold.getByRole('link', { name: 'Full record' }).click();
    await expect(panel.getByRole('heading', { level: 1 })).toHaveText("Must OpenAI's API be served through Azure?");
    await panel.getByRole('link', { name: 'This page' }).click();
    await expect(panel.locator('h1')).toBeVisible();
    await panel.close();
  });

  test('is named in the manifest, and opens beside the page from the popup', async ({ obelus, open, newsroom, asker }) => {
    const page = await open(`${newsroom.url}/march.html`);
    const popup = await obelus.context.newPage();
    await popup.goto(`${obelus.origin}/popup.html?tab=${await tabOf(asker, page.url())}`);
    await popup.getByRole('button', { name: 'More options' }).click();
    await popup.getByRole('button', { name: 'Open beside the page' }).click();
    type Contexts = { chrome: { runtime: { getContexts(what: object): Promise<{ documentUrl?: string }[]> } } };
    const beside = () =>
      popup.evaluate(async () =>
        (await (globalThis as unknown as Contexts).chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).map((one) => one.documentUrl),
      );
    await expect.poll(beside).toEqual([`${obelus.origin}/panel.html`]);
    const manifest = await popup.evaluate(() =>
      (globalThis as unknown as { chrome: { runtime: { getManifest(): { side_panel?: object } } } }).chrome.runtime.getManifest(),
    );
    expect(manifest.side_panel).toEqual({ default_path: 'panel.html' });
    await popup.close();
  });
});
