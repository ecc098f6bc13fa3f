import type { Concept } from '../../model/concept.ts';
import { isName } from '../concept-tree.ts';
import type { Found, Sentence } from '../found.ts';

/**
 * What can speak for or against a type in a sentence: `word` a word without its ending, `pair` two that follow one another, `with` a name and a word of the same
 * sentence, `names` two names, `concept` a concept found there; `before` a name and `known` a concept of the sentence before, `earlier` a name of the one before that,
 * `title` a word of the page's first sentence, `form` place and length. Names stand as `@id` among the words, quantities as `#kind`.
 */
export const KINDS = ['word', 'pair', 'with', 'names', 'concept', 'before', 'known', 'earlier', 'title', 'form'] as const;
export type Kind = (typeof KINDS)[number];

/** A feature: its kind, one word or two, and its place; -1 where it stands in another sentence or nowhere. The same may be taken more than once. */
export type Take = (kind: Kind, first: string, second: string, start: number, end: number) => void;
/** Calls `take` for each feature of a sentence in a fixed order. */
export type FeatureReader = (sentence: Sentence, sentences: readonly Sentence[], take: Take) => void;

/** Signs by which a key says its kind: in front of the word, or between two. */
const SIGNS: Record<Kind, string> = {
  word: '',
  pair: '_',
  with: '+',
  names: '&',
  concept: ':',
  before: '<',
  known: '<:',
  earlier: '<<',
  title: '^',
  form: '=',
};
const PARTED = ['pair', 'with', 'names'] as const;
const LED = ['known', 'earlier', 'before', 'concept', 'title', 'form'] as const;

/** The key of a feature, as weights are written. */
export const keyOf = (kind: Kind, first: string, second: string): string => (second === '' ? `${SIGNS[kind]}${first}` : `${first}${SIGNS[kind]}${second}`);

/** What {@link keyOf} made a key of. */
export function ofKey(key: string): [kind: Kind, first: string, second: string] {
  for (const kind of LED) if (key.startsWith(SIGNS[kind])) return [kind, key.slice(SIGNS[kind].length), ''];
  for (const kind of PARTED) {
    const at = key.indexOf(SIGNS[kind]);
    if (at > 0) return [kind, key.slice(0, at), key.slice(at + 1)];
  }
  return ['word', key, ''];
}

type Token = { text: string; start: number; end: number; name: boolean };

/** Concepts with this ending gather a party with its people and products (`aws-side`): organisations and people stand for the party, products for themselves. */
const SIDE = '-side';
/** Outlets are named as sources; who they are says nothing of what is stated. */
const OUTLET = 'outlet';
const WORD = /\p{L}+(?:'\p{L}+)?|\d[\d.,]*/gu;
/** Endings that make no other word, of words long enough to have one. */
const ENDING = /(?:ing|ed|es|s|'s|ly)$/;
const LONG = 4;
/** Words that stand in any sentence: no pair of them with a name says anything. */
const COMMON = new Set('the a an of to in and for on it is that with as by at from this its be are was has have'.split(' '));
/** Sentences are put into classes of so many words, up to the last class. */
const CLASS_WORDS = 8;
const LAST_CLASS = 5;

const stem = (word: string): string => (word.length > LONG ? word.replace(ENDING, '') : word);

/** Makes the reader of features for a record's concepts. */
export function featureReader(concepts: ReadonlyMap<string, Concept>): FeatureReader {
  const names = new Map<string, string>();
  for (const concept of concepts.values()) {
    if (!isName(concept) || concept.is?.includes(OUTLET)) continue;
    const side = concept.type === 'product' ? undefined : concept.is?.find((id) => id.endsWith(SIDE));
    names.set(concept.id, `@${side ?? concept.id}`);
  }
  const nameOf = (hit: Found): string | undefined => {
    if (hit.generic) return undefined;
    const id = hit.names.find((one) => names.has(one));
    return id === undefined ? undefined : names.get(id);
  };

  const read = (sentence: Sentence): Token[] => {
    const fixed: Token[] = [];
    for (const hit of sentence.found) {
      const text = nameOf(hit);
      if (text !== undefined) fixed.push({ text, start: hit.start, end: hit.end, name: true });
    }
    for (const { kind, start, end } of sentence.quantities) fixed.push({ text: `#${kind}`, start, end, name: false });
    fixed.sort((a, b) => a.start - b.start || b.end - a.end);
    const tokens: Token[] = [];
    let at = sentence.start;
    const words = (to: number): void => {
      for (const found of sentence.text.slice(at, to).toLowerCase().matchAll(WORD)) {
        const start = at + found.index;
        tokens.push({ text: stem(found[0]), start, end: start + found[0].length, name: false });
      }
    };
    for (const token of fixed) {
      if (token.start < at) continue;
      words(token.start);
      tokens.push(token);
      at = token.end;
    }
    words(sentence.end);
    return tokens;
  };
  // The sentences before are asked for again by those behind them.
  const known = new WeakMap<Sentence, Token[]>();
  const tokensOf = (sentence: Sentence): Token[] => {
    const tokens = known.get(sentence) ?? read(sentence);
    known.set(sentence, tokens);
    return tokens;
  };

  return (sentence, sentences, take) => {
    const tokens = tokensOf(sentence);
    const parties = tokens.filter(({ name }) => name);
    tokens.forEach((token, index) => {
      take('word', token.text, '', token.start, token.end);
      const next = tokens[index + 1];
      if (next) take('pair', token.text, next.text, token.start, next.end);
      if (!token.name && !COMMON.has(token.text)) for (const party of parties) take('with', party.text, token.text, token.start, token.end);
    });
    for (const one of parties) for (const other of parties) if (one.text < other.text) take('names', one.text, other.text, one.start, one.end);
    for (const hit of sentence.found) for (const id of hit.concepts) take('concept', id, '', hit.start, hit.end);
    const [before, earlier, title] = [sentences[sentence.index - 1], sentences[sentence.index - 2], sentences[0]];
    if (before) {
      for (const { name, text } of tokensOf(before)) if (name) take('before', text, '', -1, -1);
      for (const hit of before.found) for (const id of hit.concepts) take('known', id, '', -1, -1);
    }
    if (earlier) for (const { name, text } of tokensOf(earlier)) if (name) take('earlier', text, '', -1, -1);
    if (title) for (const { text } of tokensOf(title)) if (!COMMON.has(text)) take('title', text, '', -1, -1);
    if (sentence.index === 0) take('form', 'title', '', -1, -1);
    take('form', `words${Math.min(LAST_CLASS, Math.floor(tokens.length / CLASS_WORDS))}`, '', -1, -1);
  };
}
