import type { Observation } from './claim.ts';
import type { PlainDate } from './dates.ts';

/**
 * What became of something between two versions of the facts: `superseded` = it held and has since ended, `retracted` = the record takes it back,
 * `removed` = the whole question is gone.
 */
export type ChangeKind = 'added' | 'changed' | 'superseded' | 'retracted' | 'removed';

/** A figure as it is told: what it counts, and how much. */
export type FigureText = Pick<Observation, 'text' | 'value' | 'min' | 'max' | 'unit' | 'qualifier'>;

/** One thing that a claim says otherwise. Words are the record's own; null where it said, or says, nothing. `date` = since when. */
export type PartChange =
  | {
      part: 'answer' | 'position' | 'event' | 'context' | 'question';
      change: ChangeKind;
      before: string | null;
      after: string | null;
      date?: PlainDate;
    }
  | { part: 'figure'; change: ChangeKind; before: FigureText | null; after: FigureText | null; date?: PlainDate };

/** What became of one claim. Without parts, only its sources or the ways in which pages word it changed: nothing that it says. */
export type ClaimChange = {
  claim: string;
  title: string;
  question: string;
  lang: string;
  change: ChangeKind;
  parts: PartChange[];
  /** What the record answered, and answers, at its horizon. */
  before: string | null;
  after: string | null;
  /** The publisher's own reason. */
  why?: string;
  /** Changed, and the publisher's list does not name it (packs.md G8, E21). */
  unlisted: boolean;
};

/** A version of the facts, as a change names it. */
export type ChangeEnd = { version: string; epoch: number; seq: number; horizon: PlainDate; released: PlainDate; generation: string };

/** Lines of one kind that are no claims, counted; `unlisted` are their ids. */
export type LineCount = { added: number; changed: number; removed: number };

/** All that differs between two versions, computed by the reader's own copy and kept with the newer one. */
export type ChangeSet = {
  from: ChangeEnd;
  to: ChangeEnd;
  /** When the newer one came into use here, milliseconds. */
  at: number;
  /** How far the publisher's list reaches: over all of it, over its last step only, or there is none (a package of Obelus). */
  list: 'whole' | 'part' | 'none';
  claims: ClaimChange[];
  sources: LineCount;
  concepts: LineCount;
  /** Sources and concepts that changed and that the list does not name. */
  unlisted: string[];
};

/** Counts for one line of words. `read` = claims that this reader has read. */
export type ChangeNews = {
  at: number;
  horizon: PlainDate;
  kinds: Partial<Record<ChangeKind, number>>;
  unlisted: number;
  /** The reader has looked at it. */
  acknowledged: boolean;
  /** At most three of the claims, for a glance. */
  claims: Pick<ClaimChange, 'claim' | 'title' | 'lang' | 'change'>[];
};

/** A page on which a statement was read. `readOn` = when it was last read under the facts that have changed since. */
export type ReadPage = { key: string; url: string; title: string; site: string; lang: string | null; readOn: number };

/** A claim whose note this reader has read, and that says something else now: what it said then, and what it says now. Never shown inside a page. */
export type ReadChange = {
  claim: string;
  title: string;
  question: string;
  lang: string;
  change: ChangeKind;
  /** The part that tells it: the answer where that changed, else the first figure or position that did. */
  told: PartChange;
  pages: ReadPage[];
};
