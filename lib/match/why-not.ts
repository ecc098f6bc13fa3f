import type { CompiledCue } from './compile-cue.ts';
import type { Context } from './context.ts';
import { carry } from './context.ts';
import { amountsFor, fitCue } from './fit.ts';
import type { Sentence } from './scan.ts';

/** What a cue lacked in a sentence where its key word stands, in words for an editor; undefined where it fits. */
export function lacking(cue: CompiledCue, sentence: Sentence, context: Context): string | undefined {
  const ruledOut = cue.not.find((id) => sentence.byConcept.get(id)?.some((hit) => !hit.generic));
  if (ruledOut !== undefined) return `ruled out by @${ruledOut} ("${sentence.byConcept.get(ruledOut)?.[0]?.words}")`;
  for (const ref of cue.required) {
    if (ref.ids.some((id) => sentence.byConcept.has(id))) continue;
    if (!ref.carried) return `lacks ${ref.text}`;
    if (!carry(ref, sentence, cue.sentences, context)) return `lacks ${ref.text}, and it cannot be carried`;
  }
  if (cue.amount && !cue.amount.optional && amountsFor(cue.amount, sentence.quantities).length === 0) return 'lacks an amount in range';
  if (cue.any.length > 0 && !cue.any.some((id) => sentence.byConcept.has(id))) return `lacks any of ${cue.any.map((id) => `@${id}`).join(', ')}`;
  return fitCue(cue, sentence, context).length > 0 ? undefined : 'its words stand too far apart or in another order';
}

/** The words found in a sentence, for an editor. */
export const wordsFound = (sentence: Sentence): string =>
  [
    ...sentence.found.map((hit) => ({ at: hit.start, text: `${hit.words} = ${hit.names.map((id) => `@${id}`).join(' ')}` })),
    ...sentence.quantities.map((quantity) => ({
      at: quantity.start,
      text: `${sentence.text.slice(quantity.start, quantity.end)} = ${quantity.kind} ${quantity.min}`,
    })),
  ]
    .sort((a, b) => a.at - b.at)
    .map((word) => word.text)
    .join('; ');
