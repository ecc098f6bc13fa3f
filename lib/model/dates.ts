/**
 * Dates of the record: ISO 8601 calendar dates that may stop at the year or the month ("2023", "2023-01", "2023-01-23").
 * They stay strings; an imprecise date is the interval from its first to its last day (model.md, rule 1).
 */
export type PlainDate = string;

/** The beginning of a time that has only an end: "until January 2025". Earlier than anything that the record tells of. */
export const EVER: PlainDate = '2000';

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** True for a year, month or day that exists in the calendar ("2026-02-30" does not). */
export function isPlainDate(text: string): text is PlainDate {
  const parts = SHAPE.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** First day of the date's interval, as YYYY-MM-DD. Input must satisfy {@link isPlainDate}. */
export function firstDay(date: PlainDate): PlainDate {
  if (date.length === 4) return `${date}-01-01`;
  return date.length === 7 ? `${date}-01` : date;
}

/** Last day of the date's interval, as YYYY-MM-DD. Input must satisfy {@link isPlainDate}. */
export function lastDay(date: PlainDate): PlainDate {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 7) return `${date}-${String(daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))).padStart(2, '0')}`;
  return date;
}

/** Was `date` certainly reached by the end of `day`? A month counts from its first day: the record is generous to the page. */
export const startedBy = (date: PlainDate, day: PlainDate): boolean => firstDay(date) <= lastDay(day);
