// `npm run pictures`: makes the pictures of docs/images from the built extension reading the newsroom.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { askAs } from '../browser/extension-asker.ts';
import { launch, openExtensionPage, type Launched } from '../browser/launch.ts';
import { serve } from '../browser/static-server.ts';
import { build } from '../build/build.ts';
import { say, takesNothing } from '../setup/say.mjs';
import { readPage } from '../start/read-page.ts';
import { SURFACES, type Scene } from './surfaces.ts';

const IMAGES = path.resolve('docs', 'images');
/** A question with figures: the one whose record page is taken. */
const FIGURED = 'ms-investment-openai';
const POPUP = { width: 400, height: 600 };

/** The article with a card open, as wide and as narrow as readers have it. */
async function pictureArticle(launched: Launched, asker: Page, newsroom: string, name: string, claim: string): Promise<Scene> {
  const { page, tab, state } = await readPage(launched, asker, `${newsroom}/march.html`, null);
  const note = state.notes.find((each) => each.painted && each.claim === claim);
  await page.bringToFront();
  if (note) await askAs(asker, 'tab.show', { tab, note: note.id });
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
  const dialog = page.locator('[role=dialog]');
  if ((await dialog.count()) > 0) {
    await dialog.screenshot({ path: path.join(IMAGES, `${name.replace('article', 'card')}.png`) });
    await dialog.getByRole('button', { name: 'More' }).click();
    await page.waitForTimeout(500);
    await dialog.screenshot({ path: path.join(IMAGES, `${name.replace('article', 'card-more')}.png`) });
  }
  const figured = state.notes.find((each) => each.claim === FIGURED);
  if (!figured) throw new Error(`no note on ${FIGURED}`);
  return { origin: launched.origin, tab, claim: FIGURED, note: figured.id, date: state.date?.date ?? '' };
}

/** Every page of Obelus' own, one after the other in one tab. */
async function pictureSurfaces(launched: Launched, scene: Scene, theme: string): Promise<void> {
  const page = await launched.context.newPage();
  for (const { name, address, size, whole, act } of SURFACES) {
    await page.setViewportSize(size);
    await page.goto(`${scene.origin}/${address(scene)}`);
    await page.locator('h1').waitFor();
    await act?.(page);
    await page.waitForTimeout(700);
    await page.screenshot({ path: path.join(IMAGES, `${name}-${theme}.png`), fullPage: whole ?? false });
  }
  await page.close();
}

/** The popup's two tabs at its own size, and at 320 px. */
async function picturePopup(launched: Launched, tab: number, theme: string): Promise<void> {
  const popup = await launched.context.newPage();
  await popup.setViewportSize(POPUP);
  await popup.goto(`${launched.origin}/popup.html?tab=${tab}`);
  await popup.waitForTimeout(600);
  await popup.screenshot({ path: path.join(IMAGES, `popup-${theme}.png`) });
  await popup.getByRole('tab', { name: 'History' }).click();
  await popup.waitForTimeout(400);
  await popup.screenshot({ path: path.join(IMAGES, `popup-history-${theme}.png`) });
  await popup.setViewportSize({ width: 320, height: 600 });
  await popup.getByRole('tab', { name: 'This page' }).click();
  await popup.waitForTimeout(300);
  await popup.screenshot({ path: path.join(IMAGES, `popup-320-${theme}.png`) });
  await popup.close();
}

takesNothing('npm run pictures');
mkdirSync(IMAGES, { recursive: true });
const extension = build('chrome', 'test');
const newsroom = await serve(path.resolve('scripts', 'start', 'newsroom'));
for (const theme of ['light', 'dark'] as const) {
  const launched = await launch({ extension, headless: true, colorScheme: theme });
  const asker = await openExtensionPage(launched);
  await readPage(launched, asker, `${newsroom.url}/june.html`, null);
  const scene = await pictureArticle(launched, asker, newsroom.url, `article-${theme}`, theme === 'light' ? 'ms-investment-openai' : 'azure-exclusivity');
  await picturePopup(launched, scene.tab, theme);
  await pictureSurfaces(launched, scene, theme);
  await launched.close();
  say(`pictures in ${theme} saved`);
}
await newsroom.close();
