import { isByNumber, type AmountSlot, type CompiledCue, type Ref } from './compile-cue.ts';
import type { Carried, Context } from './context.ts';
import { carry } from './context.ts';
import type { Weighed } from './learned/scales.ts';
import type { Found, FoundQuantity, Sentence } from './scan.ts';

/** One reference of a cue with the hit (or the carried name) that fills it. */
export type Filled = { ref: Ref; hit?: Found; carried?: Carried };

/** A cue that fits a sentence, before the reading is made. `start`/`end` are the narrowest stretch of the words that fired. */
export type Fit = {
  cue: CompiledCue;
  sentence: Sentence;
  filled: Filled[];
  extra?: Found;
  amounts: FoundQuantity[];
  /** What weighed most, where no cue fits and the weights read the sentence (`learned/`). */
  evidence?: readonly Weighed[];
  start: number;
  end: number;
  score: number;
};

/** At most so many occurrences of a cue's key are tried in one sentence. */
const MOST_TRIES = 12;

const has = (sentence: Sentence, ids: readonly string[]): boolean => ids.some((id) => sentence.byConcept.has(id));

const NONE: readonly never[] = [];

/** The hits of any of the concepts, in text order. Mostly one of them stands there at most. */
function hitsOf({ byConcept }: Sentence, ids: readonly string[]): readonly Found[] {
  let all: readonly Found[] = NONE;
  let groups = 0;
  for (const id of ids) {
    const group = byConcept.get(id);
    if (!group) continue;
    groups += 1;
    all = groups === 1 ? group : [...all, ...group];
  }
  return groups < 2 ? all : [...new Set(all)].sort((a, b) => a.start - b.start);
}

/** Quantities of the slot's kind, currency and range. A page's "$" counts as dollars of the United States. */
export const amountsFor = (slot: AmountSlot, quantities: readonly FoundQuantity[]): FoundQuantity[] =>
  quantities.filter(
    (quantity) =>
      quantity.kind === slot.kind &&
      (slot.currency === undefined || quantity.currency === slot.currency) &&
      quantity.max >= slot.min &&
      quantity.min <= slot.max,
  );

/** An epithet counts as farther away than a name. */
const distance = (hit: Found, word: number): number => Math.abs(hit.word - word) + (hit.epithet ? 6 : 0);

/** The hit nearest to `word`, of those that may be taken. */
function nearest(hits: readonly Found[], word: number, mayTake: (hit: Found) => boolean = () => true): Found | undefined {
  let best: Found | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const hit of hits) {
    if (!mayTake(hit)) continue;
    const far = distance(hit, word);
    if (far >= least) continue;
    best = hit;
    least = far;
  }
  return best;
}

/** Nearest first: where the nearest word leaves the rest too far off ("shares rose as much as 4% and the market value …"), the next one may do. */
const byDistance = (hits: readonly Found[], word: number): Found[] => [...hits].sort((a, b) => distance(a, word) - distance(b, word));

/** Does a rival of the reference stand in the sentence by name? Then "it" or "the company" may be the rival. */
const contested = (sentence: Sentence, rivals: ReadonlySet<string>): boolean =>
  rivals.size > 0 && sentence.found.some((hit) => !hit.epithet && hit.names.some((id) => rivals.has(id)));

/** Does the sentence before name the party with a rival ("Amazon and Google both own parts of it")? Then "it" may be either. */
function isEither(sentence: Sentence, ids: readonly string[], context: Context): boolean {
  const before = context.sentences[sentence.index - 1];
  if (!before || before.block.article !== sentence.block.article) return false;
  return has(before, ids) && contested(before, context.rivals(ids));
}

/** A party that the sentence names too far before the rest ("Microsoft's shares dropped …, and closed 1% lower"), as if it came from the text before. */
function carriedWithin(ref: Ref, sentence: Sentence, word: number, context: Context): Carried | undefined {
  if (ref.role === undefined || contested(sentence, context.rivals(ref.ids))) return undefined;
  const hit = hitsOf(sentence, ref.ids).findLast((one) => !one.epithet && one.word < word);
  return hit && { concept: ref.ids.find((id) => hit.concepts.has(id)) ?? '', words: hit.words };
}

/** Fills the references around an anchor word. Undefined where one of them cannot be filled. */
function fill(cue: CompiledCue, sentence: Sentence, anchor: Found | undefined, word: number, context: Context): Filled[] | undefined {
  const filled: Filled[] = [];
  const taken: Found[] = anchor ? [anchor] : [];
  const { ordered } = cue.cue;
  let after = -1;
  for (let index = 0; index < cue.required.length; index += 1) {
    const ref = cue.required[index] as Ref;
    let hit = index === cue.key ? anchor : undefined;
    if (!hit) {
      const mayStand = (one: Found): boolean => (!one.generic || mayMean(ref, sentence, context)) && (!ordered || one.start >= after);
      hit =
        nearest(hitsOf(sentence, ref.ids), ordered && after >= 0 && index > cue.key ? 0 : word, (one) => !taken.includes(one) && mayStand(one)) ??
        (ordered ? undefined : taken.find((one) => ref.ids.some((id) => one.concepts.has(id))));
      if (hit && ref.carried && Math.abs(hit.word - word) > cue.words) hit = undefined;
    }
    if (hit) {
      if (ordered && hit.start < after) return undefined;
      after = hit.end;
      taken.push(hit);
      filled.push({ ref, hit });
      continue;
    }
    const carried = ref.carried ? (carriedWithin(ref, sentence, word, context) ?? carry(ref, sentence, cue.sentences, context)) : undefined;
    if (!carried) return undefined;
    filled.push({ ref, carried });
  }
  const parties = filled.filter(isPaying);
  return parties.length > 1 && parties.every((one) => one.carried) ? undefined : filled;
}

/** May "it" or "the company" in this sentence be the party? */
const mayMean = (ref: Ref, sentence: Sentence, context: Context): boolean =>
  ref.carried && !contested(sentence, context.rivals(ref.ids)) && !(ref.role === 'payer' && isEither(sentence, ref.ids, context));

const isPaying = ({ ref }: Filled): boolean => ref.role === 'payer' || ref.role === 'payee';

/** Ordered cues start from each hit of the first reference, so that a later one can still complete them. */
function anchors(cue: CompiledCue, sentence: Sentence): readonly Found[] {
  return hitsOf(sentence, cue.required[cue.key]?.ids ?? []).slice(0, MOST_TRIES);
}

/** A party farther than this many words from the rest is no part of what a reader would underline; a time is if it stands this near behind its amount. */
const AWAY = 3;
const TIME_BEHIND = 6;
/** A party without a slot is a word of the statement itself, and may stand farther off. */
const FAR = 12;
const TIMES: ReadonlySet<string> = new Set(['year', 'date', 'quarter']);

type Place = { start: number; end: number; word: number };

/** What parts a name from the words that fired, for the eye: a comma, a bracket, a dash that is no hyphen. */
const PARTED = /,\s|[;:()\u2013\u2014]/;

const partedFrom = (one: Place, other: Place, text: string): boolean =>
  PARTED.test(one.start < other.start ? text.slice(one.end, other.start) : text.slice(other.end, one.start));

/** A name and the words that may fire without one: a party, with its slot or without. */
const isParty = ({ ref, hit }: Filled): boolean => ref.role !== undefined || (hit?.concepts.has('party') ?? false);

/**
 * What to underline: the words and amounts that fired (none that another clause has and the text before could have given), parties where they stand by them in the
 * same clause, and the times of the amounts.
 */
function underlined(filled: readonly Filled[], amounts: readonly FoundQuantity[], extra: Found | undefined, sentence: Sentence): Place[] {
  const words = filled.flatMap((one) => (one.hit && !isParty(one) ? [{ hit: one.hit, carried: one.ref.carried }] : []));
  const own: Place[] = [...amounts, ...words.flatMap(({ hit, carried }) => (carried ? [] : [hit]))];
  const elsewhere = (hit: Found): boolean => own.length > 0 && own.every((place) => partedFrom(hit, place, sentence.text));
  const core: Place[] = [...amounts, ...words.flatMap(({ hit, carried }) => (carried && elsewhere(hit) ? [] : [hit]))];
  const parties = filled.flatMap((one) => (one.hit && isParty(one) ? [one.hit] : []));
  if (extra) (extra.concepts.has('party') ? parties : core).push(extra);
  if (core.length === 0) return parties;
  const roleless = new Set<Found | undefined>([extra, ...filled.filter(({ ref }) => ref.role === undefined).map(({ hit }) => hit)]);
  const near = (party: Found): boolean =>
    core.some((place) => Math.abs(place.word - party.word) <= (roleless.has(party) ? FAR : AWAY) && !partedFrom(party, place, sentence.text));
  const money = amounts.at(-1);
  const behind = money?.kind === 'money' ? sentence.quantities.find((time) => time.start >= money.end) : undefined;
  const times = behind && TIMES.has(behind.kind) && money && behind.word - money.word <= TIME_BEHIND ? [behind] : [];
  return [...core, ...parties.filter(near), ...times];
}

/** How many words lie between the first and the last place. */
function wordsAcross(places: readonly { word: number }[]): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { word } of places) {
    if (word < first) first = word;
    if (word > last) last = word;
  }
  return last - first;
}

function finish(cue: CompiledCue, sentence: Sentence, filled: Filled[], amounts: FoundQuantity[]): Fit | undefined {
  const hits = filled.map((one) => one.hit).filter((hit) => hit !== undefined);
  const middle = hits[0]?.word ?? amounts[0]?.word ?? 0;
  const extra = cue.any.length > 0 ? nearest(hitsOf(sentence, cue.any), middle) : undefined;
  if (cue.any.length > 0 && (!extra || Math.abs(extra.word - middle) > cue.words)) return undefined;
  const words = wordsAcross(extra ? [...hits, ...amounts, extra] : [...hits, ...amounts]);
  if (words > cue.words) return undefined;
  const shown = underlined(filled, amounts, extra, sentence);
  const start = Math.min(...shown.map((place) => place.start));
  const end = Math.max(...shown.map((place) => place.end));
  if (cue.beside.length > 0 && hitsOf(sentence, cue.beside).some((hit) => hit.end > start - 40 && hit.start < end + 40)) return undefined;
  const explicit = hits.length + (amounts.length > 0 ? 1 : 0) + (extra ? 0.5 : 0);
  const narrow = cue.amount?.narrow && cue.amount.kind !== 'duration' && amounts.length > 0 ? 1 : 0;
  const denial = cue.cue.negated ? 1 : 0;
  const epithets = hits.filter((hit) => hit.epithet).length;
  return {
    cue,
    sentence,
    filled,
    extra,
    amounts,
    start,
    end,
    score: explicit + narrow + denial - 0.2 * epithets + 0.3 * (filled.length - hits.length) - words / 100,
  };
}

/** "The tech giant" on a page that names two of them: it cannot say that the other one is meant. */
const isOneOfTwo = (hit: Found): boolean => hit.epithet && hit.names.length > 1;

/** All ways in which a cue fits a sentence, best first per place; amounts of a `sum` cue come together in one. The cheapest reasons against come first. */
export function fitCue(cue: CompiledCue, sentence: Sentence, context: Context): Fit[] {
  const slot = cue.amount;
  const amounts = slot && sentence.quantities.length > 0 ? amountsFor(slot, sentence.quantities).slice(0, MOST_TRIES) : NONE;
  if (slot && !slot.optional && amounts.length === 0) return [];
  if (cue.not.some((id) => sentence.byConcept.get(id)?.some((hit) => !hit.generic && !isOneOfTwo(hit)))) return [];
  const fits: Fit[] = [];
  const keep = (filled: Filled[] | undefined, quantities: FoundQuantity[]): boolean => {
    const fit = filled ? finish(cue, sentence, filled, quantities) : undefined;
    if (fit) fits.push(fit);
    return fit !== undefined;
  };
  const starts = anchors(cue, sentence);
  for (const amount of amounts) {
    const keys = byDistance(starts, amount.word);
    const tried: (Found | undefined)[] = keys.length === 0 && isByNumber(cue) ? [undefined] : keys;
    tried.some((key) => keep(fill(cue, sentence, key, cue.cue.ordered && key ? key.word : amount.word, context), [amount]));
  }
  if (fits.length === 0 && (!slot || slot.optional)) for (const anchor of starts) keep(fill(cue, sentence, anchor, anchor.word, context), []);
  return cue.cue.sum ? together(fits) : fits;
}

/** A sum that the page makes says more than any of its parts. */
const SUMMED = 1.2;

/** Joins the fits of one statement whose amounts are added up by the page: same words, or amounts that follow one another. */
function together(fits: Fit[]): Fit[] {
  const [head, ...rest] = fits;
  if (!head) return [];
  let joined = head;
  for (const fit of rest) {
    const amounts = [...joined.amounts, ...fit.amounts.filter((amount) => !joined.amounts.includes(amount))];
    joined = {
      ...joined,
      amounts,
      start: Math.min(joined.start, fit.start),
      end: Math.max(joined.end, fit.end),
      score: Math.max(joined.score, fit.score) + SUMMED,
    };
  }
  return [joined];
}
