import type { Observation } from '../model/claim.ts';
import type { Quantity } from '../model/mention.ts';
import { unitOf, type Unit } from '../model/units.ts';
import { remember } from './remember.ts';

/** A stretch on the number line, in base units; both ends belong to it. */
type Stretch = { low: number; high: number };

/** Can the quantity be counted in the unit: same kind, and same currency where the page names one? */
export function sameUnit(quantity: Quantity, unit: Unit): boolean {
  const { kind, currency } = unitOf(unit);
  return quantity.kind === kind && (currency === undefined || quantity.currency === undefined || quantity.currency === currency);
}

/** What an observation says, in base units. An open range reaches to infinity. */
const stretchOf = remember((one: Observation): Stretch => {
  const { factor } = unitOf(one.unit);
  if (one.value !== undefined) return { low: Number(one.value) * factor, high: Number(one.value) * factor };
  return { low: one.min === undefined ? -Infinity : Number(one.min) * factor, high: one.max === undefined ? Infinity : Number(one.max) * factor };
});

// Products of decimals with 1e9 carry a rounding error; anything below one part in a billion is no difference.
const atLeast = (a: number, b: number): boolean => a >= b - Math.abs(b) * 1e-9;
const below = (a: number, b: number): boolean => a < b - Math.abs(b) * 1e-9;
const atMost = (a: number, b: number): boolean => atLeast(b, a);

/** Does `value` round to at most `limit` when written with the page's digits? */
const roundsDownTo = (value: number, limit: number, slack: number): boolean => atMost(value, limit) || below(value, limit + slack);

/**
 * Does the page's number fit an observation (model.md, rule 4)? At the page's own precision: 13 fits 12.5 to 13.49; "over X" and "at least X" fit what rounds to
 * X or more; "up to X" and "under X" what rounds to X or less; "nearly X" 0.9 X to X; a range what it contains. Units must agree ({@link sameUnit}).
 */
export function fits(quantity: Quantity, one: Observation): boolean {
  const { low, high } = stretchOf(one);
  const { min, max, slack } = quantity;
  if (quantity.nearly) return atLeast(low, 0.9 * min) && atMost(high, max);
  switch (quantity.bound) {
    case '>':
    case '>=':
      return atLeast(high, min - slack);
    case '<':
    case '<=':
      return roundsDownTo(low, max, slack);
    default:
      // A range of the record holds a number of the page; a range of the page must hold all of the record's.
      return min === max ? atLeast(high, min - slack) && roundsDownTo(low, max, slack) : atLeast(low, min - slack) && roundsDownTo(high, max, slack);
  }
}

/** What counts something else is only named where the numbers are this close: coarse digits ("$1 billion") would fit too much. */
const CLOSE = 0.05;

/** Is it the very number, whatever "over" or "up to" stands before it? Used to find what else a number could be. */
export const sameNumber = (quantity: Quantity, one: Observation): boolean =>
  one.value !== undefined && fits({ ...quantity, bound: '=', nearly: false, slack: Math.min(quantity.slack, Math.abs(quantity.min) * CLOSE) }, one);

/** Parts of one sum as one quantity: the least and the most they come to, as exact as the least exact part. All parts must be of one kind. */
export function added(parts: readonly Quantity[]): Quantity | null {
  const [first, ...rest] = parts;
  if (first === undefined) return null;
  return rest.reduce<Quantity>(
    (sum, part) => ({
      ...sum,
      min: sum.min + part.min,
      max: sum.max + part.max,
      slack: Math.max(sum.slack, part.slack),
      bound: sum.bound === part.bound ? sum.bound : '~',
    }),
    { ...first, nearly: false },
  );
}
