import type { ListActions, ListState } from '../../lib/review/list-state.ts';
import type { Translate } from '../../lib/words/messages.ts';

/** `now` in milliseconds since the epoch; `timeZone` only where the reader's own must not be used (tests). */
export type HistoryWords = { locale: string; t: Translate; now: number; timeZone?: string };

/** A list of the history and what can be done with it. `narrow` is the popup: no boxes to tick, so that titles have room. */
export type ListProps = { list: ListState; actions: ListActions; narrow?: boolean } & HistoryWords;
