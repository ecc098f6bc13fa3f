// `npm run pictures`: makes the pictures of docs/images from the built extension reading the newsroom.
import path from 'node:path';
import { askAs } from '../browser/extension-asker.ts';
import { launch, openExtensionPage } from '../browser/launch.ts';
import { serve } from '../browser/static-server.ts';
import { build } from '../build/build.ts';
import { say, takesNothing } from '../setup/say.mjs';
import { prepareDemo } from '../start/demo.ts';
import { readPage } from '../start/read-page.ts';
import { pictureArticle, pictureSheet } from './article.ts';
import { clearImages, isTaken, lightOf, LOOKS, openCamera, PLAIN_LETTERS, type Camera, type Studio } from './camera.ts';
import { pictureErased, picturePopup, pictureStates, POPUP } from './popup.ts';
import { SURFACES, type Scene } from './surfaces.ts';

/** Every page of Obelus' own, one after the other in one tab. */
async function pictureSurfaces({ launched, camera }: Studio, scene: Scene): Promise<void> {
  const page = await launched.context.newPage();
  for (const { name, address, size, whole, act } of SURFACES.filter((surface) => isTaken(surface.name, camera.look))) {
    await page.setViewportSize(size);
    await page.goto(`${scene.origin}/${address(scene)}`);
    await page.locator('h1').waitFor();
    await act?.(page);
    // Nothing is under the pointer.
    await page.mouse.move(0, 0);
    await page.waitForTimeout(700);
    await camera.save(page, name, { whole: whole ?? false });
  }
  await page.close();
}

/** What an update changed, also of what was read: with the earlier facts of `npm start` and its channel. */
async function pictureChanges(extension: string, newsroom: string, camera: Camera): Promise<void> {
  const launched = await launch({ extension, headless: true, ...lightOf(camera.look), args: PLAIN_LETTERS });
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
  await camera.save(own, 'popup-state-changed');
  for (const [name, width, height] of [
    ['changes', 1160, 900],
    ['changes-320', 320, 700],
  ] as const) {
    await own.setViewportSize({ width, height });
    await own.goto(`${launched.origin}/changes.html`);
    await own.locator('h1').waitFor();
    await own.waitForTimeout(500);
    await camera.save(own, name);
  }
  await launched.close();
}

takesNothing('npm run pictures');
clearImages();
const demo = await prepareDemo();
const extension = build('chrome', 'test');
const newsroom = await serve(path.resolve('scripts', 'start', 'newsroom'));
for (const look of LOOKS) {
  const camera = await openCamera(look);
  const launched = await launch({ extension, headless: true, ...lightOf(look), args: PLAIN_LETTERS });
  const asker = await openExtensionPage(launched);
  await readPage(launched, asker, `${newsroom.url}/june.html`, null);
  const studio: Studio = { launched, asker, newsroom: newsroom.url, camera };
  const scene = await pictureArticle(studio);
  await pictureSheet(studio);
  await picturePopup(studio, scene.tab);
  await pictureStates(studio, scene.tab);
  await pictureSurfaces(studio, scene);
  await pictureErased(studio, scene.tab);
  await launched.close();
  await pictureChanges(demo.extension, newsroom.url, camera);
  await camera.close();
  say(`pictures in ${look} saved`);
}
await newsroom.close();
await demo.channel?.close();
