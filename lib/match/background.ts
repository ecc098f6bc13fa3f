import type { Fit } from './fit.ts';
import { habitOf } from './habits.ts';
import { GRAMMAR } from './words-of-language.ts';
import type { Found } from './scan.ts';
import { gap, hits } from './word-order.ts';

/** So many words may stand between "over" and what is known: "over a proposed cloud partnership of $50 billion". */
const REACH = 6;

/** "Referring to its licence, he said …": whatever is referred to is there. */
const REFERRING = /^referring to$/i;

/** "Over a $50 billion cloud deal": so many words may stand between a sum and the deal that it is the sum of. */
const DEAL_WORDS = 2;

/** "Worth well over $200 billion": right before a sum it says "more than", save where the sum is that of a deal. */
function isMoreThan({ sentence, amounts }: Fit, word: Found): boolean {
  const [amount] = amounts;
  if (!amount || word.end + 1 < amount.start) return false;
  return !hits(sentence, 'deal').some((deal) => deal.start >= amount.end && gap(sentence.text, amount.end, deal.start) <= DEAL_WORDS);
}

/** "OpenAI, recently valued at $500 billion, …": right behind a comma, and closed by one. "The $500 billion company": its price is its name. */
const LOOK_BACK = 40;
const APPOSED = /, (?:\S+ )?$/;
const NAMED_SO = /^[\s-](?:company|start-?up|firm|lab|business)\b/;
const isApposed = ({ sentence: { text }, start, end, amounts: [sum] }: Fit): boolean =>
  (APPOSED.test(text.slice(Math.max(0, start - LOOK_BACK), start)) && text[end] === ',') || (sum !== undefined && NAMED_SO.test(text.slice(sum.end)));

const DEFINITE = /\bthe $/i;
const GIVEN = /^ (?:that (?:\S+ ){0,4}(?:has|have|had) |(?:given|promised|pledged|owed|paid|committed|agreed|signed)\b|everybody\b|everyone\b)/;
/** "The $50 billion that its parent has pledged", "the $38 billion given to AWS": the sum is there, whatever may become of it. */
export const isGiven = ({ cue, sentence: { text }, amounts: [sum] }: Fit): boolean =>
  habitOf(cue).known === true &&
  sum !== undefined &&
  DEFINITE.test(text.slice(Math.max(0, sum.start - LOOK_BACK), sum.start)) &&
  GIVEN.test(text.slice(sum.end));

/**
 * Is the statement only named in passing, as something known: "weighs a suit over the $50 billion deal", "unchanged after Amazon invested"?
 * Then it is the page's own, whatever "may" and "reportedly" say of the rest.
 */
export function isBackground(fit: Fit): boolean {
  const { sentence } = fit;
  if (habitOf(fit.cue).priced === true && isApposed(fit)) return true;
  const known = habitOf(fit.cue).known === true;
  const sum = fit.amounts[0]?.start ?? fit.start;
  const because = hits(sentence, GRAMMAR.clauseBreak).filter((hit) => known && /^because$/i.test(hit.words));
  return [...hits(sentence, GRAMMAR.background), ...because].some((word) => {
    const refers = REFERRING.test(word.words);
    if (!known && !refers) return false;
    const at = refers ? fit.start : sum;
    if (word.end > at || gap(sentence.text, word.end, at) > REACH || /[,;:"]/.test(sentence.text.slice(word.end, at)) || isMoreThan(fit, word)) return false;
    return ![GRAMMAR.modal, GRAMMAR.would, GRAMMAR.conditional, GRAMMAR.reporting, GRAMMAR.hearsay].some((id) =>
      hits(sentence, id).some((hit) => hit.start >= word.end && hit.end <= at),
    );
  });
}
