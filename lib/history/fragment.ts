import type { HistoryNote } from '../model/history.ts';

const WORDS = 6;

/** One part of a text directive: "-" and "," mean something there. */
const part = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');

const firstWords = (text: string): string => text.split(/\s+/).slice(0, WORDS).join(' ');
const lastWords = (text: string): string => text.split(/\s+/).slice(-WORDS).join(' ');

/**
 * The address of a page at a statement, as a text fragment (https://wicg.github.io/scroll-to-text-fragment/). A short statement is named whole, a long one by
 * its first and last words; the words around tell apart what stands on the page twice. Where the text is gone the browser shows the page from its top.
 */
export function addressAt(url: string, note: Pick<HistoryNote, 'quote' | 'before' | 'after'>): string {
  const quote = note.quote.trim().replace(/\s+/g, ' ');
  if (quote === '') return url;
  const long = quote.split(' ').length > 3 * WORDS;
  const text = long ? `${part(firstWords(quote))},${part(lastWords(quote))}` : part(quote);
  // Only whole words: a cut one would stand nowhere on the page.
  const before = /^\s?\S*\s+(.*\S)\s*$/s.exec(note.before ?? '')?.[1];
  const after = /^\s*(\S.*)\s+\S*$/s.exec(note.after ?? '')?.[1];
  const prefix = before && /\s$/.test(note.before ?? '') ? `${part(lastWords(before).split(' ').slice(-3).join(' '))}-,` : '';
  const suffix = after && /^\s/.test(note.after ?? '') ? `,-${part(firstWords(after).split(' ').slice(0, 3).join(' '))}` : '';
  return `${url.replace(/#.*$/, '')}#:~:text=${prefix}${text}${suffix}`;
}
