import { askAs, card, expect, hoverMark, inEffect, markAt, test } from './obelus.ts';
import { readAnew } from './page-probe.ts';

const MARK = 'must be routed';

test('what opens a note is chosen in the settings, and open pages follow at once', async ({ obelus, open, newsroom, asker, stateOf }) => {
  test.setTimeout(180_000);
  const page = await open(`${newsroom.url}/march.html`);
  await stateOf(page);
  const options = await obelus.context.newPage();
  await options.goto(`${obelus.origin}/options.html`);
  const choice = options.getByLabel('What opens a note');
  const wait = options.getByLabel('Wait before opening a note');
  await expect(choice).toHaveValue('rest');
  await expect(wait).toBeEnabled();
  /** Chooses, and waits until the page was read anew with it. */
  const choose = async (name: string): Promise<void> => {
    await page.mouse.move(2, 2);
    await readAnew(asker, page, () => choice.selectOption({ label: name }));
    await expect(options.getByText('Saved', { exact: false }).first()).toBeVisible();
    await page.bringToFront();
  };

  await choose('A click or tap on a mark');
  await expect(wait).toBeDisabled();
  let { x, y } = await markAt(page, MARK);
  await page.waitForTimeout(300);
  await page.mouse.move(x, y, { steps: 3 });
  await page.waitForTimeout(1_000);
  await expect(card(page)).toHaveCount(0);
  await page.mouse.click(x, y);
  await expect(card(page)).toContainText('Changed since');
  await page.keyboard.press('Escape');

  await choose('The pointer on a mark while Shift is held');
  ({ x, y } = await markAt(page, MARK));
  await page.waitForTimeout(300);
  await page.mouse.move(x, y, { steps: 3 });
  await page.waitForTimeout(1_000);
  await expect(card(page)).toHaveCount(0);
  await page.keyboard.down('Shift');
  await expect(card(page)).toContainText('Changed since');
  await page.keyboard.up('Shift');
  await page.keyboard.press('Escape');

  await choose('Nothing on the mark itself');
  ({ x, y } = await markAt(page, MARK));
  await page.mouse.click(x, y);
  await page.waitForTimeout(1_000);
  await expect(card(page)).toHaveCount(0);
  await page.locator('.margin-sign').first().click();
  await expect(card(page)).toHaveCount(1);
  await page.keyboard.press('Escape');

  await readAnew(asker, page, () => askAs(asker, 'settings.set', { announceCount: true }));
  await page.reload();
  const count = (await stateOf(page)).notes.filter(({ painted }) => painted).length;
  await expect(page.locator('obelus-notes [role=status]')).toHaveText(`${count} notes on this page`);
  await readAnew(asker, page, () => askAs(asker, 'settings.set', { announceCount: false }));

  await choose('The pointer rests on a mark');
  await hoverMark(page, MARK);
  await expect(card(page)).toContainText('Changed since');
  await options.close();
  await inEffect(asker);
});
