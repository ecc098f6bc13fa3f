import type { Sentence } from '../scan.ts';
import { evidenceOf, type Around, type Evidence } from './evidence.ts';
import type { TypeWeights } from './weights.ts';

/** One piece of evidence with what it weighs for a type, in tenths. */
export type Weighed = Evidence & { weight: number };

/** Weighs sentences against all types at once. Whole numbers throughout: the same sentence gives the same sums everywhere. */
export type Scales = {
  types: readonly string[];
  /** The sum of each type for a sentence, in tenths, in the order of `types`. The array is used again by the next call. */
  sums(sentence: Sentence, around: Around): Int32Array;
  /** What speaks for and against one type, heaviest first; of a key that stands in the sentence more than once all places, with its weight at the first. */
  explain(sentence: Sentence, around: Around, type: string): Weighed[];
};

/** Turns the lists of the types around, so that a piece of evidence costs one look-up whatever the number of types. */
export function makeScales(lists: readonly TypeWeights[]): Scales {
  const numbers = new Map<string, number>();
  const pairs: number[][] = [];
  lists.forEach(({ of }, type) => {
    for (const [key, weight] of of) {
      const number = numbers.get(key) ?? pairs.length;
      if (number === pairs.length) {
        numbers.set(key, number);
        pairs.push([]);
      }
      pairs[number]?.push(type, weight);
    }
  });
  const biases = Int32Array.from(lists, ({ bias }) => bias);
  const result = new Int32Array(lists.length);
  const seen = new Int32Array(pairs.length);
  let stamp = 0;

  return {
    types: lists.map(({ type }) => type),
    sums(sentence, around) {
      stamp += 1;
      result.set(biases);
      evidenceOf(sentence, around, (key) => {
        const number = numbers.get(key);
        if (number === undefined || seen[number] === stamp) return;
        seen[number] = stamp;
        const list = pairs[number] ?? [];
        for (let at = 0; at < list.length; at += 2) {
          const type = list[at] ?? 0;
          result[type] = (result[type] ?? 0) + (list[at + 1] ?? 0);
        }
      });
      return result;
    },
    explain(sentence, around, type) {
      const of = lists.find((one) => one.type === type)?.of ?? new Map<string, number>();
      const told = new Set<string>();
      const found: Weighed[] = [];
      evidenceOf(sentence, around, (key, start, end) => {
        const weight = of.get(key);
        if (weight === undefined) return;
        found.push({ key, start, end, weight: told.has(key) ? 0 : weight });
        told.add(key);
      });
      return found.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start || (a.key < b.key ? -1 : 1));
    },
  };
}
