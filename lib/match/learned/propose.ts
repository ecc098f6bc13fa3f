import type { CompiledCue } from '../compile-cue.ts';
import { carry, type Context } from '../context.ts';
import type { Filled, Fit } from '../fit.ts';
import type { Found, Sentence } from '../found.ts';
import type { Weighed } from './scales.ts';

/** The id under which a statement stands that no cue read and the weights found. */
export const WEIGHED = 'weighed';

/** A cue set against a sentence that it does not fit: what it finds there. */
type Near = { cue: CompiledCue; filled: Filled[]; rank: number };

/** So many pieces of evidence at most are underlined and named; single words without content are not. */
const NAMED = 4;
const EMPTY =
  /^(?:the|a|an|of|to|in|and|or|for|on|it|its|is|that|with|as|by|at|from|this|be|are|was|were|has|have|had|would|could|not|no|who|he|she|they|one|if|so|up|out)$/i;
/** Evidence farther than this many characters from the heaviest is not underlined with it. */
const APART = 90;

/** What a part that stands there, one that the text before gives, and one that lacks, count in the choice among cues. */
const RANK = { stands: 2, carried: 1, lacks: -1.5, ruledOut: -2 } as const;

function near(cue: CompiledCue, sentence: Sentence, context: Context): Near {
  const filled: Filled[] = [];
  const taken = new Set<Found>();
  let rank = cue.not.some((id) => sentence.byConcept.get(id)?.some((hit) => !hit.generic)) ? RANK.ruledOut : 0;
  for (const ref of cue.required) {
    const hit = ref.ids.flatMap((id) => sentence.byConcept.get(id) ?? []).find((one) => !taken.has(one) && !one.generic);
    const carried = hit ? undefined : carry(ref, sentence, cue.sentences, context);
    if (hit) taken.add(hit);
    if (hit || carried) filled.push({ ref, hit, carried });
    rank += hit ? RANK.stands : carried ? RANK.carried : RANK.lacks;
  }
  return { cue, filled, rank };
}

const isEmpty = ({ start, end }: Weighed, sentence: Sentence): boolean => {
  const words = sentence.text.slice(start, end);
  return EMPTY.test(words) || !/\p{L}{2}/u.test(words);
};

/** The heaviest evidence with each word once: a pair of words stands for its words. */
function named(evidence: readonly Weighed[], sentence: Sentence): Weighed[] {
  const chosen: Weighed[] = [];
  for (const one of evidence) {
    if (chosen.length === NAMED) break;
    if (!isEmpty(one, sentence) && !chosen.some((other) => one.start < other.end && other.start < one.end)) chosen.push(one);
  }
  return chosen.length > 0 ? chosen : evidence.slice(0, 1);
}

/** The polarity that all cues of a type fix, as a named outlet's report is always asserted. */
const sharedPolarity = (cues: readonly CompiledCue[]): CompiledCue['cue']['polarity'] => {
  const [first] = cues;
  return cues.every(({ cue }) => cue.polarity === first?.cue.polarity) ? first?.cue.polarity : undefined;
};

/** "May" and "if" move a statement that no cue read, whatever they do in the nearest cue's own words; what a "not" does there holds for its question. */
const ignoreOf = ({ ignore }: CompiledCue['cue']): CompiledCue['cue']['ignore'] => ignore?.filter((word) => word === 'negation');

/**
 * Makes a statement of a sentence that weighs enough for a type though no cue fits. The type's cue that comes nearest says which question it belongs to and whether its wordings deny ("on any cloud"); what the
 * sentence says of it is left open (no measure, facet, value or figure; `Reading.open`), because nothing read it: its card gives context and no verdict. The heaviest evidence is
 * underlined.
 */
export function propose(cues: readonly CompiledCue[], sentence: Sentence, context: Context, evidence: readonly Weighed[]): Fit | undefined {
  const best = cues
    .map((cue) => near(cue, sentence, context))
    .reduce<Near | undefined>((first, one) => (first && first.rank >= one.rank ? first : one), undefined);
  const placed = evidence.filter((one) => one.weight > 0 && one.start >= 0);
  const heaviest = placed.find((one) => !isEmpty(one, sentence)) ?? placed[0];
  if (!best || !heaviest) return undefined;
  const shown = named(
    placed.filter((one) => Math.abs(one.start - heaviest.start) <= APART),
    sentence,
  );
  const { amount: _, ...cue } = best.cue;
  return {
    cue: {
      ...cue,
      any: [],
      cue: { ...cue.cue, id: WEIGHED, polarity: sharedPolarity(cues), ignore: ignoreOf(cue.cue) },
      measure: undefined,
      facet: undefined,
      value: undefined,
    },
    sentence,
    filled: best.filled.filter(({ ref }) => ref.role !== undefined),
    amounts: [],
    evidence: shown,
    start: Math.min(...shown.map((one) => one.start)),
    end: Math.max(...shown.map((one) => one.end)),
    score: best.rank,
  };
}
