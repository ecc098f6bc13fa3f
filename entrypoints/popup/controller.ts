import { createFactsCheck } from '../../components/facts/facts-check.ts';
import type { PopupActions, PopupState } from '../../components/popup/popup-props.ts';
import type { FactsState, TabState } from '../../lib/messaging/protocol.ts';
import { createList, type Ask } from '../../lib/review/list.ts';
import { EMPTY_LIST } from '../../lib/review/list-state.ts';

/** What the popup needs of the browser. */
export type Host = {
  ask: Ask;
  /** The tab that the popup is about; null where there is none. */
  tab: number | null;
  /** Is it in a private window? */
  secret: boolean;
  /** Milliseconds since the epoch. */
  now: () => number;
  later: (callback: () => void, milliseconds: number) => unknown;
  never: (timer: unknown) => void;
  /** Opens one of Obelus' own pages in a tab. */
  openOwn: (path: string) => void;
  /** A statement was shown on its page: the popup is in the way now. */
  leave: () => void;
  changed: (state: PopupState) => void;
};

const POLL_MS = 400;
/** Nothing waits longer than this for the history's first rows. */
const ROWS_MS = 200;
/** In which rows that are here have been painted. */
const PAINT_MS = 50;
/** What changed of what was read is counted over the whole history: once what is shown first was painted. */
const NEWS_MS = 100;
/** Without an answer for this long, the popup says what the background is at. */
const SLOW_MS = 600;
/** A page that was just loaded, switched on or given another date is read again soon: so it is looked at a few times more. */
const SECOND_LOOKS = 4;
/** Where there is no tab to speak of, there is nothing to read. */
const NO_TAB: TabState = { url: null, site: null, title: '', status: 'cannot-read', date: null, lang: null, notes: [], omitted: 0, timings: {} };

const START: PopupState = {
  view: 'page',
  tab: null,
  tabId: null,
  slow: false,
  failed: false,
  on: null,
  siteOn: null,
  facts: null,
  checking: false,
  checked: null,
  list: EMPTY_LIST,
  keep: null,
  notShown: false,
};

const busy = (facts: FactsState | null): boolean => facts !== null && facts.phase !== 'idle';

/** The popup's state and what its actions do: asks the background, keeps the answers, offers ten seconds of undo. */
export function createController(host: Host): { actions: PopupActions; start: () => Promise<void>; historyChanged: () => void } {
  const { ask, tab } = host;
  let state: PopupState = { ...START, tabId: host.secret ? null : tab };
  let looks = SECOND_LOOKS;
  let listed = false;
  let polling = false;

  const set = (part: Partial<PopupState>): void => {
    state = { ...state, ...part };
    host.changed(state);
  };

  /** Any refusal or silence of the background is one thing to a reader: it did not answer. */
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      if (state.failed) set({ failed: false });
    } catch {
      set({ failed: true });
    }
  };

  async function readTab(): Promise<void> {
    if (tab === null) return set({ tab: NO_TAB });
    const shown = await ask('tab.state', { tab });
    const site = shown.site ? await ask('site.state', { site: shown.site }) : null;
    set({ tab: shown, siteOn: site && site.on });
  }

  async function readSettings(): Promise<void> {
    const settings = await ask('settings.get', null);
    set({ on: settings.on, keep: { history: settings.history, days: settings.historyDays } });
  }
  const readFacts = async (): Promise<void> => set({ facts: await ask('facts.state', null) });

  /** What was read and changed since. Without an answer the rest of the popup stands. */
  async function readReads(): Promise<void> {
    try {
      set({ reads: await ask('facts.reads', {}) });
    } catch {
      set({ reads: null });
    }
  }

  const history = createList(host, (list) => set({ list }));
  /** The list is asked for when it is first looked at. */
  function startList(): void {
    if (listed) return;
    listed = true;
    void history.start();
  }

  /** Looks again while the page is being read or facts are on their way, and a few times after anything that makes a page be read. */
  function pollLater(): void {
    if (polling) return;
    polling = true;
    host.later(async () => {
      polling = false;
      const page = looks-- > 0 || state.tab?.status === 'reading';
      const facts = state.checking || busy(state.facts);
      if (page) await attempt(readTab);
      if (facts) await attempt(async () => set({ facts: await ask('facts.state', null) }));
      if (page || facts) pollLater();
    }, POLL_MS);
  }

  /** The facts, for which the background has to read most, wait for `first`. */
  const reread = (first?: Promise<unknown>): Promise<void> =>
    attempt(async () => {
      looks = SECOND_LOOKS;
      pollLater();
      const aboutFacts = async (): Promise<unknown> => {
        await first;
        return Promise.all([readFacts(), readReads()]);
      };
      await Promise.all([readTab(), readSettings(), aboutFacts()]);
    });

  /** Other facts are in use: the page is read again by itself, a moment later. */
  async function followFacts(): Promise<void> {
    looks = SECOND_LOOKS;
    pollLater();
    await Promise.all([readTab(), readReads()]);
  }

  const check = createFactsCheck({
    ...host,
    state: () => state,
    set,
    attempt,
    follow: pollLater,
    // After a check that brought nothing the page stands as it did.
    reread: async () => (state.checked === null || state.checked === 'new' ? followFacts() : undefined),
  });

  /** A switch or a date: told to the background, then everything is looked at again. */
  const tell = (work: () => Promise<unknown>): void => void attempt(async () => void (await work())).then(() => reread());

  const actions: PopupActions = {
    onView(view) {
      set({ view });
      if (view === 'history') startList();
    },
    onSwitch: (on) => tell(() => ask('settings.set', { on })),
    onSiteSwitch(on) {
      const site = state.tab?.site;
      if (site) tell(() => ask('site.switch', { site, on }));
    },
    onReadOnce: () => tell(async () => tab !== null && (await ask('tab.readOnce', { tab }))),
    onDate: (date) => tell(async () => tab !== null && (await ask('tab.date', { tab, date }))),
    onShow: (note) =>
      void attempt(async () => {
        if (tab === null) return;
        const { shown } = await ask('tab.show', { tab, note });
        set({ notShown: !shown });
        if (shown) host.leave();
      }),
    onMarks: () =>
      void attempt(async () => {
        if (tab === null) return;
        await ask('tab.marks', { tab });
        await readTab();
      }),
    ...check.actions,
    onWhatChanged: () => host.openOwn('/changes.html'),
    onReview: () => host.openOwn('/review.html'),
    onSheet: () => void (tab !== null && host.openOwn(`/sheet.html?tab=${tab}`)),
    onNews(claim) {
      set({ view: 'history' });
      listed = true;
      history.actions.onFilter({ movedSince: 0, ...(claim !== undefined && { claim }) });
      void history.start();
    },
    list: history.actions,
  };
  const start = async (): Promise<void> => {
    // The frame stands before anybody has answered; and the history's first rows are asked for first, for they take the background least.
    host.changed(state);
    const pause = (milliseconds: number): Promise<void> => new Promise((done) => void host.later(done, milliseconds));
    const rows = Promise.race([history.prepare().then(() => pause(PAINT_MS)), pause(ROWS_MS)]);
    host.later(() => state.tab === null && !state.failed && set({ slow: true }), SLOW_MS);
    await reread(rows);
    await rows;
    host.later(() => void history.lookForNews(), NEWS_MS);
  };
  return { actions, start, historyChanged: history.changedElsewhere };
}
