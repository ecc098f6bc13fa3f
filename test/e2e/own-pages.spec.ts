import { launch, openExtensionPage } from '../../scripts/browser/launch.ts';
import { PASTED } from '../../scripts/pictures/surfaces.ts';
import { settledState } from '../../scripts/start/read-page.ts';
import { askAs, card, EXTENSION, expect, highlightsOf, hoverMark, tabOf, test } from './obelus.ts';

const marksOn = async (page: Parameters<typeof highlightsOf>[0]): Promise<number> =>
  Object.entries(await highlightsOf(page))
    .filter(([name]) => name.startsWith('obelus-') && !name.startsWith('obelus-active'))
    .reduce((sum, [, size]) => sum + size, 0);

test.describe('check a text', () => {
  test('gives a pasted article the notes that its page gets, and keeps nothing of it', async ({ obelus, open, newsroom, stateOf, asker }) => {
    const page = await open(`${newsroom.url}/march.html`);
    const state = await stateOf(page);
    const paragraphs = await page.locator('article p').allInnerTexts();
    await askAs(asker, 'history.erase', null);
    const check = await obelus.context.newPage();
    await check.goto(`${obelus.origin}/check.html`);
    await check.getByLabel('Text', { exact: true }).fill(paragraphs.join('\n\n'));
    await check.getByLabel('Date of the text').fill('2026-03-19');
    await check.getByRole('button', { name: 'Compare with the record' }).click();
    await expect(check.getByText('statements about this dispute were checked', { exact: false })).toBeVisible();
    const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
    const stated = paragraphs.map(words).join('\n');
    // What stands in the article's paragraphs gets the same state; title and captions of the page are not part of the pasted text.
    const onPage = state.notes.filter((note) => stated.includes(words(note.quote))).map((note) => `${note.judgement.standing} ${words(note.quote)}`);
    const rows = check.locator('.check-notes li');
    const pasted: string[] = [];
    for (let at = 0; at < (await rows.count()); at++) {
      const row = rows.nth(at);
      pasted.push(`${await row.getAttribute('data-standing')} ${words((await row.locator('.quote').innerText()).replaceAll(/[“”]/g, ''))}`);
    }
    expect(onPage.length).toBeGreaterThan(8);
    const plain = (lines: string[]): string[] => lines.map((line) => line.replaceAll(/[“”]/g, '')).toSorted();
    const missing = plain(onPage).filter((line) => !plain(pasted).includes(line));
    expect(missing).toEqual([]);
    expect((await askAs(asker, 'history.list', {})).total).toBe(0);
    await check.close();
  });

  test('marks the text like a page: a card on hover, Esc closes it, "Change the text" brings the text back', async ({ obelus }) => {
    const check = await obelus.context.newPage();
    await check.goto(`${obelus.origin}/check.html`);
    await check.getByLabel('Text', { exact: true }).fill(PASTED);
    await check.getByRole('button', { name: 'Compare with the record' }).click();
    await expect(check.getByText('No date was given', { exact: false })).toBeVisible();
    await expect.poll(() => marksOn(check)).toBeGreaterThan(1);
    await hoverMark(check, 'must be routed');
    await expect(card(check)).toContainText('27 Apr');
    await check.keyboard.press('Escape');
    await expect(card(check)).toHaveCount(0);
    await check.getByRole('button', { name: 'Change the text' }).click();
    await expect(check.getByLabel('Text', { exact: true })).toHaveValue(PASTED);
    await expect.poll(() => marksOn(check)).toBe(0);
    await check.close();
  });
});

test.describe('settings and welcome page, each in a browser of its own', () => {
  test('the welcome page opens once, at the installation: its example is marked, every site is chosen', async () => {
    const launched = await launch({ extension: EXTENSION, headless: true, welcome: true });
    try {
      const isWelcome = () => launched.context.pages().filter((page) => page.url().endsWith('/welcome.html'));
      await expect.poll(() => isWelcome().length).toBe(1);
      const [welcome] = isWelcome();
      if (!welcome) throw new Error('no welcome page');
      await expect(welcome.getByRole('radio', { name: 'Every site' })).toBeChecked();
      await expect(welcome.getByText('The permission to read pages stays', { exact: false })).toBeVisible();
      await welcome.bringToFront();
      await expect.poll(() => marksOn(welcome)).toBeGreaterThan(1);
      await hoverMark(welcome, 'must be');
      await expect(card(welcome)).toContainText('Changed since');
      await welcome.keyboard.press('Escape');
      await welcome.getByRole('radio', { name: 'Only when I click' }).check();
      const asker = await openExtensionPage(launched);
      await expect.poll(async () => (await askAs(asker, 'settings.get', null)).siteMode).toBe('click');
    } finally {
      await launched.close();
    }
  });

  test('a change takes effect at once, on open pages too; narrower modes withdraw the script, and the permission stays', async ({ newsroom }) => {
    test.setTimeout(240_000);
    const launched = await launch({ extension: EXTENSION, headless: true });
    try {
      type Scripting = {
        chrome: { scripting: { getRegisteredContentScripts(): Promise<{ matches?: string[] }[]> }; permissions: { contains(what: object): Promise<boolean> } };
      };
      const asker = await openExtensionPage(launched);
      const registered = () =>
        asker.evaluate(async () =>
          (await (globalThis as unknown as Scripting).chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches ?? []),
        );
      const page = await launched.context.newPage();
      await page.goto(`${newsroom.url}/march.html`);
      await expect.poll(() => marksOn(page)).toBeGreaterThan(3);
      const all = await marksOn(page);
      const changed = async () => Object.entries(await highlightsOf(page)).filter(([name, size]) => name.startsWith('obelus-changed') && size > 0);
      expect(await changed()).not.toEqual([]);

      const options = await launched.context.newPage();
      await options.goto(`${launched.origin}/options.html`);
      await options.getByRole('checkbox', { name: 'Changed since' }).uncheck();
      await expect(options.locator('.saved')).toHaveText('Saved');
      await page.bringToFront();
      // Other statements may take the room of those that go: a paragraph holds so many marks.
      await expect.poll(async () => [await changed(), (await marksOn(page)) > 3]).toEqual([[], true]);
      await options.bringToFront();
      await options.getByLabel('How marks look').selectOption('list');
      await page.bringToFront();
      await expect.poll(() => marksOn(page)).toBe(0);
      await options.bringToFront();
      await options.getByRole('button', { name: 'Put settings back' }).click();
      await page.bringToFront();
      await expect.poll(() => marksOn(page)).toBe(all);
      expect(await changed()).not.toEqual([]);

      await expect.poll(registered).toEqual(['http://*/*', 'https://*/*']);
      await options.bringToFront();
      await options.getByRole('radio', { name: 'Only when I click' }).check();
      await expect.poll(registered).toEqual([]);
      await page.bringToFront();
      await expect.poll(() => marksOn(page)).toBe(0);
      const leave = await asker.evaluate(() => (globalThis as unknown as Scripting).chrome.permissions.contains({ origins: ['http://*/*', 'https://*/*'] }));
      expect(leave).toBe(true);
      await expect(options.getByText('The permission to read pages stays', { exact: false })).toBeVisible();
      await page.reload();
      expect((await settledState(asker, await tabOf(asker, page.url()))).status).not.toBe('notes');

      await options.bringToFront();
      await options.getByRole('radio', { name: 'Sites I choose' }).check();
      await expect(options.getByText('No site is on your list yet', { exact: false })).toBeVisible();
      await options.getByLabel('Add a site').fill('127.0.0.1');
      await options.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(options.getByRole('list', { name: 'Sites on your list' })).toContainText('127.0.0.1');
      await expect.poll(registered).toContain('http://127.0.0.1/*');
      await page.bringToFront();
      await expect.poll(() => marksOn(page)).toBeGreaterThan(3);
      await options.bringToFront();
      await options.getByRole('button', { name: 'Remove 127.0.0.1' }).click();
      await expect.poll(registered).toEqual([]);
      await expect(options.getByRole('heading', { name: 'Facts', exact: true })).toBeVisible();
      await expect(options.getByRole('heading', { name: 'History', exact: true })).toBeVisible();
      await expect(options.locator('.keys')).toContainText('Go to the next note');
    } finally {
      await launched.close();
    }
  });
});
