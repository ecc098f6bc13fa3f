import type { Choice, CompiledCue } from '../compile-cue.ts';
import { carry, type Context } from '../context.ts';
import { amountsFor, type Filled, type Fit } from '../fit.ts';
import type { Found, FoundQuantity, Sentence } from '../scan.ts';
import type { Weighed } from './weigh.ts';

/** The id under which a statement stands that no cue read and the weights found. */
export const WEIGHED = 'weighed';

/** A cue set against a sentence that it does not fit: what it finds there, and how many of its parts it lacks. */
type Near = { cue: CompiledCue; filled: Filled[]; lacks: number; amounts: FoundQuantity[]; rank: number };

/** A cue that lacks more of its parts reads nothing: the statement would be of another question. */
const LACKING = 1;
/** So many pieces of evidence at most are underlined and named. */
const NAMED = 4;
/** Evidence farther than this many characters from the heaviest is not underlined with it. */
const APART = 90;

/** What a known figure, a part that stands there, and one that lacks, count in the choice among cues. */
const RANK = { known: 4, amount: 3, stands: 2, carried: 1, lacks: -3, word: 1 } as const;

/** Does a concept decide between the values of a choice here? A cue that says what is stated is nearer than one that says only that something is. */
const decides = (choice: Choice<unknown> | undefined, sentence: Sentence): boolean =>
  choice?.cases.some(({ ids }) => ids.some((id) => sentence.byConcept.has(id))) ?? false;

function near(cue: CompiledCue, sentence: Sentence, context: Context): Near | undefined {
  if (cue.not.some((id) => sentence.byConcept.get(id)?.some((hit) => !hit.generic))) return undefined;
  const filled: Filled[] = [];
  const taken = new Set<Found>();
  let lacks = 0;
  let rank = 0;
  for (const ref of cue.required) {
    const hit = ref.ids.flatMap((id) => sentence.byConcept.get(id) ?? []).find((one) => !taken.has(one) && !one.generic);
    const carried = hit ? undefined : carry(ref, sentence, cue.sentences, context);
    if (hit) taken.add(hit);
    if (hit || carried) filled.push({ ref, hit, carried });
    else lacks += 1;
    rank += hit ? RANK.stands : carried ? RANK.carried : RANK.lacks;
  }
  const amounts = cue.amount ? amountsFor(cue.amount, sentence.quantities).slice(0, 1) : [];
  if (cue.amount && !cue.amount.optional && amounts.length === 0) lacks += 1;
  if (taken.size === 0 && amounts.length === 0) return undefined;
  if (amounts.length > 0) rank += cue.amount?.narrow ? RANK.known : RANK.amount;
  else if (cue.amount && !cue.amount.optional) rank += RANK.lacks;
  if (decides(cue.value, sentence) || decides(cue.facet, sentence)) rank += RANK.word;
  return { cue, filled, lacks, amounts, rank };
}

/** Choices that nothing in the sentence decides say nothing, unless the cue has all its parts: a reading is never made up. */
const decided = <T>(choice: Choice<T> | undefined, whole: boolean): Choice<T> | undefined => (choice && !whole ? { ...choice, otherwise: undefined } : choice);

/**
 * Makes a statement of a sentence that weighs enough for a type though no cue fits: read by the nearest of the type's cues, underlined where the heaviest evidence
 * stands. Undefined where no cue finds any of its words there, or where all are ruled out by others.
 */
export function propose(cues: readonly CompiledCue[], sentence: Sentence, context: Context, evidence: readonly Weighed[]): Fit | undefined {
  const best = cues
    .map((cue) => near(cue, sentence, context))
    .filter((one) => one !== undefined)
    .reduce<Near | undefined>((first, one) => (first && first.rank >= one.rank ? first : one), undefined);
  if (!best || best.lacks > LACKING) return undefined;
  const { cue, filled, amounts } = best;
  const placed = evidence.filter((one) => one.weight > 0 && one.start >= 0);
  const heaviest = amounts[0] ?? placed[0] ?? filled.find((one) => one.hit)?.hit;
  if (!heaviest) return undefined;
  const shown = [...placed, ...filled.flatMap(({ hit }) => (hit && !hit.concepts.has('party') ? [hit] : []))]
    .filter((one) => Math.abs(one.start - heaviest.start) <= APART)
    .slice(0, NAMED);
  const whole = best.lacks === 0;
  return {
    cue: {
      ...cue,
      cue: { ...cue.cue, id: WEIGHED, negated: whole && cue.cue.negated, polarity: cue.cue.polarity },
      measure: decided(cue.measure, whole),
      facet: decided(cue.facet, whole),
      value: decided(cue.value, whole),
    },
    sentence,
    filled,
    amounts,
    evidence: placed.slice(0, NAMED),
    start: Math.min(heaviest.start, ...shown.map((one) => one.start)),
    end: Math.max(heaviest.end, ...shown.map((one) => one.end)),
    score: best.rank,
  };
}
