import type { Page } from '@playwright/test';
import { askAs, card, expect, inEffect, tabOf, test } from './obelus.ts';

/** What has the focus, inside the overlay too. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const deep = document.querySelector('obelus-notes')?.shadowRoot?.activeElement ?? document.activeElement;
    return (deep?.getAttribute('aria-label') ?? deep?.textContent ?? '').trim();
  });

/** Presses a key until something has the focus that is called so. */
async function reach(page: Page, name: string | RegExp, key = 'Tab', most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    const present = await focused(page);
    if (typeof name === 'string' ? present === name : name.test(present)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${String(name)}; the focus is on "${await focused(page)}"`);
}

test('the keyboard alone: mark, card, sources, pin, next, mute and undo, popup, history, a setting', async ({ obelus, open, newsroom, stateOf, asker }) => {
  test.setTimeout(240_000);
  await askAs(asker, 'history.erase', null);
  const page = await open(`${newsroom.url}/march.html`);
  const state = await stateOf(page);
  const tab = await tabOf(asker, page.url());
  await page.bringToFront();

  // A mark: one stop after the page's own, arrows inside.
  await reach(page, /^Note 1 of/);
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toMatch(/^Note 2 of/);
  await page.keyboard.press('Enter');
  await expect(card(page)).toHaveCount(1);
  // Its sources.
  await reach(page, 'More');
  await page.keyboard.press('Enter');
  const link = card(page).locator('.sources a').first();
  await expect(link).toBeVisible();
  await reach(page, /sources?$/);
  await reach(page, ((await link.textContent()) ?? '').trim());
  // Pinned, it stays while the next one opens.
  await reach(page, 'Pin');
  await page.keyboard.press('Enter');
  await expect(page.locator('.dock [role=dialog]')).toHaveCount(1);
  await reach(page, /^Note \d+ of/, 'Shift+Tab');
  await page.keyboard.press('Home');
  expect(await focused(page)).toMatch(/^Note 1 of/);
  await page.keyboard.press('Enter');
  await expect(card(page)).toHaveCount(2);
  await reach(page, 'Next note');
  await page.keyboard.press('Enter');
  await expect(page.locator('.slot')).toContainText('Note 3 of');
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(1);
  await reach(page, 'Close', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(card(page)).toHaveCount(0);

  // Mute and undo.
  const muted = state.notes.find((note) => note.painted && note.judgement.standing === 'context');
  const marks = async () => (await askAs(asker, 'tab.state', { tab })).notes.filter((note) => note.painted && note.claim === muted?.claim).length;
  const before = await marks();
  await reach(page, /^Note \d+ of/);
  await page.keyboard.press('Home');
  await reach(page, new RegExp(`“${(muted?.quote ?? 'none').replace(/[$.?()]/g, '\\$&')}”`), 'ArrowDown');
  await page.keyboard.press('Enter');
  await expect(card(page)).toContainText('Needs context');
  await reach(page, 'More');
  await page.keyboard.press('Enter');
  await reach(page, 'Mute or report');
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('button', { name: 'On this page' })).toBeVisible();
  await reach(page, 'On this page', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(marks).toBe(0);
  await expect.poll(async () => (await askAs(asker, 'mute.list', null)).mutes.length).toBe(1);
  await expect.poll(() => focused(page)).toBe('Undo');
  await page.keyboard.press('Enter');
  await expect.poll(marks).toBe(before);
  await expect.poll(async () => (await askAs(asker, 'mute.list', null)).mutes).toEqual([]);

  // The popup's page: the history holds the page.
  const popup = await obelus.context.newPage();
  await popup.goto(`${obelus.origin}/popup.html?tab=${tab}`);
  await expect(popup.getByRole('tab', { name: 'This page' })).toBeVisible();
  await reach(popup, 'This page');
  await popup.keyboard.press('ArrowRight');
  const entry = popup.getByRole('button', { name: new RegExp(`Open again: ${state.title}`) });
  await expect(entry).toBeVisible();
  await reach(popup, 'Search titles, sites and statements');
  await popup.keyboard.type('amazon');
  await expect(entry).toBeVisible();
  await reach(popup, `Open again: ${state.title}`);
  await popup.close();

  // A setting.
  const options = await obelus.context.newPage();
  await options.goto(`${obelus.origin}/options.html`);
  const history = options.locator('#record-pages');
  await history.waitFor();
  for (let presses = 0; presses < 120 && !(await history.evaluate((box) => box === document.activeElement)); presses += 1) await options.keyboard.press('Tab');
  await options.keyboard.press('Space');
  await expect.poll(async () => (await askAs(asker, 'settings.get', null)).history).toBe(false);
  await options.keyboard.press('Space');
  await expect.poll(async () => (await askAs(asker, 'settings.get', null)).history).toBe(true);
  await options.close();
  await inEffect(asker);
});
