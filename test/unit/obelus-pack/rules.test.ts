import { describe, expect, it } from 'vitest';
import { loadRecord, type Example } from '../../../scripts/record/load.ts';
import { bannedWord } from '../../../scripts/obelus-pack/rules/banned-words.ts';
import { MAX_SHARED, sharedWords } from '../../../scripts/obelus-pack/rules/example-list.ts';
import { unexpectedReaders } from '../../../scripts/obelus-pack/rules/example-readings.ts';
import { readNeutral } from '../../../scripts/obelus-pack/rules/neutral.ts';
import { circleIn } from '../../../scripts/obelus-pack/rules/order.ts';
import { saysTooMuch } from '../../../scripts/obelus-pack/rules/text-level.ts';
import { usedConcepts, usedSources } from '../../../scripts/obelus-pack/rules/unused.ts';
import { placesOf, wordsOf } from '../../../scripts/obelus-pack/rules/words.ts';
import { dataFolder } from './data-folder.ts';

describe('text never says more than its sources', () => {
  it.each([
    ['Oracle has a contract of $300 billion.', 'reported-once', 'is reported once and does not say so'],
    ['Oracle reportedly has a contract of $300 billion.', 'reported-once', null],
    ['The WSJ reports a contract of $300 billion.', 'reported-once', null],
    ['Oracle has a contract of $300 billion, by press accounts.', 'reported-once', null],
    ['According to a trade paper, Oracle has a contract.', 'reported-once', null],
    ['An analyst estimate puts it at 5%.', 'reported-once', null],
    ['A rate of 20%, unconfirmed.', 'reported-once', null],
    ['Synergy Research, first quarter of 2026: 28%.', 'reported-once', null],
    ['The reporter has a contract.', 'reported-once', 'does not say so'],
    ['The contract is official, the press reports.', 'reported-once', 'says "official"'],
    ['OpenAI announced the round, the press reports.', 'reported-once', 'says "announced"'],
    ['OpenAI announced the round.', 'corroborated', null],
    ['OpenAI announced the round.', 'stated', null],
    ['OpenAI confirmed the round.', 'corroborated', 'says "confirmed"'],
    ['OpenAI confirmed the round.', 'stated', null],
    ['A suit was filed.', 'corroborated', 'says "filed"'],
    ['A suit was filed.', 'filed', null],
    ['Nothing had been filed, by press accounts.', 'reported-once', null],
    ['The press expected it; OpenAI had announced no filing.', 'reported-once', null],
    ['The companies did not confirm it, the FT reported.', 'reported-once', null],
    ['The rate was not confirmed by either company.', 'corroborated', null],
    ['$2 billion is committed.', 'corroborated', null],
    ['$2 billion is committed, as reported.', 'filed', null],
  ] as const)('%s (%s)', (text, level, fault) => {
    if (fault === null) expect(saysTooMuch(text, level)).toBeNull();
    else expect(saysTooMuch(text, level)).toContain(fault);
  });

  it('takes the publisher’s name for saying so', () => {
    expect(saysTooMuch('Bloomberg: at least six rivals got demands.', 'reported-once', ['Bloomberg'])).toBeNull();
    expect(saysTooMuch('Bloomberg: at least six rivals got demands.', 'reported-once', ['Reuters'])).not.toBeNull();
  });
});

describe('banned words', () => {
  it.each([
    ['The figure was wrong.', 'wrong'],
    ['Musk claimed a breach.', 'claimed'],
    ['Microsoft claims a right to the models.', 'claims'],
    ['On Friday Microsoft claims that it owns them.', 'claims that'],
    ['OpenAI Slammed the report.', 'slammed'],
    ['It is verified by AI.', 'verified by AI'],
    ["Musk's claims, one against Microsoft among them, were rejected.", null],
    ['The claims were rejected; all claims of 2024 too.', null],
    ['Musk brings claims against OpenAI.', null],
    ['The safety board met; a wrongful act was not found.', null],
  ])('%s', (text, word) => expect(bannedWord(text)).toBe(word));
});

describe('words of examples', () => {
  it('are counted once, in lower case, with what joins them', () => {
    expect(wordsOf('OpenAI’s US$11.9bn, a 13-billion-dollar sum.')).toEqual(["openai's", 'us', '11.9bn', 'a', '13-billion-dollar', 'sum']);
    expect(placesOf(wordsOf('by press accounts, by press'), 'by press')).toEqual([0, 3]);
  });
  it('are shared as a part of the shorter sentence’s', () => {
    expect(sharedWords('a b c d', 'a b c d e f g h')).toBe(1);
    expect(sharedWords('A b, c d e!', 'a b c x y z')).toBe(MAX_SHARED);
    expect(sharedWords('a a a a b', 'a c')).toBe(0.5);
    expect(sharedWords('', 'a')).toBe(0);
  });
});

it('a circle is found wherever one enters it', () => {
  expect(
    circleIn(
      new Map([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'b'],
      ]),
    ),
  ).toEqual(['b', 'c']);
  expect(circleIn(new Map([['a', 'a']]))).toEqual(['a']);
  expect(
    circleIn(
      new Map([
        ['a', 'b'],
        ['c', 'b'],
        ['b', 'd'],
      ]),
    ),
  ).toBeNull();
});

describe('what is used', () => {
  const { record } = loadRecord({
    data: dataFolder({ 'sources/bridge.yaml': (text) => text.replace('  read: text', '  read: text\n  repeats: council-toll') }),
  });
  const claims = [...record.claims.values()];
  it('is a source that is named, and the one that it repeats', () => {
    expect([...usedSources(claims.slice(0, 1), record.sources)].sort()).toEqual(['council-2024', 'council-toll', 'gazette-2024']);
  });
  it('is a concept that a cue or a party names, that counts as one of these, or that the engine knows', () => {
    expect([...usedConcepts([], record.concepts)].sort()).toEqual(['northport', 'side-one', 'side-two', 'southport']);
    expect(usedConcepts(claims, record.concepts).size).toBe(record.concepts.size);
  });
});

describe('claims that read an example beside its own', () => {
  const { record } = loadRecord({ data: dataFolder() });
  const [cost, toll] = ['bridge-cost', 'bridge-toll'].map((id) => record.claims.get(id));
  if (!cost || !toll) throw new Error('the small record lacks a claim');
  type Read = Parameters<typeof unexpectedReaders>[2];
  const third = { ...toll, id: 'ferry', related: [] };
  const matching: Example = { text: 'x', reads: {} };
  const readers = (other: Partial<typeof toll>, example: Example = matching, by = ['bridge-toll']): string[] => {
    const claims = new Map([cost, { ...toll, ...other }, third].map((one) => [one.id, one]));
    const own = ['bridge-cost', ...by].map((claim) => ({ claim, cue: 'toll' })) as unknown as Read['own'];
    return unexpectedReaders({ claims }, cost, { example, own }).map((one) => one.claim);
  };
  it('are named, or related and of the same type, or weak', () => {
    expect(readers({})).toEqual(['bridge-toll']);
    expect(readers({}, { ...matching, also: ['bridge-toll'] })).toEqual([]);
    expect(readers({ type: 'bridge-cost' })).toEqual([]);
    expect(readers({ cues: toll.cues.map((cue) => ({ ...cue, weak: true })) })).toEqual([]);
    expect(readers({}, matching, ['ferry', 'ferry'])).toEqual(['ferry']);
  });
  it('of a look-alike are the one that it belongs to, and claims that are related', () => {
    expect(readers({}, { not: 'x' }, ['ferry'])).toEqual([]);
    expect(readers({}, { not: 'x' }, ['ferry', 'bridge-toll'])).toEqual(['ferry']);
    expect(readers({}, { not: 'x', also: ['ferry'] }, ['ferry', 'bridge-toll'])).toEqual([]);
  });
});

it('the neutral text has at least 150 sentences, none of them twice', () => {
  const sentences = readNeutral('data').flatMap((text) => text.paragraphs.flat().map((one) => one.text));
  expect(sentences.length).toBeGreaterThanOrEqual(150);
  expect(new Set(sentences).size).toBe(sentences.length);
});
