import type { Fit } from './fit.ts';
import type { Found } from './scan.ts';
import type { BesideWord } from './words-of-language.ts';
import { GRAMMAR } from './words-of-language.ts';

type Side = 'payer' | 'payee';

const WORD_BEFORE = /([\p{L}']+)[^\p{L}]{0,3}$/u;
const LOOK_BACK = 60;
/** ", which": what may stand between a party and the word that makes it the subject. */
const BESIDE = 2;

/** The word before an offset, skipping articles and the like; undefined at the start. */
function wordBefore(text: string, offset: number, skip: ReadonlySet<string>): string | undefined {
  let rest = text.slice(Math.max(0, offset - LOOK_BACK), offset);
  for (let tries = 0; tries < 4; tries += 1) {
    const found = WORD_BEFORE.exec(rest);
    const word = found?.[1]?.toLowerCase();
    if (!found || word === undefined) return undefined;
    if (!skip.has(word)) return word;
    rest = rest.slice(0, found.index);
  }
  return undefined;
}

/** The side that the preposition before a party puts it on: "in OpenAI", "from Microsoft", but "buys from Oracle". */
function bySide(party: Found, fit: Fit, beside: Record<BesideWord, ReadonlySet<string>>): Side | undefined {
  const before = wordBefore(fit.sentence.text, party.start, beside['word.skip']);
  if (before === undefined) return undefined;
  if (beside['word.to'].has(before)) return 'payee';
  if (!beside['word.from'].has(before)) return undefined;
  const bought = before !== 'by' && (fit.sentence.byConcept.get(GRAMMAR.purchase) ?? []).some((verb) => verb.end <= party.start);
  return bought ? 'payee' : 'payer';
}

/** Who fills the two sides: the cue's own references, or, where it only presumes its parties, the two where the sentence names both. */
function partiesOf(fit: Fit, payer: string, payee: string): Partial<Record<Side, Found>> {
  const asked = fit.filled.filter((one) => one.ref.role === 'payer' || one.ref.role === 'payee');
  if (asked.length > 0) return { payer: asked.find((one) => one.ref.role === 'payer')?.hit, payee: asked.find((one) => one.ref.role === 'payee')?.hit };
  const named = (ref: string): Found | undefined =>
    ref.split('|').flatMap((id) => fit.sentence.byConcept.get(id.replace(/^@/, ''))?.find((hit) => !hit.epithet) ?? [])[0];
  const [one, other] = [named(payer), named(payee)];
  if (!one || !other) return {};
  const receives = (fit.sentence.byConcept.get(GRAMMAR.receive) ?? []).some((hit) => hit.start >= other.end && hit.end <= one.start);
  return receives ? {} : { payer: one, payee: other };
}

/** Right behind a party, a word like "which" makes it who acts: in "… $50 billion in OpenAI, which extended its contract" OpenAI is not where the extension goes. */
function isSubject(party: Found, verb: Found, fit: Fit): boolean {
  if (verb.start < party.end) return false;
  return (fit.sentence.byConcept.get(GRAMMAR.clause) ?? []).some((hit) => hit.start >= party.end && hit.start - party.end <= BESIDE && hit.end <= verb.start);
}

/**
 * Does the construction let the fit's parties stand where the cue has them (model.md, rule 10)? Prepositions decide first, then the verb: who stands before
 * "invested" pays, who stands before "received" is paid, and then the payer needs "from" or "by". A construction that says nothing is let pass;
 * "Amazon received $38 billion from OpenAI" never reads as Amazon paying.
 */
export function directionHolds(fit: Fit, beside: Record<BesideWord, ReadonlySet<string>>): boolean {
  const slots = fit.cue.cue.slots;
  if (slots?.payer === undefined || slots.payee === undefined) return true;
  const verb = fit.filled.find((one) => one.ref.role === undefined && one.hit)?.hit;
  const { payer, payee } = partiesOf(fit, slots.payer, slots.payee);
  const side = (party: Found | undefined): Side | undefined => (party && !(verb && isSubject(party, verb, fit)) ? bySide(party, fit, beside) : undefined);
  const [paying, paid] = [side(payer), side(payee)];
  if (paying === 'payee' || paid === 'payer') return false;
  if (!verb || paying === 'payer' || paid === 'payee') return !(verb?.concepts.has(GRAMMAR.receive) && payer !== undefined && paying !== 'payer');
  if (verb.concepts.has(GRAMMAR.receive)) return payer === undefined && (!payee || payee.end <= verb.start);
  return !(verb.verb && payee && payee.end <= verb.start && payer && payer.start >= verb.end);
}
