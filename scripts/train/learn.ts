import { HEAVIEST, type Weight, type Weights } from '../../lib/match/learned/weights.ts';
import { fitSparse } from './l1.ts';
import type { Row } from './rows.ts';

/** How weights are learned; chosen by what was read right and wrong on pages that were not learned from (docs/decisions.md). */
export type Ways = { rows: number; toll: number; ridge: number; above: number };

/** A feature must come in so many sentences to be looked at; `toll` and `ridge` keep weights few and small; from a chance of `above` on a sentence is read. */
export const WAYS: Ways = { rows: 8, toll: 0.6, ridge: 1, above: 0.85 };

const BIAS_TOLL = 0.001;
const tenths = (weight: number): number => Math.max(-HEAVIEST, Math.min(HEAVIEST, Math.round(weight * 10)));

/** Learns the weights of each type from rows. The same rows give the same weights. */
export function learn(rows: readonly Row[], types: readonly string[], ways: Ways = WAYS): Omit<Weights, 'pack' | 'lang'> {
  const counted = new Map<string, number>();
  for (const { keys } of rows) for (const key of keys) counted.set(key, (counted.get(key) ?? 0) + 1);
  const keys = [...counted].filter(([, count]) => count >= ways.rows).map(([key]) => key);
  keys.sort((a, b) => (a < b ? -1 : 1));
  // The number 0 is the bias.
  const numbers = new Map(keys.map((key, index) => [key, index + 1]));
  const matrix = rows.map((row) => Int32Array.from([0, ...row.keys.flatMap((key) => numbers.get(key) ?? [])]));
  const counts = Float64Array.from(rows, ({ count }) => count);
  const penalty = new Float64Array(keys.length + 1).fill(ways.toll);
  penalty[0] = BIAS_TOLL;
  const of = new Map<string, Weight[]>(keys.map((key) => [key, []]));
  const bias = types.map((type, number) => {
    const wanted = Float64Array.from(rows, ({ states }) => (states.has(type) ? 1 : 0));
    const found = fitSparse({ rows: matrix, wanted, counts, penalty }, ways.ridge);
    keys.forEach((key, index) => {
      const weight = tenths(found[index + 1] ?? 0);
      if (weight !== 0) of.get(key)?.push([number, weight]);
    });
    return Math.round((found[0] ?? 0) * 10);
  });
  const above = Math.round(10 * Math.log(ways.above / (1 - ways.above)));
  return { types, bias, above: types.map(() => above), of: new Map([...of].filter(([, weights]) => weights.length > 0)) };
}
