import type { HistoryNote, HistoryPage, MovedNote, PageDetail, Side } from '../model/history.ts';
import type { FactRecord } from '../model/record.ts';
import type { Judgement } from '../model/standing.ts';
import { judge } from './judge.ts';

/** A statement of the history beside the record of now. `now` is null where there is nothing to compare: no reading was kept, or the question is gone (`moved`). */
export type Reread = { now: Judgement | null; moved: boolean };

const plain = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** Does the record answer otherwise than when the page was read: another standing, day or reason, or another fact? */
const answersOtherwise = (note: HistoryNote, now: Judgement): boolean =>
  note.standing !== now.standing ||
  note.since !== now.since ||
  (note.reason !== undefined && note.reason !== now.reason) ||
  (note.reason !== undefined && note.differs !== now.differs) ||
  (note.fact !== undefined && plain(note.fact) !== plain(now.fact));

/** Compares a statement that was read earlier with the present record, on the date that counted then. */
export function rereadNote(record: FactRecord, note: HistoryNote): Reread {
  const claim = record.claims.get(note.claim);
  if (!claim) return { now: null, moved: true };
  if (!note.reading) return { now: null, moved: false };
  const now = judge(record, claim, note.reading, { pageDate: note.pageDate ?? null });
  return { now, moved: answersOtherwise(note, now) };
}

const sideThen = (note: HistoryNote, page: HistoryPage): Side => ({
  standing: note.standing,
  ...(note.since !== undefined && { since: note.since }),
  ...(note.reason !== undefined && { reason: note.reason }),
  ...(note.differs && { differs: note.differs }),
  fact: note.fact ?? '',
  version: page.version ?? '',
});

const sideNow = (now: Judgement, version: string): Side => ({
  standing: now.standing,
  ...(now.since !== undefined && { since: now.since }),
  reason: now.reason,
  ...(now.differs && { differs: now.differs }),
  fact: now.fact,
  version,
});

/**
 * Statements of a page that the record answers otherwise since it was read, with then and now, each once. A page that rests on nothing that changed gives none.
 * Statements that an edit took off the page are left out.
 */
export function movedNotes(record: FactRecord, page: HistoryPage): MovedNote[] {
  const moved = new Map<string, MovedNote>();
  for (const note of page.notes) {
    if (note.gone !== undefined) continue;
    const { now, moved: has } = rereadNote(record, note);
    if (!has) continue;
    const title = record.claims.get(note.claim)?.title ?? note.title ?? note.claim;
    moved.set(`${note.claim}\n${note.quote}`, {
      claim: note.claim,
      title,
      quote: note.quote,
      then: sideThen(note, page),
      now: now && sideNow(now, record.version),
    });
  }
  return [...moved.values()];
}

/** A page for reading: every statement with the whole judgement of now. Without a record there is none to give. */
export const pageDetail = (record: FactRecord | null, page: HistoryPage): PageDetail => ({
  page,
  notes: page.notes.map((note) => ({ note, ...(record ? rereadNote(record, note) : { now: null, moved: false }) })),
  moved: record ? movedNotes(record, page) : [],
});
