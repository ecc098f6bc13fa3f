import type { PlainDate } from './dates.ts';
import type { ClaimDetail, FactsLine, SourceLine } from './note.ts';
import type { Level } from './source.ts';
import type { FigureRow } from './standing.ts';

/** What the record says over one stretch of time, for the record page. */
export type RecordHold = {
  from: PlainDate;
  to?: PlainDate;
  /** When it became public, where that was not when it began. */
  known?: PlainDate;
  text: string;
  /** Sources in the record give different accounts of this. */
  disputed: boolean;
  level: Level;
  /** Ids of the sources that it rests on, each by its origin. */
  because: string[];
};

/** Figures that count the same thing between the same parties in the same unit, and so may share a scale (ux.md P14). Newest first. */
export type FigureGroup = { key: string; measure: string; payer?: string; payee?: string; about?: string; rows: FigureRow[] };

/** What a source is cited for: figures, whose positions, the days of events, the first days of answers. */
export type Support = {
  figures: Pick<FigureRow, 'value' | 'min' | 'max' | 'unit' | 'qualifier' | 'what'>[];
  positions: string[];
  events: PlainDate[];
  holds: PlainDate[];
};

/** An account with all that repeat it. `texts` counts the published texts behind the line, its own among them. */
export type RecordSource = SourceLine & { texts: number; supports: Support };

/** A question of the record, whole: what its page shows. Plain JSON. */
export type RecordView = {
  claim: string;
  title: string;
  question: string;
  lang: string;
  facts: FactsLine;
  /** What the record says on its last day; `null` while nothing has begun. */
  now: RecordHold | null;
  /** What it said on the day that was asked for, by what was known then; `null` where the record had not begun, left out where no day was asked for. */
  then?: RecordHold | null;
  /** Every answer over time, the oldest first. */
  holds: RecordHold[];
  missing?: string;
  figures: FigureGroup[];
  positions: ClaimDetail['positions'];
  /** The oldest first. */
  events: { date: PlainDate; text: string; level: Level }[];
  sources: RecordSource[];
  related: { claim: string; title: string; question: string; lang: string }[];
};

/** A line of the record's index. `found` = the text in which the words stand, where that is neither its name nor its answer. */
export type RecordHit = {
  claim: string;
  title: string;
  question: string;
  lang: string;
  answer: string;
  /** Day of its latest change. */
  changed: PlainDate | null;
  found?: { kind: 'answer' | 'event' | 'position' | 'figure' | 'source' | 'context'; text: string; date?: PlainDate };
};
