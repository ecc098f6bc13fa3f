import type { Fit } from './fit.ts';

const overlap = (a: Fit, b: Fit): boolean => a.start < b.end && b.start < a.end;

const shareAmount = (a: Fit, b: Fit): boolean => a.amounts.some((amount) => b.amounts.some((other) => other.start === amount.start));

/** Do two fits of one claim use the same words for their key, so that they say one thing? */
const sameWords = (a: Fit, b: Fit): boolean =>
  a.filled.some((one) => one.hit && !one.ref.role && b.filled.some((other) => other.hit === one.hit && !other.ref.role));

/** The words of a fit that are no parties. */
const coreOf = (fit: Fit): readonly { start: number; end: number }[] =>
  fit.filled.flatMap(({ ref, hit }) => (hit && ref.role === undefined && !hit.concepts.has('party') ? [hit] : []));

/** Is the same thing, by the same words, also read as ended or denied? In "Microsoft gives up its exclusive licence" nothing states that it has one. */
const isDenied = (fit: Fit, kept: readonly Fit[]): boolean =>
  !fit.cue.cue.negated &&
  kept.some(
    (other) =>
      other.cue.cue.negated &&
      other.cue.type === fit.cue.type &&
      coreOf(other).some((word) => coreOf(fit).some((own) => own.start < word.end && word.start < own.end)),
  );

/**
 * Readings that stand beside one another in a sentence (model.md, rule 11): the fit with more filled slots wins a number and, within a claim, a stretch of words;
 * ties go to the narrower one. Different claims may share words, never a number.
 */
export function resolve(fits: readonly Fit[]): Fit[] {
  const ranked = [...fits].sort((a, b) => b.score - a.score || a.end - a.start - (b.end - b.start) || a.start - b.start);
  const kept: Fit[] = [];
  for (const fit of ranked) {
    const beaten = kept.some((other) => shareAmount(fit, other) || (other.cue.claim === fit.cue.claim && (overlap(fit, other) || sameWords(fit, other))));
    if (!beaten) kept.push(fit);
  }
  return kept.filter((fit) => !isDenied(fit, kept)).sort((a, b) => a.start - b.start);
}
