import type { Fit } from './fit.ts';
import type { Found } from './scan.ts';

const overlap = (a: Fit, b: Fit): boolean => a.start < b.end && b.start < a.end;

const shareAmount = (a: Fit, b: Fit): boolean => a.amounts.some((amount) => b.amounts.some((other) => other.start === amount.start));

/** The words that make a fit: no party, and nothing that the text before could have given as well. */
const ownWords = (fit: Fit): (Found | undefined)[] => fit.filled.filter(({ hit, ref }) => hit && !ref.role && !ref.carried).map(({ hit }) => hit);

/** Do two fits of one claim use the same words for their key, so that they say one thing? */
const sameWords = (a: Fit, b: Fit): boolean => {
  const words = ownWords(b);
  return ownWords(a).some((hit) => words.includes(hit));
};

const first = (fit: Fit): number => Math.min(...fit.amounts.map((amount) => amount.start));
const last = (fit: Fit): number => Math.max(...fit.amounts.map((amount) => amount.end));

/** Two fits of one claim with numbers of their own, parted between the numbers: each keeps the words on its side. Undefined where the numbers cross. */
function parted(a: Fit, b: Fit): [Fit, Fit] | undefined {
  if (!overlap(a, b)) return [a, b];
  const [left, right] = first(a) < first(b) ? [a, b] : [b, a];
  if (last(left) > first(right)) return undefined;
  const [before, behind] = [
    { ...left, end: last(left) },
    { ...right, start: right.start >= last(left) ? right.start : first(right) },
  ];
  return left === a ? [before, behind] : [behind, before];
}

/** Do two fits say one thing, so that the better one stands for both? */
const isSame = (fit: Fit, other: Fit): boolean =>
  shareAmount(fit, other) || (other.cue.claim === fit.cue.claim && (overlap(fit, other) || sameWords(fit, other)));

/** Two numbers of one claim are two statements. */
const areTwo = (fit: Fit, other: Fit): boolean =>
  other.cue.claim === fit.cue.claim && fit.amounts.length > 0 && other.amounts.length > 0 && !shareAmount(fit, other);

/**
 * Readings that stand beside one another in a sentence (model.md, rule 11): the fit with more filled slots wins a number and, within a claim, a stretch of words;
 * ties go to the narrower one. Different claims may share words, never a number; two numbers of one claim ("27 %, worth $135 billion") are two statements.
 */
export function resolve(fits: readonly Fit[]): readonly Fit[] {
  if (fits.length < 2) return fits;
  const ranked = [...fits].sort((a, b) => b.score - a.score || a.end - a.start - (b.end - b.start) || a.start - b.start);
  let kept: Fit[] = [];
  for (const fit of ranked) {
    let own = fit;
    const cut: Fit[] = [];
    const stands = kept.every((other) => {
      const two = areTwo(own, other) ? parted(own, other) : isSame(own, other) ? undefined : ([own, other] as const);
      if (!two) return false;
      own = two[0];
      cut.push(two[1]);
      return true;
    });
    if (stands) kept = [...cut, own];
  }
  return kept.sort((a, b) => a.start - b.start);
}
