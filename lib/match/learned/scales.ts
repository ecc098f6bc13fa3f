import type { Sentence } from '../found.ts';
import { KINDS, keyOf, ofKey, type FeatureReader, type Kind } from './features.ts';
import type { Weight, Weights } from './weights.ts';

/** A feature of a sentence with what it weighs for a type, in tenths. */
export type Weighed = { key: string; start: number; end: number; weight: number };

/** Weighs sentences for all types at once. Whole numbers throughout: the same sentence gives the same sums everywhere. */
export type Scales = {
  types: readonly string[];
  /** For each type how far the sum of a sentence is above its threshold, in tenths. The array is used again by the next call. */
  weigh(sentence: Sentence, sentences: readonly Sentence[]): Int32Array;
  /** What speaks for and against one type, heaviest first; of a key that stands there more than once the first place. */
  explain(sentence: Sentence, sentences: readonly Sentence[], type: string): Weighed[];
};

/** The weights of a key; `stamp` is the number of the sentence in which it was counted last. */
type Entry = { weights: readonly Weight[]; stamp: number };

/** Entries by kind, first and second word: looking a pair up makes no text of it, and most pairs have no entry. */
function tableOf(of: Weights['of']): (kind: Kind, first: string, second: string) => Entry | undefined {
  const table = Object.fromEntries(KINDS.map((kind) => [kind, new Map<string, Map<string, Entry>>()])) as Record<Kind, Map<string, Map<string, Entry>>>;
  for (const [key, weights] of of) {
    const [kind, first, second] = ofKey(key);
    const row = table[kind].get(first) ?? new Map<string, Entry>();
    table[kind].set(first, row.set(second, { weights, stamp: 0 }));
  }
  return (kind, first, second) => table[kind].get(first)?.get(second);
}

/** Joins weights and the reader of features. */
export function makeScales({ types, bias, above, of }: Weights, featuresOf: FeatureReader): Scales {
  const entryOf = tableOf(of);
  const start = Int32Array.from(types, (_, type) => (bias[type] ?? 0) - (above[type] ?? 0));
  const result = new Int32Array(types.length);
  let stamp = 0;
  return {
    types,
    weigh(sentence, sentences) {
      result.set(start);
      stamp += 1;
      featuresOf(sentence, sentences, (kind, first, second) => {
        const entry = entryOf(kind, first, second);
        if (entry === undefined || entry.stamp === stamp) return;
        entry.stamp = stamp;
        for (const [type, tenths] of entry.weights) result[type] = (result[type] ?? 0) + tenths;
      });
      return result;
    },
    explain(sentence, sentences, type) {
      const number = types.indexOf(type);
      const found = new Map<string, Weighed>();
      featuresOf(sentence, sentences, (kind, first, second, from, end) => {
        const weight = entryOf(kind, first, second)?.weights.find(([one]) => one === number)?.[1];
        if (weight === undefined) return;
        const key = keyOf(kind, first, second);
        if (!found.has(key)) found.set(key, { key, start: from, end, weight });
      });
      return [...found.values()].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start || (a.key < b.key ? -1 : 1));
    },
  };
}
