import type { CompiledCue } from '../compile-cue.ts';
import type { Context } from '../context.ts';
import type { Fit } from '../fit.ts';
import type { Sentence } from '../scan.ts';
import { propose } from './propose.ts';
import { makeScales, type Scales } from './weigh.ts';
import type { TypeWeights } from './weights.ts';

/** Below this sum, in tenths, what a cue read is dropped; above the other one a sentence is read though no cue fits. Chosen by cross-validation over pages. */
export const DROP_BELOW = -25;
export const READ_ABOVE = 25;

/** Reads what the cues missed and drops what they should not have read. */
export type LearnedReader = {
  /** The fits of each sentence after both. Sentences and types in their order: the same page gives the same fits. */
  correct(fits: readonly (readonly Fit[])[], sentences: readonly Sentence[], context: Context): Fit[][];
  /** For an editor: the sum of each type of a sentence that is read or near it, and its heaviest evidence. */
  explain(fits: readonly (readonly Fit[])[], sentence: Sentence, sentences: readonly Sentence[]): string[];
};

/** Sums this far below {@link READ_ABOVE}, in tenths, are still told to an editor. */
const TOLD_FROM = 20;
const TOLD = 8;

/** Makes the reader of a record's weights; undefined where it has none. `holds` is what any fit must pass: direction, and whose an amount is. */
export function learnedReader(
  lists: readonly TypeWeights[],
  cues: readonly CompiledCue[],
  typeOf: ReadonlyMap<string, string>,
  holds: (fit: Fit) => boolean,
): LearnedReader | undefined {
  if (lists.length === 0) return undefined;
  const scales: Scales = makeScales(lists);
  const numberOf = new Map(scales.types.map((type, number) => [type, number]));
  const ofType = Map.groupBy(cues, (cue) => typeOf.get(cue.claim) ?? '');
  const typesIn = (fits: readonly (readonly Fit[])[]): ((index: number) => ReadonlySet<string>) => {
    const sets = fits.map((found) => new Set(found.map((fit) => typeOf.get(fit.cue.claim) ?? '')));
    const none: ReadonlySet<string> = new Set();
    return (index) => sets[index] ?? none;
  };
  return {
    correct(fits, sentences, context) {
      const around = { sentences, ruled: typesIn(fits) };
      return sentences.map((sentence, index) => {
        const sums = scales.sums(sentence, around);
        const sumOf = (type: string): number => sums[numberOf.get(type) ?? -1] ?? 0;
        const kept = (fits[index] ?? []).filter((fit) => sumOf(typeOf.get(fit.cue.claim) ?? '') >= DROP_BELOW);
        scales.types.forEach((type, number) => {
          if ((sums[number] ?? 0) <= READ_ABOVE || around.ruled(index).has(type)) return;
          const fit = propose(ofType.get(type) ?? [], sentence, context, scales.explain(sentence, around, type));
          if (fit && holds(fit)) kept.push(fit);
        });
        return kept.sort((a, b) => a.start - b.start || a.end - b.end);
      });
    },
    explain(fits, sentence, sentences) {
      const around = { sentences, ruled: typesIn(fits) };
      const sums = scales.sums(sentence, around);
      return scales.types.flatMap((type, number) => {
        const sum = sums[number] ?? 0;
        const read = around.ruled(sentence.index).has(type);
        if (!read && sum < READ_ABOVE - TOLD_FROM) return [];
        const heaviest = scales
          .explain(sentence, around, type)
          .filter((one) => one.weight !== 0)
          .slice(0, TOLD);
        const told = heaviest.map((one) => `${one.key}${one.start < 0 ? '' : ` "${sentence.text.slice(one.start, one.end)}"`} ${one.weight / 10}`);
        const verdict = read ? (sum < DROP_BELOW ? 'cue dropped' : 'cue kept') : sum > READ_ABOVE ? 'read' : 'not read';
        return [`weighs ${(sum / 10).toFixed(1)} for ${type} (${verdict}): ${told.join(', ')}`];
      });
    },
  };
}
