import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../../lib/pack/bytes.ts';
import { readContent } from '../../../lib/pack/content.ts';
import { inflate } from '../../../lib/sync/inflate.ts';
import { readBundled } from '../../../lib/sync/bundled.ts';
import { buildPack, FACTS_FILE, PIN_FILE, pinOf, sha256, writeBundle } from '../../../scripts/obelus-pack/build.ts';
import { lintRecord } from '../../../scripts/obelus-pack/lint.ts';
import { loadRecord } from '../../../scripts/record/load.ts';
import { dataFolder } from './data-folder.ts';

describe('building', () => {
  it('PK-T17 gives the same bytes every time, wherever the data lies', () => {
    const [one, two] = [buildPack(dataFolder()), buildPack(dataFolder())];
    expect(two.content).toEqual(one.content);
    expect(two.packed).toEqual(one.packed);
    expect(pinOf(two)).toEqual(pinOf(one));
  });

  it('leaves the levels, which copies of readers compute, and the examples behind', () => {
    const { content } = buildPack(dataFolder());
    const [claim] = readContent(content, { records: 13, released: '2025-01-31' }).flatMap((line) => (line.kind === 'claim' ? [line] : []));
    expect(decodeUtf8(content)).not.toContain('"level"');
    expect(claim?.cues).toHaveLength(1);
    expect(decodeUtf8(content)).not.toContain('painted');
  });

  it('writes what the extension reads, and nothing else stays in the folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'obelus-out-'));
    writeFileSync(join(folder, 'old.ndjson'), 'x');
    mkdirSync(join(folder, 'older'));
    const built = buildPack(dataFolder());
    writeBundle(built, folder);
    expect(readdirSync(folder).sort()).toEqual([PIN_FILE, FACTS_FILE].sort());
    const pin = JSON.parse(readFileSync(join(folder, PIN_FILE), 'utf8')) as ReturnType<typeof pinOf>;
    const packed = new Uint8Array(readFileSync(join(folder, FACTS_FILE)));
    expect(pin).toMatchObject({
      pack: 'bridge',
      title: 'The bridge',
      version: '2025.1.1',
      horizon: '2025-01-31',
      epoch: 1,
      seq: 1,
      records: 13,
      counts: { claim: 2, concept: 8, source: 3 },
      sha256: sha256(await inflate(packed, 100_000)),
    });
    expect((await readBundled(async () => packed, pin, '0.1.0')).bytes).toEqual(built.content);
  });

  it.each([
    [
      'a reference',
      { 'claims/bridge-cost.yaml': (text: string) => text.replace('also: [council-2024]', 'also: [nobody]') },
      /claims\/bridge-cost\.yaml:8: .*observation o-committed: there is no source "nobody"/,
    ],
    [
      'a level by hand',
      { 'claims/bridge-cost.yaml': (text: string) => text.replace('source: gazette-2024,', 'level: filed, source: gazette-2024,') },
      /claims\/bridge-cost\.yaml:\d+: .*levels are computed/,
    ],
    [
      'an address',
      { 'sources/bridge.yaml': (text: string) => text.replace('"https://northport', '"ftp://northport') },
      /sources\/bridge\.yaml:9: council-2024: address/,
    ],
    [
      'a hidden letter',
      { 'sources/bridge.yaml': (text: string) => text.replace('Harbour Gazette', 'Harbour\u200B Gazette') },
      /sources\/bridge\.yaml:3: gazette-2024: .*U\+200B/,
    ],
    [
      'a date',
      { 'claims/bridge-cost.yaml': (text: string) => text.replace('known: "2024-05-02"', 'known: "2025-03-01"') },
      /claims\/bridge-cost\.yaml:8: .*known 2025-03-01 lies after/,
    ],
    ['an unknown field', { 'concepts/en/names.yaml': (text: string) => text.replace('name: Northport', 'name: Northport, colour: red') }, /names\.yaml:1: /],
    ['the pack file', { 'pack.yaml': (text: string) => text.replace('epoch: 1', 'epoch: none') }, /pack\.yaml:6: epoch/],
    ['broken YAML', { 'pack.yaml': (text: string) => `${text}\n- ]` }, /pack\.yaml:\d+: /],
  ])('a fault in %s is told with file and line', (_name, change, message) => expect(() => buildPack(dataFolder(change))).toThrow(message));
});

describe('linting', () => {
  it('counts what it has looked at', () => expect(lintRecord(dataFolder())).toMatchObject({ faults: [], counts: { claim: 2 }, examples: 14 }));

  it('runs the examples with the product’s own matcher', () => {
    const [fault, ...rest] = lintRecord(dataFolder({ 'cues/en/bridge-cost.yaml': (text) => text.replace('amount: "2"', 'amount: "3"') })).faults;
    expect(rest).toEqual([]);
    expect(fault).toMatch(/cues\/en\/bridge-cost\.yaml:5: bridge-cost: the example is read otherwise \(amount 2, not 3\)/);
    expect(
      lintRecord(
        dataFolder({
          'cues/en/bridge-cost.yaml': (text) =>
            text.replace('Northport painted the old crossing in bright green last spring', 'Northport put as much as $3 billion into some crossing'),
        }),
      ).faults,
    ).toEqual([expect.stringMatching(/bridge-cost\.yaml:6: .*must not be read/)]);
    const standing = (word: string): string[] =>
      lintRecord(dataFolder({ 'cues/en/bridge-cost.yaml': (text) => text.replace('standing: matches', `standing: ${word}`) })).faults;
    expect(standing('matches')).toEqual([]);
    expect(standing('differ')).toEqual([expect.stringMatching(/:5: .*stands as matches, not differ/)]);
  });

  it('tells every fault, not only the first', () => {
    const { faults, rules, waiting } = lintRecord(
      dataFolder({
        'claims/bridge-cost.yaml': (text) => text.replace('also: [council-2024]', 'also: [nobody]').replace('about: bridge', 'about: tunnel'),
        'sources/bridge.yaml': (text) => text.replace('"https://northport', '"javascript://northport'),
      }),
    );
    for (const fault of faults) expect(fault).toMatch(/\.yaml:\d+: /);
    expect(rules).toEqual({ E_REF: 2, E_URL: 1, 'text-level': 1 });
    expect(waiting).toBe('examples and neutral text');
  });
});

describe('the record of this checkout', () => {
  const linted = lintRecord('data');
  it('has no faults', () => expect(linted.rules).toEqual({}));
  it('holds 60 claims, 120 figures and 7 examples a claim, or more', () => {
    const { record, examples } = loadRecord();
    expect(record.claims.size).toBeGreaterThanOrEqual(60);
    expect([...record.claims.values()].flatMap(({ observations }) => observations).length).toBeGreaterThanOrEqual(120);
    for (const id of record.claims.keys()) expect(examples.get(id)?.length ?? 0, id).toBeGreaterThanOrEqual(7);
  });
});
