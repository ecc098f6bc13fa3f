import type { Mention, Quantity, Reading } from '../model/mention.ts';
import type { Choice } from './compile-cue.ts';
import { endOf } from './ending.ts';
import type { Fit } from './fit.ts';
import { polarityOf } from './polarity.ts';
import type { Found } from './scan.ts';
import { speakerOf } from './speaker.ts';
import { tenseOf, timeOfAmount, whenOf } from './times.ts';
import type { BesideWord } from './words-of-language.ts';

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

function amountsOf(fit: Fit): Quantity[] {
  return fit.amounts.map(({ word: _word, ...quantity }) => {
    const own = fit.amounts.find((amount) => amount.start === quantity.start);
    const date = own && timeOfAmount(own, fit);
    const placed = { ...quantity, start: fit.sentence.source(quantity.start), end: fit.sentence.source(quantity.end) };
    return date === undefined || quantity.kind !== 'money' ? placed : { ...placed, date };
  });
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
  for (const amount of fit.amounts) words.push({ concept: 'amount', words: text.slice(amount.start, amount.end), at: amount.start });
  return words.sort((a, b) => a.at - b.at).map(({ at: _at, ...rest }) => rest);
}

/** Makes the mention of a fit: what the sentence says of the claim, and the words that fired. */
export function mentionOf(fit: Fit, beside: Record<BesideWord, ReadonlySet<string>>): Mention {
  const { sentence, cue } = fit;
  const { polarity, alsoAttributed, attribution } = polarityOf(fit);
  const [measure, facet, value] = [choose(cue.measure, fit), choose(cue.facet, fit), choose(cue.value, fit)];
  const reading: Reading = { amounts: amountsOf(fit), polarity, tense: tenseOf(fit) };
  if (measure.then !== undefined) reading.measure = measure.then;
  for (const role of ['payer', 'payee', 'about'] as const) {
    const party = partyOf(fit, role);
    if (party !== undefined) reading[role] = party;
  }
  if (cue.hasFacets) reading.facet = facet.then ?? null;
  if (value.then !== undefined) reading.value = value.then;
  if (alsoAttributed) reading.alsoAttributed = true;
  const when = whenOf(fit, beside);
  if (when) reading.when = when;
  if (attribution && attribution !== 'quoted') Object.assign(reading, speakerOf(sentence, attribution));
  const [start, end] = [sentence.source(fit.start), sentence.source(endOf(fit, beside))];
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
