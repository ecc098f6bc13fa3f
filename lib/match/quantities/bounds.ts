import type { Bound, Quantity } from '../../model/mention.ts';

/** A quantity before its bound is known. */
export type Draft = Omit<Quantity, 'bound' | 'nearly'>;
type Reach = { bound: Bound; nearly?: true };

const NEARLY: Reach = { bound: '<=', nearly: true };
const PHRASES: readonly (readonly [Reach, string])[] = [
  [{ bound: '<=' }, 'no more than|not more than|up to|as much as|as many as|at most|a maximum of|maximum of|capped at'],
  [{ bound: '>=' }, 'no less than|not less than|no fewer than|at least|a minimum of|minimum of'],
  [
    { bound: '>' },
    'more than|upwards? of|in excess of|greater than|higher than|larger than|bigger than|north of|over|above|exceed|exceeds|exceeded|exceeding|surpass|surpasses|surpassed|surpassing|topped|topping|tops',
  ],
  [NEARLY, 'nearly|almost|close to|closing in on|approaching|just under|just below|just shy of|not quite'],
  [{ bound: '<' }, 'less than|fewer than|lower than|smaller than|shy of|under|below'],
  [
    { bound: '~' },
    'about|roughly|around|approximately|approx\\.?|circa|ca\\.|some|an estimated|estimated|in the region of|in the neighbou?rhood of|on the order of',
  ],
];
const REACH: ReadonlyMap<string, Reach> = new Map(PHRASES.flatMap(([reach], i) => [[`p${i}`, reach] as const]));
const SIGNS: Record<string, Reach> = {
  '~': { bound: '~' },
  '\u2248': { bound: '~' },
  '>': { bound: '>' },
  '<': { bound: '<' },
  '\u2265': { bound: '>=' },
  '\u2264': { bound: '<=' },
};

const LOOK_BACK = 48;
const BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${PHRASES.map(([, words], i) => `(?<p${i}>${words})`).join('|')})( an?)? {1,2}$`, 'iu');
const SIGN_BEFORE = /(?<![-=])([~\u2248><\u2265\u2264]) ?$/;
const AFTER = /(\+|-plus| or more| and counting)|( or so| or thereabouts|-odd)|( or less| or fewer)/y;

/** Prepositions as well as bounds. With an article after them, they are no bounds: "a dispute over a $50 billion deal", "talks about a $38 billion contract". */
const PREPOSITION = /^(?:over|above|under|below|about|around|close to|some)$/i;
const PLACED = /^(?:over|above|under|below)$/i;
const QUARREL =
  /(?:disput|fight|fought|battl|clash|feud|\brow|\bspat|standoff|stand-off|conflict|tension|suit|\bsu(?:e|es|ed|ing)|\baction|concern|question|alarm|\bwar|showdown|\brift|\bargu|disagree|negotiat|\btalk|threat|\bcourt|doubt|worr|debat)[a-z]{0,6} $/i;
/** After an amount that stands for itself; after one that only describes a noun ("over $50 billion AWS deal") comes something else. */
const STANDS_ALONE =
  /^(?:$|[^\p{L}\p{N} -]|\+| {1,2}(?:[^\p{L}\p{N}]|(?:in|to|into|from|by|for|on|of|since|at|over|this|last|so|a|an|per|annually|yearly|each|every|and|or|as|with|worth|total|altogether|when|while|if|but|that|which|through|until|before|after|during|across|between|toward|towards|against|via|is|was|were|are|has|had|have|will|would|could|more|alone|already|today|now|behind|under|combined|plus|than)(?![\p{L}\p{N}])))/u;

/** Is "over" (or its like) here a preposition that only happens to stand before the quantity? */
function isPreposition(text: string, phrase: string, article: boolean, phraseStart: number, draft: Draft): boolean {
  if (!PREPOSITION.test(phrase)) return false;
  if (article) return true;
  if (!PLACED.test(phrase)) return false;
  if (draft.kind === 'duration') return phrase.toLowerCase() === 'over';
  if (QUARREL.test(text.slice(Math.max(0, phraseStart - 24), phraseStart))) return true;
  return draft.kind === 'money' && !STANDS_ALONE.test(text.slice(draft.end, draft.end + 20));
}

/** What the words or the sign before `at` say, and where they begin. */
function reachBefore(text: string, at: number, draft: Draft): { reach: Reach; start: number } | null {
  const from = Math.max(0, at - LOOK_BACK);
  const before = text.slice(from, at);
  const sign = SIGN_BEFORE.exec(before);
  if (sign?.[1]) return { reach: SIGNS[sign[1]] ?? { bound: '=' }, start: from + sign.index };
  const found = BEFORE.exec(before);
  const name = Object.keys(found?.groups ?? {}).find((key) => found?.groups?.[key] !== undefined);
  const reach = REACH.get(name ?? '');
  if (!found || !reach || !name) return null;
  const article = found.at(-1) !== undefined;
  return isPreposition(text, found.groups?.[name] ?? '', article, from + found.index, draft) ? null : { reach, start: from + found.index };
}

/**
 * Adds to a quantity how far it reaches, from the words before it ("over", "up to", "nearly") and the marks after it ("+", "-plus", "or more"; these become
 * part of it). "Nearly" is `<=` with `nearly`. Of two ("up to about") the stricter counts. Calendar dates and years have no bound.
 */
export function withBound(text: string, draft: Draft): Quantity {
  if (draft.kind === 'date' || draft.kind === 'year' || draft.kind === 'quarter') return { ...draft, bound: '=' };
  AFTER.lastIndex = draft.end;
  const after = AFTER.exec(text);
  const end = draft.end + (after?.[0].length ?? 0);
  let before = reachBefore(text, draft.start, draft);
  if (before?.reach.bound === '~') before = reachBefore(text, before.start, draft) ?? before;
  if (before && before.reach.bound !== '~') return { ...draft, end, ...before.reach };
  if (after) return { ...draft, end, bound: after[1] ? '>=' : after[2] ? '~' : '<=' };
  return { ...draft, ...(before?.reach ?? { bound: '=' }) };
}
