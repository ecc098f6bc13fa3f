import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Trie } from '../../../lib/match/trie.ts';

const SYMBOLS = 4;
const word = fc.array(fc.integer({ min: 1, max: SYMBOLS }), { minLength: 1, maxLength: 8 });
const treeOf = (words: readonly number[][]): Trie => new Trie(words.length, words.flat().length, SYMBOLS);
const walk = (trie: Trie, symbols: readonly number[]): number => symbols.reduce((node, symbol, i) => (node === 0 && i > 0 ? 0 : trie.next(node, symbol)), 0);

describe('the tree of aliases', () => {
  it('goes on over every beginning of a word that was added, to one node each, and over nothing else', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.array(word, { maxLength: 40 }), (words, others) => {
        const trie = treeOf(words);
        const last = words.map((one) => trie.add(one));
        const beginnings = new Map(words.flatMap((one) => one.map((_symbol, i) => [one.slice(0, i + 1).join(), one.slice(0, i + 1)] as const)));
        expect(words.map((one) => walk(trie, one))).toEqual(last);
        expect(new Set([...beginnings.values()].map((one) => walk(trie, one))).size).toBe(beginnings.size);
        expect(trie.size).toBe(beginnings.size + 1);
        for (const other of others) expect(walk(trie, other) > 0).toBe(beginnings.has(other.join()));
      }),
      { numRuns: 500 },
    );
  });
});
