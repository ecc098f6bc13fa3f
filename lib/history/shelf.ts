import type { HistoryPage, HistoryQuery, HistoryRow, MovedNote } from '../model/history.ts';
import { fold, termsOf } from './fold.ts';

/**
 * Pages in the form in which they are listed and searched, many in one record of the database: four short arrays load twenty times faster than as many
 * rows, and one `includes` a page searches ten thousand in a few milliseconds. Made of the pages, and made again whenever that is needed.
 */
export type Shelf = { n: number; keys: string[]; at: number[]; moved: number[]; texts: string[]; rows: string[] };

/** A page as the database has it: with what became of its statements since, and when it came from a file (it is kept from then on as if it had been read). */
export type KeptPage = HistoryPage & { moved?: MovedNote[]; movedAt?: number; news?: true; added?: number };

export const SHELVES = 128;

/** The shelf on which a page stands. */
export function shelfOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) ^ (hash >>> 15)) & (SHELVES - 1);
}

export const emptyShelf = (n: number): Shelf => ({ n, keys: [], at: [], moved: [], texts: [], rows: [] });

/** The page alone, without what the database adds to it. */
export function pageOf(kept: KeptPage): HistoryPage {
  const { moved: _moved, movedAt: _movedAt, news: _news, added: _added, ...page } = kept;
  return page;
}

/** A page's row of a list. */
export function rowOf(page: KeptPage): HistoryRow {
  const here = page.notes.filter((note) => note.gone === undefined);
  const standings: HistoryRow['standings'] = {};
  for (const { standing } of here) standings[standing] = (standings[standing] ?? 0) + 1;
  const { key, url, title, site, published, lang, firstVisit, lastVisit, visits, edited, pinned, moved, movedAt, news } = page;
  return {
    key,
    url,
    title,
    site,
    published,
    lang,
    firstVisit,
    lastVisit,
    visits,
    ...(edited !== undefined && { edited }),
    ...(pinned !== undefined && { pinned }),
    notes: here.length,
    standings,
    claims: [...new Set(here.map((note) => note.claim))],
    moved: moved ?? [],
    ...(movedAt !== undefined && { movedAt }),
    ...(news && { news }),
  };
}

// No folded word holds this sign, so no search can be mistaken for a filter.
const mark = (kind: string, value = ''): string => `\u0001${kind}${value}\u0001`;

/** All that a page is found by: words, and the marks of the filters. */
function textOf(page: KeptPage, row: HistoryRow): string {
  const words = new Set([
    page.title,
    page.site,
    page.url.replace(/^https?:\/\//, ''),
    ...page.notes.flatMap((note) => [note.quote, note.title ?? note.claim, note.question ?? '']),
  ]);
  const marks = [
    ...row.claims.map((claim) => mark('c', claim)),
    ...Object.keys(row.standings).map((standing) => mark('s', standing)),
    mark('h', row.site),
    ...(row.pinned === undefined ? [] : [mark('p')]),
    ...(row.news ? [mark('n')] : []),
  ];
  return [...words].map(fold).join('') + marks.join('');
}

/** Where a page stands on its shelf, or -1. */
export const slotOf = (shelf: Pick<Shelf, 'keys'>, key: string): number => shelf.keys.indexOf(key);

/** Puts a page on its shelf, in place of what stood there under its address. */
export function putOn(shelf: Shelf, page: KeptPage): void {
  const known = slotOf(shelf, page.key);
  const slot = known < 0 ? shelf.keys.length : known;
  const row = rowOf(page);
  shelf.keys[slot] = page.key;
  shelf.at[slot] = page.lastVisit;
  shelf.moved[slot] = page.movedAt ?? -1;
  shelf.texts[slot] = textOf(page, row);
  shelf.rows[slot] = JSON.stringify(row);
}

/** Takes a page off its shelf. False when it was not there. */
export function takeOff(shelf: Shelf, key: string): boolean {
  const slot = slotOf(shelf, key);
  if (slot < 0) return false;
  for (const list of [shelf.keys, shelf.at, shelf.moved, shelf.texts, shelf.rows]) list.splice(slot, 1);
  return true;
}

/** A page's place among all shelves. */
export type Place = { shelf: Shelf; slot: number };

/** Every page on the shelves, the last visit first; pages of one moment as the database's index has them. */
export function inOrder(shelves: Iterable<Shelf>): Place[] {
  const places: Place[] = [];
  for (const shelf of shelves) for (let slot = 0; slot < shelf.keys.length; slot += 1) places.push({ shelf, slot });
  const at = ({ shelf, slot }: Place): number => shelf.at[slot] ?? 0;
  const key = ({ shelf, slot }: Place): string => shelf.keys[slot] ?? '';
  return places.sort((a, b) => at(b) - at(a) || (key(a) < key(b) ? 1 : -1));
}

/** The condition of a query, made once for all pages. */
export function fits(query: HistoryQuery): (place: Place) => boolean {
  const { standing, claim, site, pinned, movedSince, from = -Infinity, to = Infinity } = query;
  const needles = [
    // The longest word is the rarest, as a rule.
    ...termsOf(query.search ?? '').sort((a, b) => b.length - a.length),
    ...(standing ? [mark('s', standing)] : []),
    ...(claim ? [mark('c', claim)] : []),
    ...(site ? [mark('h', site)] : []),
    ...(pinned ? [mark('p')] : []),
  ];
  // Words of which nothing is left to look for find nothing.
  const none = (query.search ?? '').trim() !== '' && termsOf(query.search ?? '').length === 0;
  return ({ shelf, slot }) => {
    if (none) return false;
    const at = shelf.at[slot] ?? 0;
    if (at < from || at >= to) return false;
    if (movedSince !== undefined && (shelf.moved[slot] ?? -1) < movedSince) return false;
    const text = shelf.texts[slot] ?? '';
    return needles.every((needle) => text.includes(needle));
  };
}

/** Is a page one whose changed reading was not looked at yet? */
export const isNews = ({ shelf, slot }: Place): boolean => (shelf.texts[slot] ?? '').includes(mark('n'));
export const isPinned = ({ shelf, slot }: Place): boolean => (shelf.texts[slot] ?? '').includes(mark('p'));

export const readRow = ({ shelf, slot }: Place): HistoryRow => JSON.parse(shelf.rows[slot] ?? '{}') as HistoryRow;

/** Statements of a page that hold a word of the search, at most three. */
export function foundIn(page: HistoryPage, search: string): HistoryRow['found'] {
  const terms = termsOf(search);
  if (terms.length === 0) return [];
  const score = (quote: string): number => {
    const text = fold(quote);
    return terms.filter((term) => text.includes(term)).length;
  };
  const scored = page.notes.map(({ claim, quote }) => ({ claim, quote, hits: score(quote) })).filter(({ hits }) => hits > 0);
  return scored
    .sort((a, b) => b.hits - a.hits)
    .slice(0, 3)
    .map(({ claim, quote }) => ({ claim, quote }));
}
