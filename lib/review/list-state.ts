import type { HistoryDigest, HistoryGroup, HistoryQuery, HistoryRow, HistoryState, PageDetail, Removed } from '../model/history.ts';

/** What the reader narrows the list down to. */
export type Conditions = Omit<HistoryQuery, 'offset' | 'limit'>;

/** Pages taken out of the history that can still be put back. */
export type Undo = { kind: 'removed' | 'erased'; removed: Removed };

/** One statement of a page, as it is named when a page is opened again there. */
export type Place = { claim: string; quote: string };

/** How opening a page at a statement ended, where there is something to tell. */
export type Said = { kind: 'gone'; title: string; quote: string };

/** All that a list of the history shows. `null` = not known yet. */
export type ListState = {
  conditions: Conditions;
  /** Rows in reach of the window, by their place in the list; those far away are let go. */
  rows: ReadonlyMap<number, HistoryRow>;
  total: number | null;
  counts: HistoryState | null;
  /** What changed of what was read, while the reader has not looked at it. */
  digest: HistoryDigest | null;
  /** What there is to filter by, the largest first. */
  sites: readonly HistoryGroup[] | null;
  claims: readonly HistoryGroup[] | null;
  by: 'day' | 'claim';
  /** Claims with the pages that the conditions leave, when the list is by claim; and the one that lies open. */
  groups: readonly HistoryGroup[] | null;
  group: string | null;
  /** The row that the keyboard is on. */
  active: number;
  /** Goes up whenever that row is to have focus. */
  focus: number;
  selected: ReadonlySet<string>;
  /** The page whose statements lie open, and those once they are here. */
  open: { key: string; detail: PageDetail | null; missing: boolean } | null;
  undo: Undo | null;
  said: Said | null;
  /** The background gave no answer. */
  failed: boolean;
};

/** How a row is chosen: it alone is switched, all from the last one to it, every row, none. */
export type Choice = 'toggle' | 'range' | 'all' | 'none';

/** All that a reader can do with the list. */
export type ListActions = {
  onSearch: (text: string) => void;
  /** The reader is about to search: a background that sleeps has time to wake up and read what it searches. */
  onSoon: () => void;
  /** From the search to the first row: at once, or as soon as the answer that is awaited is here. `false` takes the wish back. */
  onEnter: (wish: boolean) => void;
  /** Sets conditions; an undefined one is taken away. */
  onFilter: (change: { [K in keyof Conditions]: Conditions[K] | undefined }) => void;
  /** Takes all conditions away. */
  onClear: () => void;
  onBy: (by: ListState['by']) => void;
  onGroup: (claim: string | null) => void;
  /** Rows from `first` to `last` are near the window. */
  onRange: (first: number, last: number) => void;
  onActive: (index: number, focus: boolean) => void;
  /** Shows or hides the statements of a page. */
  onToggle: (key: string) => void;
  onSelect: (index: number, choice: Choice) => void;
  onPin: (keys: readonly string[], pinned: boolean) => void;
  onRemove: (keys: readonly string[]) => void;
  onErase: () => void;
  onUndo: () => void;
  /** Opens a page again in a new tab. */
  onOpen: (row: Pick<HistoryRow, 'key' | 'title'>) => void;
  /** A link opened a page at a statement: looks whether it is there, and says so when it is gone. */
  onSeek: (row: Pick<HistoryRow, 'key' | 'title'>, place: Place) => void;
  /** Opens the page's reading sheet. */
  onSheet: (key: string) => void;
};

export const EMPTY_LIST: ListState = {
  conditions: {},
  rows: new Map(),
  total: null,
  counts: null,
  digest: null,
  sites: null,
  claims: null,
  by: 'day',
  groups: null,
  group: null,
  active: 0,
  focus: 0,
  selected: new Set(),
  open: null,
  undo: null,
  said: null,
  failed: false,
};

/** Is the list narrowed down at all? */
export const isNarrowed = ({ search = '', ...others }: Conditions): boolean =>
  search.trim() !== '' || Object.values(others).some((value) => value !== undefined);
