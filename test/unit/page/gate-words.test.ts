import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGate, createGateSearch } from '../../../lib/page/gate-words.ts';

const WORDS = [
  ['OpenAI', 'ChatGPT'],
  ['Microsoft', 'Azure', 'AWS', 'Amazon Web Services', 'C++'],
];

describe('gate words', () => {
  it.each([
    ['OpenAI signed with Microsoft.', true],
    ['openai and azure, in lower case', true],
    ['Only OpenAI here.', false],
    ['The laws draw on ChatGPT.', false],
    ['OpenAI uses Amazon\n   Web\u00a0Services', true],
    ['«OpenAI»是Azure的客户', true],
    ['OpenAIs own AWSome product', false],
    ['OpenAI likes C++!', true],
    ['', false],
  ])('%j → %s', (text, found) => expect(createGateSearch(WORDS).look(text)).toBe(found));

  it('adds up what several batches bring, and forgets it on reset', () => {
    const search = createGateSearch(WORDS);
    expect(search.look('ChatGPT was first.')).toBe(false);
    expect(search.look('Nothing here.')).toBe(false);
    expect(search.look('Then came Azure.')).toBe(true);
    search.reset();
    expect(search.look('Then came Azure.')).toBe(false);
  });

  it('never opens without any group', () => {
    expect(createGateSearch([]).look('anything')).toBe(false);
    expect(createGateSearch([[], ['  ']]).look('anything')).toBe(false);
  });

  it('tells whether a text uses any word at all', () => {
    const search = createGateSearch(WORDS);
    expect(search.mentions('Azure prices rose.')).toBe(true);
    expect(search.mentions('Prices rose.')).toBe(false);
  });

  it('finds every literal between spaces, whatever characters it has', () => {
    const literal = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(literal, (name) => {
        const [group] = compileGate([[name]]);
        expect(group?.test(`x ${name.trim()} y`)).toBe(true);
      }),
    );
  });
});
