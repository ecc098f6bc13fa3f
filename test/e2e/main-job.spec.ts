import type { Page } from '@playwright/test';
import { askAs, card, expect, highlightsOf, hoverMark, markAt, tabOf, test } from './obelus.ts';

/**
 * Watches, from now on, for the first movement of the pointer and then for a card; answers the milliseconds between them by the page's own clock.
 * The rest counts from the moment the pointer comes onto the mark and small steps on it do not begin it anew (ux.md 2.2), so a slow machine can make the time
 * longer, never shorter.
 */
async function watchRest(page: Page): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle(() => {
    const moved = new Promise<number>((resolve) => {
      addEventListener('pointermove', (event) => resolve(event.timeStamp), { capture: true, once: true });
    });
    const opened = moved.then(
      (since) =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            const open = document.querySelector('obelus-notes')?.shadowRoot?.querySelector('[role=dialog]:not(.coming *)');
            if (open) resolve(performance.now() - since);
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    return { opened };
  });
  return () => watch.evaluate(({ opened }) => opened);
}

test.describe('the main job', () => {
  test('marks an article and opens a card on hover, with who says what', async ({ open, newsroom, stateOf }) => {
    const page = await open(`${newsroom.url}/march.html`);
    const state = await stateOf(page);
    expect(state.notes.length).toBeGreaterThanOrEqual(8);
    expect(state.date).toMatchObject({ date: '2026-03-19' });
    expect(Object.keys(await highlightsOf(page)).filter((name) => name.startsWith('obelus-')).length).toBeGreaterThan(1);

    await hoverMark(page, 'must be routed');
    await expect(card(page)).toContainText('Changed since');
    await expect(card(page)).toContainText('27 Apr');
    await expect(card(page)).toContainText('Then');
    await expect(card(page)).toContainText('Now');
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
  });

  test('UX-A7 opens no card before the pointer has rested, keeps it while the pointer is inside, closes it after', async ({ open, newsroom, stateOf }) => {
    const page = await open(`${newsroom.url}/march.html`);
    await stateOf(page);
    const { x, y } = await markAt(page, 'more than $13 billion');
    await page.waitForTimeout(300);
    const rested = await watchRest(page);
    await page.mouse.move(x - 3, y);
    await page.mouse.move(x, y, { steps: 3 });
    expect(await rested()).toBeGreaterThanOrEqual(450);
    // A pointer may rest on its way to the card, also where it is neither on the mark nor on the card.
    const box = await card(page).boundingBox();
    const [right, down] = [(box?.x ?? 0) + 40 - x, (box?.y ?? 0) + 40 - y];
    for (const part of [0.25, 0.5, 0.75, 1]) {
      await page.mouse.move(x + right * part, y + down * part);
      await page.waitForTimeout(part < 1 ? 450 : 900);
      await expect(card(page)).toHaveCount(1);
    }
    await page.mouse.move(2, 2, { steps: 3 });
    await expect(card(page)).toHaveCount(0);
  });

  test('UX-A7 Esc does not reopen the card until the pointer has left, and leaves focus where it was', async ({ open, newsroom, stateOf }) => {
    const page = await open(`${newsroom.url}/march.html`);
    await stateOf(page);
    await hoverMark(page, 'more than $13 billion');
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    const before = await focused();
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    await page.waitForTimeout(900);
    await expect(card(page)).toHaveCount(0);
    expect(await focused()).toBe(before);
  });

  test('shows the commitment and what was paid in beside the page’s own sum', async ({ open, newsroom, stateOf }) => {
    const page = await open(`${newsroom.url}/march.html`);
    const state = await stateOf(page);
    const sum = state.notes.find((note) => note.claim === 'ms-investment-openai' && note.reading.amounts.length > 1);
    expect(sum, 'the $1 billion + $10 billion statement').toBeDefined();
    const values = sum?.judgement.figures.map((row) => row.value);
    expect(values).toContain('13');
    expect(sum?.judgement.figures.some((row) => row.measure === 'funded')).toBe(true);
    expect(sum?.judgement.figures[0]?.sum).toEqual(['1', '10']);
  });

  test('the popup lists the statements, and a row opens its note on the page', async ({ obelus, open, asker, newsroom, stateOf }) => {
    const page = await open(`${newsroom.url}/march.html`);
    const state = await stateOf(page);
    const tab = await tabOf(asker, page.url());
    const popup = await obelus.context.newPage();
    await popup.goto(`${obelus.origin}/popup.html?tab=${tab}`);
    await expect(popup.getByText(`${state.notes.length} statements about this dispute were checked`, { exact: false })).toBeVisible();
    const painted = state.notes.find((note) => note.painted && note.judgement.standing === 'changed');
    await popup.getByRole('button', { name: painted?.quote ?? 'none' }).click();
    await page.bringToFront();
    await expect(card(page)).toContainText('Changed since');
    await popup.close();
  });

  test('remembers the page, and forgets it on demand', async ({ open, asker, newsroom, stateOf }) => {
    await askAs(asker, 'history.erase', null);
    const page = await open(`${newsroom.url}/june.html`);
    await stateOf(page);
    await expect
      .poll(async () => (await askAs(asker, 'history.list', {})).pages.map((each) => each.title))
      .toEqual(['After the new agreement: who hosts what, and who paid']);
    const [row] = (await askAs(asker, 'history.list', { search: 'agreement' })).pages;
    expect(row?.notes).toBeGreaterThan(3);
    expect((await askAs(asker, 'history.list', { search: 'ferry' })).pages).toEqual([]);
    const { token } = await askAs(asker, 'history.remove', { keys: [row?.key ?? ''] });
    expect((await askAs(asker, 'history.list', {})).total).toBe(0);
    await askAs(asker, 'history.undo', { token });
    expect((await askAs(asker, 'history.list', {})).total).toBe(1);
  });

  test('a date that the reader sets is used at once and remembered', async ({ open, asker, newsroom, stateOf }) => {
    const page = await open(`${newsroom.url}/undated.html`);
    const before = await stateOf(page);
    expect(before.date).toBeNull();
    const exclusive = (state: typeof before) => state.notes.find((note) => note.claim === 'api-exclusivity')?.judgement;
    expect(exclusive(before)).toMatchObject({ standing: 'changed', reason: 'fitted-earlier-date-unknown' });
    await askAs(asker, 'tab.date', { tab: await tabOf(asker, page.url()), date: '2024-05-01' });
    await expect.poll(async () => (await stateOf(page)).date).toMatchObject({ date: '2024-05-01', origin: 'reader' });
    expect(exclusive(await stateOf(page))).toMatchObject({ standing: 'changed', reason: 'fitted-then-not-now' });
    await page.reload();
    await expect.poll(async () => (await stateOf(page)).date).toMatchObject({ date: '2024-05-01', origin: 'reader' });
    await askAs(asker, 'tab.date', { tab: await tabOf(asker, page.url()), date: null });
  });
});
