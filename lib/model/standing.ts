import type { PlainDate } from './dates.ts';
import type { Level } from './source.ts';
import type { Unit } from './units.ts';

export type Standing = 'matches' | 'differ' | 'changed' | 'context';

/** Why a standing was given. Each code is one message of the interface and one row of model.md's rules. */
export type Reason =
  | 'fits-then-and-now'
  | 'fitted-then-not-now'
  | 'fitted-earlier-date-unknown'
  | 'record-moved-before-page'
  | 'sources-disagree'
  | 'settled-as-page-says'
  | 'settled-otherwise'
  | 'no-source-gives-figure'
  | 'no-source-says-so'
  | 'counts-something-else'
  | 'measure-not-told'
  | 'part-of-a-sum'
  | 'leaves-out'
  | 'position-on-record'
  | 'open-question';

/** A figure beside the page's own. Values are decimal text in `unit`; the page's own row has `page: true` and no source. */
export type FigureRow = {
  who: string;
  /** What is counted, in words. */
  what: string;
  measure: string;
  unit: Unit;
  value?: string;
  min?: string;
  max?: string;
  qualifier?: 'about' | 'over' | 'at-least' | 'nearly' | 'up-to';
  asOf?: PlainDate;
  conditional?: boolean;
  level?: Level;
  observation?: string;
  source?: string;
  page?: true;
  /** Parts that Obelus added up for this row ("1 + 10"). */
  sum?: string[];
};

/** One side of Then / Now. `fits` = the page's statement is in line with it; absent where nothing of the statement was compared. */
export type Moment = { date: PlainDate | null; text: string; fits?: boolean };

/** The comparison of one mention with the record, on the page's date and on the record's horizon. */
export type Judgement = {
  standing: Standing;
  /** The two labels of sign ÷ (model.md, rule 12): does the record disagree with itself, or with the page? */
  differs?: 'sources' | 'record';
  /** Day since which the record says otherwise, for `changed` and for "the record changed before this page". */
  since?: PlainDate;
  reason: Reason;
  /** The fact, first: one sentence of the record, at most 220 characters. */
  fact: string;
  /** What the page leaves out, in the record's words. */
  missing?: string;
  /** Facet that decided, for "for the API only". */
  facet?: { id: string; text: string };
  then?: Moment;
  now?: Moment;
  figures: FigureRow[];
  levels: Level[];
  /** Source ids the comparison rests on. */
  because: string[];
};
