import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { askAs, card, expect, NEWSROOM, tabOf, test } from './obelus.ts';

/** A page under fingers: no mouse, a phone's window. */
async function fingersOn(page: Page) {
  await page.setViewportSize({ width: 390, height: 780 });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  await session.send('Emulation.setEmitTouchEventsForMouse', { enabled: false });
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  // The events of a gesture are sent together: a finger that stays down while this process stands still is a long press.
  const tap = async ({ x, y }: { x: number; y: number }): Promise<void> => {
    await Promise.all([touch('touchStart', x, y), touch('touchEnd')]);
  };
  return {
    tap,
    /** Taps the middle of an element that is at least as high as `least`. */
    async press(target: Locator, least = 24): Promise<void> {
      // Without pressing: waits until it can be pressed and stays where it is.
      await target.click({ trial: true });
      const box = await target.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), String(target)).toBeGreaterThanOrEqual(least);
      await tap({ x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 });
    },
    async drawDown(x: number, y: number, by: number): Promise<void> {
      const moves = Array.from({ length: by / 20 }, (_, at) => touch.bind(null, 'touchMove', x, y + (at + 1) * 20));
      await Promise.all([touch('touchStart', x, y), ...moves.map((move) => move()), touch('touchEnd')]);
    },
  };
}

/** Middle of a mark's first line once it is at the lower end of the window; of its link, or of its first words. */
const placeOf = (page: Page, quote: string, part?: string): Promise<{ x: number; y: number } | null> =>
  page.evaluate(
    ([words, link]) => {
      for (const [name, highlight] of CSS.highlights) {
        if (!name.startsWith('obelus-') || name.startsWith('obelus-active')) continue;
        for (const each of highlight) {
          const range = document.createRange();
          range.setStart(each.startContainer, each.startOffset);
          range.setEnd(each.endContainer, each.endOffset);
          if (
            !range
              .toString()
              .replace(/\s+/g, ' ')
              .includes(words ?? '')
          )
            continue;
          range.startContainer.parentElement?.scrollIntoView({ block: 'end' });
          const [box] = link ? [...document.querySelectorAll(link)].flatMap((element) => [...element.getClientRects()]) : range.getClientRects();
          if (box) return { x: box.x + Math.min(box.width / 2, 20), y: box.y + box.height / 2 };
        }
      }
      return null;
    },
    [quote, part] as const,
  );

test('fingers alone: a link in a mark is followed; a tap opens a sheet; sources, next, mute and undo, drawn down; popup, history, a setting', async ({
  obelus,
  newsroom,
  asker,
  stateOf,
}) => {
  test.setTimeout(240_000);
  await askAs(asker, 'history.erase', null);
  const page = await obelus.context.newPage();
  const fingers = await fingersOn(page);
  const press = (name: string): Promise<void> => fingers.press(page.locator('.slot').getByRole('button', { name, exact: true }), 44);
  const linked = readFileSync(path.join(NEWSROOM, 'march.html'), 'utf8').replace('<em>must be routed</em>', '<a href="june.html">must be routed</a>');
  await page.route('**/march.html', (route) => route.fulfill({ body: linked, contentType: 'text/html' }));
  await page.goto(`${newsroom.url}/march.html`);
  const first = await stateOf(page);
  await page.bringToFront();

  // A tap on a link is the link's, marked or not.
  const onLink = await placeOf(page, 'must be routed', 'article a');
  expect(onLink).not.toBeNull();
  await page.waitForTimeout(300);
  await fingers.tap(onLink ?? { x: 0, y: 0 });
  await page.waitForURL('**/june.html');
  await page.goBack();
  // What the tab's other page had is known until the browser has told of the way back.
  await expect.poll(async () => (await stateOf(page)).title, { timeout: 30_000 }).toBe(first.title);
  const state = await stateOf(page);
  expect(await card(page).count()).toBe(0);

  const note = state.notes.find((one) => one.painted && one.judgement.standing === 'context');
  const place = await placeOf(page, note?.quote ?? 'none');
  expect(place).not.toBeNull();
  await page.waitForTimeout(300);
  await fingers.tap(place ?? { x: 0, y: 0 });
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

  await page.waitForTimeout(600);
  await press('More');
  await expect(card(page).locator('.sources a').first()).toBeVisible();
  await press('Mute or report');
  await press('On this page');
  await expect(card(page)).toContainText('Not marked on this page any more.');
  await press('Undo');
  await expect(card(page)).toContainText('Marked again.');
  await expect.poll(async () => (await askAs(asker, 'mute.list', null)).mutes).toEqual([]);

  // The next note takes the sheet's place.
  const position = card(page).getByText(/^Note \d+ of \d+$/);
  const before = await position.innerText();
  await press('Next note');
  await expect(position).not.toHaveText(before);
  await expect(page.locator('.slot.sheet [role=dialog]')).toHaveCount(1);
  const head = await card(page).locator('.head').boundingBox();
  await fingers.drawDown(120, (head?.y ?? 0) + 14, 160);
  await expect(card(page)).toHaveCount(0);

  // The popup's page: a row opens its note on the page, the history holds the page.
  const popup = await obelus.context.newPage();
  const onPopup = await fingersOn(popup);
  await popup.goto(`${obelus.origin}/popup.html?tab=${await tabOf(asker, page.url())}`);
  const changed = state.notes.find((one) => one.painted && one.judgement.standing === 'changed');
  await onPopup.press(popup.getByRole('button', { name: changed?.quote ?? 'none' }), 44);
  await expect(card(page)).toContainText('Changed since');
  await popup.bringToFront();
  await onPopup.press(popup.getByRole('tab', { name: 'History' }));
  const entry = popup.getByRole('button', { name: `Open again: ${state.title}` });
  await expect(entry).toBeVisible();
  const opens = obelus.context.waitForEvent('page');
  await onPopup.press(entry);
  const again = await opens;
  await again.waitForURL('**/march.html*');
  await again.close();
  await popup.close();

  // A setting.
  const options = await obelus.context.newPage();
  const onOptions = await fingersOn(options);
  await options.goto(`${obelus.origin}/options.html`);
  for (const on of [true, false]) {
    await onOptions.press(options.getByText('Say the number of notes', { exact: true }), 18);
    await expect.poll(async () => (await askAs(asker, 'settings.get', null)).announceCount).toBe(on);
  }
  await options.close();
  await page.close();
});
