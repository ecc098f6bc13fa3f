import { browser } from 'wxt/browser';
import { tellReader } from './ask-reader.ts';

/** A key that the reader pressed for the tab in front (wxt.config.ts, `commands`). A page without a reader has nothing to step through. */
export async function onCommand(command: string, tab: number | undefined): Promise<void> {
  const id = tab ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  if (id === undefined) return;
  if (command === 'next-note') await tellReader(id, 'reader.step', { by: 1 });
  if (command === 'previous-note') await tellReader(id, 'reader.step', { by: -1 });
  if (command === 'toggle-marks') await tellReader(id, 'reader.toggle', null);
}
