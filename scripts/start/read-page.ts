import type { Page } from '@playwright/test';
import type { TabState } from '../../lib/messaging/protocol.ts';
import { askAs, tabOf } from '../browser/extension-asker.ts';
import type { Launched } from '../browser/launch.ts';

const POLL_MS = 50;
/**
 * A page that is not about the story stays silent by design; after so many looks at it (about 1.5 s), and having gone idle, it counts as read. Looks are counted
 * and not time: while the browser stands still, nobody answers them.
 */
const SILENT_LOOKS = 30;
const READING_MS = 30_000;
/** The gate looks through a page in its idle time, and after two seconds at the latest. */
const IDLE_MS = 4_000;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Injecting = { chrome: { scripting: { executeScript(injection: object): Promise<unknown> } } };

/** Waits for idle time in a tab's page: what was put off to it before has been done then. A page that takes no script has none. */
async function goneIdle(asker: Page, tab: number): Promise<void> {
  const idle = asker.evaluate(
    async ([tabId, timeout]) => {
      const func = (limit: number): Promise<void> => new Promise((done) => void requestIdleCallback(() => done(), { timeout: limit }));
      await (globalThis as unknown as Injecting).chrome.scripting.executeScript({ target: { tabId }, func, args: [timeout] }).catch(() => undefined);
    },
    [tab, IDLE_MS] as const,
  );
  await Promise.race([idle, pause(READING_MS)]);
}

/** Waits until the page's notes stand (or it is clear that there are none) and answers with what the popup would show. */
export async function settledState(asker: Page, tab: number): Promise<TabState> {
  const started = Date.now();
  for (let looks = 1; ; looks += 1) {
    const state = await askAs(asker, 'tab.state', { tab });
    const silent = looks > SILENT_LOOKS;
    const painted = state.notes.length === 0 || state.notes.some((note) => note.painted);
    if (state.status === 'notes' && (painted || silent)) return state;
    if (state.status === 'reading' && Date.now() - started > READING_MS) return state;
    if (state.status === 'reading') looks = 0;
    else if (state.status !== 'notes' && silent) return state;
    if (looks === SILENT_LOOKS >> 1) await goneIdle(asker, tab);
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
