import type { FigureRow } from '../model/standing.ts';
import type { Unit } from '../model/units.ts';
import { formatLocale } from './locale.ts';
import type { Translate } from './messages.ts';

/** The part of a figure that is printed. Values are decimal text in `unit`. */
export type Amount = Pick<FigureRow, 'value' | 'min' | 'max' | 'unit' | 'qualifier'>;

type Money = { currency: string; factor: number; key: string };
const MONEY: Partial<Record<Unit, Money>> = {
  'USD bn': { currency: 'USD', factor: 1e9, key: 'fig.usd' },
  'USD mn': { currency: 'USD', factor: 1e6, key: 'fig.usd' },
  'USD bn a year': { currency: 'USD', factor: 1e9, key: 'fig.usd.ayear' },
  'EUR bn': { currency: 'EUR', factor: 1e9, key: 'fig.eur' },
};
const QUALIFIERS = { about: 'fig.about', over: 'fig.over', 'at-least': 'fig.atleast', nearly: 'fig.nearly', 'up-to': 'fig.upto' } as const;

/** Making one costs a hundred times what using it does, and a card uses two dozen of a handful of kinds. */
const formats = new Map<string, Intl.NumberFormat>();
function numbers(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = JSON.stringify([locale, options]);
  const known = formats.get(name) ?? new Intl.NumberFormat(formatLocale(locale), { numberingSystem: 'latn', maximumFractionDigits: 6, ...options });
  formats.set(name, known);
  return known;
}

/** The digits a figure was written with are part of it: "13.0" is not printed as "13". */
const decimals = (text: string): number => text.split('.')[1]?.length ?? 0;
const plain = (text: string, locale: string, grouping = true): string =>
  numbers(locale, { minimumFractionDigits: decimals(text), useGrouping: grouping }).format(Number(text));

function billions(text: string, factor: number, locale: string): { number: string; whole: string; scale: string } {
  const value = Number(text) * factor;
  const keep = Math.abs(value) >= factor && Math.abs(value) < factor * 1000 ? decimals(text) : 0;
  const parts = numbers(locale, { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 3, minimumFractionDigits: keep }).formatToParts(value);
  const scale = parts.find((part) => part.type === 'compact')?.value ?? '';
  const number = parts.filter((part) => part.type !== 'compact' && part.type !== 'literal').map((part) => part.value);
  return { number: number.join(''), whole: parts.map((part) => part.value).join(''), scale };
}

const unitWord = (value: string, unit: 'year' | 'month', locale: string): string =>
  numbers(locale, { style: 'unit', unit, unitDisplay: 'long', minimumFractionDigits: decimals(value) }).format(Number(value));

/** The sign is put in from here, because `$` has a meaning of its own in the browser's message files. */
const moneyText = (money: Money, value: string, locale: string, t: Translate): string => {
  const parts = numbers(locale, { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
  return t(money.key, { value, symbol: parts.find((part) => part.type === 'currency')?.value ?? money.currency });
};

const isLoss = (value: string): boolean => value.startsWith('-');
/** The language's own minus sign: it stands before the currency's sign, not behind it. */
const minusOf = (locale: string): string =>
  numbers(locale, {})
    .formatToParts(-1)
    .find(({ type }) => type === 'minusSign')?.value ?? '-';

/** One number in its unit, in words fit for a sentence: "$13 billion", "27%", "8 years". */
function single(value: string, unit: Unit, locale: string, t: Translate): string {
  const money = MONEY[unit];
  if (money && isLoss(value)) return minusOf(locale) + single(value.slice(1), unit, locale, t);
  if (money) return moneyText(money, billions(value, money.factor, locale).whole, locale, t);
  switch (unit) {
    case 'percent':
      return numbers(locale, { style: 'percent', minimumFractionDigits: decimals(value) }).format(Number(value) / 100);
    case 'percentage points':
      return t('fig.points', { n: Number(value) });
    case 'years':
      return unitWord(value, 'year', locale);
    case 'months':
      return unitWord(value, 'month', locale);
    case 'year':
      return plain(value, locale, false);
    case 'GW':
      return t('fig.gw', { value: plain(value, locale) });
    default:
      return plain(value, locale);
  }
}

/** "$11.6 to 13.8 billion": the scale is said once where both ends share it. */
function range(min: string, max: string, unit: Unit, locale: string, t: Translate): string {
  const money = MONEY[unit];
  if (!money || isLoss(min) || isLoss(max)) return t('fig.range', { low: single(min, unit, locale, t), high: single(max, unit, locale, t) });
  const [low, high] = [billions(min, money.factor, locale), billions(max, money.factor, locale)];
  return moneyText(money, t('fig.range', { low: low.scale === high.scale ? low.number : low.whole, high: high.whole }), locale, t);
}

const qualified = (amount: Amount, text: string, t: Translate): string => (amount.qualifier ? t(QUALIFIERS[amount.qualifier], { value: text }) : text);

/** Both ends of an amount, or its one value twice; null when it holds no number. */
export function endsOf(amount: Amount): { min: number; max: number } | null {
  const [min, max] = [Number(amount.min ?? amount.value ?? amount.max), Number(amount.max ?? amount.value ?? amount.min)];
  return Number.isFinite(min) && Number.isFinite(max) ? { min, max } : null;
}

function worded(amount: Amount, t: Translate, one: (value: string) => string, two: (min: string, max: string) => string): string {
  const { min, max, value } = amount;
  if (min !== undefined && max !== undefined && min !== max) return qualified(amount, two(min, max), t);
  const only = value ?? max ?? min;
  return only === undefined ? '' : qualified(amount, one(only), t);
}

/** A figure in full, for sentences and screen readers: "more than $13 billion", "$13 to 13.8 billion", "about 27%". */
export const formatFigure = (amount: Amount, locale: string, t: Translate): string =>
  worded(
    amount,
    t,
    (value) => single(value, amount.unit, locale, t),
    (min, max) => range(min, max, amount.unit, locale, t),
  );

/** From here on an axis counts in thousands ({@link formatAxis}), and a value beside its dot in whatever is shortest. */
const LONG_ON_AXIS = 10_000;

/** A figure beside its dot. Money leaves its scale to the first row ({@link formatShort}) and is a bare number here: "11.6", "13 to 13.8". */
export function formatBare(amount: Amount, locale: string, t: Translate): string {
  if (!MONEY[amount.unit]) return formatFigure(amount, locale, t);
  const one = (value: string): string => (Math.abs(Number(value)) >= LONG_ON_AXIS ? formatAxis(Number(value), amount.unit, locale) : plain(value, locale));
  return worded(amount, t, one, (min, max) => t('fig.range', { low: one(min), high: one(max) }));
}

/** Money in the unit of its scale, and in no smaller or larger one: "$0.5bn" stands at 0.5, where "$500m" would not. */
function scaled(value: string, money: Money, locale: string): string {
  if (isLoss(value)) return minusOf(locale) + scaled(value.slice(1), money, locale);
  const compact = numbers(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 3,
    minimumFractionDigits: 0,
  });
  const one = compact.formatToParts(money.factor);
  // Some languages have no short word for the unit ("1000 M"): there it is the browser's to choose.
  const named = one.some(({ type, value: digits }) => type === 'integer' && digits === '1');
  if (!named || Number(value) >= LONG_ON_AXIS) return compact.format(Number(value) * money.factor);
  return one.map((part) => (part.type === 'integer' ? plain(value, locale) : part.value)).join('');
}

/** A figure with its unit in as little room as possible, for the first row of a plot: "$11bn", "27%". */
export function formatShort(amount: Amount, locale: string, t: Translate): string {
  const money = MONEY[amount.unit];
  if (!money) return formatFigure(amount, locale, t);
  const one = (value: string): string => scaled(value, money, locale);
  return worded(amount, t, one, (min, max) => t('fig.range', { low: plain(min, locale), high: one(max) }));
}

/** A value on an axis, in the axis' unit: "0", "12.5", "2029", "27%". Never longer than it must be. */
export function formatAxis(value: number, unit: Unit, locale: string): string {
  if (unit === 'percent') return numbers(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100);
  if (unit === 'year') return numbers(locale, { useGrouping: false }).format(value);
  return numbers(locale, { notation: Math.abs(value) >= LONG_ON_AXIS ? 'compact' : 'standard', maximumFractionDigits: 2 }).format(value);
}

/**
 * "$11.6 to 13.8 billion, by what is counted": how far apart the record's figures are. Only over rows of one unit, the page's own and
 * sums left out; null when there are not two different figures to speak of.
 */
export function formatSpread(rows: readonly FigureRow[], locale: string, t: Translate): string | null {
  const record = rows.filter((row) => !row.page && !row.sum && endsOf(row));
  const unit = record[0]?.unit;
  if (!unit || record.some((row) => row.unit !== unit)) return null;
  const texts = record.flatMap((row) => [row.min ?? row.value ?? row.max, row.max ?? row.value ?? row.min]).filter((text) => text !== undefined);
  const sorted = texts.toSorted((a, b) => Number(a) - Number(b));
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || Number(low) === Number(high)) return null;
  const sameThing = new Set(record.map((row) => row.measure)).size === 1;
  return t(sameThing ? 'differ.range.sources' : 'differ.range', { range: range(low, high, unit, locale, t) });
}
