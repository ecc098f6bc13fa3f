import { isPlainDate, lastDay, type PlainDate } from '../../model/dates.ts';
import type { Draft } from './bounds.ts';
import { MONTH, MONTH_LETTERS, monthNumber } from './months.ts';
import { matchAt } from './numbers.ts';

const YEAR = '((?:19|20)\\d{2})(?![A-Za-z\\d_%]|[-/.,]\\d)';
const LAST = '(?:st|nd|rd|th)?';
const FISCAL = "(?:(fiscal(?: year)?|financial year|FY) ?)?'?";

const sticky = (source: string, flags = ''): RegExp => new RegExp(source, `${flags}y`);
const two = (part: number | string): string => String(part).padStart(2, '0');
/** Days as numbers that sort: 20260427. */
const dayNumber = (day: PlainDate): number => Number(day.replaceAll('-', ''));

/** A stretch of days; `date` names it where one calendar date can. */
function stretch(kind: 'date' | 'quarter', start: number, end: number, from: PlainDate, to: PlainDate, date: PlainDate | undefined): Draft | null {
  if (!isPlainDate(from) || !isPlainDate(to)) return null;
  return { kind, min: dayNumber(from), max: dayNumber(to), slack: 0, start, end, ...(date ? { date } : {}) };
}

/** A day or month as written. */
const wholeDate = (start: number, end: number, date: PlainDate, to = date): Draft | null =>
  isPlainDate(date) && isPlainDate(to) ? stretch('date', start, end, date.length === 7 ? `${date}-01` : date, lastDay(to), date) : null;

/** `starts`: the letters that it can begin with, where it can begin with a letter. */
type Form = { pattern: RegExp; starts?: string; read: (found: RegExpExecArray, start: number, text: string) => Draft | null };
const endOf = (found: RegExpExecArray, start: number): number => start + found[0].length;

const DAY_MONTH_YEAR: Form = {
  pattern: sticky(`(\\d{1,2})${LAST}(?: {1,2}of)? {1,2}${MONTH},? {1,2}${YEAR}`),
  read: (found, start) => wholeDate(start, endOf(found, start), `${found[3]}-${two(monthNumber(found[2] ?? ''))}-${two(found[1] ?? '')}`),
};
const MONTH_DAY_YEAR: Form = {
  starts: MONTH_LETTERS,
  pattern: sticky(`${MONTH} {1,2}(\\d{1,2})${LAST}(?: ?- ?(\\d{1,2})${LAST})?,? {0,2}${YEAR}`),
  read: (found, start) => {
    const month = `${found[4]}-${two(monthNumber(found[1] ?? ''))}`;
    const day = `${month}-${two(found[2] ?? '')}`;
    return wholeDate(start, endOf(found, start), day, found[3] ? `${month}-${two(found[3])}` : day);
  },
};
const MONTH_YEAR: Form = {
  starts: MONTH_LETTERS,
  pattern: sticky(`${MONTH}(?:,| of)? {1,2}${YEAR}`),
  read: (found, start) => wholeDate(start, endOf(found, start), `${found[2]}-${two(monthNumber(found[1] ?? ''))}`),
};
const ISO: Form = {
  pattern: sticky('(\\d{4})([-/])(\\d{2})\\2(\\d{2})(?![\\d_]|[-/.]\\d)'),
  read: (found, start) => wholeDate(start, endOf(found, start), `${found[1]}-${found[3]}-${found[4]}`),
};
/** "4/27/2026" or "27/4/2026" where only one reading exists. */
const SLASHED: Form = {
  pattern: sticky(`(\\d{1,2})/(\\d{1,2})/${YEAR}`),
  read: (found, start) => {
    const [first, second] = [Number(found[1]), Number(found[2])];
    if (first <= 12 && second <= 12 && first !== second) return null;
    const [month, day] = first > 12 ? [second, first] : [first, second];
    return wholeDate(start, endOf(found, start), `${found[3]}-${two(month)}-${two(day)}`);
  },
};

/** A fiscal quarter or half lies somewhere in two calendar years; it gets no date. */
const fiscal = (start: number, end: number, year: string): Draft | null =>
  stretch('quarter', start, end, `${Number(year) - 1}-01-01`, `${year}-12-31`, undefined);

/** The `part`th of the equal parts of a year, of `months` each; its date is its first month. */
function partOfYear(start: number, end: number, year: string, part: number, months: number): Draft | null {
  const from = `${year}-${two((part - 1) * months + 1)}`;
  return stretch(months === 3 ? 'quarter' : 'date', start, end, `${from}-01`, lastDay(`${year}-${two(part * months)}`), months === 3 ? from : year);
}
const longYear = (year: string): string => (year.length === 2 ? `20${year}` : year);

const QUARTER: Form = {
  starts: 'QH',
  pattern: sticky(`(?:([QH])([1-4])|([1-4])Q)(?: of| in|,)? ?${FISCAL}(?:${YEAR}|(?<='|FY|[1-4]Q)(\\d{2})(?![A-Za-z\\d_%]))`),
  read: (found, start) => {
    const [year, end, part] = [longYear(found[5] ?? found[6] ?? ''), endOf(found, start), Number(found[2] ?? found[3])];
    if (found[1] === 'H' && part > 2) return null;
    return found[4] ? fiscal(start, end, year) : partOfYear(start, end, year, part, found[1] === 'H' ? 6 : 3);
  },
};
const YEAR_QUARTER: Form = {
  pattern: sticky('((?:19|20)\\d{2})[- ]?([QH])([1-4])(?![A-Za-z\\d_%])'),
  read: (found, start) =>
    found[2] === 'H' && Number(found[3]) > 2 ? null : partOfYear(start, endOf(found, start), found[1] ?? '', Number(found[3]), found[2] === 'H' ? 6 : 3),
};
const ORDINALS: Record<string, number> = { first: 1, '1st': 1, second: 2, '2nd': 2, third: 3, '3rd': 3, fourth: 4, '4th': 4, final: 4, last: 4 };
const ORDINAL_QUARTER: Form = {
  starts: 'FfSsTt',
  pattern: sticky(
    `(first|second|third|fourth|final|1st|2nd|3rd|4th)[- ](fiscal |financial )?(quarter|half)(?: of| in|,)?(?: the| its)? {1,2}${FISCAL}${YEAR}`,
    'i',
  ),
  read: (found, start, text) => {
    const [year, end, part] = [found[5] ?? '', endOf(found, start), ORDINALS[(found[1] ?? '').toLowerCase()] ?? 0];
    const half = found[3]?.toLowerCase() === 'half';
    if (found[2] || found[4] || /(?:fiscal|financial)[- ]$/i.test(text.slice(Math.max(0, start - 10), start))) return fiscal(start, end, year);
    return half ? partOfYear(start, end, year, Math.min(part, 2), 6) : partOfYear(start, end, year, part, 3);
  },
};
const YEARS_QUARTER: Form = {
  pattern: sticky("((?:19|20)\\d{2})'s (first|second|third|fourth|final) (quarter|half)(?![A-Za-z])", 'i'),
  read: (found, start) => {
    const part = ORDINALS[(found[2] ?? '').toLowerCase()] ?? 0;
    return found[3] === 'half'
      ? partOfYear(start, endOf(found, start), found[1] ?? '', Math.min(part, 2), 6)
      : partOfYear(start, endOf(found, start), found[1] ?? '', part, 3);
  },
};

/** First and last month of what these words mean of a year. "Early" and "late" are a third of it; its start and end are one month. */
const PHASES: Record<string, readonly [number, number]> = {
  early: [1, 4],
  mid: [5, 8],
  middle: [5, 8],
  late: [9, 12],
  start: [1, 1],
  beginning: [1, 1],
  end: [12, 12],
  close: [12, 12],
};
/**
 * "early 2023", "the start of 2023", "late April 2026". The days are the words'; `date` is what surely holds them: the month for a start or an end, the whole
 * year for "early", "mid" and "late", the month where one is named.
 */
const PHASE: Form = {
  starts: 'EeMmLlSsBbCc',
  pattern: sticky(`([Ee]arly|[Mm]id|[Ll]ate|(?:[Ss]tart|[Bb]eginning|[Mm]iddle|[Ee]nd|[Cc]lose) of)(?: in)?[- ](?:${MONTH},? )?${YEAR}`),
  read: (found, start) => {
    const [end, year] = [endOf(found, start), found[3] ?? ''];
    if (found[2]) return wholeDate(start, end, `${year}-${two(monthNumber(found[2]))}`);
    const [first, last] = PHASES[(found[1] ?? '').split(' ')[0]?.toLowerCase() ?? ''] ?? [1, 12];
    const from = `${year}-${two(first)}`;
    return stretch('date', start, end, `${from}-01`, lastDay(`${year}-${two(last)}`), first === last ? from : year);
  },
};
const FISCAL_YEAR: Form = {
  starts: 'Ff',
  pattern: sticky(`(?:[Ff]iscal|[Ff]inancial|FY)(?: year)? ?'?(?:${YEAR}|(?<=FY ?'?)(\\d{2})(?![A-Za-z\\d_%]))`),
  read: (found, start) => yearOf(start, endOf(found, start), longYear(found[1] ?? found[2] ?? ''), undefined),
};

/** A year, or the stretch from one to another; its date is the first. */
const yearOf = (start: number, end: number, from: string, date: PlainDate | undefined, to = from): Draft => ({
  kind: 'year',
  min: Number(from),
  max: Number(to),
  slack: 0,
  start,
  end,
  ...(date ? { date } : {}),
});

const YEARS: Form = {
  pattern: sticky(`((?:19|20)\\d{2})-(?:((?:19|20)\\d{2})|(\\d{2}))(?![A-Za-z\\d_%]|[-/.,]\\d)`),
  read: (found, start) => {
    const from = found[1] ?? '';
    const to = found[2] ?? `${from.slice(0, 2)}${found[3]}`;
    return Number(to) > Number(from) && Number(to) - Number(from) <= 50 ? yearOf(start, endOf(found, start), from, from, to) : null;
  },
};
const AFTER_PREPOSITION = /(?:\b(?:in|since|by|until|till|before|after|from|to|through|of|for|and|around|during)|[(-]) ?$/i;
/** What a round number of people or things would be followed by. */
const COUNTED = /^ [a-z]{3,20}s(?![a-z'])/;
const BARE_YEAR: Form = {
  pattern: sticky(`${YEAR}(?! (?:fiscal|financial) year)`),
  read: (found, start, text) => {
    const year = found[1] ?? '';
    const end = endOf(found, start);
    const placed = AFTER_PREPOSITION.test(text.slice(Math.max(0, start - 8), start));
    const usual = Number(year) >= 1990 && Number(year) < 2050 && !(year === '2000' && COUNTED.test(text.slice(end, end + 24)));
    return placed || usual ? yearOf(start, end, year, year) : null;
  },
};
/** "through '32": two digits after an apostrophe and a preposition of time. */
const SHORT_YEAR: Form = {
  pattern: sticky('(\\d{2})(?![A-Za-z\\d_%]|[-/.,:]\\d)'),
  read: (found, start, text) =>
    /\b(?:in|since|by|until|till|before|after|from|to|through) '$/i.test(text.slice(Math.max(0, start - 10), start))
      ? yearOf(start, endOf(found, start), `20${found[1]}`, `20${found[1]}`)
      : null,
};
const YEAR_FISCAL: Form = {
  pattern: sticky(`${YEAR} (?:fiscal|financial) year`),
  read: (found, start) => yearOf(start, endOf(found, start), found[1] ?? '', undefined),
};

const BY_YEAR = [ISO, YEAR_QUARTER, YEARS_QUARTER, YEARS, YEAR_FISCAL, BARE_YEAR];
const BY_DIGIT = [DAY_MONTH_YEAR, SLASHED, QUARTER, ORDINAL_QUARTER, SHORT_YEAR];
const BY_LETTER = [MONTH_DAY_YEAR, MONTH_YEAR, QUARTER, ORDINAL_QUARTER, PHASE, FISCAL_YEAR];

/**
 * The longest calendar reading at `at`: days, months, years, quarters, halves and phases of a year, with the year in it. `min` and `max` are the first and last
 * day as numbers (20260427), or years for the kind `year`. Fiscal years and quarters have no `date`: whose they are decides what days they mean.
 */
export function readCalendar(text: string, at: number): Draft | null {
  let longest: Draft | null = null;
  const first = text.charAt(at);
  const byLetter = !/\d/.test(first);
  const forms = byLetter ? BY_LETTER : /^\d{4}/.test(text.slice(at, at + 4)) ? BY_YEAR : BY_DIGIT;
  for (const { pattern, starts, read } of forms) {
    if (byLetter && !starts?.includes(first)) continue;
    const found = matchAt(pattern, text, at);
    const draft = found && read(found, at, text);
    if (draft && (!longest || draft.end > longest.end)) longest = draft;
  }
  return longest;
}
