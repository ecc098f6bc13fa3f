import type { Stretch } from './clauses.ts';
import type { Fit } from './fit.ts';
import { habitOf } from './habits.ts';
import type { Found, Sentence } from './scan.ts';
import { GRAMMAR } from './words-of-language.ts';
import { gap, hits, within } from './word-order.ts';

/** So many words may stand between "gave up" and the right, and between the right and "is gone". */
const REACH = { before: 3, behind: 2 } as const;

/** "Until AGI", "until 2032": a term that still runs. */
const RUNNING = /^\s+(?:(?:an?|the|independent)\s+)*(?:agi|artificial|expert|experts|panel|board|20(?:2[7-9]|3\d)|at least)\b/i;
/** "From 2019 until 2025": a time of what was. */
const FROM = /\b[Ff]rom (?:then|\d{4}|\p{Lu}\S*)(?: \S+){0,2}\s*$/u;
const NOW = /\b(?:remains?|stays?|keeps?|will|is|are|has|have|must)\b/i;

/** "Until January it was the only cloud": what held up to a day that is past. */
function heldUntil({ sentence }: Fit, clause: Stretch): boolean {
  const past = hits(sentence, GRAMMAR.past).length > 0 || /\b(?:could|ran|held)\b/.test(sentence.text.slice(sentence.start, sentence.end));
  if (!past) return false;
  return hits(sentence, GRAMMAR.until).some(
    (hit) =>
      within(hit, clause) &&
      !FROM.test(sentence.text.slice(clause.start, hit.start)) &&
      !RUNNING.test(sentence.text.slice(hit.end, hit.end + 40)) &&
      !NOW.test(sentence.text.slice(clause.start, hit.start)),
  );
}

/** "Replaces a clause under which Azure alone …": what such terms say ends with them. */
const UNDER = /^ under which\b/;
const endsTerms = ({ sentence }: Fit, hit: Found, span: Stretch): boolean =>
  hits(sentence, GRAMMAR.document).some(
    (noun) =>
      noun.start >= hit.end && noun.end <= span.start && gap(sentence.text, hit.end, noun.start) <= REACH.behind && UNDER.test(sentence.text.slice(noun.end)),
  );

/** "Could give up the rule": nobody has. */
const isGuessed = (sentence: Sentence, ending: Found): boolean =>
  hits(sentence, GRAMMAR.modal).some((modal) => modal.end <= ending.start && gap(sentence.text, modal.end, ending.start) === 0);

/** "AGI Clause Scrapped: the clause …": the heading of an item says that what follows is over. */
const hasLabel = (sentence: Sentence, span: Stretch): boolean =>
  [GRAMMAR.ending, GRAMMAR.overNow].some((id) => hits(sentence, id).some((hit) => hit.end <= span.start && sentence.text[hit.end] === ':'));

const BUT_OTHERS = /^[^,]{0,30}(?:, as before)?, (?:but|although|though) (?:it )?$/;
const CLOSED_ASIDE = /^, which [^,;.]*, (?:has |have )?$/;

/** Is a standing right said to be over: "gave up its exclusive licence", "the exclusivity is gone", "until January it was the only cloud"? */
export function isOver(fit: Fit, span: Stretch, clause: Stretch): boolean {
  const { sentence } = fit;
  if (!habitOf(fit.cue).stands) return false;
  const before = hits(sentence, GRAMMAR.ending).some(
    (hit) =>
      within(hit, clause) &&
      hit.start < span.end &&
      (hit.end > span.start || gap(sentence.text, hit.end, span.start) <= REACH.before || endsTerms(fit, hit, span)) &&
      !isGuessed(sentence, hit),
  );
  const behind = hits(sentence, GRAMMAR.overNow).some(
    (hit) =>
      hit.end > span.start &&
      (sentence.text.slice(span.end, hit.start) === ': ' ||
        // "Keeps its licence, but others can get one too": right behind that comma.
        BUT_OTHERS.test(sentence.text.slice(span.end, hit.start)) ||
        // "The right of first refusal, which …, has been dropped".
        CLOSED_ASIDE.test(sentence.text.slice(span.end, hit.start)) ||
        (within(hit, clause) && (hit.start < span.end || gap(sentence.text, span.end, hit.start) <= REACH.behind))),
  );
  return before || behind || hasLabel(sentence, span) || heldUntil(fit, clause);
}
