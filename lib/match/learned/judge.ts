import type { Concept } from '../../model/concept.ts';
import type { CompiledCue } from '../compile-cue.ts';
import type { Context } from '../context.ts';
import type { Fit } from '../fit.ts';
import type { Sentence } from '../found.ts';
import { featureReader } from './features.ts';
import { propose } from './propose.ts';
import { makeScales } from './scales.ts';
import type { Weights } from './weights.ts';

/** Reads sentences in which no cue found anything. */
export type LearnedReader = {
  /** The statements of a sentence by its weight, at most one a type. */
  read(sentence: Sentence, context: Context): Fit[];
  /** For an editor: how far each type of a sentence is from being read where that is near, and its heaviest evidence. */
  explain(sentence: Sentence, context: Context): string[];
};

/** Sums this far below the threshold, in tenths, are still told to an editor, with so many features. */
const TOLD_FROM = -20;
const TOLD = 8;

/** Makes the reader of weights beside a record's cues; types that the record does not have are left out. */
export function learnedReader(weights: Weights, cues: readonly CompiledCue[], concepts: ReadonlyMap<string, Concept>): LearnedReader {
  const scales = makeScales(weights, featureReader(concepts));
  const ofType = Map.groupBy(cues, ({ type }) => type);
  return {
    read: (sentence, context) =>
      [...scales.weigh(sentence, context.sentences)].flatMap((sum, number) => {
        const type = scales.types[number] ?? '';
        const own = ofType.get(type);
        if (sum <= 0 || !own) return [];
        return propose(own, sentence, context, scales.explain(sentence, context.sentences, type)) ?? [];
      }),
    explain: (sentence, context) =>
      [...scales.weigh(sentence, context.sentences)].flatMap((sum, number) => {
        const type = scales.types[number] ?? '';
        if (sum < TOLD_FROM) return [];
        const heaviest = scales
          .explain(sentence, context.sentences, type)
          .slice(0, TOLD)
          .map(({ key, start, end, weight }) => `${key}${start < 0 ? '' : ` "${sentence.text.slice(start, end)}"`} ${weight / 10}`);
        return [`weighs ${(sum / 10).toFixed(1)} above what ${type} needs (${sum > 0 ? 'read where no cue reads' : 'not read'}): ${heaviest.join(', ')}`];
      }),
  };
}
