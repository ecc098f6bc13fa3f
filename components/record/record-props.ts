import type { ComponentChildren } from 'preact';
import type { PlainDate } from '../../lib/model/dates.ts';
import type { Note } from '../../lib/model/note.ts';
import type { RecordHit, RecordView } from '../../lib/model/record-view.ts';
import type { Words } from '../page/PageShell.tsx';

/** The page that one came from, while its tab still shows it. */
export type CameFrom = { title: string; site: string; lang: string | null; note: Note };

export type RecordState = {
  /** `missing` = the record holds no such question; `no-facts` = there is no record; `failed` = the background gave no answer. */
  view: RecordView | 'missing' | 'no-facts' | 'failed' | null;
  from: CameFrom | null;
  /** Day to compare with; null for none. */
  on: PlainDate | null;
  /** What was last said to the reader ("Citation copied"). */
  said: string;
};

export type RecordActions = {
  onDate: (on: PlainDate | null) => void;
  onCopied: (done: boolean) => void;
  onPrint: () => void;
  onRetry: () => void;
  /** The prepared report stands in the clipboard, or could not be put there. */
  onReported: (done: boolean) => void;
};

/** Address of the page of another question; the day and the page one came from go along. */
export type LinkTo = (claim: string) => string;

/**
 * `edits` = what newer facts changed about this question, where a view of that is at hand. `problem` = what is the matter with the facts. `panel` = shown
 * beside the page, not in a tab.
 */
export type RecordProps = {
  state: RecordState;
  actions: RecordActions;
  linkTo: LinkTo;
  edits?: ComponentChildren;
  problem?: ComponentChildren;
  panel?: boolean;
} & Words;

/** The index of the record. `null` = not known yet. `about` = no text holds the words, but the sentence is about these questions. */
export type IndexState = { search: string; found: { claims: RecordHit[]; total: number; about?: boolean; horizon: PlainDate } | 'failed' | 'no-facts' | null };
export type IndexProps = {
  state: IndexState;
  onSearch: (text: string) => void;
  onMore: () => void;
  linkTo: LinkTo;
  problem?: ComponentChildren;
  panel?: boolean;
} & Words;
