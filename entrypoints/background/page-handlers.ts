import { browser } from 'wxt/browser';
import type { PageNotes } from '../../lib/messaging/protocol.ts';
import { createRateLimit } from '../../lib/messaging/rate-limit.ts';
import type { PageCaller, PageHandlers } from '../../lib/messaging/router.ts';
import { historyAddress } from '../../lib/history/address.ts';
import { QUOTE_LENGTH } from '../../lib/model/history.ts';
import type { PageSettings, Settings } from '../../lib/settings/settings.ts';
import { tellReader } from './ask-reader.ts';
import { showBadge } from './badge.ts';
import { claimDetail } from './claim-detail.ts';
import type { Context } from './context.ts';
import { mutedOn } from './muting.ts';
import { notesOfOthers } from './other-packs.ts';
import { dateOfPage } from './page-dates.ts';
import { pageKey } from './page-key.ts';
import { answer, isIncomplete, readPage, type ReadRequest } from './reading.ts';
import { mayRead } from './read-once.ts';
import { openRecord } from './record-tab.ts';
import { reportHandlers } from './reports.ts';
import { siteOf } from './sites.ts';
import { dropTabPage, getTabPage, inTurn, setTabPage, type TabPage } from './tab-store.ts';
import { recordVisit } from './visits.ts';

const READER_FILE = '/reader.js';
const CARD_FILE = '/card.js';
const MARKS_FILE = '/assets/marks.css';

const pageSettings = ({ look, allMentions, opening, openDelay, announceCount, markMatches, markDiffer, markChanged, markContext }: Settings): PageSettings => ({
  look,
  allMentions,
  opening,
  openDelay,
  announceCount,
  markMatches,
  markDiffer,
  markChanged,
  markContext,
});

const emptyPage = (caller: PageCaller, status: TabPage['status']): TabPage => ({
  document: caller.document,
  url: caller.url,
  site: siteOf(caller.url) ?? '',
  title: '',
  lang: null,
  status,
  date: null,
  notes: [],
  offsets: {},
  omitted: 0,
  incognito: caller.incognito,
  unseen: true,
  generation: '',
  timings: {},
});

const targetOf = ({ tab, document }: PageCaller): { tabId: number; documentIds?: string[] } => ({
  tabId: tab,
  ...(document !== null && { documentIds: [document] }),
});

/** Puts line styles and reader into the very document that asked; by tab id only where the browser does not name documents. */
async function injectReader(caller: PageCaller): Promise<void> {
  const target = targetOf(caller);
  await browser.scripting.insertCSS({ target, files: [MARKS_FILE] });
  await browser.scripting.executeScript({ target, files: [READER_FILE] });
}

/** Puts the card's view beside the reader before the notes arrive, so that hovering never waits. A page that is gone by now misses nothing. */
async function injectCard(caller: PageCaller): Promise<void> {
  await browser.scripting.executeScript({ target: targetOf(caller), files: [CARD_FILE] }).catch(() => undefined);
}

/** The page's address as its reader says: after a navigation inside a document the browser may still name the old one. Its origin is the browser's word. */
function addressOf(said: string, stamped: string): string {
  try {
    return new URL(said).origin === new URL(stamped).origin ? said : stamped;
  } catch {
    return stamped;
  }
}

/** Is the document that asked still the one its tab shows? While its text was read, the reader may have gone on to another page. */
async function isShown(caller: PageCaller): Promise<boolean> {
  try {
    if (caller.document !== null) await browser.scripting.executeScript({ target: targetOf(caller), func: () => undefined });
    const { url } = await browser.tabs.get(caller.tab);
    return siteOf(url) !== null && pageKey(url ?? '') === pageKey(caller.url);
  } catch {
    return false;
  }
}

/** A page's text was sent: its notes, kept for the popup, counted on the icon, written into the history. */
async function read(context: Context, request: ReadRequest, sender: PageCaller): Promise<PageNotes> {
  const caller = { ...sender, url: addressOf(request.url, sender.url) };
  const started = performance.now();
  const settings = await context.settings();
  const [record, before, set, muted, others, weights] = await Promise.all([
    context.facts.record(),
    getTabPage(caller.tab),
    dateOfPage(context, caller),
    mutedOn(context, caller.url),
    context.others.records(),
    context.weights(),
  ]);
  const silent = (why: NonNullable<PageNotes['silent']>): PageNotes => ({
    notes: [],
    facts: { pack: '', version: '', horizon: '', generation: '' },
    settings: pageSettings(settings),
    silent: why,
  });
  if (!settings.on) return silent('off');
  if (!(await mayRead(context, caller.tab, caller.url))) return silent('site-off');
  if (!record) {
    await setTabPage(caller.tab, { ...emptyPage(caller, 'read'), title: request.title });
    await showBadge(caller.tab, 0);
    return silent('no-facts');
  }
  const { page, notes } = readPage(record, { ...request, url: caller.url }, caller, before, set, (text) => notesOfOthers(others, text, set), weights);
  if (page.notes.length > 0) await injectCard(caller);
  page.timings.total = performance.now() - started;
  if (await isShown(caller)) {
    await setTabPage(caller.tab, page);
    await showBadge(caller.tab, page.notes.length);
    await recordVisit(context, caller.tab, page, caller.active).catch(() => undefined);
    if (isIncomplete(request, before, caller, record)) void tellReader(caller.tab, 'reader.reread', null);
  }
  return answer(notes, record, { ...pageSettings(settings), ...(muted.length > 0 && { muted }) });
}

/** Record pages that a page's card may open at once, and a second: as many as a hand can ask for. */
const [OPEN_AT_ONCE, OPEN_A_SECOND] = [2, 0.5];

/** What web pages may ask, answered (lib/messaging/protocol.ts, PageCalls). */
export function createPageHandlers(context: Context): PageHandlers {
  const opening = createRateLimit(OPEN_AT_ONCE, OPEN_A_SECOND);
  return {
    'gate.open': async (_request, caller) => {
      if (!(await mayRead(context, caller.tab, caller.url))) return { reader: false };
      await inTurn(caller.tab, () => setTabPage(caller.tab, emptyPage(caller, 'reading')));
      try {
        await injectReader(caller);
      } catch (error) {
        // The page was left, or takes no script: nothing is being read.
        await inTurn(caller.tab, () => dropTabPage(caller.tab));
        throw error;
      }
      return { reader: true };
    },

    'page.read': (request, caller) => inTurn(caller.tab, () => read(context, request, caller)),

    'claim.detail': async ({ claim }) => claimDetail(context, claim),

    ...reportHandlers(context),

    'record.open': async ({ claim, note }, caller) => {
      if (opening.take(caller.tab)) await openRecord(caller, claim, note);
      return null;
    },

    'note.seen': async ({ claim, quote }, caller) => {
      if (caller.incognito || !(await context.settings()).history) return null;
      const page = await getTabPage(caller.tab);
      const canonical = page && pageKey(page.url) === pageKey(caller.url) ? page.canonical : undefined;
      await context.history.seen(historyAddress(caller.url, canonical).key, claim, quote.slice(0, QUOTE_LENGTH), Date.now());
      return null;
    },
  };
}
