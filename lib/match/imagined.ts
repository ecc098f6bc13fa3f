import type { Stretch } from './clauses.ts';
import type { Fit } from './fit.ts';
import { habitOf } from './habits.ts';
import { GRAMMAR } from './words-of-language.ts';
import { gap, hits } from './word-order.ts';

/** "A listing that could value it", "… and could grow": behind these words begins another statement. */
export const ANOTHER = /\b(?:that|which|who|and)\s*$/i;

/** "By leaving Azure, OpenAI could …", "Any move to AWS would …", "A challenge to the clause may …": how such a sentence begins, and how many words may stand before its modal. */
const IMAGINED = /^\W*(?:(By \p{Ll}+ing|With an?) |(?:An?|Any|(?!\p{L}+thing)\p{Lu}\p{Ll}+ing) )/u;
const IMAGINED_WORDS = { start: 7, behind: 6, main: 7 } as const;
/** No such beginning, and no way to its modal, is longer; in characters. */
const IMAGINED_LENGTH = 160;

/**
 * Is what a sentence begins with only imagined, as its main verb shows? Not where it is known already ("a $50 billion deal would be …"), and a right that stands is no
 * guess behind "by" or "with" ("by enforcing its exclusivity Microsoft could …").
 */
export function isImagined(fit: Fit, span: Stretch): boolean {
  const { sentence } = fit;
  const { text, start, end } = sentence;
  if (span.start - start > IMAGINED_LENGTH) return false;
  const opened = IMAGINED.exec(text.slice(start, Math.min(end, start + IMAGINED_LENGTH)));
  if (
    !opened ||
    habitOf(fit.cue).known === true ||
    (opened[1] !== undefined && habitOf(fit.cue).stands === true) ||
    gap(text, start, span.start) > IMAGINED_WORDS.start
  )
    return false;
  return [GRAMMAR.modal, GRAMMAR.would].some((id) =>
    hits(sentence, id).some((hit) => {
      if (hit.start < span.end || hit.start - span.end > IMAGINED_LENGTH) return false;
      const between = text.slice(span.end, hit.start).replace(/\([^()]*\)/g, '');
      if (ANOTHER.test(between) || hits(sentence, GRAMMAR.reporting).some((verb) => verb.start < hit.start)) return false;
      const commas = between.split(',').length - 1;
      return opened[1]
        ? commas === 1 && gap(between, between.indexOf(','), between.length) <= IMAGINED_WORDS.main
        : commas === 0 && gap(between, 0, between.length) <= IMAGINED_WORDS.behind;
    }),
  );
}
