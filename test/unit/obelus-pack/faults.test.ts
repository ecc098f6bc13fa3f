import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lintRecord } from '../../../scripts/obelus-pack/lint.ts';
import { cpuTimeOf } from './cpu-time.ts';

const FAULTS = 'test/fixtures/record-faults';
const made: string[] = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** The good record with the files of one fixture laid over it. */
function withFixture(name?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'obelus-faults-'));
  made.push(folder);
  for (const one of name === undefined ? ['base'] : ['base', name]) cpSync(join(FAULTS, one), folder, { recursive: true });
  return folder;
}

/** "claims/x.yaml:8: words", as in expect.txt: faults name files from where the linter was started. */
const told = (folder: string): string[] =>
  lintRecord(folder).faults.map((fault) => fault.slice(fault.indexOf(folder.split('/').at(-1) ?? '')).replace(/^[^/]*\//, ''));
const splitFault = (fault: string): [string, number] => [/^[^:]*/.exec(fault)?.[0] ?? '', Number(/:(\d+): /.exec(fault)?.[1])];

describe('planted defects', () => {
  const names = readdirSync(FAULTS).filter((name) => name !== 'base');

  it('the record that they are planted in has none', () => expect(lintRecord(withFixture())).toMatchObject({ faults: [], waiting: null, examples: 14 }));
  it('are many', () => expect(names.length).toBeGreaterThanOrEqual(25));

  it.each(names)('%s is told with file, line and words, and nothing else is', (name) => {
    const faults = told(withFixture(name));
    const expected = readFileSync(join(FAULTS, name, 'expect.txt'), 'utf8')
      .trimEnd()
      .split('\n');
    for (const line of expected) expect(faults.filter((fault) => fault.startsWith(line))).not.toEqual([]);
    expect(faults.filter((fault) => !expected.some((line) => fault.startsWith(line)))).toEqual([]);
  });

  it.each(names)('%s is found in moments', (name) => {
    const folder = withFixture(name);
    expect(cpuTimeOf(() => lintRecord(folder))).toBeLessThan(2000);
  });

  it('are told all at once, sorted by file and line', () => {
    const folder = withFixture();
    for (const name of ['banned-word', 'unused-source', 'examples-alike', 'unused-concept', 'says-more-than-its-source'])
      cpSync(join(FAULTS, names.find((one) => one.endsWith(`-${name}`)) ?? ''), folder, { recursive: true });
    const faults = told(folder).map(splitFault);
    expect(faults).toHaveLength(5);
    expect(faults).toEqual([...faults].sort(([a, i], [b, j]) => (a < b ? -1 : a > b ? 1 : i - j)));
  });
});
