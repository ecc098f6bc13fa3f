import { browser } from 'wxt/browser';
import { addressAt } from '../../lib/history/fragment.ts';
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

/** Waits for a tab's page to be read, then shows the statement on it. False: the page was read, and the statement is not on it. Null: Obelus does not read it. */
async function showIn(context: Context, tab: number, place: Place): Promise<boolean | null> {
  const end = Date.now() + PATIENCE_MS;
  let readSince: number | null = null;
  while (Date.now() < end) {
    await pause(LOOK_EVERY_MS);
    const loaded = await browser.tabs.get(tab).catch(() => null);
    if (!loaded) return null;
    const state = await tabState(context, tab);
    const note = state.notes.find((each) => isSame({ claim: each.claim, quote: each.quote.slice(0, QUOTE_LENGTH) }, place));
    if (note && (await tellReader(tab, 'reader.show', { note: note.id }))?.shown) return true;
    const read = state.status === 'notes' || state.status === 'nothing-here';
    if (loaded.status !== 'complete' || state.status === 'reading') continue;
    if (!read) return null;
    readSince ??= Date.now();
    if (Date.now() - readSince > LATE_TEXT_MS) return note ? null : false;
  }
  return null;
}

/**
 * Opens a page of the history in a new tab. At a statement the browser scrolls by the text in the address, also where Obelus is switched off; where Obelus
 * reads the page it opens the note, and can tell when the statement is gone.
 */
export async function openAgain(context: Context, key: string, place: Place | undefined): Promise<{ opened: boolean; found: boolean | null }> {
  const page = await context.history.page(key);
  if (!page) return { opened: false, found: null };
  const note = place && page.notes.find((each) => isSame(each, place));
  const tab = await browser.tabs.create({ url: note ? addressAt(page.url, note) : page.url });
  if (!note || tab.id === undefined) return { opened: true, found: null };
  const found = await showIn(context, tab.id, note);
  if (found === false) await rememberGone(tab.id, page.url, note.quote);
  return { opened: true, found };
}
