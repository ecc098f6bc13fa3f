import type { PlainDate } from '../model/dates.ts';
import { formatLocale } from './locale.ts';

const SHAPES: Record<number, Intl.DateTimeFormatOptions> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'short' },
  10: { year: 'numeric', month: 'short', day: 'numeric' },
};

/** Gregorian and Latin digits everywhere: the record's dates are quoted, and a citation must read the same for all. */
const format = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(formatLocale(locale), { calendar: 'gregory', numberingSystem: 'latn', ...options });

/** Making one costs a hundred times what using it does, and a list of pages uses one a row. There are a handful of kinds. */
const formats = new Map<string, Intl.DateTimeFormat>();
function kept(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = JSON.stringify([locale, options]);
  const known = formats.get(name) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(name, known);
  return known;
}

/** A date of the record at its own precision: "27 Apr 2026", "Apr 2026", "2026". Text that is no date comes back as it is. */
export function formatDate(date: PlainDate, locale: string): string {
  const shape = SHAPES[date.length];
  const time = Date.parse(date);
  if (!shape || Number.isNaN(time)) return date;
  return format(locale, { ...shape, timeZone: 'UTC' }).format(time);
}

/** Time of day on the reader's clock, "08:10". `at` in milliseconds since the epoch; `timeZone` for tests. */
export const formatTime = (at: number, locale: string, timeZone?: string): string =>
  format(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(at);

/** Calendar day of a moment on the reader's clock, as YYYY-MM-DD. */
export function dayOf(at: number, timeZone?: string): PlainDate {
  const parts = kept('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/** Whole days from one day to another; negative when `to` comes first. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** A day as a heading, "Thursday 19 November"; with its year when that is not this year's. */
export function formatWeekday(day: PlainDate, today: PlainDate, locale: string): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
  return format(locale, { weekday: 'long', day: 'numeric', month: 'long', year, timeZone: 'UTC' }).format(Date.parse(day));
}
