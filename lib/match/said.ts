import type { Stretch } from './clauses.ts';
import type { Found, Sentence } from './scan.ts';
import { GRAMMAR } from './words-of-language.ts';
import { gap, hits } from './word-order.ts';

/** How many words may stand between the comma or quotation mark and a verb of saying behind a statement: ", the company said". */
const SPEAKER_WORDS = 6;

/** "…, they added": the words of saying hold their speaker. */
const PRONOUN = /^(?:he|she|it|they)\s/i;
/** So do "…, filing shows", "…, the paper added". */
const SPEAKER_IN = /^(?:he|she|it|they|filings?|report|newspaper|paper)\s/i;
/** "…, a person who knows the talks told us": it tells of the speaker. */
const WHO = /^who$/i;
/** "It added $2 billion": in front of what it is about a verb with its speaker says something only before "that", a colon or a comma. */
export const isAct = (sentence: Sentence, verb: Found, span: Stretch): boolean =>
  verb.start <= span.start && PRONOUN.test(verb.words) && !/^(?:[:,]| that\b)/.test(sentence.text.slice(verb.end));
/** "…, says the filing", "…, said Nadella": plain verbs of saying may stand before their speaker. */
const INVERTED = /^(?:says|said|writes|wrote) (?:the |a |\p{Lu})/u;

/** "…, as the maker's product lead indicated": so many words may stand between "as" and its verb. */
const AS_WORDS = 14;
const AS = /, as (?!(?:if|well|part)\b)/i;

/** Behind such a sign stands another part of the sentence; ", a term that Microsoft contends breaks it" says who says of the term; ", amid reports that …" goes on to what is said. */
const ANOTHER_PART = /[;\u2013\u2014]|\s-\s/;
const RELATIVE = /\b(?:that|which)\b/;
const SAYS_MORE = /^(?:\S+ ){1,2}that\b/i;

/** Is it the form '…, the company said' or '…" said Altman', and not ', which suggests'? */
export function saidBehind(sentence: Sentence, span: Stretch, verb: Found): boolean {
  if (verb.start < span.end) return false;
  const between = sentence.text.slice(span.end, verb.start);
  const as = AS.exec(between);
  if (as && !/^reports$/i.test(verb.words) && gap(between, as.index, between.length) <= AS_WORDS) return true;
  const at = Math.max(between.lastIndexOf(','), between.lastIndexOf('"'));
  if (at < 0) return false;
  const from = span.end + at + 1;
  if (
    ANOTHER_PART.test(between.slice(0, at)) ||
    RELATIVE.test(sentence.text.slice(from, verb.start)) ||
    SAYS_MORE.test(sentence.text.slice(verb.start, verb.end + 5))
  )
    return false;
  const words = gap(sentence.text, from, verb.start);
  const glued = words === 0 && between[at] !== '"';
  if (words > SPEAKER_WORDS || (glued && !SPEAKER_IN.test(verb.words) && !INVERTED.test(sentence.text.slice(verb.start, verb.end + 5)))) return false;
  const opens = [...hits(sentence, GRAMMAR.clause), ...hits(sentence, GRAMMAR.background), ...hits(sentence, GRAMMAR.conditional)];
  return !opens.some((hit) => hit.start >= from && hit.end <= verb.start && (!WHO.test(hit.words) || hit.start <= from + 1));
}

/** "Musk's claims", "a claim": the noun. "It is possible to say": nobody says it. In the lower case of a few words before. */
const NO_VERB_BEFORE = /(?:\b(?:a|an|the|his|her|its|their|any|to|show|no)|'s?)\s+$/i;
/** "It is still called the primary partner": a name, and nobody's words. */
const NAMED_BEFORE = /\b(?:is|are|was|were|be|been|being|now|still|so)\s+$/i;
const NAMING = /^call/i;
/** "Reports of a possible lawsuit took the shares down": the noun. */
const REPORTS_OF = /^reports? of\b/i;
const LOOK_BACK = 12;
/** "Its contract with Microsoft says": so many words may stand between a document and what it says. */
const DOCUMENT_WORDS = 3;

/** Does somebody say something by these words: are they a verb, and is its subject no document? */
export const isVerb = (sentence: Sentence, hit: Found): boolean => {
  const before = sentence.text.slice(Math.max(sentence.start, hit.start - LOOK_BACK), hit.start);
  if ((NO_VERB_BEFORE.test(before) && !SPEAKER_IN.test(hit.words)) || (NAMING.test(hit.words) && NAMED_BEFORE.test(before))) return false;
  if (REPORTS_OF.test(sentence.text.slice(hit.start))) return false;
  return !hits(sentence, GRAMMAR.document).some(
    (noun) => noun.end <= hit.start && gap(sentence.text, noun.end, hit.start) < DOCUMENT_WORDS && !sentence.text.slice(noun.end, hit.start).includes(','),
  );
};
