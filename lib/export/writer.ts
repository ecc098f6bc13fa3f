import type { HistoryPage } from '../model/history.ts';

/** A file that is written piece by piece, so that a long history never is one string: head, then any number of parts, then the end. */
export type Writer = { head(): string; part(pages: readonly HistoryPage[]): string; end(): string };

/** The whole of a short file. */
export const written = (writer: Writer, pages: readonly HistoryPage[]): string => writer.head() + writer.part(pages) + writer.end();

/** A time as ISO 8601 in UTC; clocks may have said anything. */
export function isoTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}

/** What a writer has to say in the reader's language. */
export type ExportWords = {
  /** "Changed since 27 April 2026": a statement's standing as it was when the page was read. */
  standing(note: HistoryPage['notes'][number]): string;
};
