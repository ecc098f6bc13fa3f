import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordLine } from '../../../lib/model/record.ts';
import { encodeUtf8 } from '../../../lib/pack/bytes.ts';
import { computeChanges } from '../../../lib/pack/changes.ts';
import { checkRecordLine, countKinds, readContent, readLine, splitContent, writeContent } from '../../../lib/pack/content.ts';
import { toRecord } from '../../../lib/pack/record.ts';
import { claim, concept, lines, RELEASED, source } from './sample.ts';

const code = (name: string) => expect.objectContaining({ code: name });
const text = (list: readonly RecordLine[]): string => Buffer.from(writeContent(list)).toString();
const read = (list: readonly RecordLine[]): RecordLine[] => readContent(writeContent(list), { records: list.length, released: RELEASED });
const withClaim = (change: Parameters<typeof claim>[0]): RecordLine[] => [claim(change), ...lines().slice(1)];
const [hold] = claim().holds;
const [figure] = claim().observations;
const [cue] = claim().cues;
if (!hold || !figure || !cue) throw new Error('the sample is empty');

describe('content', () => {
  it('goes out and comes in again, the same bytes from any order', () => {
    expect(read(lines()).map(({ id }) => id)).toEqual(['bridge', 'bridge-cost', 'gazette-2024', 'herald-2024', 'northport', 'southport']);
    fc.assert(fc.property(fc.shuffledSubarray(lines(), { minLength: 6 }), (list) => text(list) === text(lines())));
    expect(text(lines()).startsWith('{"id":"bridge","concept"')).toBe(true);
  });

  it.each(['figure', 'differs'])('refuses a figure with the editors’ field "%s"', (field) => {
    const line = claim({ observations: [{ ...figure, [field]: 'bridge-money#1' }] });
    expect(() => checkRecordLine(line.id, line)).toThrow(code('E_SCHEMA'));
  });

  it('becomes a record in memory', () => {
    const record = toRecord(writeContent(lines()), { pack: 'bridge', version: '1', generation: 'g', horizon: '2025-01-01' });
    expect([...record.claims.keys()]).toEqual(['bridge-cost']);
    expect([...record.sources.keys()]).toEqual(['gazette-2024', 'herald-2024']);
    expect(record.concepts.size).toBe(3);
    expect(countKinds(lines())).toEqual({ claim: 1, concept: 3, source: 2 });
  });

  it.each([
    ['unsorted lines', (all: string) => all.split('\n').slice(0, -1).toReversed().join('\n') + '\n'],
    ['carriage returns', (all: string) => all.replaceAll('\n', '\r\n')],
    ['no last line end', (all: string) => all.slice(0, -1)],
    ['a blank line', (all: string) => `\n${all}`],
    ['a byte order mark', (all: string) => `\uFEFF${all}`],
    ['an id twice', (all: string) => all.replace(/^(.*\n)/, '$1$1')],
    ['an id that does not come first', (all: string) => all.replace('{"id":"bridge","concept"', '{"concept"')],
    ['a space after the brace', (all: string) => all.replace('{"id"', '{ "id"')],
  ])('PK-D10 PK-E15 with %s is refused', (_name, spoil) => {
    expect(() => readContent(encodeUtf8(spoil(text(lines()))), { records: 6, released: RELEASED })).toThrow(code('E_SCHEMA'));
  });

  it('has as many lines as were named', () => expect(() => readContent(writeContent(lines()), { records: 5, released: RELEASED })).toThrow(code('E_SCHEMA')));

  it('PK-E19 has limits', () => {
    expect(() => readContent(encodeUtf8(`{"id":"a","x":"${'y'.repeat(32_768)}"}\n`), { records: 1, released: RELEASED })).toThrow(code('E_LIMIT'));
    expect(() => readContent(encodeUtf8(`{"id":"a","x":"${'ü'.repeat(17_000)}"}\n`), { records: 1, released: RELEASED })).toThrow(code('E_LIMIT'));
    expect(() => splitContent('x\n'.repeat(50_001))).toThrow(code('E_LIMIT'));
    expect(() => readContent(new Uint8Array(32 * 1024 * 1024 + 1), { records: 1, released: RELEASED })).toThrow(code('E_LIMIT'));
  });
});

describe('lines', () => {
  it('PK-E14 an id that stands twice is the one that is parsed', () => {
    const whole = JSON.stringify(concept('f-2'));
    expect(readLine('f-2', `{"id":"f-1",${whole.slice(1)}`).id).toBe('f-2');
    expect(() => readLine('f-1', `{"id":"f-1",${whole.slice(1)}`)).toThrow(code('E_SCHEMA'));
  });

  it.each(['A', 'x'.repeat(65), '../x', 'a b', '', 'constructor', '__proto__', 'prototype'])('PK-E15 PK-E6 the id %j is refused', (id) => {
    expect(() => checkRecordLine(id, concept(id))).toThrow(code('E_SCHEMA'));
  });

  it.each(['__proto__', 'constructor', 'prototype'])('PK-E6 the key %s is refused wherever it stands', (key) => {
    const spoiled = JSON.stringify(claim()).replace('"toll":{', `"${key}":{`);
    expect(() => readLine('bridge-cost', spoiled)).toThrow(code('E_SCHEMA'));
    expect(() => readLine('bridge-cost', `{"id":"bridge-cost","${key}":{"polluted":1}}`)).toThrow(code('E_SCHEMA'));
    const escaped = key.replace(/./g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
    expect(() => readLine('bridge-cost', spoiled.replace(`"${key}":{`, `"${escaped}":{`))).toThrow(/is not allowed/);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('PK-E7 deep nesting is refused before it is parsed', () =>
    expect(() => readLine('a', `{"id":"a","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)).toThrow(/nested deeper/));

  it('PK-E23 unknown keys are refused', () => {
    for (const key of ['styles', 'html', 'template', 'level2'])
      expect(() => checkRecordLine('northport', { ...concept('northport'), [key]: 'x' })).toThrow(code('E_SCHEMA'));
  });

  it('PK-E8 a pattern in an alias is only its characters', () =>
    expect(checkRecordLine('northport', concept('northport', { aliases: ['(a+)+$'] }))).toMatchObject({ aliases: ['(a+)+$'] }));

  it('PK-E9 names need two letters and are no word of every sentence; aliases are few and short', () => {
    for (const aliases of [['e'], ['the'], [''], ['x'.repeat(81)], Array.from({ length: 65 }, (_, at) => `name ${at}`)])
      expect(() => checkRecordLine('northport', concept('northport', { aliases }))).toThrow();
    expect(() => checkRecordLine('word', concept('word', { type: 'phrase', aliases: ['with'] }))).not.toThrow();
    const common = [claim({ cues: [{ ...cue, all: ['@word'] }] }), ...lines().slice(1), concept('word', { type: 'phrase', aliases: ['with'] })];
    expect(() => read(common)).toThrow(/words of every sentence/);
  });

  it('PK-E10 PK-E12 texts and names are looked at wherever they stand', () => {
    expect(() => checkRecordLine('bridge-cost', claim({ missing: 'Southport\u202E says nothing.' }))).toThrow(code('E_TEXT'));
    expect(() => checkRecordLine('gazette-2024', source('gazette-2024', { publisher: 'H\u0430rbour Gazette' }))).toThrow(code('E_TEXT'));
    expect(() => checkRecordLine('northport', concept('northport', { aliases: ['N\u043Erthport'] }))).toThrow(code('E_TEXT'));
  });

  it('PK-E2 PK-E3 addresses are looked at', () => {
    for (const url of ['javascript:alert(1)', 'https://ft.example@evil.example/'])
      expect(() => checkRecordLine('gazette-2024', source('gazette-2024', { url }))).toThrow(code('E_URL'));
  });

  it.each(['1e309', 'NaN', '-0', '-0.0', '00.5', '9'.repeat(400), '1,5', '+1', '.5', ''])('PK-E17 the number %j is refused', (value) => {
    expect(() => checkRecordLine('bridge-cost', claim({ observations: [{ ...figure, value }] }))).toThrow(code('E_SCHEMA'));
    expect(() => checkRecordLine('bridge-cost', claim({ cues: [{ ...cue, slots: { amount: { unit: 'USD bn', min: value } } }] }))).toThrow(code('E_SCHEMA'));
  });

  it('PK-E17 a figure is one number or a range the right way round', () => {
    const spoiled = [{ value: undefined }, { min: '1' }, { value: undefined, min: '2', max: '1' }, { value: 2 as unknown as string }];
    for (const change of spoiled) expect(() => checkRecordLine('bridge-cost', claim({ observations: [{ ...figure, ...change }] }))).toThrow(code('E_SCHEMA'));
  });
});

describe('references', () => {
  it.each([
    ['a source', { holds: [{ ...hold, because: ['nobody'] }] }],
    ['a source that is a concept', { holds: [{ ...hold, because: ['northport'] }] }],
    ['a further source', { observations: [{ ...figure, also: ['nobody'] }], holds: [hold] }],
    ['a party', { observations: [{ ...figure, payer: 'nobody' }], holds: [hold] }],
    ['a whole', { observations: [{ ...figure, partOf: 'o-none' }], holds: [hold] }],
    ['a current figure', { holds: [{ ...hold, current: ['o-none'] }] }],
    ['a facet', { holds: [{ ...hold, is: { lanes: 'two' } }] }],
    ['a facet value', { holds: [{ ...hold, is: { toll: ['free', 'huge'] } }] }],
    ['a related claim', { related: ['bridge-colour'] }],
    ['an actor', { positions: [{ actor: 'nobody', stance: 'asserts' as const, text: 'Says so.', date: '2024', source: 'gazette-2024' }] }],
    ['a concept of a cue', { cues: [{ ...cue, all: ['@nobody'] }] }],
    ['an excluded concept', { cues: [{ ...cue, not: ['@nobody|@bridge'] }] }],
    ['a concept of a table', { cues: [{ ...cue, measure: { '@nobody': 'spend' } }] }],
    ['a table key that is no concept', { cues: [{ ...cue, measure: { bridge: 'spend' } }] }],
    ['the facet of a cue', { cues: [{ ...cue, facet: { '@bridge': 'lanes' } }] }],
    ['the value of a cue', { cues: [{ ...cue, value: { '@bridge': 'huge' } }] }],
    ['what a value entails', { facets: { toll: { text: 'the toll', values: { free: { text: 'none', entails: ['nothing'] }, paid: { text: 'a toll' } } } } }],
  ])('PK-E16 %s that is not there is refused', (_name, change) => expect(() => read(withClaim(change))).toThrow(code('E_REF')));

  it('an object’s own names are no values', () => expect(() => read(withClaim({ holds: [{ ...hold, is: { toll: 'toString' } }] }))).toThrow(code('E_REF')));

  it('PK-E16 circles and long chains end', () => {
    const chain = (length: number): RecordLine[] =>
      Array.from({ length }, (_, at) => source(`s-${String(at).padStart(5, '0')}`, at + 1 < length ? { repeats: `s-${String(at + 1).padStart(5, '0')}` } : {}));
    expect(read(chain(65))).toHaveLength(65);
    expect(() => read(chain(66))).toThrow(code('E_REF'));
    expect(() => read(chain(10_000))).toThrow(code('E_REF'));
    expect(() => read([source('a', { repeats: 'a' })])).toThrow(/circle/);
    expect(() => read([concept('a', { is: ['b'] }), concept('b', { is: ['c'] }), concept('c', { is: ['a'] }), concept('d', { is: ['a'] })])).toThrow(/circle/);
    expect(read([concept('a', { is: ['b', 'c'] }), concept('b', { is: ['d'] }), concept('c', { is: ['d'] }), concept('d')])).toHaveLength(4);
  });

  it.each(['2026-02-30', '9999-99-99', '2025-1-1', 'soon'])('PK-E18 the date %s is refused', (asOf) =>
    expect(() => read(withClaim({ observations: [{ ...figure, asOf }], holds: [hold] }))).toThrow(code('E_SCHEMA')),
  );

  it('PK-E18 nothing was known after the release, give or take a day', () => {
    const at = (known: string): RecordLine[] => withClaim({ observations: [{ ...figure, known }], holds: [hold] });
    expect(() => read(at('2025-02-01'))).not.toThrow();
    expect(() => read(at('2025-01'))).not.toThrow();
    for (const known of ['2025-02-02', '2025-03', '2030-01-01']) expect(() => read(at(known))).toThrow(code('E_SCHEMA'));
    expect(() => read(withClaim({ holds: [{ ...hold, to: '2032-12-31' }] }))).not.toThrow();
    expect(() => read(withClaim({ holds: [{ ...hold, from: '2024-05', to: '2024-04-30' }] }))).toThrow(/ends before/);
  });

  it('an observation stands once in its claim', () => expect(() => read(withClaim({ observations: [figure, figure], holds: [hold] }))).toThrow(/twice/));
});

describe('changes', () => {
  it('are computed line by line', () => {
    const before = text([concept('a'), concept('b'), concept('c')]);
    const after = text([concept('b', { name: 'bee' }), concept('c'), concept('d')]);
    expect(computeChanges(before, after).map(({ id, change }) => `${change} ${id}`)).toEqual(['removed a', 'changed b', 'added d']);
    expect(computeChanges(before, before)).toEqual([]);
    expect(computeChanges('', before)).toHaveLength(3);
  });

  it('lead from one content to the other', () => {
    const some = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-c][0-9]$/), fc.nat(2)), { selector: ([id]) => id });
    fc.assert(
      fc.property(some, some, (old, now) => {
        const content = (list: [string, number][]): string => text(list.map(([id, name]) => concept(id, { name: `name ${name}` })));
        const known = new Map(splitContent(content(old)).map(({ id, line }) => [id, line]));
        for (const { id, after } of computeChanges(content(old), content(now))) {
          if (after === undefined) known.delete(id);
          else known.set(id, after);
        }
        expect(
          Array.from(known)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([, line]) => `${line}\n`)
            .join(''),
        ).toBe(content(now));
      }),
    );
  });
});
