import type { TabState } from '../messaging/protocol.ts';
import { AROUND_LENGTH, QUOTE_LENGTH, type HistoryNote, type HistoryPage, type PageDetail } from '../model/history.ts';
import type { ClaimDetail, FactsLine } from '../model/note.ts';

/** An article's statements beside the record: the page, what the record says now, and the sources of each question. */
export type Sheet = PageDetail & { details: ReadonlyMap<string, ClaimDetail>; facts: FactsLine | null };

/** A statement that is on a page right now, as the history would write it down. */
function noteOf(note: TabState['notes'][number]): HistoryNote {
  const { standing, since, reason, differs, fact } = note.judgement;
  return {
    claim: note.claim,
    title: note.title,
    question: note.question,
    quote: note.quote.slice(0, QUOTE_LENGTH),
    start: note.offset + note.start,
    end: note.offset + note.end,
    pageDate: note.pageDate?.date ?? null,
    standing,
    ...(since !== undefined && { since }),
    reason,
    ...(differs && { differs }),
    fact,
    seen: false,
  };
}

/** The page of a tab, which need not be in the history. */
export function detailOfTab(tab: TabState, facts: FactsLine | null, now: number): PageDetail | null {
  if (tab.url === null || tab.notes.length === 0) return null;
  const page: HistoryPage = {
    key: tab.url,
    url: tab.url,
    title: tab.title,
    site: tab.site ?? '',
    published: tab.date?.date ?? null,
    lang: tab.lang,
    firstVisit: now,
    lastVisit: now,
    visits: 1,
    notes: tab.notes.map(noteOf),
    generation: facts?.generation ?? '',
    ...(facts && { version: facts.version, horizon: facts.horizon }),
  };
  return { page, notes: tab.notes.map((note, at) => ({ note: page.notes[at] ?? noteOf(note), now: note.judgement, moved: false })), moved: [] };
}

/** The page with every statement as it stands by the record of now: for files that hold one standing a statement. */
export function pageAsOfNow({ page, notes }: PageDetail): HistoryPage {
  return {
    ...page,
    notes: notes.map(({ note, now }) => {
      if (!now) return note;
      const { since: _since, differs: _differs, reason: _reason, ...rest } = note;
      const { standing, since, differs, reason, fact } = now;
      return { ...rest, standing, ...(since !== undefined && { since }), ...(differs && { differs }), reason, fact };
    }),
  };
}

/** Statements in the order of the page; those that an edit took away come last. */
export const inPageOrder = (notes: PageDetail['notes']): PageDetail['notes'] =>
  notes.toSorted((a, b) => Number(a.note.gone !== undefined) - Number(b.note.gone !== undefined) || (a.note.start ?? 0) - (b.note.start ?? 0));

/** Sources that a statement's comparison rests on, from those of its question; all of these where none is named. */
export function sourcesOf({ now }: PageDetail['notes'][number], detail: ClaimDetail | undefined): ClaimDetail['sources'] {
  if (!detail) return [];
  const named = new Set([...(now?.because ?? []), ...(now?.figures ?? []).map(({ source }) => source)]);
  const rests = detail.sources.filter(({ id }) => named.has(id));
  return rests.length > 0 ? rests : detail.sources;
}

/** Words around a quote, from whole words only. */
export const around = ({ before = '', after = '' }: HistoryNote): { before: string; after: string } => ({
  before: before.length < AROUND_LENGTH ? before : before.replace(/^\S*\s/, '… '),
  after: after.length < AROUND_LENGTH ? after : after.replace(/\s\S*$/, ' …'),
});
