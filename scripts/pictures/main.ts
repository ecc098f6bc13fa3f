// `npm run pictures`: makes the pictures of docs/images from the built extension reading the newsroom.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { askAs } from '../browser/extension-asker.ts';
import { launch, openExtensionPage, type Launched } from '../browser/launch.ts';
import { serve } from '../browser/static-server.ts';
import { build } from '../build/build.ts';
import { say, takesNothing } from '../setup/say.mjs';
import { prepareDemo } from '../start/demo.ts';
import { readPage } from '../start/read-page.ts';
import { pictureArticle, pictureSheet } from './article.ts';
import { popupStates } from './states.ts';
import { SURFACES, type Scene } from './surfaces.ts';

const IMAGES = path.resolve('docs', 'images');
const POPUP = { width: 400, height: 600 };

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

/** The popup in every other state, as the background would tell of it. */
async function pictureStates(launched: Launched, asker: Page, tab: number, theme: string): Promise<void> {
  const { facts } = await askAs(asker, 'facts.state', null);
  if (!facts) throw new Error('no facts to picture');
  for (const [name, answers] of Object.entries(popupStates(facts, Date.now()))) {
    const popup = await launched.context.newPage();
    await popup.setViewportSize(POPUP);
    await popup.addInitScript(arrange, answers);
    await popup.goto(`${launched.origin}/popup.html?tab=${tab}`);
    await popup.waitForTimeout(name === 'building' ? 2_500 : 600);
    await popup.screenshot({ path: path.join(IMAGES, `popup-state-${name}-${theme}.png`) });
    await popup.close();
  }
}

/** Runs in an extension page before its scripts: what is arranged goes over what the background answers. */
function arrange(answers: object): void {
  type Runtime = { sendMessage(message: { type: string }): Promise<{ ok?: boolean; value?: object } | undefined> };
  const staged = new Map(Object.entries(answers));
  for (const space of ['chrome', 'browser']) {
    const runtime = (globalThis as unknown as Record<string, { runtime?: Runtime } | undefined>)[space]?.runtime;
    if (!runtime) continue;
    const send = runtime.sendMessage.bind(runtime);
    runtime.sendMessage = async (message) => {
      const part: unknown = staged.get(message.type);
      if (part === 'never') return new Promise(() => undefined);
      const reply = await send(message);
      return part && reply?.ok ? { ...reply, value: { ...reply.value, ...part } } : reply;
    };
  }
}

/** History erased, with the way back; last, because it is. */
async function pictureErased(launched: Launched, tab: number, theme: string): Promise<void> {
  const popup = await launched.context.newPage();
  await popup.setViewportSize(POPUP);
  await popup.goto(`${launched.origin}/popup.html?tab=${tab}`);
  await popup.getByRole('tab', { name: 'History' }).click();
  await popup.getByRole('button', { name: 'Erase…' }).click();
  await popup.getByRole('button', { name: 'Erase', exact: true }).click();
  await popup.getByRole('button', { name: 'Restore', exact: true }).waitFor();
  await popup.screenshot({ path: path.join(IMAGES, `popup-state-erased-${theme}.png`) });
  await popup.close();
}

/** What an update changed, also of what was read: with the earlier facts of `npm start` and its channel. */
async function pictureChanges(extension: string, newsroom: string, theme: 'light' | 'dark'): Promise<void> {
  const launched = await launch({ extension, headless: true, colorScheme: theme });
  const asker = await openExtensionPage(launched);
  const { page, tab, state } = await readPage(launched, asker, `${newsroom}/june.html`, null);
  await page.bringToFront();
  for (const note of state.notes.filter((each) => each.painted).slice(0, 8)) {
    await askAs(asker, 'tab.show', { tab, note: note.id });
    // So long counts as read.
    await page.waitForTimeout(1_200);
  }
  await askAs(asker, 'facts.check', null);
  const own = await launched.context.newPage();
  await own.setViewportSize(POPUP);
  await own.goto(`${launched.origin}/popup.html?tab=${tab}`);
  await own.waitForTimeout(800);
  await own.screenshot({ path: path.join(IMAGES, `popup-state-changed-${theme}.png`) });
  for (const [name, width, height] of [
    ['changes', 1160, 900],
    ['changes-320', 320, 700],
  ] as const) {
    await own.setViewportSize({ width, height });
    await own.goto(`${launched.origin}/changes.html`);
    await own.locator('h1').waitFor();
    await own.waitForTimeout(500);
    await own.screenshot({ path: path.join(IMAGES, `${name}-${theme}.png`) });
  }
  await launched.close();
}

takesNothing('npm run pictures');
mkdirSync(IMAGES, { recursive: true });
const demo = await prepareDemo();
const extension = build('chrome', 'test');
const newsroom = await serve(path.resolve('scripts', 'start', 'newsroom'));
for (const theme of ['light', 'dark'] as const) {
  const launched = await launch({ extension, headless: true, colorScheme: theme });
  const asker = await openExtensionPage(launched);
  await readPage(launched, asker, `${newsroom.url}/june.html`, null);
  const studio = { launched, asker, newsroom: newsroom.url, images: IMAGES, theme };
  const scene = await pictureArticle(studio);
  await pictureSheet(studio);
  await picturePopup(launched, scene.tab, theme);
  await pictureStates(launched, asker, scene.tab, theme);
  await pictureSurfaces(launched, scene, theme);
  await pictureErased(launched, scene.tab, theme);
  await launched.close();
  await pictureChanges(demo.extension, newsroom.url, theme);
  say(`pictures in ${theme} saved`);
}
await newsroom.close();
await demo.channel?.close();
