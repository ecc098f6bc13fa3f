import type { PlainDate } from './dates.ts';
import type { QuantityKind } from './units.ts';

/** How a number on a page bounds what it counts. */
export type Bound = '=' | '~' | '>' | '>=' | '<' | '<=';

/** A quantity read from text, in base units (dollars, percent, months). `min` = `max` unless the page gives a range. */
export type Quantity = {
  kind: QuantityKind;
  currency?: string;
  min: number;
  max: number;
  bound: Bound;
  /** Half the width of what the page's own digits leave open: "13 billion" → 5e8, "11.6 billion" → 5e7. */
  slack: number;
  /** "nearly" and "almost": between 0.9 of the number and the number (model.md, rule 4). */
  nearly?: boolean;
  /** Offsets in the text that was read. */
  start: number;
  end: number;
  /** For dates, quarters and years: the calendar interval. */
  date?: PlainDate;
};

export type Polarity = 'asserted' | 'attributed' | 'hypothetical' | 'negated';

/** What a sentence says about a claim. */
export type Reading = {
  /** Quantities for the amount slot; several when the sentence adds parts ("$1 billion in 2019, followed by $10 billion"). */
  amounts: Quantity[];
  measure?: string;
  payer?: string;
  payee?: string;
  about?: string;
  /** Facet named; null when the claim has facets and the sentence names none. */
  facet?: string | null;
  value?: string;
  polarity: Polarity;
  alsoAttributed?: boolean;
  tense: 'past' | 'present' | 'future';
  /** The sentence is about the claim, and what it says of it was not read (`lib/match/learned`): nothing of it is compared. */
  open?: true;
  /** A time given in the text for this statement (model.md, rule 7). */
  when?: { from: PlainDate; to?: PlainDate };
  /** Concept id of the speaker, where the statement is attributed to a party, and the words that say so. */
  speaker?: string;
  attribution?: string;
};

/** A stretch of a page that states something on a claim. `start`/`end` are offsets in the block's text and never cross a sentence. */
export type Mention = {
  claim: string;
  cue: string;
  block: number;
  start: number;
  end: number;
  quote: string;
  sentence: { start: number; end: number };
  reading: Reading;
  /** Words that fired, in text order, for "why this is marked"; `weight` where they spoke for it and no cue did (`lib/match/learned`). */
  because: { concept: string; words: string; carried?: boolean; weight?: number }[];
};
