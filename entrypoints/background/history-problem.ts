import { browser } from 'wxt/browser';
import type { HistoryState } from '../../lib/model/history.ts';

const KEY = 'history:problem';

/** What the interface is told of an error of the history: its code, no page. */
export function problemOf(error: unknown): NonNullable<HistoryState['problem']> {
  const code = (error as { code?: unknown } | null)?.code;
  return { code: typeof code === 'string' ? code : 'E_DB_FAILED', at: Date.now() };
}

/** Remembers for the interface that the history could not be written, and why: a code, no page. Null takes it back. Nothing is dropped to make room. */
export async function tellHistoryProblem(error: unknown): Promise<void> {
  if (error === null) {
    if (await historyProblem()) await browser.storage.session.remove(KEY);
    return;
  }
  await browser.storage.session.set({ [KEY]: problemOf(error) });
}

/** The last trouble with writing the history since the browser started, until a page was written again. */
export async function historyProblem(): Promise<HistoryState['problem']> {
  return ((await browser.storage.session.get(KEY))[KEY] as HistoryState['problem'] | undefined) ?? null;
}
