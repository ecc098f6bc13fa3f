import type { Sentence } from '../scan.ts';
import { BEFORE, evidenceOf, formOf, isLetter, keysOfQuantity, LETTERS, partiesOf, WORD_FROM, type Around, type Evidence } from './evidence.ts';
import type { TypeWeights } from './weights.ts';

/** One piece of evidence with what it weighs for a type, in tenths. */
export type Weighed = Evidence & { weight: number };

/** Weighs sentences against all types at once. Whole numbers throughout: the same sentence gives the same sums everywhere. */
export type Scales = {
  types: readonly string[];
  /** The sum of each type for a sentence, in tenths, in the order of `types`. The array is used again by the next call. */
  sums(sentence: Sentence, around: Around): Int32Array;
  /** What speaks for and against one type, heaviest first; of a key that stands in the sentence more than once all places, with its weight at the first. */
  explain(sentence: Sentence, around: Around, type: string): Weighed[];
};

/** The first letters of a word as one number, five bits each: looking a number up makes no text. Letters beyond a to z may share one, as no word of the lists has any. */
const letterOf = (code: number): number => (code >= 97 && code <= 122 ? code - 96 : 31);
const numberOfWord = (word: string): number => Array.from(word).reduce((all, letter) => all * 32 + letterOf(letter.charCodeAt(0)), 0);

/** Turns the lists of the types around, so that a piece of evidence costs one look-up whatever the number of types. */
export function makeScales(lists: readonly TypeWeights[]): Scales {
  const numbers = new Map<string, number>();
  const pairs: number[][] = [];
  lists.forEach(({ of }, type) => {
    for (const [key, weight] of of) {
      const number = numbers.get(key) ?? pairs.length;
      if (number === pairs.length) {
        numbers.set(key, number);
        pairs.push([]);
      }
      pairs[number]?.push(type, weight);
    }
  });
  const words = new Map([...numbers].flatMap(([key, number]) => (/^[a-z]+$/.test(key) ? [[numberOfWord(key), number] as const] : [])));
  const biases = Int32Array.from(lists, ({ bias }) => bias);
  const result = new Int32Array(lists.length);
  const seen = new Int32Array(pairs.length);
  let stamp = 0;
  const add = (number: number | undefined): void => {
    if (number === undefined || seen[number] === stamp) return;
    seen[number] = stamp;
    const list = pairs[number] ?? [];
    for (let at = 0; at < list.length; at += 2) {
      const type = list[at] ?? 0;
      result[type] = (result[type] ?? 0) + (list[at + 1] ?? 0);
    }
  };
  const numbersOf = (keys: readonly string[]): number[] => keys.flatMap((key) => numbers.get(key) ?? []);
  // The same words give the same set of concepts, and the same sentence is asked for its parties again by those behind it.
  const ofConcepts = cached((concepts: ReadonlySet<string>) => numbersOf([...concepts].map((id) => `@${id}`)));
  const ofParties = cached((sentence: Sentence) => numbersOf(partiesOf(sentence).map((id) => `<@${id}`)));
  const ofType = new Map(lists.map(({ type }) => [type, ['', '<', '>'].map((where) => numbers.get(`${where}!${type}`))]));
  const addTypes = (types: ReadonlySet<string>, where: 0 | 1 | 2): void => {
    for (const type of types) add(ofType.get(type)?.[where]);
  };

  const addWords = (text: string): void => {
    let [length, word] = [0, 0];
    for (let at = 0; at <= text.length; at += 1) {
      const code = at < text.length ? text.charCodeAt(at) : 0;
      if (isLetter(code)) {
        if (length < LETTERS) word = word * 32 + letterOf(code);
        length += 1;
      } else if (length > 0) {
        if (length >= WORD_FROM) add(words.get(word));
        [length, word] = [0, 0];
      }
    }
  };

  return {
    types: lists.map(({ type }) => type),
    sums(sentence, { sentences, ruled }) {
      stamp += 1;
      result.set(biases);
      for (const hit of sentence.found) for (const number of ofConcepts(hit.concepts)) add(number);
      const text = sentence.text.slice(sentence.start, sentence.end).toLowerCase();
      addWords(text);
      for (const quantity of sentence.quantities) for (const key of keysOfQuantity(quantity)) add(numbers.get(key));
      addTypes(ruled(sentence.index), 0);
      for (let back = 1; back <= BEFORE; back += 1) {
        const before = sentences[sentence.index - back];
        if (!before) break;
        for (const number of ofParties(before)) add(number);
        addTypes(ruled(before.index), 1);
      }
      addTypes(ruled(sentence.index + 1), 2);
      for (const key of formOf(sentence, text)) add(numbers.get(key));
      return result;
    },
    explain(sentence, around, type) {
      const of = lists.find((one) => one.type === type)?.of ?? new Map<string, number>();
      const told = new Set<string>();
      const found: Weighed[] = [];
      evidenceOf(sentence, around, (key, start, end) => {
        const weight = of.get(key);
        if (weight === undefined) return;
        found.push({ key, start, end, weight: told.has(key) ? 0 : weight });
        told.add(key);
      });
      return found.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start || (a.key < b.key ? -1 : 1));
    },
  };
}

/** Works out what follows from an object once, for as long as the object lives. */
function cached<K extends object, V>(make: (from: K) => V): (from: K) => V {
  const known = new WeakMap<K, V>();
  return (from) => {
    const old = known.get(from);
    if (old !== undefined) return old;
    const value = make(from);
    known.set(from, value);
    return value;
  };
}
