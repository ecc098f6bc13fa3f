import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Locator, type Page } from '@playwright/test';
import type { Launched } from '../browser/launch.ts';
import { fewerColours } from './colours.ts';

/** How a picture is lit. `forced` = the reader's own colours, white on black, as a system with high contrast sets them. */
export type Look = 'light' | 'dark' | 'forced';
export const LOOKS: readonly Look[] = ['light', 'dark', 'forced'];

/** Where `npm run pictures` leaves its pictures. */
export const IMAGES = path.resolve('docs', 'images');

/** Takes a picture of a window, a whole page or a part of one, and keeps it in docs/images as `<name>-<look>.webp`. */
export type Camera = { look: Look; save(target: Page | Locator, name: string, options?: { whole?: boolean }): Promise<void>; close(): Promise<void> };

/** What a scene is taken with: the browser with Obelus, a page that asks it, the newsroom's address, and the camera. */
export type Studio = { launched: Launched; asker: Page; newsroom: string; camera: Camera };

/** The browser's settings for a look. */
export const lightOf = (look: Look): { colorScheme: 'light' | 'dark'; forcedColors?: 'active' } =>
  look === 'forced' ? { colorScheme: 'dark', forcedColors: 'active' } : { colorScheme: look };

/** Letters without coloured fringes: they look alike on every screen, and take less room. */
export const PLAIN_LETTERS = ['--disable-lcd-text'];

/** So many fit into half a byte each. Text in its shades, lines and four states need no more, and no eye finds the difference. */
const COLOURS = 16;

/** In the reader's own colours each surface is taken once: lines and layout are those of the other looks. */
const FORCED =
  /^(article|article-sheet|card-more|changes|check|options|panel|popup|popup-history|popup-menu|popup-state-(changed|full)|record|review|sheet|welcome)$/;
/** Is a picture of this name taken in this look? */
export const isTaken = (name: string, look: Look): boolean => look !== 'forced' || FORCED.test(name);

/** Runs in the darkroom: the picture as a canvas, in few colours. */
async function print([data, most]: [string, number]): Promise<void> {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type: 'image/png' }));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
  canvas.style.display = 'block';
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const image = context?.getImageData(0, 0, bitmap.width, bitmap.height);
  if (!image) throw new Error('the darkroom has no canvas');
  (globalThis as unknown as { fewerColours: typeof fewerColours }).fewerColours(new Uint32Array(image.data.buffer), most);
  context?.putImageData(image, 0, 0);
  document.body.style.margin = '0';
  document.body.replaceChildren(canvas);
}

/** The browser's own WebP of a picture, without a loss but that of its rarest shades. */
async function develop(darkroom: Page, png: Buffer): Promise<Buffer> {
  await darkroom.setViewportSize({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });
  await darkroom.evaluate(print, [png.toString('base64'), COLOURS] as [string, number]);
  const session = await darkroom.context().newCDPSession(darkroom);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 100 });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** A camera for one look, with a darkroom of its own. */
export async function openCamera(look: Look): Promise<Camera> {
  const browser = await chromium.launch({ ...(process.env.CHROME_PATH && { executablePath: process.env.CHROME_PATH }), args: ['--disable-gpu'] });
  const darkroom = await browser.newPage({ deviceScaleFactor: 1 });
  await darkroom.addScriptTag({ content: `globalThis.fewerColours = ${String(fewerColours)}` });
  return {
    look,
    save: async (target, name, { whole = false } = {}) => {
      if (!isTaken(name, look)) return;
      const png = await target.screenshot('goto' in target ? { fullPage: whole } : {});
      writeFileSync(path.join(IMAGES, `${name}-${look}.webp`), await develop(darkroom, png));
    },
    close: () => browser.close(),
  };
}

/** Takes the pictures of earlier runs away, whatever they were called. */
export function clearImages(): void {
  mkdirSync(IMAGES, { recursive: true });
  for (const file of readdirSync(IMAGES)) if (/\.(png|webp)$/.test(file)) rmSync(path.join(IMAGES, file));
}
