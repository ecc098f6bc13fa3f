import { browser } from 'wxt/browser';
import type { PageNotes } from '../../lib/messaging/protocol.ts';
import type { PageCaller, PageHandlers } from '../../lib/messaging/router.ts';
import type { PageSettings, Settings } from '../../lib/settings/settings.ts';
import { showBadge } from './badge.ts';
import { claimDetail } from './claim-detail.ts';
import type { Context } from './context.ts';
import { pageKey } from './page-key.ts';
import { answer, readPage } from './reading.ts';
import { takeOnce } from './read-once.ts';
import { siteIsOn, siteOf } from './sites.ts';
import { getTabPage, setTabPage, type TabPage } from './tab-store.ts';
import { recordVisit } from './visits.ts';

const READER_FILE = '/reader.js';
const CARD_FILE = '/card.js';
const MARKS_FILE = '/assets/marks.css';

const pageSettings = ({ look, allMentions, openDelay }: Settings): PageSettings => ({ look, allMentions, openDelay });

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

/** What web pages may ask, answered (lib/messaging/protocol.ts, PageCalls). */
export function createPageHandlers(context: Context): PageHandlers {
  const mayRead = async (caller: PageCaller): Promise<boolean> => {
    const site = siteOf(caller.url);
    if (!site) return false;
    return siteIsOn(site, await context.settings(), await context.switches()) || (await takeOnce(caller.tab, caller.url));
  };

  return {
    'gate.open': async (_request, caller) => {
      if (!(await mayRead(caller))) return { reader: false };
      await setTabPage(caller.tab, emptyPage(caller, 'reading'));
      await injectReader(caller);
      return { reader: true };
    },

    'page.read': async (request, caller): Promise<PageNotes> => {
      const started = performance.now();
      const settings = await context.settings();
      const [record, before, set] = await Promise.all([
        context.facts.record(),
        getTabPage(caller.tab),
        context.history.dateOf(pageKey(caller.url)).catch(() => null),
      ]);
      const silent = (why: NonNullable<PageNotes['silent']>): PageNotes => ({
        notes: [],
        facts: { pack: '', version: '', horizon: '', generation: '' },
        settings: pageSettings(settings),
        silent: why,
      });
      if (!settings.on) return silent('off');
      if (!(await mayRead(caller))) return silent('site-off');
      if (!record) {
        await setTabPage(caller.tab, { ...emptyPage(caller, 'read'), title: request.title });
        return silent('no-facts');
      }
      const { page, notes } = readPage(record, { ...request, url: caller.url }, caller, before, set);
      if (page.notes.length > 0) await injectCard(caller);
      page.timings.total = performance.now() - started;
      await setTabPage(caller.tab, page);
      await showBadge(caller.tab, page.notes.length);
      await recordVisit(context, caller.tab, page, caller.active).catch(() => undefined);
      return answer(notes, record, pageSettings(settings));
    },

    'claim.detail': async ({ claim }) => claimDetail(context, claim),

    'note.seen': async ({ claim, quote }, caller) => {
      if (!caller.incognito && (await context.settings()).history) await context.history.seen(pageKey(caller.url), claim, quote.slice(0, 300));
      return null;
    },
  };
}
