import type { Fit } from './fit.ts';

const overlap = (a: Fit, b: Fit): boolean => a.start < b.end && b.start < a.end;

const shareAmount = (a: Fit, b: Fit): boolean => a.amounts.some((amount) => b.amounts.some((other) => other.start === amount.start));

/** Do two fits of one claim use the same words for their key, so that they say one thing? */
const sameWords = (a: Fit, b: Fit): boolean =>
  a.filled.some((one) => one.hit && !one.ref.role && b.filled.some((other) => other.hit === one.hit && !other.ref.role));

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
  return kept.sort((a, b) => a.start - b.start);
}
