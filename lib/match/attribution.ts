import type { Stretch } from './clauses.ts';
import { clauseAround } from './clauses.ts';
import type { Fit } from './fit.ts';
import { habitOf } from './habits.ts';
import type { Found, Sentence } from './scan.ts';
import { GRAMMAR } from './words-of-language.ts';
import { gap, hits, within } from './word-order.ts';

/** How many words may stand between the comma or quotation mark and a verb of saying behind a statement: ", the company said". */
const SPEAKER_WORDS = 6;

/** "…, they added": the words of saying hold their speaker. */
const PRONOUN = /^(?:he|she|it|they)\s/i;
/** "…, says the filing", "…, said Nadella": plain verbs of saying may stand before their speaker. */
const INVERTED = /^(?:says|said|writes|wrote) (?:the |a |\p{Lu})/u;

/** Is it the form '…, the company said' or '…" said Altman', and not ', which suggests'? */
function saidBehind(sentence: Sentence, span: Stretch, verb: Found): boolean {
  const between = sentence.text.slice(span.end, verb.start);
  const at = Math.max(between.lastIndexOf(','), between.lastIndexOf('"'));
  if (at < 0) return false;
  const from = span.end + at + 1;
  const words = gap(sentence.text, from, verb.start);
  if (
    words > SPEAKER_WORDS ||
    (words === 0 && between[at] !== '"' && !PRONOUN.test(verb.words) && !INVERTED.test(sentence.text.slice(verb.start, verb.end + 5)))
  )
    return false;
  return !hits(sentence, GRAMMAR.clause).some((hit) => hit.start >= from && hit.end <= verb.start);
}

/** "Musk's claims", "a claim": the noun. "It is possible to say": nobody says it. In the lower case of a few words before. */
const NO_VERB_BEFORE = /(?:\b(?:a|an|the|his|her|its|their|any|to|show|no)|'s?)\s+$/i;
/** "It is still called the primary partner": a name, and nobody's words. */
const NAMED_BEFORE = /\b(?:is|are|was|were|be|been|being|now|still|so)\s+$/i;
const NAMING = /^call/i;
const LOOK_BACK = 12;
/** "Its contract with Microsoft says": so many words may stand between a document and what it says. */
const DOCUMENT_WORDS = 3;

const isVerb = (sentence: Sentence, hit: Found): boolean => {
  const before = sentence.text.slice(Math.max(sentence.start, hit.start - LOOK_BACK), hit.start);
  if (NO_VERB_BEFORE.test(before) || (NAMING.test(hit.words) && NAMED_BEFORE.test(before))) return false;
  return !hits(sentence, GRAMMAR.document).some(
    (noun) => noun.end <= hit.start && gap(sentence.text, noun.end, hit.start) < DOCUMENT_WORDS && !sentence.text.slice(noun.end, hit.start).includes(','),
  );
};

/** "Said on Monday it had paid": so many words may stand between the verb and the act. */
const OWN_ACT_WORDS = 3;

/** Does a company report an act of its own: "said it had completed", "announces that it has filed"? */
const reportsOwnAct = (sentence: Sentence, verb: Found): boolean =>
  verb.concepts.has(GRAMMAR.announcing) &&
  hits(sentence, GRAMMAR.ownAct).some((act) => act.start >= verb.end && gap(sentence.text, verb.end, act.start) <= OWN_ACT_WORDS);

/** "Amazon said it would invest": what a party announced, told in the past; not "Microsoft believes it would breach". */
export const isToldFuture = (sentence: Sentence, span: Stretch): boolean =>
  hits(sentence, GRAMMAR.announcing).some((verb) => (verb.end <= span.start || saidBehind(sentence, span, verb)) && isVerb(sentence, verb));

/** So far back a quotation may have been opened, in characters of the same block. */
const QUOTE_BACK = 1500;

/** Fewer characters between quotation marks are a term and no speech. */
const SPOKEN = 40;

/** Does the span stand in direct speech: behind an odd number of quotation marks of its block? (`normalise` has made them all straight.) */
function isQuoted(sentence: Sentence, span: Stretch): boolean {
  const before = sentence.text.slice(Math.max(0, span.start - QUOTE_BACK), span.start + 1);
  if ((before.match(/"/g)?.length ?? 0) % 2 === 0) return false;
  const said = before.length - before.lastIndexOf('"');
  return said >= SPOKEN || !sentence.text.slice(span.start + 1, span.start + 1 + SPOKEN - said).includes('"');
}

/** "Puts its own holding at about 25%": so many words may stand between "put" and "at". */
const ESTIMATE_WORDS = 8;
const AT = /\bat(?! least| most)(?: \p{L}+){0,3} $/u;

/** "The rumored partnership" and "a reported $10 billion", or "Synergy puts AWS at 28%": the word that makes a number or a name somebody's. */
function estimateOf({ sentence, start, end, amounts }: Fit): Found | undefined {
  const at = amounts[0]?.start ?? start;
  const rumoured = hits(sentence, GRAMMAR.rumoured).find((hit) => (hit.end <= at ? gap(sentence.text, hit.end, at) === 0 : hit.start > start && hit.end < end));
  if (rumoured || amounts.length === 0) return rumoured;
  const before = sentence.text.slice(sentence.start, at);
  if (!AT.test(before)) return undefined;
  return hits(sentence, GRAMMAR.estimating).find(
    (hit) => hit.end < at && gap(sentence.text, hit.end, at) <= ESTIMATE_WORDS && !/[,;:]/.test(sentence.text.slice(hit.end, at)),
  );
}

/** Is the statement somebody's: hearsay, "according to", a verb of saying before it or behind it, or direct speech? Gives the words that say so. */
export function attributionOf(fit: Fit, span: Stretch): Found | 'quoted' | undefined {
  const { sentence } = fit;
  const told =
    hits(sentence, GRAMMAR.attribution)[0] ?? hits(sentence, GRAMMAR.hearsay).find((hit) => hit.end <= span.start || within(hit, clauseAround(sentence, span)));
  if (told) return told;
  const verb = hits(sentence, GRAMMAR.reporting).find(
    (hit) => isVerb(sentence, hit) && !reportsOwnAct(sentence, hit) && (hit.start < span.end || saidBehind(sentence, span, hit)),
  );
  if (verb) return verb;
  const counter = habitOf(fit.cue.type).countedBy?.flatMap((id) => hits(sentence, id))[0];
  const estimate = counter ?? estimateOf(fit);
  if (estimate) return estimate;
  return isQuoted(sentence, span) ? 'quoted' : undefined;
}
