import { askAs } from '../browser/extension-asker.ts';
import { readPage } from '../start/read-page.ts';
import { lightOf, type Studio } from './camera.ts';
import type { Scene } from './surfaces.ts';

/** A question with figures: the one whose record page is taken. */
const FIGURED = 'ms-investment-openai';
/** What each look's article has open: a note with figures, one with Then and Now. */
const OPEN = { light: FIGURED, dark: 'azure-exclusivity', forced: FIGURED } as const;

/** The article with its card: at a glance, with More, with what can be done about it, and pinned beside the text. */
export async function pictureArticle(studio: Studio): Promise<Scene> {
  const { launched, asker, newsroom, camera } = studio;
  const { page, tab, state } = await readPage(launched, asker, `${newsroom}/march.html`, null);
  const note = state.notes.find((each) => each.painted && each.claim === OPEN[camera.look]);
  const figured = state.notes.find((each) => each.claim === FIGURED);
  if (!note || !figured) throw new Error('the article lacks a note that its pictures are of');
  await page.bringToFront();
  await askAs(asker, 'tab.show', { tab, note: note.id });
  await page.waitForTimeout(500);
  await camera.save(page, 'article');
  const dialog = page.locator('[role=dialog]');
  await camera.save(dialog, 'card');
  await dialog.getByRole('button', { name: 'More' }).click();
  await page.waitForTimeout(500);
  await camera.save(dialog, 'card-more');
  await dialog.getByRole('button', { name: 'Mute or report' }).click();
  await page.waitForTimeout(300);
  await camera.save(dialog, 'card-tools');
  // Wide enough for a place beside the text.
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Pin', exact: true }).click();
  await page.waitForTimeout(500);
  await camera.save(page, 'article-pinned');
  return { origin: launched.origin, tab, claim: FIGURED, note: figured.id, date: state.date?.date ?? '' };
}

/** A phone's window: the note as a sheet from below. */
export async function pictureSheet(studio: Studio): Promise<void> {
  const { launched, asker, newsroom, camera } = studio;
  const { colorScheme, forcedColors } = lightOf(camera.look);
  const { page, tab, state } = await readPage(launched, asker, `${newsroom}/march.html?phone`, null);
  await page.setViewportSize({ width: 390, height: 780 });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'hover', value: 'none' },
      { name: 'prefers-color-scheme', value: colorScheme },
      { name: 'forced-colors', value: forcedColors ?? 'none' },
    ],
  });
  await page.bringToFront();
  await askAs(asker, 'tab.show', { tab, note: state.notes.find((each) => each.painted && each.judgement.standing === 'context')?.id ?? '' });
  await page.waitForTimeout(500);
  await camera.save(page, 'article-sheet');
  await page.close();
}
