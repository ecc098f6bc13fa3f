import { isToldFuture } from './attribution.ts';
import type { Stretch } from './clauses.ts';
import type { Fit } from './fit.ts';
import { habitOf } from './habits.ts';
import { ANOTHER, isImagined } from './imagined.ts';
import type { Found, Sentence } from './scan.ts';
import { gap, hits, within } from './word-order.ts';
import { GRAMMAR } from './words-of-language.ts';

/** How far before the words that fired a modal or a plan still bears on them, and how far behind; how far behind a condition. In words. */
const REACH = { modalBefore: 8, modalAfter: 2, outlookBefore: 6, outlookAfter: 7, conditionAfter: 12, possible: 2 } as const;

/** "The move, if confirmed, could …" bears on all that follows. */
const CONFIRMED = /^if (?:confirmed|true)$/i;

/** "A valuation that could exceed $850 billion". */
const RELATIVE_LENGTH = 10;
const OPENS_RELATIVE = /\b(?:that|which)\s*$/i;
/** "A flotation that could come this year": whether it comes is the guess. */
const COMES = /^ (?:come|happen|take place|follow)\b/;
/** "Weighs whether to sue": that it is weighed is the statement. */
const DELIBERATED = /^whether to /i;
/** "Would be attacking a company of which it owns 27%", "an amendment under which OpenAI may …": what stands behind, or before, is another statement. */
const UNDER_WHICH = /\b(?:of|in|under|for) which\b/i;

/** "Microsoft, which holds 27 per cent, would also profit": behind the comma that closes it stands the main sentence. */
const OPENED = /, (?:which|who) [^,]*$/;
const CLOSED = /^,/;

/** Does a modal word of the clause bear on the span? */
export function bears(
  sentence: Sentence,
  id: string,
  span: Stretch,
  clause: Stretch,
  isOther = (_hit: Found): boolean => false,
  before: number = REACH.modalBefore,
  after: number = REACH.modalAfter,
): boolean {
  const text = sentence.text;
  return hits(sentence, id).some((hit) => {
    if (!within(hit, clause) || isOther(hit)) return false;
    if (UNDER_WHICH.test(text.slice(Math.min(hit.end, span.start), Math.max(hit.start, span.start)))) return false;
    if (hit.end <= span.start) return gap(text, hit.end, span.start) <= before;
    // "A listing that could value it", "… and could grow": another statement begins there.
    if (hit.start >= span.end && CLOSED.test(text.slice(span.end, hit.start)) && OPENED.test(text.slice(sentence.start, span.start))) return false;
    if (hit.start >= span.end)
      return gap(text, span.end, hit.start) < after && (!ANOTHER.test(text.slice(span.end, hit.start)) || COMES.test(text.slice(hit.end)));
    return true;
  });
}

/** "Once Frontier arrives on AWS", "before it can go public", "when the IPO comes": in the present tense behind such a word it is still to come. */
const AWAITED = /\b(?:once|until|before|when|as soon as|the day) (?:the |an? )?$/i;
const PRESENT = /^[^,;]{0,60}\b(?:is|are|goes|comes|arrives|becomes|launches|starts|opens|can|has|lists)\b/;
const isAwaited = (fit: Fit, span: Stretch): boolean =>
  habitOf(fit.cue).stands !== true &&
  AWAITED.test(fit.sentence.text.slice(Math.max(fit.sentence.start, span.start - 20), span.start)) &&
  PRESENT.test(fit.sentence.text.slice(span.start, fit.sentence.end));

/** Is it only foreseen: "plans to offer", "guides for 44 %", "an IPO is the most likely path", "once certain conditions are met"? */
export function isForeseen(fit: Fit, span: Stretch, clause: Stretch): boolean {
  const {
    sentence,
    amounts: [sum],
  } = fit;
  // "$15 billion now, and $35 billion once conditions are met": they are the second sum's.
  const said = sum?.end ?? span.end;
  return (
    isAwaited(fit, span) ||
    bears(sentence, GRAMMAR.outlook, span, clause, undefined, REACH.outlookBefore, REACH.outlookAfter) ||
    hits(sentence, GRAMMAR.condition).some(
      (hit) =>
        (hit.end > span.start || CONFIRMED.test(hit.words)) &&
        gap(sentence.text, span.end, hit.start) <= REACH.conditionAfter &&
        !sentence.quantities.some((other) => other.kind === 'money' && other.start >= said && other.end <= hit.start),
    )
  );
}

/** "Nobody said whether its $250 billion order is affected": whatever is asked of it, it is there. */
const WHETHER = /^whether$/i;
const DEFINITE = /(?:\b(?:the|its|their)|'s?) (?:\S+ )?$/i;

/** Behind a document: what it says, or what holds under it ("a pact of many years' standing under which …"). */
const OF_DOCUMENT = /^(?: (?:that|which)\b|[^,;]{0,40} under which\b)/;
/** "OpenAI's models may run only on Azure": what is allowed, and no guess. So many characters behind "may" the "only" may stand. */
const ALONE_WITHIN = 30;
const isAllowance = (hit: Found, fit: Fit): boolean =>
  hit.concepts.has(GRAMMAR.leaveWord) &&
  habitOf(fit.cue).stands === true &&
  hits(fit.sentence, GRAMMAR.alone).some((word) => word.start >= hit.end && word.end <= Math.max(fit.end, hit.end + ALONE_WITHIN));

/** "The parties are negotiating and hope to settle": it bears on what follows, and a quarrel stays one whatever is hoped for. */
const isHope = (hit: Found, fit: Fit, span: Stretch): boolean => hit.concepts.has(GRAMMAR.hope) && (hit.start >= span.end || habitOf(fit.cue).weighed === true);

/** "If you want the models", "must use Azure if they want the technology": whoever it may be, what is said of it holds. */
const OF_ANYONE = /^(?:if your? |(?:if|whether) (?:they|you|anyone|developers|customers|companies|businesses|users) (?:wants?|needs?|wish|choose|prefer)\b)/i;
/** "If your calls are simple, Azure remains …" speaks to a reader and guesses nothing; "whether it can do so without breaking a contract that ties OpenAI to Azure" ends at the contract. */
function isNoCondition(fit: Fit, hit: Found, span: Stretch): boolean {
  const {
    sentence,
    amounts: [sum],
  } = fit;
  if (sum && habitOf(fit.cue).known === true && WHETHER.test(hit.words) && DEFINITE.test(sentence.text.slice(hit.end, sum.start))) return true;
  if (OF_ANYONE.test(sentence.text.slice(hit.start))) return true;
  return hits(sentence, GRAMMAR.document).some((noun) => noun.start >= hit.end && noun.end <= span.start && OF_DOCUMENT.test(sentence.text.slice(noun.end)));
}

/** "Had it insisted on its rights, …", "Should the listing be postponed, …": the part before the comma of a sentence that begins so. */
const INVERTED = /^\W*(?:Had|Were|Should) (?!not )[^,?]*(?=,)/;
export const isInverted = ({ text, start, end }: Sentence, span: Stretch): boolean => {
  const found = INVERTED.exec(text.slice(start, end));
  return found !== null && span.start < start + found[0].length;
};

/** "Would violate", "would be in breach": no plan that is told in the past. */
const BREACH_WORDS = 3;
const isOfBreach = (sentence: Sentence, would: Found): boolean =>
  hits(sentence, 'breach').some((hit) => hit.start >= would.end && gap(sentence.text, would.end, hit.start) <= BREACH_WORDS);

/** Is it supposed: "may", "would" that nobody announced, "if", "whether", a question? */
export function isHypothetical(fit: Fit, span: Stretch, clause: Stretch): boolean {
  const ignore = fit.cue.cue.ignore ?? [];
  const { sentence } = fit;
  const text = sentence.text;
  const { weighed, priced } = habitOf(fit.cue);
  const isPriced = (hit: Found): boolean =>
    priced === true && hit.start > span.start && OPENS_RELATIVE.test(text.slice(span.start, hit.start)) && !COMES.test(text.slice(hit.end));
  // "Talks that would value it at $300 billion".
  const isTalked = (hit: Found): boolean =>
    priced === true && OPENS_RELATIVE.test(text.slice(Math.max(sentence.start, hit.start - RELATIVE_LENGTH), hit.start));
  // "Reports of a possible lawsuit took the shares down": it bears on its own noun.
  const isFarPossible = (hit: Found): boolean => hit.concepts.has(GRAMMAR.possible) && hit.end <= span.start && gap(text, hit.end, span.start) > REACH.possible;
  const isThing = (hit: Found): boolean =>
    isAllowance(hit, fit) || isHope(hit, fit, span) || (weighed === true && hit.concepts.has(GRAMMAR.possible)) || isPriced(hit) || isFarPossible(hit);
  if (!ignore.includes('modal') && bears(sentence, GRAMMAR.modal, span, clause, isThing)) return true;
  if (
    bears(
      sentence,
      GRAMMAR.would,
      span,
      clause,
      (hit) => isTalked(hit) || !isOfBreach(sentence, hit) || isToldFuture(sentence, span, hit),
      REACH.modalBefore,
      REACH.modalAfter,
    )
  )
    return true;
  if (!ignore.includes('would') && bears(sentence, GRAMMAR.would, span, clause, (hit) => isTalked(hit) || isToldFuture(sentence, span, hit))) return true;
  if (ignore.includes('conditional')) return false;
  return (
    isInverted(sentence, span) ||
    isImagined(fit, span) ||
    text.slice(span.start, sentence.end).trimEnd().endsWith('?') ||
    hits(sentence, GRAMMAR.conditional).some(
      (hit) => hit.start < span.end && within(hit, clause) && !DELIBERATED.test(text.slice(hit.start, hit.end + 4)) && !isNoCondition(fit, hit, span),
    )
  );
}
