import * as z from 'zod/mini';
import { isPlainDate } from './dates.ts';
import type { Judgement, Standing } from './standing.ts';

const short = (length: number) => z.string().check(z.maxLength(length));
const id = short(64);
const plainDate = short(10).check(z.refine(isPlainDate, 'not a calendar date'));
const time = z.number().check(z.minimum(0), z.maximum(8.64e15));
const standing = z.enum(['matches', 'differ', 'changed', 'context']);

/** Characters of a statement that are kept, and of the words before and after it (W3C `prefix` and `suffix`). */
export const QUOTE_LENGTH = 300;
export const AROUND_LENGTH = 48;
/** Statements that are kept of one page, readings and former addresses of it. */
export const NOTES_MOST = 500;
export const READINGS_MOST = 100;
export const ADDRESSES_MOST = 10;
export const TITLE_LENGTH = 1000;
export const ADDRESS_LENGTH = 8192;

/** `Reading` (lib/model/mention.ts) as it is written down: the same, with finite numbers only, so that it survives JSON. */
const quantitySchema = z.strictObject({
  kind: z.enum(['money', 'percent', 'year', 'date', 'quarter', 'duration', 'power', 'count']),
  currency: z.optional(short(8)),
  min: z.number(),
  max: z.number(),
  bound: z.enum(['=', '~', '>', '>=', '<', '<=']),
  slack: z.number(),
  nearly: z.optional(z.boolean()),
  start: z.number(),
  end: z.number(),
  date: z.optional(plainDate),
});
const readingSchema = z.strictObject({
  amounts: z.array(quantitySchema).check(z.maxLength(50)),
  measure: z.optional(id),
  payer: z.optional(id),
  payee: z.optional(id),
  about: z.optional(id),
  facet: z.optional(z.nullable(id)),
  value: z.optional(id),
  polarity: z.enum(['asserted', 'attributed', 'hypothetical', 'negated']),
  alsoAttributed: z.optional(z.boolean()),
  tense: z.enum(['past', 'present', 'future']),
  open: z.optional(z.literal(true)),
  when: z.optional(z.strictObject({ from: plainDate, to: z.optional(plainDate) })),
  speaker: z.optional(id),
  attribution: z.optional(short(QUOTE_LENGTH)),
});

/** A standing that a statement had, with the record that gave it. */
const earlierSchema = z.strictObject({ standing, since: z.optional(plainDate), at: time, version: short(64) });

/** A statement as it stood when the page was last read. What is optional was not written down by version 1. */
export const historyNoteSchema = z.strictObject({
  claim: id,
  /** Name of the claim and its question, in the record's words. */
  title: z.optional(short(200)),
  question: z.optional(short(300)),
  quote: short(QUOTE_LENGTH),
  /** Words right before and after the quote, and where it stands in the page's text (blocks joined by line feeds): W3C quote and position selectors. */
  before: z.optional(short(AROUND_LENGTH)),
  after: z.optional(short(AROUND_LENGTH)),
  start: z.optional(z.int()),
  end: z.optional(z.int()),
  reading: z.optional(readingSchema),
  /** Day on which "then" was read; null when the page gave none. */
  pageDate: z.optional(z.nullable(plainDate)),
  standing,
  since: z.optional(plainDate),
  reason: z.optional(id),
  differs: z.optional(z.enum(['sources', 'record'])),
  /** What the record said then. */
  fact: z.optional(short(300)),
  /** Its card was open for a second, and when that was first so. */
  seen: z.boolean(),
  opened: z.optional(time),
  /** When the visit began that first saw it. */
  from: z.optional(time),
  /** The statement was no longer on the page at this reading: the article was edited. */
  gone: z.optional(time),
  /** How it stood at earlier readings of the page, oldest first, where that was otherwise. */
  earlier: z.optional(z.array(earlierSchema).check(z.maxLength(20))),
});
export type HistoryNote = z.infer<typeof historyNoteSchema>;

/** A flagged page that was visible to the reader. `key` is its address without fragment and query, or its canonical one where that is of the same site. */
export const historyPageSchema = z.strictObject({
  key: short(ADDRESS_LENGTH),
  url: short(ADDRESS_LENGTH).check(z.regex(/^https?:\/\//i, 'not a web address')),
  title: short(TITLE_LENGTH),
  site: short(255),
  published: z.nullable(plainDate),
  modified: z.optional(plainDate),
  lang: z.nullable(short(40)),
  /** Milliseconds since the epoch, by the reader's clock. */
  firstVisit: time,
  lastVisit: time,
  visits: z.int().check(z.minimum(1)),
  notes: z.array(historyNoteSchema).check(z.maxLength(NOTES_MOST)),
  /** Facts of the last reading: content hash, and version and horizon of the pack. */
  generation: id,
  version: z.optional(short(64)),
  horizon: z.optional(plainDate),
  /** When it was last found that the article's statements are not what they were at the visit before. */
  edited: z.optional(time),
  pinned: z.optional(time),
  /** Visits, oldest first; of very many only the last ones. */
  readings: z.optional(z.array(z.strictObject({ at: time, version: short(64), notes: z.int() })).check(z.maxLength(READINGS_MOST))),
  /** Other addresses at which the same article was read. */
  addresses: z.optional(z.array(short(ADDRESS_LENGTH)).check(z.maxLength(ADDRESSES_MOST))),
});
export type HistoryPage = z.infer<typeof historyPageSchema>;

/** A site that the reader switched on or off by hand. */
export const siteRowSchema = z.strictObject({ site: short(255), on: z.boolean(), at: time });
export type SiteRow = z.infer<typeof siteRowSchema>;

/** A date that the reader set for a page. */
export const dateRowSchema = z.strictObject({ page: short(ADDRESS_LENGTH), date: plainDate, at: time });
export type DateRow = z.infer<typeof dateRowSchema>;

/** "Do not mark this claim": everywhere, or on one site. */
export const muteSchema = z.strictObject({ claim: id, scope: short(255), at: time });
export type Mute = z.infer<typeof muteSchema>;

/** Scope of a mute that holds on every site. */
export const EVERYWHERE = '*';

/** A match that the reader objected to, kept here and exported by hand only. */
export const matchCaseSchema = z.strictObject({
  id: z.optional(z.int()),
  at: time,
  page: short(ADDRESS_LENGTH),
  claim: id,
  cue: short(200),
  quote: short(2000),
  generation: id,
});
export type MatchCase = z.infer<typeof matchCaseSchema>;

/** What the reader decided, beside the pages. */
export type Decisions = { dates: DateRow[]; sites: SiteRow[]; mutes: Mute[]; cases: MatchCase[] };

/** One side of a changed reading. */
export type Side = { standing: Standing; since?: string; reason?: string; differs?: 'sources' | 'record'; fact: string; version: string };

/** A statement that the record now answers otherwise than when it was read. `now` is null where the record no longer holds the question. */
export type MovedNote = { claim: string; title: string; quote: string; then: Side; now: Side | null };

/** A page as lists show it: everything but the statements themselves. */
export type HistoryRow = Pick<
  HistoryPage,
  'key' | 'url' | 'title' | 'site' | 'published' | 'lang' | 'firstVisit' | 'lastVisit' | 'visits' | 'edited' | 'pinned'
> & {
  /** Statements on the page at its last reading, in all and by standing then. */
  notes: number;
  standings: Partial<Record<Standing, number>>;
  claims: string[];
  /** Statements that the record answers otherwise since, newest comparison, and when that was found. */
  moved: MovedNote[];
  movedAt?: number;
  /** Found since the reader last looked (`history.acknowledge`). */
  news?: boolean;
  /** Statements that hold the words looked for, at most three. */
  found?: { claim: string; quote: string }[];
};

/** What rows to list: all conditions must hold. Times in milliseconds; `from` is included, `to` is not. Newest visit first. */
export type HistoryQuery = {
  /** Words that must each begin a word of title, site, address, a statement, or a claim's name or question. */
  search?: string;
  /** Pages with a statement of this standing then. */
  standing?: Standing;
  /** Pages with a statement on this claim. */
  claim?: string;
  site?: string;
  pinned?: true;
  /** Pages whose reading changed: at all (0), or found so since a time. */
  movedSince?: number;
  from?: number;
  to?: number;
  offset?: number;
  limit?: number;
};
export type HistoryList = { pages: HistoryRow[]; total: number };

/** Pages by what they share, the largest group first. */
export type HistoryGroup = { id: string; title: string; pages: number; moved: number };

/** What became of what was read, for a banner and a digest. */
export type HistoryDigest = {
  /** Pages whose reading changed, in all, and those the reader has not looked at since. */
  moved: number;
  news: number;
  /** When the newest of these changes was found; null where there is none. */
  at: number | null;
  /** By claim, that of most pages first: how many pages rest on it, how many of these are news, and one of their statements with then and now. */
  claims: { claim: string; title: string; pages: number; news: number; example: MovedNote }[];
};

/** A page with its statements, each beside the record of now. `now` is null where it cannot be compared (`moved` false) or the question is gone (`moved` true). */
export type PageDetail = { page: HistoryPage; notes: { note: HistoryNote; now: Judgement | null; moved: boolean }[]; moved: MovedNote[] };

/** Pages that were taken out. They can be put back by the token until `until`, then nothing of them is left. */
export type Removed = { token: string; pages: number; title: string; until: number };

/** How much there is, and what is amiss. */
export type HistoryState = {
  /** A StoreError code of the last trouble, or null. The pages are as they were before it. */
  problem: { code: string; at: number } | null;
  pages: number;
  pinned: number;
  moved: number;
  /** Pages whose reading changed and that the reader has not looked at since. */
  news: number;
  /** Estimated size in bytes of all that Obelus keeps (history and facts); null where the browser does not say. */
  bytes: number | null;
  quota: number | null;
  oldest: number | null;
  newest: number | null;
};

/** What an import adds, or would add. Nothing that is here is replaced. */
export type ImportCount = {
  /** Pages that are not here yet, with this many statements. */
  pages: number;
  notes: number;
  /** Pages that are here and gain statements, visits or a pin. */
  grown: number;
  /** Pages that are here already, all of it. */
  same: number;
  pins: number;
  dates: number;
  sites: number;
  mutes: number;
  cases: number;
  /** Settings that are at their default here and otherwise in the file. */
  settings: number;
  /** Decisions and settings here that say something else than the file: kept as they are. */
  kept: number;
};
