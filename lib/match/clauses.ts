import type { Sentence } from './scan.ts';
import { GRAMMAR } from './words-of-language.ts';

export type Stretch = { start: number; end: number };

const BREAKS = /[;:()\u2013\u2014\u2015]|\s-\s|,(?=\s)/g;

/** ", in which it is said to have …" opens a clause as ", which" does. */
const PIED = /^ (?:in|of|under|for|to|with|by) wh(?:ich|om)\b/;

/**
 * The clause around a stretch of a sentence: from the last semicolon, colon, dash or bracket before it (a comma with a word such as "but", "which", or a word such as "because")
 * to the first one behind it.
 */
export function clauseAround(sentence: Sentence, inner: Stretch): Stretch {
  const text = sentence.text.slice(sentence.start, sentence.end);
  const openers = new Set((sentence.byConcept.get(GRAMMAR.clause) ?? []).map((hit) => hit.start));
  let { start, end } = sentence;
  for (const hit of sentence.byConcept.get(GRAMMAR.clauseBreak) ?? []) {
    if (hit.end <= inner.start) start = hit.end;
    else if (hit.start >= inner.end) {
      end = hit.start;
      break;
    }
  }
  for (const found of text.matchAll(BREAKS)) {
    const at = sentence.start + found.index;
    const after = at + found[0].length;
    if (found[0] === ',' && !openers.has(after + 1) && !PIED.test(sentence.text.slice(after))) continue;
    if (after <= inner.start) start = Math.max(start, after);
    else if (at >= inner.end) {
      end = Math.min(end, at);
      break;
    }
  }
  return { start, end };
}
