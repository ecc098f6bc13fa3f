import type { CheckResult, PopupActions, PopupState, Undo } from '../../components/popup/popup-props.ts';
import type { ExtensionCalls, FactsState, TabState } from '../../lib/messaging/protocol.ts';

type Ask = <K extends keyof ExtensionCalls>(type: K, request: ExtensionCalls[K]['request']) => Promise<ExtensionCalls[K]['reply']>;

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
  open: (url: string) => void;
  /** A statement was shown on its page: the popup is in the way now. */
  leave: () => void;
  changed: (state: PopupState) => void;
};

/** Rows of the history that are asked for at once; more on demand (ux.md 2.4). */
const HISTORY_STEP = 200;
/** The most that can be asked for, and so be given back after an erasure. */
const HISTORY_MOST = 10_000;
const UNDO_MS = 10_000;
const POLL_MS = 400;
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
  history: null,
  search: '',
  keep: null,
  undo: null,
  notShown: false,
};

const busy = (facts: FactsState | null): boolean => facts !== null && facts.phase !== 'idle';

/** How a check ended, from the facts before and after it. */
export function checkResult(before: FactsState | null, after: FactsState, startedAt: number): CheckResult {
  if (!after.channel) return 'no-channel';
  if (after.problem && after.problem.at >= startedAt) return 'problem';
  return before?.facts?.generation === after.facts?.generation ? 'none' : 'new';
}

/** The popup's state and what its actions do: asks the background, keeps the answers, offers ten seconds of undo. */
export function createController(host: Host): { actions: PopupActions; start: () => Promise<void> } {
  const { ask, tab } = host;
  let state: PopupState = { ...START, tabId: host.secret ? null : tab };
  let limit = HISTORY_STEP;
  let looks = SECOND_LOOKS;
  let searches = 0;
  let undoTimer: unknown;
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

  async function readRest(): Promise<void> {
    const [settings, facts] = await Promise.all([ask('settings.get', null), ask('facts.state', null)]);
    set({ on: settings.on, facts, keep: { history: settings.history, days: settings.historyDays } });
  }

  async function readHistory(): Promise<void> {
    const search = state.search.trim().slice(0, 200);
    const turn = ++searches;
    const history = await ask('history.list', { limit, ...(search !== '' && { search }) });
    if (turn === searches) set({ history });
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

  const reread = (): Promise<void> =>
    attempt(async () => {
      looks = SECOND_LOOKS;
      pollLater();
      await Promise.all([readTab(), readRest()]);
    });

  function offerUndo(undo: Undo | null): void {
    host.never(undoTimer);
    set({ undo });
    if (undo) undoTimer = host.later(() => set({ undo: null }), UNDO_MS);
  }

  async function check(): Promise<void> {
    const [before, startedAt] = [state.facts, host.now()];
    set({ checking: true, checked: null });
    pollLater();
    try {
      const after = await ask('facts.check', null);
      set({ facts: after, checking: false, checked: checkResult(before, after, startedAt) });
      if (state.checked === 'new') await attempt(readTab);
    } catch {
      set({ checking: false, checked: 'failed' });
    }
  }

  /** A switch or a date: told to the background, then everything is looked at again. */
  const tell = (work: () => Promise<unknown>): void => void attempt(async () => void (await work())).then(reread);

  const actions: PopupActions = {
    onView(view) {
      set({ view });
      if (view === 'history') void attempt(readHistory);
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
    onCheck: () => void (state.checking || check()),
    onSearch(search) {
      set({ search });
      limit = HISTORY_STEP;
      void attempt(readHistory);
    },
    onMoreHistory() {
      limit += HISTORY_STEP;
      void attempt(readHistory);
    },
    onOpen: (url) => host.open(url),
    onRemove: (key) =>
      void attempt(async () => {
        const { removed } = await ask('history.remove', { key });
        offerUndo(removed && { kind: 'removed', pages: [removed] });
        await readHistory();
      }),
    onErase: () =>
      void attempt(async () => {
        const { pages } = await ask('history.list', { limit: HISTORY_MOST });
        await ask('history.erase', null);
        offerUndo({ kind: 'erased', pages });
        await readHistory();
      }),
    onUndo: () =>
      void attempt(async () => {
        const undo = state.undo;
        offerUndo(null);
        if (undo) await ask('history.restore', { pages: undo.pages });
        await readHistory();
      }),
  };
  return {
    actions,
    start: () => {
      host.later(() => state.tab === null && !state.failed && set({ slow: true }), SLOW_MS);
      return reread();
    },
  };
}
