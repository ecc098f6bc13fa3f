import type { Mention, Quantity, Reading } from '../model/mention.ts';
import type { Choice } from './compile-cue.ts';
import { endOf } from './ending.ts';
import type { Fit } from './fit.ts';
import { polarityOf } from './polarity.ts';
import type { Found, Sentence } from './scan.ts';
import { tenseOf, timeOfAmount, whenOf } from './times.ts';
import type { BesideWord } from './words-of-language.ts';
import { GRAMMAR } from './words-of-language.ts';

/** A concept that decides a choice may stand this many characters from the words that fired. */
const NEAR = 60;

type Chosen<T> = { then: T | undefined; hit?: Found };

/** The first case of a choice of which a concept stands in or near the words that fired; a nearer case does not beat an earlier one. */
function choose<T>(choice: Choice<T> | undefined, fit: Fit): Chosen<T> {
  if (!choice) return { then: undefined };
  for (const { ids, then } of choice.cases) {
    for (const id of ids) {
      const hit = (fit.sentence.byConcept.get(id) ?? []).find((one) => one.end > fit.start - NEAR && one.start < fit.end + NEAR && !isAnothers(one, fit));
      if (hit) return { then, hit };
    }
  }
  return { then: choice.otherwise };
}

/**
 * Does a word beyond a comma belong to another statement of the same kind? In "Microsoft's stock has dipped, while Amazon's has risen" the dip is not Amazon's:
 * the words that fired have one of their own.
 */
function isAnothers(hit: Found, fit: Fit): boolean {
  const between = hit.end <= fit.start ? fit.sentence.text.slice(hit.end, fit.start) : hit.start >= fit.end ? fit.sentence.text.slice(fit.end, hit.start) : '';
  if (!/[,;]/.test(between)) return false;
  return fit.filled.some((one) => one.hit && !one.ref.role && one.hit !== hit && one.ref.ids.some((id) => hit.concepts.has(id)));
}

function partyOf(fit: Fit, role: 'payer' | 'payee' | 'about'): string | undefined {
  const slot = fit.cue.cue.slots?.[role];
  const filled = fit.filled.find((one) => one.ref.role === role);
  if (!filled) return slot?.includes('|') ? undefined : slot?.slice(1);
  if (filled.carried) return filled.carried.concept;
  return filled.ref.ids.find((id) => filled.hit?.names.includes(id)) ?? filled.hit?.names[0];
}

function amountsOf(fit: Fit, beside: Record<BesideWord, ReadonlySet<string>>): Quantity[] {
  return fit.amounts.map(({ word: _word, ...quantity }) => {
    const own = fit.amounts.find((amount) => amount.start === quantity.start);
    const date = own && timeOfAmount(own, fit, beside);
    const placed = { ...quantity, start: fit.sentence.source(quantity.start), end: fit.sentence.source(quantity.end) };
    return date === undefined || quantity.kind !== 'money' ? placed : { ...placed, date };
  });
}

/** So many words may stand between a party and its verb of saying: "Microsoft and OpenAI jointly said". */
const SPEAKER_WORDS = 4;

/** Concepts that can say something. */
const speaks = (hit: Found): boolean => hit.concepts.has('party') || hit.concepts.has('outlet');

/** An epithet that could be one of several ("the company") names nobody. */
const isSpeaker = (hit: Found): boolean => hit.names.length === 1;

/** May the words between a party and a verb of saying stand there? An aside may (", in a statement, "); a new clause, or another one's noun ("OpenAI API, one analyst") not. */
function leadsTo(sentence: Sentence, party: Found, verb: Found): boolean {
  if (verb.word - party.word > SPEAKER_WORDS) return false;
  const between = sentence.text.slice(party.end, verb.start).trim();
  if (/[;:()\u2013\u2014]/.test(between)) return false;
  if (between.includes(',') && !/^,[^,]*,$/.test(between)) return false;
  const grammar = [GRAMMAR.clause, GRAMMAR.clauseBreak, GRAMMAR.reporting, GRAMMAR.conditional];
  return !grammar.some((id) => (sentence.byConcept.get(id) ?? []).some((hit) => hit !== verb && hit.start >= party.end && hit.end <= verb.start));
}

/** The party that a verb of saying belongs to: the name right before it, or behind "according to". An analyst, or people who are not named, are none. */
function speakerOf(sentence: Sentence, verb: Found): { speaker?: string; attribution: string } {
  const text = sentence.text;
  if (verb.concepts.has(GRAMMAR.attribution)) {
    const next = sentence.found.find(
      (hit) => hit.start >= verb.end && hit.start - verb.end < 30 && speaks(hit) && !text.slice(verb.end, hit.start).includes(','),
    );
    return { ...(next && isSpeaker(next) ? { speaker: next.names[0] } : {}), attribution: text.slice(verb.start, next?.end ?? verb.end) };
  }
  const before = sentence.found.filter((hit) => hit.end <= verb.start && hit.concepts.has('party')).at(-1);
  if (!before || !isSpeaker(before) || !leadsTo(sentence, before, verb)) return { attribution: text.slice(verb.start, verb.end) };
  return { speaker: before.names[0], attribution: text.slice(before.start, verb.end) };
}

function becauseOf(fit: Fit, more: readonly (Found | undefined)[]): Mention['because'] {
  const text = fit.sentence.text;
  const words: (Mention['because'][number] & { at: number })[] = fit.filled.map((one) =>
    one.hit
      ? { concept: one.ref.ids.find((id) => one.hit?.concepts.has(id)) ?? one.hit.names[0] ?? '', words: one.hit.words, at: one.hit.start }
      : { concept: one.carried?.concept ?? '', words: one.carried?.words ?? '', carried: true, at: -1 },
  );
  for (const hit of [fit.extra, ...more])
    if (hit && !words.some((word) => word.at === hit.start)) words.push({ concept: hit.names[0] ?? '', words: hit.words, at: hit.start });
  for (const { key, start, end, weight } of fit.evidence ?? [])
    if (!words.some((word) => word.at === start)) words.push({ concept: key, words: text.slice(start, end), weight: weight / 10, at: start });
  for (const amount of fit.amounts) words.push({ concept: 'amount', words: text.slice(amount.start, amount.end), at: amount.start });
  return words.sort((a, b) => a.at - b.at).map(({ at: _at, ...rest }) => rest);
}

/** A quotation mark with a space behind it (and perhaps a comma or stop before it) ends what somebody said; what is marked begins with the words behind it. */
const CLOSING = /^[,.?!]?["'][\s,]+/;
const startOf = ({ sentence, start, end }: Fit): number => start + (CLOSING.exec(sentence.text.slice(start, end))?.[0].length ?? 0);

/** Makes the mention of a fit: what the sentence says of the claim, and the words that fired. */
export function mentionOf(fit: Fit, beside: Record<BesideWord, ReadonlySet<string>>): Mention {
  const { sentence, cue } = fit;
  const { polarity, alsoAttributed, attribution } = polarityOf(fit);
  const [measure, facet, value] = [choose(cue.measure, fit), choose(cue.facet, fit), choose(cue.value, fit)];
  const reading: Reading = { amounts: amountsOf(fit, beside), polarity, tense: tenseOf(fit) };
  if (measure.then !== undefined) reading.measure = measure.then;
  for (const role of ['payer', 'payee', 'about'] as const) {
    const party = partyOf(fit, role);
    if (party !== undefined) reading[role] = party;
  }
  if (cue.hasFacets) reading.facet = facet.then ?? null;
  if (value.then !== undefined) reading.value = value.then;
  if (alsoAttributed) reading.alsoAttributed = true;
  if (fit.evidence) reading.open = true;
  const when = whenOf(fit, beside);
  if (when) reading.when = when;
  if (attribution && attribution !== 'quoted') Object.assign(reading, speakerOf(sentence, attribution));
  const [start, end] = [sentence.source(startOf(fit)), sentence.source(endOf(fit, beside))];
  return {
    claim: cue.claim,
    cue: cue.cue.id,
    block: sentence.block.id,
    start,
    end,
    quote: sentence.block.text.slice(start, end),
    sentence: { start: sentence.source(sentence.start), end: sentence.source(sentence.end) },
    reading,
    because: becauseOf(fit, [measure.hit, facet.hit, value.hit]),
  };
}
