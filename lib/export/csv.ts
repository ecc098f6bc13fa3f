import type { HistoryNote, HistoryPage } from '../model/history.ts';
import { isoTime, type ExportWords, type Writer } from './writer.ts';

/** Names of the columns: fixed, in English, so that a sheet or a script that reads the file keeps working. */
const COLUMNS = [
  'title',
  'address',
  'site',
  'published',
  'first_read',
  'last_read',
  'visits',
  'pinned',
  'statement',
  'claim',
  'question',
  'standing',
  'standing_code',
  'since',
  'record_said',
  'opened',
  'no_longer_on_page',
  'pack_version',
] as const;

/**
 * One cell. Text that a spreadsheet would take for a formula gets an apostrophe in front, also where only blanks or quotation marks come before the sign
 * (OWASP, "CSV injection"); the wide forms of the signs count too.
 */
export function cell(value: string | number | undefined | null): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  // A zero byte ends the file for some readers.
  const text = value.replaceAll('\0', '').replace(/\r\n?/g, '\n');
  const guarded = /^[\s"'\u200b-\u200f\ufeff]*[=+\-@\t|%＝＋－＠]/.test(text) || /^[\t\n]/.test(text) ? `'${text}` : text;
  return /[",;\n\t']/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function row(page: HistoryPage, note: HistoryNote | null, words: ExportWords): string {
  const cells: Record<(typeof COLUMNS)[number], string | number | undefined | null> = {
    title: page.title,
    address: page.url,
    site: page.site,
    published: page.published,
    first_read: isoTime(page.firstVisit),
    last_read: isoTime(page.lastVisit),
    visits: page.visits,
    pinned: page.pinned === undefined ? '' : isoTime(page.pinned),
    statement: note?.quote,
    claim: note && (note.title ?? note.claim),
    question: note?.question,
    standing: note && words.standing(note),
    standing_code: note?.standing,
    since: note?.since,
    record_said: note?.fact,
    opened: note && (note.opened === undefined ? (note.seen ? 'yes' : '') : isoTime(note.opened)),
    no_longer_on_page: note?.gone === undefined ? '' : isoTime(note.gone),
    pack_version: page.version,
  };
  return COLUMNS.map((column) => cell(cells[column])).join(',');
}

/** A row for every statement, one for a page without any. RFC 4180 with a byte order mark, which spreadsheets need to read it as UTF-8. */
export const csvWriter = (words: ExportWords): Writer => ({
  head: () => `\ufeff${COLUMNS.join(',')}\r\n`,
  part: (pages) => pages.flatMap((page) => (page.notes.length > 0 ? page.notes : [null]).map((note) => `${row(page, note, words)}\r\n`)).join(''),
  end: () => '',
});
