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
  blocks: Block[];
  dates: { article: number; date: PageDate }[];
  /** Characters that were left out because the page is longer than the limit. */
  omitted: number;
};
