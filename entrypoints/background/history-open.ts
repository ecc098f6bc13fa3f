import { browser } from 'wxt/browser';
import { isSame } from '../../lib/history/visit.ts';
import { QUOTE_LENGTH, type HistoryNote } from '../../lib/model/history.ts';
import { tellReader } from './ask-reader.ts';
import type { Context } from './context.ts';
import { rememberGone } from './sought.ts';
import { tabState } from './tab-state.ts';

type Place = Pick<HistoryNote, 'claim' | 'quote'>;

const LOOK_EVERY_MS = 250;
/** How long a page may take to load and to be read. */
const PATIENCE_MS = 15_000;
/** How long after that a statement may still come: pages bring text later. */
const LATE_TEXT_MS = 3_000;

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

const bare = (url: string | undefined): string => (url ?? '').replace(/#.*$/, '');

/** The newest tab that shows an address, or is about to. */
async function tabAt(url: string): Promise<number | undefined> {
  const tabs = await browser.tabs.query({});
  const there = tabs.filter((tab) => !tab.incognito && [tab.url, (tab as { pendingUrl?: string }).pendingUrl].some((each) => bare(each) === bare(url)));
  return there.flatMap(({ id }) => id ?? []).sort((a, b) => b - a)[0];
}

/** Waits for a page to be read in its tab, then shows the statement on it. False: the page was read, and the statement is not on it. Null: Obelus does not read it. */
async function showWhenRead(context: Context, url: string, place: Place): Promise<boolean | null> {
  const end = Date.now() + PATIENCE_MS;
  let readSince: number | null = null;
  while (Date.now() < end) {
    await pause(LOOK_EVERY_MS);
    const tab = await tabAt(url);
    if (tab === undefined) continue;
    const [loaded, state] = await Promise.all([browser.tabs.get(tab), tabState(context, tab)]);
    const note = state.notes.find((each) => isSame({ claim: each.claim, quote: each.quote.slice(0, QUOTE_LENGTH) }, place));
    if (note && (await tellReader(tab, 'reader.show', { note: note.id }))?.shown) return true;
    if (loaded.status !== 'complete' || state.status === 'reading') continue;
    if (state.status !== 'notes' && state.status !== 'nothing-here') return null;
    readSince ??= Date.now();
    if (Date.now() - readSince < LATE_TEXT_MS) continue;
    if (note) return null;
    await rememberGone(tab, url, place.quote);
    return false;
  }
  return null;
}

/** Opens a page of the history in a new tab. */
export async function openAgain(context: Context, key: string): Promise<{ opened: boolean }> {
  const page = await context.history.page(key);
  if (page) await browser.tabs.create({ url: page.url });
  return { opened: page !== undefined };
}

/**
 * The reader followed a link to a page of the history at a statement. The browser itself scrolls by the text in the address, also where
 * Obelus is switched off; where Obelus reads the page it opens the note, and can tell when the statement is gone.
 */
export async function seek(context: Context, key: string, place: Place): Promise<{ found: boolean | null }> {
  const page = await context.history.page(key);
  return { found: page ? await showWhenRead(context, page.url, place).catch(() => null) : null };
}
