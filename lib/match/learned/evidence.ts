import type { FoundQuantity, Sentence } from '../scan.ts';

/**
 * What can speak for or against a type in a sentence. The first sign of a key says what it is: `@id` a concept, a letter the first five letters of a word,
 * `#` a kind of quantity (with a rounded figure or an order of size), `<@id` a party named in the two sentences before, `!type` a type that the cues read here,
 * `<!type` before or `>!type` behind, `^` the place or form of the sentence.
 */
export type Evidence = { key: string; start: number; end: number };

/** What stands around a sentence. `ruled` gives the types that the cues read in a sentence. */
export type Around = { sentences: readonly Sentence[]; ruled: (index: number) => ReadonlySet<string> };

/** So many letters of a word are looked at, so that its endings do not matter; shorter words than {@link WORD_FROM} are not. */
export const LETTERS = 5;
export const WORD_FROM = 3;
/** So many sentences before are looked at for parties and readings. */
export const BEFORE = 2;
/** The first sentences of a page behind its title. */
const LEAD = 4;
/** A sentence of fewer characters is a headline, a label or a row of a list. */
const SHORT = 60;

/** Is it a letter of lower-case text? */
export const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || code > 191;

/** A figure with two digits: 13,750,000,000 is "1.4e10". */
const rounded = (value: number): string => value.toExponential(1).replace('.0', '').replace('+', '');

/** A quantity by its kind; an amount also by its figure, and money by its order of size. */
export function keysOfQuantity({ kind, min }: FoundQuantity): string[] {
  if (kind !== 'money' && kind !== 'percent') return [`#${kind}`];
  const size = kind === 'money' ? [`#size${Math.round(Math.log10(Math.abs(min) + 1) * 2)}`] : [];
  return [`#${kind}`, `#${kind}${rounded(min)}`, ...size];
}

/** Parties that a sentence names. */
export const partiesOf = (sentence: Sentence): string[] => sentence.found.flatMap((hit) => (!hit.epithet && hit.concepts.has('party') ? hit.names : []));

/** Where a sentence stands and what it looks like. `text` is the sentence in lower case. */
export function formOf({ index }: Sentence, text: string): string[] {
  return [
    ...(index === 0 ? ['^title'] : index < LEAD ? ['^lead'] : []),
    ...(text.trimEnd().endsWith('?') ? ['^question'] : []),
    ...(text.includes('"') ? ['^quotation'] : []),
    ...(text.length < SHORT ? ['^short'] : []),
  ];
}

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
  for (const quantity of sentence.quantities) for (const key of keysOfQuantity(quantity)) take(key, quantity.start, quantity.end);
  const nowhere = (key: string): void => take(key, -1, -1);
  for (let back = 1; back <= BEFORE; back += 1) {
    const before = sentences[sentence.index - back];
    if (!before) break;
    for (const id of partiesOf(before)) nowhere(`<@${id}`);
    for (const type of ruled(before.index)) nowhere(`<!${type}`);
  }
  for (const type of ruled(sentence.index)) nowhere(`!${type}`);
  for (const type of ruled(sentence.index + 1)) nowhere(`>!${type}`);
  for (const key of formOf(sentence, text)) nowhere(key);
}
