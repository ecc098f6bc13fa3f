import type { Page } from '@playwright/test';
import type { TabState } from '../../lib/messaging/protocol.ts';
import { askAs, tabOf } from '../browser/extension-asker.ts';
import type { Launched } from '../browser/launch.ts';

const POLL_MS = 50;
/** A page that is not about the story stays silent by design; this long after it has loaded and gone idle it counts as read. */
const SILENT_MS = 1500;
const READING_MS = 30_000;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the page's notes stand (or it is clear that there are none) and answers with what the popup would show. */
export async function settledState(asker: Page, tab: number): Promise<TabState> {
  const started = Date.now();
  for (;;) {
    const state = await askAs(asker, 'tab.state', { tab });
    const waited = Date.now() - started;
    const painted = state.notes.length === 0 || state.notes.some((note) => note.painted);
    if (state.status === 'notes' && (painted || waited > SILENT_MS)) return state;
    if (state.status === 'reading' && waited > READING_MS) return state;
    if (state.status !== 'notes' && state.status !== 'reading' && waited > SILENT_MS) return state;
    await pause(POLL_MS);
  }
}

/** Opens a page in a tab of its own, gives it a date where it has none, and waits for its notes. */
export async function readPage(launched: Launched, asker: Page, url: string, date: string | null): Promise<{ page: Page; tab: number; state: TabState }> {
  const page = await launched.context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  const tab = await tabOf(asker, page.url());
  let state = await settledState(asker, tab);
  if (date && !state.date && state.notes.length > 0) {
    await askAs(asker, 'tab.date', { tab, date });
    const deadline = Date.now() + READING_MS;
    do {
      await pause(POLL_MS);
      state = await settledState(asker, tab);
    } while (!state.date && Date.now() < deadline);
  }
  return { page, tab, state };
}
