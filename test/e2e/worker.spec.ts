import type { Worker } from '@playwright/test';
import { card, expect, highlightsOf, hoverMark, killWorker, markAt, test } from './obelus.ts';

type Hanging = { browser: Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>; hung?: boolean };

/** In the worker, makes one browser function do its work (or not) and then never come back; answers when it has been called. */
const hang = (worker: Worker, area: string, name: string, does: boolean): Promise<void> =>
  worker.evaluate(
    ([path, method, works]) => {
      const scope = globalThis as unknown as Hanging;
      let target = scope.browser as unknown as Record<string, unknown>;
      for (const step of path.split('.')) target = target[step] as Record<string, unknown>;
      const original = target[method] as (...args: unknown[]) => Promise<unknown>;
      scope.hung = false;
      target[method] = async (...args: unknown[]) => {
        if (works) await original.apply(target, args);
        scope.hung = true;
        return new Promise(() => undefined);
      };
    },
    [area, name, does] as const,
  );

const hasHung = (worker: Worker): Promise<boolean> => worker.evaluate(() => (globalThis as unknown as Hanging).hung === true);

test.describe('the worker is killed', () => {
  const points: [string, string, string, boolean][] = [
    ['after the gate’s question', 'scripting', 'executeScript', false],
    ['after the injection', 'scripting', 'executeScript', true],
    ['after the text was sent', 'storage.session', 'get', false],
    ['before the notes come back', 'storage.session', 'set', true],
  ];
  for (const [when, area, method, works] of points) {
    test(`${when}: marks and card still come`, async ({ obelus, newsroom, asker }) => {
      const worker = await obelus.worker();
      await hang(worker, area, method, works);
      const page = await obelus.context.newPage();
      await page.goto(`${newsroom.url}/march.html`);
      await expect.poll(() => hasHung(worker), { message: 'the worker reached the point' }).toBe(true);
      await killWorker(asker);
      await expect.poll(async () => Object.keys(await highlightsOf(page)).length).toBeGreaterThan(0);
      await page.bringToFront();
      await hoverMark(page, 'must be routed');
      await expect(card(page)).toContainText('Changed since');
      await page.close();
    });
  }

  test('before a card opens: the card comes without it, and its details after a restart', async ({ open, newsroom, stateOf, asker }) => {
    const page = await open(`${newsroom.url}/march.html`);
    await stateOf(page);
    await killWorker(asker);
    await page.bringToFront();
    await markAt(page, 'must be routed');
    await hoverMark(page, 'must be routed');
    await expect(card(page)).toContainText('Changed since');
    await card(page).getByRole('button', { name: 'More' }).click();
    await expect(card(page).getByRole('link').first()).toBeVisible();
  });
});
