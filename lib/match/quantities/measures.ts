import type { Draft } from './bounds.ts';
import { matchAt, readJoin, readNumeral, rounded, slackOf, valueOf, type Numeral } from './numbers.ts';

/** A unit after a number, and what one of it is in base units. */
type UnitFound = { factor: number; end: number };
type UnitReader = (text: string, numeral: Numeral) => UnitFound | null;

const PERCENT = /(?: ?%| {1,2}per ?cent| {1,2}pct\.?|-per-?cent|pc| {1,2}percentage points?|-percentage-points?)(?![A-Za-z\d])/iy;
const SPAN = /(?: {1,2}|-)(years?|yrs?|months?|decades?)(?![A-Za-z\d]|[ -](?:old|ago|earlier|later|hence)s?(?![A-Za-z]))/iy;
const POWER = /(?: {0,2}|-)(GW|gigawatts?|MW|megawatts?|TW|terawatts?)(?![A-Za-z\d]|[ -]hours?)/iy;
const MONTHS: Record<string, number> = { y: 12, m: 1, d: 120 };
const WATTS: Record<string, number> = { m: 1e6, g: 1e9, t: 1e12 };
/** No agreement runs longer; more is a date or a misreading. */
const MAX_MONTHS = 2400;

const percentAfter: UnitReader = (text, { end }) => {
  const found = matchAt(PERCENT, text, end);
  return found && { factor: 1, end: end + found[0].length };
};

/** "seven years", "seven-year", but not "2025 year": the singular goes with a hyphen or with one. */
const monthsAfter: UnitReader = (text, numeral) => {
  const found = matchAt(SPAN, text, numeral.end);
  const name = found?.[1]?.toLowerCase();
  const factor = MONTHS[name?.charAt(0) ?? ''];
  if (!found || !name || factor === undefined || valueOf(numeral) * factor > MAX_MONTHS) return null;
  if (!name.endsWith('s') && !found[0].startsWith('-') && numeral.digits !== '1') return null;
  return { factor, end: numeral.end + found[0].length };
};

const wattsAfter: UnitReader = (text, { end }) => {
  const found = matchAt(POWER, text, end);
  const factor = WATTS[found?.[1]?.charAt(0).toLowerCase() ?? ''];
  return found && factor !== undefined ? { factor, end: end + found[0].length } : null;
};

/** A number or a range of two, the unit after either or both ("25-30%", "25% to 30%", "five to seven years"). */
function readMeasured(kind: Draft['kind'], unitAfter: UnitReader, text: string, start: number, first: Numeral): Draft | null {
  const unit = unitAfter(text, first);
  const join = readJoin(text, start, unit?.end ?? first.end);
  const second = join && readNumeral(text, join.end);
  const secondUnit = second && unitAfter(text, second);
  if (second && secondUnit) {
    const factor = (unit ?? secondUnit).factor;
    const [min, max] = [rounded(valueOf(first) * factor), rounded(valueOf(second) * secondUnit.factor)];
    if (min < max)
      return { kind, min, max, slack: rounded(Math.max(slackOf(first) * factor, slackOf(second) * secondUnit.factor)), start, end: secondUnit.end };
  }
  if (!unit) return null;
  const value = rounded(valueOf(first) * unit.factor);
  return { kind, min: value, max: value, slack: rounded(slackOf(first) * unit.factor), start, end: unit.end };
}

/** Percent and percentage points, in percent. */
export const readPercent = (text: string, at: number, numeral: Numeral): Draft | null => readMeasured('percent', percentAfter, text, at, numeral);
/** Durations in months; ages and "years ago" are none. */
export const readDuration = (text: string, at: number, numeral: Numeral): Draft | null => readMeasured('duration', monthsAfter, text, at, numeral);
/** Electric power in watts. */
export const readPower = (text: string, at: number, numeral: Numeral): Draft | null => readMeasured('power', wattsAfter, text, at, numeral);

const SHARE =
  /(?:(an?|one|two|three|four)[ -])?(half|third|quarter|fourth|fifth|tenth)(s)?(?= of (?!\d|fiscal|a (?:million|billion|trillion))| (?:the|its|their|all) |[ -](?:stake|share|interest|ownership|holding|slice))/iy;
const COUNTS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 };
const PARTS: Record<string, number> = { half: 50, third: 100 / 3, quarter: 25, fourth: 25, fifth: 20, tenth: 10 };
const OF_TIME = /(?:first|second|third|fourth|latter|last|other|next|back|previous|this|that|each|every|-) ?$/i;

/**
 * "a quarter of", "one third of", "two-thirds stake", "half of", "half its": percent, with a tenth of the value left open. Only where the whole is named after
 * it (of …, the …, stake, share, interest): "a quarter" alone is mostly three months. What the whole is, the reader of the sentence must tell.
 */
export function readShare(text: string, at: number): Draft | null {
  const found = matchAt(SHARE, text, at);
  const part = PARTS[found?.[2]?.toLowerCase() ?? ''];
  if (!found || part === undefined) return null;
  const article = found[1]?.toLowerCase();
  if (part !== 50 && (!article || (found[3] !== undefined) !== (COUNTS[article] ?? 1) > 1)) return null;
  if (part === 50 && (found[3] || OF_TIME.test(text.slice(Math.max(0, at - 10), at)))) return null;
  if (part !== 50 && /^ (?:the|its|their|all) /.test(text.slice(at + found[0].length, at + found[0].length + 7))) return null;
  const value = rounded(part * (COUNTS[article ?? 'a'] ?? 1));
  return { kind: 'percent', min: value, max: value, slack: rounded(value / 10), start: at, end: at + found[0].length };
}
