import { firstDay, isPlainDate, type PlainDate } from '../../model/dates.ts';
import type { Draft } from './bounds.ts';
import { MONTH, monthNumber } from './months.ts';
import { matchAt } from './numbers.ts';

/** A number behind the day makes something else of it ("April 27, 2026", "May 5 million", "June 10%"). */
const END = '(?:st|nd|rd|th)?(?![A-Za-z\\d%:/]|[.,]\\d|,? {0,2}(?:of )?(?:19|20)\\d{2}| (?:million|billion|trillion|per ?cent))';
const DAY_MONTH = new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?(?: {1,2}of)? {1,2}${MONTH}(?![A-Za-z\\d]|,? {1,2}(?:19|20)\\d{2})`, 'y');
const MONTH_DAY = new RegExp(`${MONTH} {1,2}(\\d{1,2})${END}`, 'y');
const DAY = 86_400_000;
const two = (part: number): string => String(part).padStart(2, '0');

/** The day of that month nearest to `on`; undefined where the calendar has none. */
function nearest(month: number, day: number, on: PlainDate): PlainDate | undefined {
  const here = Date.parse(firstDay(on));
  const away = (date: PlainDate): number => Math.abs(Date.parse(date) - here) / DAY;
  const year = Number(on.slice(0, 4));
  return [year - 1, year, year + 1]
    .map((one) => `${one}-${two(month)}-${two(day)}`)
    .filter(isPlainDate)
    .sort((a, b) => away(a) - away(b))[0];
}

/**
 * "27 April", "April 27": a day without its year, in the year that brings it nearest to `on`, the page's date. Null without such a date to the month, and where
 * the text has named another year before (`year`): there it may be the story's.
 */
export function readDayOfYear(text: string, at: number, on: PlainDate | undefined, year: number | undefined): Draft | null {
  if (on === undefined || on.length < 7) return null;
  const dayFirst = /\d/.test(text.charAt(at));
  const found = matchAt(dayFirst ? DAY_MONTH : MONTH_DAY, text, at);
  if (!found) return null;
  const [day, month] = dayFirst ? [found[1], found[2]] : [found[2], found[1]];
  const date = nearest(monthNumber(month ?? ''), Number(day), on);
  if (date === undefined || (year !== undefined && year !== Number(date.slice(0, 4)))) return null;
  const number = Number(date.replaceAll('-', ''));
  return { kind: 'date', min: number, max: number, slack: 0, start: at, end: at + found[0].length, date };
}
