import type { FactsState, TabState } from '../../lib/messaging/protocol.ts';
import type { HistoryPage } from '../../lib/model/history.ts';
import type { Translate } from '../../lib/words/messages.ts';

/** How the last "Check now" ended. A refusal or a fault is in `FactsState.problem`. */
export type CheckResult = 'new' | 'none' | 'no-channel' | 'problem' | 'failed';

/** Pages taken out of the history that can still be put back. */
export type Undo = { kind: 'removed' | 'erased'; pages: HistoryPage[] };

/** All that the popup shows. `null` = not known yet. */
export type PopupState = {
  view: 'page' | 'history';
  tab: TabState | null;
  /** Number of the tab, for the record page that is opened from it; null from a private window, of which no address is kept. */
  tabId: number | null;
  /** The background takes long for its first answer: it reads the facts that came with it. */
  slow: boolean;
  /** The background gave no answer. */
  failed: boolean;
  /** The switch for everything. */
  on: boolean | null;
  /** The switch for the tab's site; null where the tab has none. */
  siteOn: boolean | null;
  facts: FactsState | null;
  checking: boolean;
  checked: CheckResult | null;
  history: { pages: HistoryPage[]; total: number } | null;
  search: string;
  keep: { history: boolean; days: number } | null;
  undo: Undo | null;
  /** A row was activated whose statement is not on the page any more. */
  notShown: boolean;
};

/** All that a reader can do in the popup. */
export type PopupActions = {
  onView: (view: PopupState['view']) => void;
  onSwitch: (on: boolean) => void;
  onSiteSwitch: (on: boolean) => void;
  onReadOnce: () => void;
  /** Sets the page's date, or goes back to the one found on the page. */
  onDate: (date: string | null) => void;
  onShow: (note: string) => void;
  /** Hides the marks of the page until it is left, or shows them again. */
  onMarks: () => void;
  onCheck: () => void;
  onSearch: (text: string) => void;
  onMoreHistory: () => void;
  onOpen: (url: string) => void;
  onRemove: (key: string) => void;
  onErase: () => void;
  onUndo: () => void;
};

/** `now` in milliseconds since the epoch; `timeZone` only where the reader's own must not be used (tests). */
export type PopupWords = { locale: string; t: Translate; now: number; timeZone?: string };

export type PopupProps = { state: PopupState; actions: PopupActions } & PopupWords;
