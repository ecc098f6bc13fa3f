import type { Stretch } from './clauses.ts';
import { clauseAround } from './clauses.ts';
import type { Fit } from './fit.ts';
import { habitOf } from './habits.ts';
import { isAct, isVerb, saidBehind } from './said.ts';
import type { Found, Sentence } from './scan.ts';
import { GRAMMAR } from './words-of-language.ts';
import { gap, hits, within } from './word-order.ts';

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
    (!hits(sentence, GRAMMAR.conditional).some((hit) => hit.start >= would.end && /^(?:if|unless|in the event of|in case)$/i.test(hit.words)) &&
      hits(sentence, GRAMMAR.announcing).some(
        (verb) => (verb.end <= Math.max(span.start, would.start) || saidBehind(sentence, span, verb)) && isVerb(sentence, verb),
      )));

/** "28% (Synergy, Q1 2026)": a source that is only noted in brackets. */
const isReference = ({ text }: Sentence, hit: Found): boolean => text[hit.start - 1] === '(' && /^[^()]{0,20}\)/.test(text.slice(hit.end));

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

/** "Believes it should have remained a charity, and the trial starts in April": behind ", and" with a subject or verb of its own the sentence speaks again. */
const OWN_PART = /, and (?:the|its|they|has|have|is|are|was|were)\b(?!.*")/;
const isOtherPart = (sentence: Sentence, verb: Found, span: Stretch): boolean =>
  verb.end <= span.start && OWN_PART.test(sentence.text.slice(verb.end, span.start + 4));

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
      (hit.start < span.end || saidBehind(sentence, span, hit)) &&
      !isOtherPart(sentence, hit, span),
  );
  if (verb) return verb;
  const thought = habitOf(fit.cue).inside ? hits(sentence, GRAMMAR.innerThought)[0] : undefined;
  if (thought) return thought;
  const line = outletLine(fit);
  if (line) return line;
  const counter = habitOf(fit.cue)
    .countedBy?.flatMap((id) => hits(sentence, id))
    .find((hit) => !isReference(sentence, hit));
  const estimate = counter ?? estimateOf(fit);
  if (estimate) return estimate;
  return isQuoted(sentence, span) ? 'quoted' : undefined;
}
