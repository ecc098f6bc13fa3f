import type { Fit } from './fit.ts';

const overlap = (a: Fit, b: Fit): boolean => a.start < b.end && b.start < a.end;

const shareAmount = (a: Fit, b: Fit): boolean => a.amounts.some((amount) => b.amounts.some((other) => other.start === amount.start));

/** Do two fits of one claim use the same words for their key, so that they say one thing? */
const sameWords = (a: Fit, b: Fit): boolean =>
  a.filled.some((one) => one.hit && !one.ref.role && b.filled.some((other) => other.hit === one.hit && !other.ref.role));

/** A fit without the stretch of a better one of its claim: where its own numbers lie before or behind it, what is left; undefined where they lie within. */
function besides(fit: Fit, other: Fit): Fit | undefined {
  if (!overlap(fit, other)) return fit;
  if (fit.amounts.every((amount) => amount.start >= other.end)) return { ...fit, start: Math.min(...fit.amounts.map((amount) => amount.start)) };
  if (fit.amounts.every((amount) => amount.end <= other.start)) return { ...fit, end: Math.max(...fit.amounts.map((amount) => amount.end)) };
  return undefined;
}

/** What is left of a fit beside a better one; undefined where the two say one thing. */
function beside(fit: Fit, other: Fit): Fit | undefined {
  if (shareAmount(fit, other)) return undefined;
  if (other.cue.claim !== fit.cue.claim) return fit;
  if (fit.amounts.length > 0 && other.amounts.length > 0 && !(fit.cue === other.cue && sameWords(fit, other))) return besides(fit, other);
  return overlap(fit, other) || sameWords(fit, other) ? undefined : fit;
}

/**
 * Readings that stand beside one another in a sentence (model.md, rule 11): the fit with more filled slots wins a number and, within a claim, a stretch of words;
 * ties go to the narrower one. Different claims may share words, never a number; two numbers of one claim ("27 %, worth $135 billion") are two statements.
 */
export function resolve(fits: readonly Fit[]): Fit[] {
  const ranked = [...fits].sort((a, b) => b.score - a.score || a.end - a.start - (b.end - b.start) || a.start - b.start);
  const kept: Fit[] = [];
  for (const fit of ranked) {
    const left = kept.reduce<Fit | undefined>((rest, other) => rest && beside(rest, other), fit);
    if (left) kept.push(left);
  }
  return kept.sort((a, b) => a.start - b.start);
}
