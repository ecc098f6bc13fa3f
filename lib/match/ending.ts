import type { Fit } from './fit.ts';
import type { Found } from './scan.ts';
import type { BesideWord } from './words-of-language.ts';
import { GRAMMAR } from './words-of-language.ts';

const GRAMMATICAL: ReadonlySet<string> = new Set(Object.values(GRAMMAR));

/** Is the hit a function word or a verb of saying, and no part of what is stated? */
const isGrammar = (hit: Found): boolean => hit.names.length > 0 && hit.names.every((id) => GRAMMATICAL.has(id));

const POSSESSIVE = /^['\u2019]s?(?=\s)/;
/** A word with the space before it; punctuation ends the stretch. */
const WORD = /^\s([\p{L}\p{N}][\p{L}\p{N}-]*)/u;
/** "OpenAI's model access": a word of the record at most this far behind a possessive belongs to it. */
const OWNED = 3;
/** Where none stands there: "Azure's moat", "Azure's specific infrastructure". */
const UNKNOWN = 2;

/**
 * Where the underlining of a fit ends: never between an owner and what is owned, nor between a name and the noun or the second name that completes it
 * ("the OpenAI API", "ties OpenAI to Azure"). The words that fired stay what they are; this is for the eye.
 */
export function endOf(fit: Fit, beside: Record<BesideWord, ReadonlySet<string>>): number {
  const { sentence } = fit;
  const text = sentence.text.slice(0, sentence.end);
  const end = withoutGrammar(fit);
  const last = sentence.found.find((hit) => hit.end === end);
  if (!last?.concepts.has('party')) return end;
  const hitAt = (start: number): Found | undefined => sentence.found.find((hit) => hit.start === start);
  const owned = POSSESSIVE.exec(text.slice(end, end + 3));
  if (owned) return ownedEnd(text, end + owned[0].length, hitAt, beside) ?? end;
  const next = text[end] === ' ' ? hitAt(end + 1) : undefined;
  if (next && isNoun(next) && !next.concepts.has('party')) return next.end;
  const link = WORD.exec(text.slice(end));
  const second = link && beside['word.to'].has((link[1] ?? '').toLowerCase()) ? hitAt(end + link[0].length + 1) : undefined;
  return second && isNoun(second) && /^\p{Lu}/u.test(text.slice(second.start)) ? second.end : end;
}

const isNoun = (hit: Found): boolean => !hit.epithet && !hit.verb && !isGrammar(hit);

/** A modal at the end ("legal battle with Microsoft would") decides how a statement is read, and is no part of what is shown. */
function withoutGrammar(fit: Fit): number {
  const hits = [fit.extra, ...fit.filled.map(({ hit }) => hit)].filter((hit) => hit !== undefined);
  const modal = hits.find((hit) => hit.end === fit.end && hit.names.some((id) => id === GRAMMAR.modal || id === GRAMMAR.would));
  if (!modal) return fit.end;
  const before = [...fit.amounts, ...hits].filter((one) => one.start >= fit.start && one.end <= modal.start);
  return before.length > 0 ? Math.max(...before.map((one) => one.end)) : fit.end;
}

/** The end of what is owned: the next word of the record, else a word or two; undefined where nothing follows. */
function ownedEnd(
  text: string,
  from: number,
  hitAt: (start: number) => Found | undefined,
  beside: Record<BesideWord, ReadonlySet<string>>,
): number | undefined {
  const short = (word: string): boolean => Object.values(beside).some((words) => words.has(word.toLowerCase()));
  const ends: number[] = [];
  let at = from;
  for (let words = 0; words < OWNED; words += 1) {
    const word = WORD.exec(text.slice(at));
    const hit = hitAt(at + 1);
    if (!word || short(word[1] ?? '') || (hit && (hit.verb || isGrammar(hit)))) break;
    if (hit) return hit.end;
    at += word[0].length;
    ends.push(at);
  }
  return ends[Math.min(UNKNOWN, ends.length) - 1];
}
