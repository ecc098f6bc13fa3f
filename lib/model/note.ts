import type { PlainDate } from './dates.ts';
import type { Reading } from './mention.ts';
import type { DateOrigin } from './page.ts';
import type { Level, SourceType } from './source.ts';
import type { Judgement } from './standing.ts';

/** What the reader sees of one mention: where it is, and the first face of its card. Plain JSON, small enough to send for every mention of a page. */
export type Note = {
  /** Stable for the same statement at the same place of the same text. */
  id: string;
  claim: string;
  type: string;
  title: string;
  question: string;
  lang: string;
  block: number;
  start: number;
  end: number;
  quote: string;
  /** First statement on this facet of its claim on the page: painted by default. */
  first: boolean;
  judgement: Judgement;
  reading: Reading;
  /** Date that "Then" was read on, and where it came from; null when the page's date was not found. */
  pageDate: { date: PlainDate; origin: DateOrigin } | null;
  why: { cue: string; terms: string[] };
  origins: number;
  /** Another publisher's fact: who says it, and the state of its pack. The built-in publisher's notes have none. */
  from?: { publisher: string; facts: FactsLine };
};

/** Where a question is not to be marked: on this page, on every page of its site, on every page. */
export type MuteScope = 'page' | 'site' | 'everywhere';

/** What a reader objects to: the match (these words are no statement on the question), a fact of the record, a source that it lacks. */
export type Objection = 'match' | 'fact' | 'source';

/** State of the facts behind a card or popup line. */
export type FactsLine = {
  pack: string;
  version: string;
  /** Day the pack was put together; the facts themselves reach to `horizon`. */
  released?: PlainDate;
  horizon: PlainDate;
  generation: string;
};

/** A source as a card lists it: repetitions folded under their origin. `host` is taken from the address, never from the pack's words (packs.md E3). */
export type SourceLine = {
  id: string;
  publisher: string;
  title: string;
  published: PlainDate;
  type: SourceType;
  level: Level;
  url: string | null;
  host: string;
  /** Publishers that pass on this account. */
  repeatedBy: string[];
};

/** The rest of a card, on demand and the same for every mention of a claim. */
export type ClaimDetail = {
  claim: string;
  /** Facts that it was taken from: a card of other facts must not show it. */
  generation?: string;
  question: string;
  lang: string;
  events: { date: PlainDate; text: string; documented: boolean }[];
  sources: SourceLine[];
  positions: { actor: string; stance: string; text: string; date: PlainDate; source: string; level: Level }[];
};
