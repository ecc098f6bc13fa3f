import { browser } from 'wxt/browser';
import { tellReader } from './ask-reader.ts';

/** The keyboard commands of the manifest (ux.md 2.3), by name; the popup's own is the browser's (`_execute_action`). */
const ACTS = new Map<string, (tab: number) => Promise<unknown>>([
  ['next-note', (tab) => tellReader(tab, 'reader.step', { by: 1 })],
  ['previous-note', (tab) => tellReader(tab, 'reader.step', { by: -1 })],
  ['toggle-marks', (tab) => tellReader(tab, 'reader.toggle', null)],
]);

/** A pressed command: told to the reader of the tab in front; where none lives, nothing happens. */
export async function onCommand(command: string, tab?: { id?: number }): Promise<void> {
  const act = ACTS.get(command);
  const front = tab?.id ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id;
  if (act && front !== undefined) await act(front);
}
