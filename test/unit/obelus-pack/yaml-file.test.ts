import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openYaml, readYaml } from '../../../scripts/record/yaml-file.ts';
import { cpuTimeOf } from './cpu-time.ts';

function fileOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'obelus-yaml-')), 'x.yaml');
  writeFileSync(file, text);
  return file;
}
const faults = (text: string): string[] => openYaml(fileOf(text)).faults.map(({ message }) => message.replace(/^.*x\.yaml:/, ''));

describe('openYaml', () => {
  it('gives plain data and the line of any path', () => {
    const { yaml } = openYaml(fileOf('a:\n  - b: 1\n  - b: "2"\n'));
    expect(yaml?.data).toEqual({ a: [{ b: 1 }, { b: '2' }] });
    expect(yaml?.lineOf(['a', 1, 'b'])).toBe(3);
    expect(yaml?.lineOf(['a', 1, 'nothing', 'deeper'])).toBe(3);
  });

  it.each([
    ['a: &x 1\nb: *x\n', ['1: anchor "&x": write it out (yaml)', '2: alias "*x": write it out (yaml)']],
    ['a: { <<: { b: 1 } }\n', ['1: merge key "<<": write it out (yaml)']],
    ['a: 1\nb:\n  c: 1\n  c: 2\na: 3\n', ['5: key "a" stands there twice (yaml)', '4: key "c" stands there twice (yaml)']],
    ['? [a]\n: 1\n', ['1: a key that is not plain text (yaml)']],
    ['a: !!binary aGk=\n', [expect.stringMatching(/^1: tag "tag:yaml.org,2002:binary"/)]],
    ['a: !js x\n', [expect.stringMatching(/^1: tag "!js"/)]],
    ['a: "‹one› and ‹two›"\n', ['1: still to be filled in: ‹one› (yaml)']],
    ['a: [1\nb: 2\n', [expect.stringMatching(/^\d: /)]],
    ['a: 1\n---\nb: 2\n', [expect.stringMatching(/^\d: /)]],
  ])('%j is no plain data', (text, expected) => expect(faults(text)).toEqual(expected));

  it.each([
    ['a file of megabytes', 'a: 1\n'.repeat(100_000)],
    ['nesting of thousands', '['.repeat(100_000)],
    ['nesting of thousands without brackets', Array.from({ length: 700 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
    ['thousands of keys', Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n')],
    ['thousands of anchors', Array.from({ length: 10_000 }, (_, at) => `- &a${at} x`).join('\n')],
    ['thousands of syntax faults', '} ] '.repeat(30_000)],
    [
      'a bomb of aliases',
      `a: &a [x]\n${Array.from(
        { length: 25 },
        (_, at) =>
          `k${at}: &k${at} [${Array(9)
            .fill(at === 0 ? '*a' : `*k${at - 1}`)
            .join(', ')}]`,
      ).join('\n')}`,
    ],
  ])('%s takes moments', (_name, text) => {
    const file = fileOf(text);
    expect(cpuTimeOf(() => openYaml(file))).toBeLessThan(4000);
  });

  it('is one fault for one file where all of it is too much', () => {
    expect(faults('a: 1\n'.repeat(100_000))).toEqual(['1: 500000 bytes, at most 262144: make two files of it (yaml)']);
    expect(faults('['.repeat(100_000))).toEqual(['1: nested deeper than 32 (yaml)']);
    expect(() => readYaml('nowhere/x.yaml')).toThrow('nowhere/x.yaml:1: is not there');
    expect(() => readYaml(fileOf('a: *x\n'))).toThrow(/x\.yaml:1: /);
  });
});
