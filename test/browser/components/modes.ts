import { clear, prefer } from './stage.tsx';

/** A window of a surface, in CSS pixels at 100 %. */
export type Window = readonly [width: number, height: number];

/** UX-A1: every surface and state is looked at by axe in each of these. At 200 % a window has half the CSS pixels each way. */
export const MODES = {
  light: { features: { 'prefers-color-scheme': 'light' }, zoom: 1 },
  dark: { features: { 'prefers-color-scheme': 'dark' }, zoom: 1 },
  'forced colours': { features: { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' }, zoom: 1 },
  '200 %': { features: { 'prefers-color-scheme': 'light' }, zoom: 2 },
} as const;
export type Mode = keyof typeof MODES;

/** Does the same in an empty window of each mode, one after the other. */
export async function inEachMode([width, height]: Window, look: (mode: Mode) => Promise<void>): Promise<void> {
  for (const [mode, { features, zoom }] of Object.entries(MODES)) {
    await clear(Math.round(width / zoom), Math.round(height / zoom));
    await prefer(features);
    await look(mode as Mode);
  }
}
