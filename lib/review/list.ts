import type { ExtensionCalls } from '../messaging/protocol.ts';
import type { HistoryRow } from '../model/history.ts';
import { STEP } from './first-rows.ts';
import { EMPTY_LIST, isNarrowed, type Choice, type Conditions, type ListActions, type ListState, type Undo } from './list-state.ts';

export type Ask = <K extends keyof ExtensionCalls>(type: K, request: ExtensionCalls[K]['request']) => Promise<ExtensionCalls[K]['reply']>;

/** What a list needs of the browser. */
export type ListHost = {
  ask: Ask;
  later: (callback: () => void, milliseconds: number) => unknown;
  never: (timer: unknown) => void;
  /** Opens one of Obelus' own pages in a tab. */
  openOwn: (path: string) => void;
};

/** Steps that are kept around the window: memory stays the same however long the list is. */
const KEPT_STEPS = 16;
/** The most rows of one answer. */
const ROWS_MOST = 500;
const UNDO_MS = 10_000;
const REFRESH_MS = 250;
/** What there is to filter by is counted over the whole history: once the first rows are painted. */
const CHOICES_MS = 100;
const SEARCH_LENGTH = 200;

const inOrder = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a]);

/**
 * The list of the history and what can be done with it: asks for rows as they come near the window, keeps the selection, offers ten seconds of undo.
 * Shared by popup and review page.
 */
export function createList(
  host: ListHost,
  changed: (state: ListState) => void,
  conditions: Conditions = {},
): {
  actions: ListActions;
  prepare: () => Promise<void>;
  start: () => Promise<void>;
  lookForNews: () => Promise<void>;
  refresh: () => Promise<void>;
  changedElsewhere: () => void;
} {
  const { ask } = host;
  let state: ListState = { ...EMPTY_LIST, conditions };
  /** Goes up with every question anew; answers to older ones are dropped. */
  let turn = 0;
  let near: [number, number] = [0, 0];
  let anchor = 0;
  /** Answers that the first row of the list still waits for, and whether it is to have focus when it is here. */
  let awaited = 0;
  let wanted = false;
  let prepared: Promise<void> | null = null;
  const asked = new Set<number>();
  let undoTimer: unknown;
  let refreshTimer: unknown;

  const set = (part: Partial<ListState>): void => {
    state = { ...state, ...part };
    changed(state);
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

  const query = (): Conditions => {
    const { search = '', ...others } = state.conditions;
    const words = search.trim().slice(0, SEARCH_LENGTH);
    const kept = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)) as Conditions;
    return { ...kept, ...(words !== '' && { search: words }), ...(state.by === 'claim' && state.group !== null && { claim: state.group }) };
  };
  const rowsFrom = (offset: number, limit: number) => ask('history.list', { ...query(), offset, limit });
  const stepsNear = (): number[] => {
    const [first, last] = [Math.floor(near[0] / STEP), Math.floor(near[1] / STEP)];
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  };

  /** Asks for everything near the window anew. What is shown stays until the answer is here. */
  async function reload(): Promise<void> {
    const mine = ++turn;
    asked.clear();
    const steps = stepsNear();
    for (const step of steps) asked.add(step);
    awaited += 1;
    const answers = await Promise.all(steps.map((step) => rowsFrom(step * STEP, STEP))).finally(() => (awaited -= 1));
    if (mine !== turn) return;
    const rows = new Map<number, HistoryRow>();
    for (const [at, { pages }] of answers.entries()) for (const [slot, page] of pages.entries()) rows.set((steps[at] ?? 0) * STEP + slot, page);
    const total = answers[0]?.total ?? 0;
    const focused = wanted && total > 0;
    wanted = false;
    set({ rows, total, active: focused ? 0 : Math.max(Math.min(state.active, total - 1), 0), ...(focused && { focus: state.focus + 1 }) });
  }

  /** Asks for rows that came near the window, and lets go of those far away. */
  async function fill(): Promise<void> {
    const mine = turn;
    const missing = stepsNear().filter((step) => !asked.has(step));
    if (missing.length === 0) return;
    for (const step of missing) asked.add(step);
    for (const step of missing) {
      const { pages, total } = await rowsFrom(step * STEP, STEP);
      if (mine !== turn) return;
      const middle = Math.floor((near[0] + near[1]) / 2 / STEP);
      const far = (at: number): boolean => Math.abs(at - middle) > KEPT_STEPS;
      const rows = new Map([...state.rows].filter(([at]) => !far(Math.floor(at / STEP))));
      for (const each of asked) if (far(each)) asked.delete(each);
      for (const [slot, page] of pages.entries()) rows.set(step * STEP + slot, page);
      set({ rows, total });
    }
  }

  /** Claims with their pages, as far as the conditions leave them. */
  async function readGroups(): Promise<void> {
    if (state.by !== 'claim') return;
    const { claim: _open, ...where } = query();
    const { groups } = await ask('history.groups', {
      by: 'claim',
      where: { ...where, ...(state.conditions.claim !== undefined && { claim: state.conditions.claim }) },
    });
    set({ groups });
  }
  async function readCounts(): Promise<void> {
    const counts = await ask('history.state', null);
    set({ counts, digest: counts.news > 0 ? await ask('history.digest', null) : null });
  }
  async function readChoices(): Promise<void> {
    const [sites, claims] = [await ask('history.groups', { by: 'site' }), await ask('history.groups', { by: 'claim' })];
    set({ sites: sites.groups, claims: claims.groups });
    await readCounts();
  }
  const refresh = (): Promise<void> => attempt(async () => void (await Promise.all([reload(), readGroups(), readCounts()])));

  /** Another question: from the top, with nothing selected. */
  const restart = (part: Partial<ListState>): Promise<void> => {
    near = [0, Math.min(near[1] - near[0], STEP - 1)];
    [anchor, wanted] = [0, false];
    set({ ...part, active: 0, selected: new Set(), open: null, said: null });
    return attempt(async () => void (await Promise.all([reload(), readGroups()])));
  };

  function offerUndo(undo: Undo | null): void {
    host.never(undoTimer);
    set({ undo });
    if (undo) undoTimer = host.later(() => set({ undo: null }), UNDO_MS);
  }

  /** Addresses of rows, also of those that are not in reach. */
  async function keysFrom(first: number, last: number): Promise<string[]> {
    const keys: string[] = [];
    for (let at = first; at <= last;) {
      const { pages } = await rowsFrom(at, Math.min(ROWS_MOST, last - at + 1));
      if (pages.length === 0) break;
      keys.push(...pages.map(({ key }) => key));
      at += pages.length;
    }
    return keys;
  }
  async function select(index: number, choice: Choice): Promise<void> {
    if (choice === 'none') return set({ selected: new Set() });
    if (choice === 'all') return set({ selected: new Set(await keysFrom(0, (state.total ?? 0) - 1)) });
    if (choice === 'range') return set({ selected: new Set(await keysFrom(...inOrder(anchor, index))) });
    anchor = index;
    const key = state.rows.get(index)?.key;
    if (key === undefined) return;
    const selected = new Set(state.selected);
    if (!selected.delete(key)) selected.add(key);
    set({ selected });
  }

  const actions: ListActions = {
    // What the counts are made of is what a search looks through.
    onSoon: () => void attempt(readCounts),
    onSearch: (search) => void restart({ conditions: { ...state.conditions, search } }),
    onFilter(change) {
      const next = Object.fromEntries(Object.entries({ ...state.conditions, ...change }).filter(([, value]) => value !== undefined)) as Conditions;
      void restart({ conditions: next });
      // Who looks at what changed has seen that it did.
      if (next.movedSince !== undefined && (state.counts?.news ?? 0) > 0) void attempt(async () => void (await ask('history.acknowledge', null)));
    },
    onClear: () => void (isNarrowed(state.conditions) && restart({ conditions: {} })),
    onBy: (by) => void restart({ by, group: null, groups: null }),
    onGroup: (group) => void restart({ group, rows: new Map(), total: null }),
    onRange(first, last) {
      near = [first, Math.max(first, last)];
      void attempt(fill);
    },
    onEnter(wish) {
      wanted = wish && awaited > 0;
      if (wish && !wanted && state.total) actions.onActive(0, true);
    },
    onActive(active, focus) {
      const last = Math.max((state.total ?? 0) - 1, 0);
      set({ active: Math.min(Math.max(active, 0), last), ...(focus && { focus: state.focus + 1 }) });
    },
    onToggle: (key) =>
      void attempt(async () => {
        if (state.open?.key === key) return set({ open: null });
        set({ open: { key, detail: null, missing: false } });
        const detail = await ask('history.page', { key });
        if (state.open?.key === key) set({ open: { key, detail, missing: detail === null } });
      }),
    onSelect: (index, choice) => void attempt(() => select(index, choice)),
    onPin: (keys, pinned) =>
      void attempt(async () => {
        await ask('history.pin', { keys: [...keys], pinned });
        await refresh();
      }),
    onRemove: (keys) =>
      void attempt(async () => {
        const removed = await ask('history.remove', { keys: [...keys] });
        offerUndo(removed.pages > 0 ? { kind: 'removed', removed } : null);
        set({ selected: new Set(), open: null });
        await refresh();
        set({ focus: state.focus + 1 });
      }),
    onErase: () =>
      void attempt(async () => {
        offerUndo({ kind: 'erased', removed: await ask('history.erase', null) });
        set({ selected: new Set(), open: null });
        await refresh();
      }),
    onUndo: () =>
      void attempt(async () => {
        const { undo } = state;
        offerUndo(null);
        if (undo) await ask('history.undo', { token: undo.removed.token });
        await refresh();
        set({ focus: state.focus + 1 });
      }),
    onOpen: ({ key }) => void attempt(async () => void (await ask('history.open', { key }))),
    onSeek: ({ key, title }, place) =>
      void attempt(async () => {
        set({ said: null });
        const { found } = await ask('history.seek', { key, place });
        if (found === false) set({ said: { kind: 'gone', title, quote: place.quote } });
      }),
    onSheet: (key) => host.openOwn(`/sheet.html?page=${encodeURIComponent(key)}`),
  };

  const prepare = (): Promise<void> => (prepared ??= attempt(reload));
  const start = async (): Promise<void> => {
    await prepared;
    // Rows that came before the list was looked at are kept up to date like any others.
    await attempt(async () => void (await Promise.all([prepared && state.total !== null ? null : reload(), readGroups()])));
    host.later(() => void attempt(readChoices), CHOICES_MS);
  };
  /** Whether something changed of what was read: before the list is looked at. */
  const lookForNews = (): Promise<void> => attempt(readCounts);
  /** Something happened to the history, here or elsewhere: what is shown is looked up again, once for many. */
  const changedElsewhere = (): void => {
    host.never(refreshTimer);
    refreshTimer = host.later(() => void (state.total === null ? lookForNews() : refresh()), REFRESH_MS);
  };
  return { actions, prepare, start, lookForNews, refresh, changedElsewhere };
}
