import type { PlainDate } from './dates.ts';

/** A run of running text of the page: inline tags joined, hidden text left out. `id` is the reader's, unique for the life of the page. */
export type Block = {
  id: number;
  text: string;
  role: 'title' | 'heading' | 'paragraph' | 'item' | 'cell' | 'caption' | 'quote';
  /** Number of the article container it stands in (0 when the page has one or none). */
  article: number;
};

/** Where a page's date was read, in order of preference (ux.md 1.2). `reader` = set by the person. */
export type DateOrigin = 'json-ld' | 'meta' | 'time' | 'url' | 'text' | 'reader';
export type PageDate = { date: PlainDate; origin: DateOrigin; modified?: PlainDate };

/** What the reader script sends of a page. `dates` has an entry per article container that has a date of its own. */
export type PageText = {
  url: string;
  title: string;
  lang: string | null;
  /** The page's canonical address, as it is written there. */
  canonical?: string;
  blocks: Block[];
  dates: { article: number; date: PageDate }[];
  /** Characters that were left out because the page is longer than the limit. */
  omitted: number;
};

/** Why a page's changes are no longer followed: they took too much time, or there were too many. */
export type StopReason = 'too-busy' | 'too-many-rounds';

/** A part of a page read again: its blocks are the changed ones and what stands before them. */
export type PagePart = {
  /** Blocks whose notes are asked for, and blocks that are gone. */
  only?: number[];
  /** With `only`: the blocks that hold notes or are asked for, in page order, each with where it starts in the page's text now. */
  places?: { id: number; offset: number }[];
};
