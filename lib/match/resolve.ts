import type { Fit } from './fit.ts';

const overlap = (a: Fit, b: Fit): boolean => a.start < b.end && b.start < a.end;

const shareAmount = (a: Fit, b: Fit): boolean => a.amounts.some((amount) => b.amounts.some((other) => other.start === amount.start));

/** Do two fits of one claim use the same words for their key, so that they say one thing? */
const sameWords = (a: Fit, b: Fit): boolean =>
  a.filled.some((one) => one.hit && !one.ref.role && b.filled.some((other) => other.hit === one.hit && !other.ref.role));

/**
 * "A stake of 27%, worth $230 billion" fits two cues of one claim: the one that is kept takes in the number of the other kind that stands in its words, unless that
 * number is another claim's.
 */
function takesIn(other: Fit, fit: Fit, kept: readonly Fit[]): boolean {
  if (other.cue.claim !== fit.cue.claim || other.amounts.length === 0 || fit.amounts.length === 0) return false;
  const free = !kept.some((one) => shareAmount(one, fit));
  return free && fit.amounts.every((amount) => amount.start >= other.start && amount.end <= other.end && other.amounts.every((own) => own.kind !== amount.kind));
}

/**
 * Readings that stand beside one another in a sentence (model.md, rule 11): the fit with more filled slots wins a number and, within a claim, a stretch of words;
 * ties go to the narrower one. Different claims may share words, never a number.
 */
export function resolve(fits: readonly Fit[]): Fit[] {
  const ranked = [...fits].sort((a, b) => b.score - a.score || a.end - a.start - (b.end - b.start) || a.start - b.start);
  const kept: Fit[] = [];
  for (const fit of ranked) {
    const host = kept.findIndex((other) => takesIn(other, fit, kept));
    const known = kept[host];
    if (known) {
      kept[host] = { ...known, amounts: [...known.amounts, ...fit.amounts] };
      continue;
    }
    const beaten = kept.some((other) => shareAmount(fit, other) || (other.cue.claim === fit.cue.claim && (overlap(fit, other) || sameWords(fit, other))));
    if (!beaten) kept.push(fit);
  }
  return kept.sort((a, b) => a.start - b.start);
}
