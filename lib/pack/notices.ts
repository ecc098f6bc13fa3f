import type { HistoryNote, HistoryPage } from '../model/history.ts';
import type { Change } from './changes.ts';

/** What the publisher says of a version's changes (manifest, `changes`). */
export type Listed = readonly { id: string; why: string }[];

/** A computed change with the publisher's reason, or null where the publisher did not mention it: "changed without note" (packs.md E21). */
export type ExplainedChange = Change & { why: string | null };

/** Puts the publisher's words to what was computed. New lines need none: they are told by themselves. What is listed and did not change is dropped. */
export function explain(changes: readonly Change[], listed: Listed): ExplainedChange[] {
  const why = new Map(listed.map((one) => [one.id, one.why]));
  return changes.map((change) => ({ ...change, why: why.get(change.id) ?? null }));
}

/** Changed and removed lines that the publisher did not list. */
export const unlisted = (changes: readonly ExplainedChange[]): ExplainedChange[] => changes.filter(({ change, why }) => change !== 'added' && why === null);

/** A statement that the reader has read on a page, and whose claim has changed since. */
export type Correction = { change: Change; page: Pick<HistoryPage, 'key' | 'url' | 'title' | 'lastVisit'>; note: HistoryNote };

/**
 * Changes of claims that this reader has been shown: the note's card was open on a page, and the page was last read under other facts than these
 * (packs.md E22, 1.6 step 19). Each page once a claim. Pages read again under the new facts (`generation`) have been told already.
 */
export function correctionsOf(changes: readonly Change[], pages: readonly HistoryPage[], generation: string): Correction[] {
  const byClaim = new Map(changes.filter(({ change }) => change !== 'added').map((change) => [change.id, change]));
  return pages
    .filter((page) => page.generation !== generation)
    .flatMap(({ key, url, title, lastVisit, notes }) => {
      const told = new Set<string>();
      return notes.flatMap((note) => {
        const change = note.seen && !told.has(note.claim) ? byClaim.get(note.claim) : undefined;
        if (!change) return [];
        told.add(note.claim);
        return [{ change, page: { key, url, title, lastVisit }, note }];
      });
    });
}
