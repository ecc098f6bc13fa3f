import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordLine } from '../../../lib/model/record.ts';
import { checkRecordLine } from '../../../lib/pack/content.ts';
import { PackError } from '../../../lib/pack/errors.ts';
import { fromOneText, inOneText } from '../../../lib/pack/one-text.ts';
import { longForm, shortForm } from '../../../lib/pack/short-form.ts';
import { loadRecord } from '../../../scripts/record/load.ts';

const concept = (aliases: unknown): RecordLine => ({ id: 'a', kind: 'concept', type: 'noun', name: 'a', aliases }) as RecordLine;

describe('the short form of a content', () => {
  it('gives every line of the record back as it was', () => {
    const { record } = loadRecord();
    const lines: RecordLine[] = [...record.claims.values(), ...record.concepts.values(), ...record.sources.values()];
    expect(lines.length).toBeGreaterThan(100);
    for (const line of lines) expect(longForm(JSON.parse(JSON.stringify(shortForm(line))))).toEqual(JSON.parse(JSON.stringify(line)));
  });

  it('writes words as one text, with a sign for those in their own case', () => {
    expect(shortForm(concept(['one', { text: 'Two', exact: true }]))).toMatchObject({ concept: '|a|one~0=Two' });
  });

  it('reads words with the sign between them, as a hand writes them', () => {
    expect(longForm({ id: 'a', concept: '|a|one;=Two;~1' })).toEqual(concept(['one', { text: 'Two', exact: true }, '~1']));
  });

  it('leaves a line alone one of whose texts holds the sign between its parts', () => {
    const line = { id: 'a', kind: 'concept', type: 'noun', name: 'a|b', aliases: ['one'] } as RecordLine;
    expect(shortForm(line)).toMatchObject({ name: 'a|b', aliases: 'one' });
    expect(longForm(shortForm(line))).toEqual(line);
  });

  it.each(['noun|a', 'noun|a|one|two', 'one'])('does not make a line of a text with too few or too many parts: %s', (written) => {
    expect(() => checkRecordLine('a', longForm({ id: 'a', concept: written }))).toThrow(PackError);
  });

  it.each([[['one;two', 'three']], [['one~2', 'three']], [['=one']]])('leaves a list alone whose words hold its signs: %j', (aliases) => {
    expect(shortForm(concept(aliases))).toMatchObject({ aliases });
    expect(longForm(shortForm(concept(aliases)))).toEqual(concept(aliases));
  });

  it('leaves out what can be told from the rest, and takes it where it is written all the same', () => {
    const line = { id: 'a', kind: 'concept', type: 'noun', name: 'one', aliases: ['one', 'two'], is: ['b', 'c'] } as RecordLine;
    expect(shortForm(line)).toEqual({ id: 'a', concept: '||one~0two', is: 'b c' });
    expect(longForm(line)).toEqual(line);
  });

  it('writes what a cue names without its sign, the values of statements with a short one, and a reach as two numbers', () => {
    const cue = { id: 'c', all: ['@one|@value.two', '@value.three'], not: ['@four'], value: { '@value.two|@one': 'x', else: 'y' } };
    const line = { id: 'a', kind: 'claim', cues: [{ ...cue, within: { words: 5, sentences: 2 } }], observations: [] } as unknown as RecordLine;
    const short = { cue: 'c;one|~two ~three;5/2;four;;;', value: { '~two|@one': 'x', else: 'y' } };
    expect(shortForm(line)).toMatchObject({ cues: [short] });
    expect(longForm(shortForm(line))).toMatchObject(line);
  });

  it.each([
    [{ amount: { min: '1', max: '40', unit: 'USD bn' }, payee: '@anthropic', payer: '@amazon|@value.one' }, ';1|40|USD bn;anthropic;amazon|~one'],
    [{ about: '@openai', amount: { unit: '%', optional: true } }, 'openai;||%|true;;'],
    [
      { amount: { min: '1', unit: 'USD' }, other: '@one' },
      { amount: { min: '1', unit: 'USD' }, other: '@one' },
    ],
  ])('writes the slots of a cue as one text: %j', (slots, short) => {
    const line = { id: 'a', kind: 'claim', lang: 'en', cues: [{ id: 'c', all: ['@one'], slots }], observations: [] } as unknown as RecordLine;
    expect(shortForm(line)).toMatchObject({ cues: [{ slots: short }] });
    expect(longForm(JSON.parse(JSON.stringify(shortForm(line))))).toEqual(line);
  });

  it('reads slots that are fields, their amount as text or not', () => {
    const cue = (amount: unknown) => ({ id: 'a', kind: 'claim', lang: 'en', cues: [{ id: 'c', slots: { amount } }] });
    expect(longForm(cue('1|40|USD bn'))).toEqual(cue({ min: '1', max: '40', unit: 'USD bn' }));
    expect(longForm(cue({ unit: 'USD' }))).toEqual(cue({ unit: 'USD' }));
  });

  it.each(['concept', 'source', 'observation', 'hold', 'event', 'cue', 'slots'] as const)('%s: whatever the fields hold, one text gives them back', (kind) => {
    const names = [
      'id',
      'from',
      'to',
      'because',
      'text',
      'date',
      'all',
      'within',
      'not',
      'type',
      'name',
      'aliases',
      'value',
      'unit',
      'url',
      'about',
      'amount',
      'payee',
      'payer',
    ];
    const value = fc.oneof(fc.string(), fc.constantFrom('', '|', ';', 'a;b', 'a|b'), fc.integer(), fc.boolean(), fc.array(fc.string()));
    const fields = fc.dictionary(fc.constantFrom(...names), value, { noNullPrototype: true });
    fc.assert(
      fc.property(fields, (given) => {
        expect(fromOneText(kind, inOneText(kind, given))).toEqual(given);
      }),
    );
  });

  it('writes an observation, a hold and an event as one text each', () => {
    const observation = { id: 'o', source: 's', measure: 'funded', asOf: '2026-01-01', known: '2026-01-01', unit: 'USD', value: '13' };
    const hold = { from: '2026-01-01', because: ['s', 't'], text: 'It holds.', is: { scope: 'all' } };
    const event = { date: '2026-01-01', because: ['s'], text: 'It happened.' };
    const line = { id: 'a', kind: 'claim', lang: 'en', cues: [], observations: [observation], holds: [hold], events: [event] } as unknown as RecordLine;
    expect(shortForm(line)).toEqual({
      id: 'a',
      cues: [],
      observations: [{ observation: 'o|s|funded|2026-01-01|USD|13|' }],
      holds: [{ hold: '2026-01-01||s t|It holds.', is: { scope: 'all' } }],
      events: [{ event: '2026-01-01|s|It happened.' }],
    });
    expect(longForm(shortForm(line))).toEqual(line);
  });

  it.each([[null], ['text'], [3], [[1]], [{ kind: 'claim' }], [{ cues: [1, null] }], [{ kind: 'concept', aliases: 4 }], [{ url: {} }]])(
    'what is no line is no line after it either: %j',
    (value) => expect(() => checkRecordLine('a', longForm(value))).toThrow(PackError),
  );
});
