import type { Sentence } from '../scan.ts';
import type { Feature, FeatureReader } from './features.ts';
import type { Weights } from './weights.ts';

/** A feature of a sentence with what it weighs for a type, in tenths. */
export type Weighed = Feature & { weight: number };

/** Weighs sentences for all types at once. Whole numbers throughout: the same sentence gives the same sums everywhere. */
export type Scales = {
  types: readonly string[];
  /** For each type how far the sum of a sentence is above its threshold, in tenths. The array is used again by the next call. */
  weigh(sentence: Sentence, sentences: readonly Sentence[]): Int32Array;
  /** What speaks for and against one type, heaviest first; of a key that stands there more than once the first place. */
  explain(sentence: Sentence, sentences: readonly Sentence[], type: string): Weighed[];
};

/** Joins weights and the reader of features. */
export function makeScales({ types, bias, above, of }: Weights, featuresOf: FeatureReader): Scales {
  const start = Int32Array.from(types, (_, type) => (bias[type] ?? 0) - (above[type] ?? 0));
  const result = new Int32Array(types.length);
  const seen = new Set<string>();
  return {
    types,
    weigh(sentence, sentences) {
      result.set(start);
      seen.clear();
      featuresOf(sentence, sentences, (key) => {
        const weights = of.get(key);
        if (weights === undefined || seen.has(key)) return;
        seen.add(key);
        for (const [type, tenths] of weights) result[type] = (result[type] ?? 0) + tenths;
      });
      return result;
    },
    explain(sentence, sentences, type) {
      const number = types.indexOf(type);
      const found = new Map<string, Weighed>();
      featuresOf(sentence, sentences, (key, from, end) => {
        const weight = found.has(key) ? undefined : of.get(key)?.find(([one]) => one === number)?.[1];
        if (weight !== undefined) found.set(key, { key, start: from, end, weight });
      });
      return [...found.values()].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start || (a.key < b.key ? -1 : 1));
    },
  };
}
