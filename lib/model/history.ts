import type { PlainDate } from './dates.ts';
import type { Standing } from './standing.ts';

/** A statement as it stood when the page was read. */
export type HistoryNote = { claim: string; quote: string; standing: Standing; since?: PlainDate; seen: boolean };

/** A flagged page that was visible to the reader. `key` is origin + path (no fragment, no query unless it is the canonical address). */
export type HistoryPage = {
  key: string;
  url: string;
  title: string;
  site: string;
  published: PlainDate | null;
  lang: string | null;
  /** Milliseconds since the epoch. */
  firstVisit: number;
  lastVisit: number;
  visits: number;
  notes: HistoryNote[];
  generation: string;
};
