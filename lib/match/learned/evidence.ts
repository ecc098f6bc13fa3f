import type { Sentence } from '../scan.ts';

/**
 * What can speak for or against a type in a sentence. The first sign of a key says what it is: `@id` a concept, a letter the first five letters of a word,
 * `#` a kind of quantity (with a rounded figure or an order of size), `<@id` a party named in the two sentences before, `!type` a type that the cues read here,
 * `<!type` before or `>!type` behind, `^` the place or form of the sentence.
 */
export type Evidence = { key: string; start: number; end: number };

/** What stands around a sentence. `ruled` gives the types that the cues read in a sentence. */
export type Around = { sentences: readonly Sentence[]; ruled: (index: number) => ReadonlySet<string> };

/** So many letters of a word are looked at, so that its endings do not matter; shorter words than {@link WORD_FROM} are not. */
const LETTERS = 5;
const WORD_FROM = 3;
/** So many sentences before are looked at for parties and readings. */
const BEFORE = 2;
/** The first sentences of a page behind its title. */
const LEAD = 4;
/** A sentence of fewer characters is a headline, a label or a row of a list. */
const SHORT = 60;

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || code > 191;

/** A figure with two digits: 13,750,000,000 is "1.4e10". */
const rounded = (value: number): string => value.toExponential(1).replace('.0', '').replace('+', '');

/** Calls `take` for each piece of evidence, in a fixed order; a key may come more than once. */
export function evidenceOf(sentence: Sentence, { sentences, ruled }: Around, take: (key: string, start: number, end: number) => void): void {
  for (const hit of sentence.found) for (const id of hit.concepts) take(`@${id}`, hit.start, hit.end);
  const text = sentence.text.slice(sentence.start, sentence.end).toLowerCase();
  let from = -1;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && isLetter(text.charCodeAt(at))) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      if (at - from >= WORD_FROM) take(text.slice(from, Math.min(at, from + LETTERS)), sentence.start + from, sentence.start + at);
      from = -1;
    }
  }
  for (const { kind, min, start, end } of sentence.quantities) {
    take(`#${kind}`, start, end);
    if (kind === 'money' || kind === 'percent') take(`#${kind}${rounded(min)}`, start, end);
    if (kind === 'money') take(`#size${Math.round(Math.log10(Math.abs(min) + 1) * 2)}`, start, end);
  }
  const nowhere = (key: string): void => take(key, -1, -1);
  for (let back = 1; back <= BEFORE; back += 1) {
    const before = sentences[sentence.index - back];
    if (!before) break;
    for (const hit of before.found) if (!hit.epithet && hit.concepts.has('party')) for (const id of hit.names) nowhere(`<@${id}`);
    for (const type of ruled(before.index)) nowhere(`<!${type}`);
  }
  for (const type of ruled(sentence.index)) nowhere(`!${type}`);
  for (const type of ruled(sentence.index + 1)) nowhere(`>!${type}`);
  if (sentence.index === 0) nowhere('^title');
  else if (sentence.index < LEAD) nowhere('^lead');
  if (text.trimEnd().endsWith('?')) nowhere('^question');
  if (text.includes('"')) nowhere('^quotation');
  if (text.length < SHORT) nowhere('^short');
}
