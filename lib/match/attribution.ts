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
/** So do "…, filing shows", "…, the paper added". */
const SPEAKER_IN = /^(?:he|she|it|they|filings?|report|newspaper|paper)\s/i;
/** "…, a person who knows the talks told us": it tells of the speaker. */
const WHO = /^who$/i;
/** "It added $2 billion": in front of what it is about a verb with its speaker says something only before "that", a colon or a comma. */
const isAct = (sentence: Sentence, verb: Found, span: Stretch): boolean =>
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
function saidBehind(sentence: Sentence, span: Stretch, verb: Found): boolean {
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

/** "Microsoft confirms a new investment": it tells of its own act; not "confirmed that …", nor "…, the company confirmed". */
const CONFIRMING = /^confirm/i;
const confirmsOwnAct = (sentence: Sentence, verb: Found, span: Stretch): boolean =>
  CONFIRMING.test(verb.words) && verb.start < span.end && !/^ (?:that|to)\b/.test(sentence.text.slice(verb.end));

/** Does a company report an act of its own: "said it had completed", "announces that it has filed"? */
const reportsOwnAct = (sentence: Sentence, verb: Found): boolean =>
  verb.concepts.has(GRAMMAR.announcing) &&
  hits(sentence, GRAMMAR.ownAct).some((act) => act.start >= verb.end && gap(sentence.text, verb.end, act.start) <= OWN_ACT_WORDS);

/** So far back a quotation may have been opened, in characters of the same block. */
const QUOTE_BACK = 1500;

/** Fewer characters between quotation marks are a term and no speech. */
const SPOKEN = 40;

/** 'Keeps its "exclusive licence to all models of OpenAI"': does a quotation that is long enough open in the span and go on behind it? */
function opensSpeech({ text, end }: Sentence, span: Stretch): boolean {
  const open = text.lastIndexOf('"', span.end);
  if (open <= span.start || (text.slice(span.start, open).match(/"/g)?.length ?? 0) % 2 === 1) return false;
  const close = text.indexOf('"', open + 1);
  return close >= 0 && close <= end && close - open >= SPOKEN;
}

/** Does the span stand in direct speech: behind an odd number of quotation marks of its block? (`normalise` has made them all straight.) */
function isQuoted(sentence: Sentence, span: Stretch): boolean {
  const before = sentence.text.slice(Math.max(0, span.start - QUOTE_BACK), span.start + 1);
  if ((before.match(/"/g)?.length ?? 0) % 2 === 0) return opensSpeech(sentence, span);
  const said = before.length - before.lastIndexOf('"');
  return said >= SPOKEN || !sentence.text.slice(span.start + 1, span.start + 1 + SPOKEN - said).includes('"');
}

/** "Puts its own holding at about 25%": so many words may stand between "put" and "at". */
const ESTIMATE_WORDS = 10;
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

/** "An agreement that OpenAI would use no other cloud"; not "an agreement that would let it". */
const THAT_SOMEBODY = /^ that (?:\S+ ){1,4}$/;
const isAgreed = (sentence: Sentence, would: Found): boolean =>
  hits(sentence, GRAMMAR.document).some((noun) => noun.end <= would.start && THAT_SOMEBODY.test(sentence.text.slice(noun.end, would.start)));

/** "Amazon said it would invest": what a party announced, told in the past; not "Microsoft believes it would breach", nor "it would be odd" in its own words. */
export const isToldFuture = (sentence: Sentence, span: Stretch, would: Found): boolean =>
  !isQuoted(sentence, span) &&
  (isAgreed(sentence, would) ||
    (!hits(sentence, GRAMMAR.conditional).some((hit) => hit.start >= would.end && /^(?:if|unless)$/i.test(hit.words)) &&
      hits(sentence, GRAMMAR.announcing).some(
        (verb) => (verb.end <= Math.max(span.start, would.start) || saidBehind(sentence, span, verb)) && isVerb(sentence, verb),
      )));

/** "The Information: payments are capped": an outlet, at the most behind a date, and a colon. */
function outletLine({ sentence, start }: Fit): Found | undefined {
  return hits(sentence, 'outlet').find(
    (hit) => hit.end <= start && /^:\s/.test(sentence.text.slice(hit.end)) && !LINE_BEFORE.test(sentence.text.slice(sentence.start, hit.start)),
  );
}
/** Before such an outlet stand a date and dashes, and no other words. */
const LINE_BEFORE = /\p{Ll}{4,}(?<!january|ebruary|march|april|june|july|august|september|october|november|december)\s/u;

/** "Others have reportedly objected, and regulators have opened inquiries": the adverb belongs to its own part. */
const ADVERB = /^(?:reportedly|allegedly|supposedly)$/i;
const isOfPart = (sentence: Sentence, adverb: Found, span: Stretch): boolean =>
  ADVERB.test(adverb.words) &&
  hits(sentence, GRAMMAR.clause).some(
    (word) =>
      word.start > adverb.end &&
      word.end <= span.start &&
      sentence.text[word.start - 2] === ',' &&
      !/^wh/i.test(word.words) &&
      !/[(:]/.test(sentence.text.slice(adverb.end, word.start)),
  );

/** Hearsay that bears on a statement: before it, in its clause, or in brackets behind it; not "… as reports indicate that something else is true". */
function hearsayOf(sentence: Sentence, span: Stretch): Found | undefined {
  const clause = clauseAround(sentence, span);
  return hits(sentence, GRAMMAR.hearsay).find((hit) => {
    if (hit.start < span.end) return !isOfPart(sentence, hit, span);
    const between = sentence.text.slice(span.end, hit.start);
    return /^\s*\($/.test(between) || (within(hit, clause) && !/\bas\s+$/.test(between));
  });
}

/** Is the statement somebody's: hearsay, "according to", a verb of saying before it or behind it, or direct speech? Gives the words that say so. */
export function attributionOf(fit: Fit, span: Stretch): Found | 'quoted' | undefined {
  const { sentence } = fit;
  const told = hits(sentence, GRAMMAR.attribution)[0] ?? hearsayOf(sentence, span);
  if (told) return told;
  const verb = hits(sentence, GRAMMAR.reporting).find(
    (hit) =>
      isVerb(sentence, hit) &&
      !isAct(sentence, hit, span) &&
      !confirmsOwnAct(sentence, hit, span) &&
      !reportsOwnAct(sentence, hit) &&
      (hit.start < span.end || saidBehind(sentence, span, hit)),
  );
  if (verb) return verb;
  const thought = habitOf(fit.cue).inside ? hits(sentence, GRAMMAR.innerThought)[0] : undefined;
  if (thought) return thought;
  const line = outletLine(fit);
  if (line) return line;
  const counter = habitOf(fit.cue).countedBy?.flatMap((id) => hits(sentence, id))[0];
  const estimate = counter ?? estimateOf(fit);
  if (estimate) return estimate;
  return isQuoted(sentence, span) ? 'quoted' : undefined;
}
