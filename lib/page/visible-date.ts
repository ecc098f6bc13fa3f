import type { PlainDate } from '../model/dates.ts';
import { isoDay, plainDay } from './page-date.ts';

/** Name of a month, in lower case and without a full stop, → 1 to 12. */
export type MonthNames = ReadonlyMap<string, number>;

const clean = (name: string): string => name.toLowerCase().replace(/\.$/, '');

const ENGLISH = 'january february march april may june july august september october november december'.split(' ');

/**
 * Month names in English and in the page's language, long and short. Other languages' are asked of `Intl`, which costs many
 * milliseconds the first time; an unknown language adds none.
 */
export function monthNames(lang: string | null): MonthNames {
  const names = new Map<string, number>([
    ['sept', 9],
    ...ENGLISH.flatMap((name, index): [string, number][] => [
      [name, index + 1],
      [name.slice(0, 3), index + 1],
    ]),
  ]);
  if (lang === null || /^en\b/i.test(lang)) return names;
  for (const style of ['long', 'short'] as const) {
    try {
      // With a day beside it a language uses the form that stands in dates ("19 marca").
      const format = new Intl.DateTimeFormat(lang, { month: style, day: 'numeric', timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const part = format.formatToParts(Date.UTC(2026, month - 1, 15)).find(({ type }) => type === 'month');
        if (part && /\p{L}/u.test(part.value)) names.set(clean(part.value), month);
      }
    } catch {
      // Not a language tag.
    }
  }
  return names;
}

const DAY_FIRST = /(?<![\p{L}\p{N}])(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/giu;
const MONTH_FIRST = /(?<![\p{L}\p{N}])(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/giu;
const POINTS = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/g;
const SLASHES = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g;
const ISO = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;

/** 3/4/2026 is either of two days and is left alone; 19/3/2026 is one. */
function fromSlashes(one: number, two: number, year: number): PlainDate | null {
  if (one > 12) return plainDay(year, two, one);
  return two > 12 || one === two ? plainDay(year, one, two) : null;
}

/** The first date written out in a short text, or null. Looks at the first 300 characters. */
export function dateInText(text: string, months: MonthNames): PlainDate | null {
  const head = text.slice(0, 300);
  const found: { index: number; date: PlainDate }[] = [];
  const add = (pattern: RegExp, read: (parts: RegExpExecArray) => PlainDate | null): void => {
    for (const parts of head.matchAll(pattern)) {
      const date = read(parts);
      if (date) found.push({ index: parts.index, date });
    }
  };
  const month = (name: string | undefined): number => months.get(clean(name ?? '')) ?? 0;
  add(DAY_FIRST, (parts) => plainDay(Number(parts[3]), month(parts[2]), Number(parts[1])));
  add(MONTH_FIRST, (parts) => plainDay(Number(parts[3]), month(parts[1]), Number(parts[2])));
  add(POINTS, (parts) => plainDay(Number(parts[3]), Number(parts[2]), Number(parts[1])));
  add(SLASHES, (parts) => fromSlashes(Number(parts[1]), Number(parts[2]), Number(parts[3])));
  add(ISO, (parts) => isoDay(parts[0]));
  return found.sort((one, other) => one.index - other.index)[0]?.date ?? null;
}
