import type { Fit } from './fit.ts';

const overlap = (a: Fit, b: Fit): boolean => a.start < b.end && b.start < a.end;

const shareAmount = (a: Fit, b: Fit): boolean => a.amounts.some((amount) => b.amounts.some((other) => other.start === amount.start));

/** Do two fits of one claim use the same words for their key, so that they say one thing? */
const sameWords = (a: Fit, b: Fit): boolean =>
  a.filled.some((one) => one.hit && !one.ref.role && b.filled.some((other) => other.hit === one.hit && !other.ref.role));

/** A number this many characters from the words of the other reading still belongs to the same statement. */
const BESIDE = 40;

/**
 * "A stake of 27%, worth $230 billion" fits two cues of one claim: the one that is kept takes in the number of the other kind that stands in or by its words, unless
 * that number is another claim's.
 */
function takesIn(other: Fit, fit: Fit, kept: readonly Fit[]): boolean {
  if (other.cue.claim !== fit.cue.claim || other.amounts.length === 0 || fit.amounts.length === 0) return false;
  if (kept.some((one) => shareAmount(one, fit)) || !(overlap(fit, other) || sameWords(fit, other))) return false;
  const near = (amount: { start: number; end: number }): boolean => amount.start - other.end <= BESIDE && other.start - amount.end <= BESIDE;
  return fit.amounts.every((amount) => near(amount) && other.amounts.every((own) => own.kind !== amount.kind));
}

/** One note of both: its words reach from the first to the last number. */
function joined(host: Fit, guest: Fit): Fit {
  const amounts = [...host.amounts, ...guest.amounts];
  return {
    ...host,
    amounts,
    start: Math.min(host.start, ...amounts.map(({ start }) => start)),
    end: Math.max(host.end, ...amounts.map(({ end }) => end)),
  };
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
      kept[host] = joined(known, fit);
      continue;
    }
    const beaten = kept.some((other) => shareAmount(fit, other) || (other.cue.claim === fit.cue.claim && (overlap(fit, other) || sameWords(fit, other))));
    if (!beaten) kept.push(fit);
  }
  return kept.sort((a, b) => a.start - b.start);
}
