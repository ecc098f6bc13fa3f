import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longLine, shortLine } from '../../../lib/pack/short-lines.ts';
import type { RecordLine } from '../../../lib/model/record.ts';
import { loadRecord } from '../../../scripts/record/load.ts';

const concept = (aliases: unknown, epithets?: unknown): RecordLine =>
  ({ id: 'x', kind: 'concept', type: 'noun', name: 'x', aliases, ...(epithets === undefined ? {} : { epithets }) }) as RecordLine;

describe('short lines', () => {
  it('write the words of a concept as one string, exact ones marked', () => {
    expect(shortLine(concept(['must', 'has to', { text: 'AWS', exact: true }], ['it']))).toMatchObject({ aliases: 'must|has to|=AWS', epithets: 'it' });
  });

  it('leave a list where a word has a mark of its own', () => {
    expect(shortLine(concept(['a|b', 'c']))).toMatchObject({ aliases: ['a|b', 'c'] });
    expect(shortLine(concept(['=b', 'c']))).toMatchObject({ aliases: ['=b', 'c'] });
  });

  it('write a cue with as few marks as it needs, and read it back', () => {
    const cue = {
      id: 'a',
      all: ['@b|@c', '@d'],
      not: ['@e'],
      within: { words: 9 },
      value: { else: 'v' },
      facet: { '@b': 'f', else: 'g' },
      measure: { else: 'm' },
    };
    const claim = {
      id: 'x',
      kind: 'claim',
      cues: [cue, { id: 'b', all: ['@b'], within: { words: 3, sentences: 2 }, facet: { else: null } }],
    } as unknown as RecordLine;
    expect(shortLine(claim)).toMatchObject({
      cues: [
        { all: 'b|c d', not: 'e', within: 9, value: 'v', facet: { '@b': 'f', else: 'g' } },
        { within: { words: 3, sentences: 2 }, facet: { else: null } },
      ],
    });
    expect(longLine(shortLine(claim))).toEqual(claim);
  });

  it('read every line of the record back as it was', () => {
    const { record } = loadRecord();
    for (const line of [...record.claims.values(), ...record.concepts.values(), ...record.sources.values()])
      expect(longLine(JSON.parse(JSON.stringify(shortLine(line))))).toEqual(line);
  });

  it('read back as what was written, whatever the words', () => {
    const word = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.record({ text: fc.string({ minLength: 1 }), exact: fc.constant(true as const) }, { noNullPrototype: true }),
    );
    const words = fc.array(word, { minLength: 1 });
    fc.assert(
      fc.property(words, words, (aliases, epithets) => {
        expect(longLine(shortLine(concept(aliases, epithets)))).toEqual(concept(aliases, epithets));
      }),
    );
  });

  it('give back anything else as it is, for the schema to judge', () => {
    for (const value of [null, 1, 'x', [], { kind: 'claim', aliases: 'a|b' }, { kind: 'concept', aliases: 3 }]) expect(longLine(value)).toEqual(value);
  });
});
