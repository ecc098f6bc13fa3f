import { normalise } from '../../../lib/match/normalise.ts';
import { findQuantities } from '../../../lib/match/quantities/index.ts';
import type { Quantity } from '../../../lib/model/mention.ts';

/** A quantity without its place. */
export type Read = Omit<Quantity, 'start' | 'end'>;
export const BN = 1e9;

export const read = (text: string): Quantity[] => findQuantities(normalise(text).text);

/** The words of each quantity, and the quantity without its place. */
export function brief(text: string): [string, Read][] {
  const folded = normalise(text).text;
  return findQuantities(folded).map(({ start, end, ...rest }) => [folded.slice(start, end), rest]);
}

/** One exact amount of dollars, given to the billion unless `more` says otherwise. */
export const money = (min: number, more: Partial<Read> = {}): Read => ({ kind: 'money', currency: 'USD', min, max: min, bound: '=', slack: 0.5 * BN, ...more });
