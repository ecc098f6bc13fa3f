import type { Page } from '@playwright/test';
import { askAs, card, expect, tabOf, test } from './obelus.ts';

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
  test.setTimeout(90_000);
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
  await reach(page, /sources?$/);
  const link = card(page).locator('.sources a').first();
  await expect(link).toBeVisible();
  await reach(page, ((await link.textContent()) ?? '').trim());
  // Pinned, it stays while the next one opens.
  await page.waitForTimeout(600);
  await reach(page, 'Pin');
  await page.keyboard.press('Enter');
  await expect(page.locator('.dock [role=dialog]')).toHaveCount(1);
  await askAs(asker, 'tab.show', { tab, note: state.notes.find((note) => note.painted)?.id ?? '' });
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
  await askAs(asker, 'tab.show', { tab, note: muted?.id ?? '' });
  await reach(page, 'More');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(600);
  await reach(page, 'Mute or report');
  await page.keyboard.press('Enter');
  await reach(page, 'On this page', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(marks).toBe(0);
  await expect.poll(async () => (await askAs(asker, 'mute.list', null)).mutes.length).toBe(1);
  expect(await focused(page)).toBe('Undo');
  await page.keyboard.press('Enter');
  await expect.poll(marks).toBe(before);
  await expect.poll(async () => (await askAs(asker, 'mute.list', null)).mutes).toEqual([]);

  // The popup's page: the history holds the page.
  const popup = await obelus.context.newPage();
  await popup.goto(`${obelus.origin}/popup.html?tab=${tab}`);
  await expect(popup.getByRole('tab', { name: 'This page' })).toBeVisible();
  await reach(popup, 'This page');
  await popup.keyboard.press('ArrowRight');
  await expect(popup.getByRole('button', { name: new RegExp(`Open again: ${state.title}`) })).toBeVisible();
  await reach(popup, 'Search titles, sites and statements');
  await popup.keyboard.type('amazon');
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
});

test('fingers alone: a tap opens a sheet, drawn down it closes, a link in a mark is followed, mute and undo', async ({ obelus, newsroom, asker, stateOf }) => {
  const page = await obelus.context.newPage();
  await page.setViewportSize({ width: 390, height: 780 });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  await session.send('Emulation.setEmitTouchEventsForMouse', { enabled: false });
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const tap = async (x: number, y: number): Promise<void> => {
    await touch('touchStart', x, y);
    await touch('touchEnd');
  };
  const press = async (name: string): Promise<void> => {
    const button = page.locator('.slot').getByRole('button', { name, exact: true });
    await button.scrollIntoViewIfNeeded();
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44);
    await tap((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  };
  await page.goto(`${newsroom.url}/march.html`);
  const state = await stateOf(page);
  const note = state.notes.find((one) => one.painted && one.judgement.standing === 'context');
  const place = await page.evaluate((quote) => {
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('obelus-context')) continue;
      for (const each of highlight) {
        const range = document.createRange();
        range.setStart(each.startContainer, each.startOffset);
        range.setEnd(each.endContainer, each.endOffset);
        if (range.toString().replace(/\s+/g, ' ') !== quote) continue;
        range.startContainer.parentElement?.scrollIntoView({ block: 'end' });
        const box = range.getClientRects()[0];
        if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
    return null;
  }, note?.quote ?? '');
  expect(place).not.toBeNull();
  await page.bringToFront();
  await page.waitForTimeout(300);
  await tap(place?.x ?? 0, place?.y ?? 0);
  await expect(page.locator('.slot.sheet [role=dialog]')).toHaveCount(1);
  const sheet = await page.locator('.slot').boundingBox();
  expect([sheet?.x, sheet?.width, Math.round((sheet?.y ?? 0) + (sheet?.height ?? 0))]).toEqual([0, 390, 780]);
  // Not over its own mark.
  const mark = await page.evaluate(() => {
    const [stretch] = [...(CSS.highlights.get('obelus-active') ?? [])];
    if (!stretch) return null;
    const range = document.createRange();
    range.setStart(stretch.startContainer, stretch.startOffset);
    range.setEnd(stretch.endContainer, stretch.endOffset);
    return range.getBoundingClientRect().bottom;
  });
  expect(mark).not.toBeNull();
  expect(mark ?? 0).toBeLessThanOrEqual(sheet?.y ?? 0);
  if (process.env.OBELUS_SHOTS) await page.screenshot({ path: `${process.env.OBELUS_SHOTS}/sheet.png` });

  await page.waitForTimeout(600);
  await press('More');
  await expect(card(page).locator('.sources a').first()).toBeVisible();
  await press('Mute or report');
  await press('On this page');
  await expect(card(page)).toContainText('Not marked on this page any more.');
  if (process.env.OBELUS_SHOTS) await page.screenshot({ path: `${process.env.OBELUS_SHOTS}/sheet-muted.png` });
  await press('Undo');
  await expect(card(page)).toContainText('Marked again.');
  await expect.poll(async () => (await askAs(asker, 'mute.list', null)).mutes).toEqual([]);

  const head = await card(page).locator('.head').boundingBox();
  await touch('touchStart', 120, (head?.y ?? 0) + 14);
  for (let by = 20; by <= 160; by += 20) await touch('touchMove', 120, (head?.y ?? 0) + 14 + by);
  await touch('touchEnd');
  await expect(card(page)).toHaveCount(0);
  await page.close();
});
