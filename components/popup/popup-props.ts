import type { FactsState, TabState } from '../../lib/messaging/protocol.ts';
import type { ReadChange } from '../../lib/model/changes.ts';
import type { ListActions, ListState } from '../../lib/review/list-state.ts';
import type { Translate } from '../../lib/words/messages.ts';

/** How the last "Check now" ended. A refusal or a fault is in `FactsState.problem`. */
export type CheckResult = 'new' | 'none' | 'no-channel' | 'problem' | 'failed' | 'stopped' | 'busy';

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
  /** The history, from the first look at it on; how much of it changed is known before. */
  list: ListState;
  keep: { history: boolean; days: number } | null;
  /** A row was activated whose statement is not on the page any more. */
  notShown: boolean;
  /** Claims that this reader has read and that changed since, when that was last looked at. */
  reads?: { reads: ReadChange[]; acknowledgedAt: number } | null;
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
  /** Ends a check that runs. */
  onStop?: () => void;
  /** The previous facts, or the newer ones again. */
  onGoBack?: () => void;
  /** Opens the page that says what changed. */
  onWhatChanged?: () => void;
  /** Makes room for facts: drops the version before, or the older part of the history. */
  onMakeRoom?: (by: 'previous' | 'history') => void;
  /** Opens the page of the history. */
  onReview: () => void;
  /** Opens the reading sheet of the tab's page. */
  onSheet: () => void;
  /** Goes to what changed of what was read, all of it or on one question. */
  onNews: (claim?: string) => void;
  list: ListActions;
};

/** `now` in milliseconds since the epoch; `timeZone` only where the reader's own must not be used (tests). */
export type PopupWords = { locale: string; t: Translate; now: number; timeZone?: string };

/** `onPanel` opens the record beside the page, where the browser has such a place. */
export type PopupProps = { state: PopupState; actions: PopupActions; onPanel?: () => void } & PopupWords;
