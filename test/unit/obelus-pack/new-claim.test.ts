import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintRecord } from '../../../scripts/obelus-pack/lint.ts';
import { newClaim } from '../../../scripts/obelus-pack/new-claim.ts';
import { dataFolder } from './data-folder.ts';

const FILLED: Record<string, string> = {
  type: 'bridge-cost',
  'title in a few words': 'Cost of the toll booths',
  'question?': 'How much do the toll booths cost?',
  'day it began': '2024-09-01',
  'what the record says': '$1 billion was put into toll booths.',
  source: 'council-toll',
  measure: 'committed',
  payer: 'northport',
  about: 'toll',
  number: '1',
  unit: 'USD bn',
  'what is counted': 'toll booths',
  'day it is true for': '2024-09-01',
  'day it became public': '2024-09-01',
  actor: 'northport',
  'what the party says': 'Northport says that the booths were worth it.',
  'day it said so': '2024-09-01',
  'day it happened': '2024-09-01',
  'what happened': 'The booths are paid.',
  who: 'northport',
  'does what': 'put-money',
  'to what': 'toll',
  least: '0.1',
  most: '9',
  'day of the page': '2024-10-01',
  standing: 'matches',
  'a headline': 'Toll booths: $1 billion put up by Northport',
  'a sentence attributed to somebody': 'Our council committed US$1bn to collect tolls, a clerk in Northport said.',
  'a hypothetical or negated sentence': 'Has Northport really invested one billion dollars just for its toll system?',
  'a sentence with the number in words': 'Northport put a billion dollars into charge for crossing booths.',
  'another party, the same number': 'Southport invested $1 billion to collect a toll.',
  'the same parties, another matter': 'Northport put up new street lamps.',
  'the same words, another meaning': 'The ferry takes its toll on sailors.',
};

/** Fills in what a template leaves open; the small record is about another story than the product's, so its examples name their title. */
function fill(file: string): void {
  const text = readFileSync(file, 'utf8')
    .replaceAll(/‹([^›]*)›/g, (gap, name: string) => FILLED[name] ?? gap)
    .replaceAll(/^(\s+- (?:text|not): .*)$/gm, '$1\n    title: Northport and Southport');
  writeFileSync(file, text.replaceAll(/^(\s*)(#.*)$/gm, '$1$2'));
}

describe('new claim', () => {
  it('writes two files that name what is to be filled in, and lint clean once it is', () => {
    const data = dataFolder();
    const files = newClaim(data, 'toll-booths');
    expect(files).toEqual([join(data, 'claims/toll-booths.yaml'), join(data, 'cues/en/toll-booths.yaml')]);
    const open = lintRecord(data).faults;
    expect(open.length).toBeGreaterThan(20);
    for (const fault of open) expect(fault).toMatch(/toll-booths\.yaml:\d+: still to be filled in: ‹.+› \(yaml\)$/);
    files.forEach(fill);
    // The bridge is named in none of its sentences, so no other claim reads them.
    expect(lintRecord(data).faults).toEqual([]);
  });

  it.each([
    ['Toll', /is no id/],
    ['../toll', /is no id/],
    ['', /is no id/],
    ['a'.repeat(65), /is no id/],
    ['constructor', /means something to JavaScript/],
    ['bridge-cost', /there is a "bridge-cost" already: .*bridge-cost\.yaml:1/],
    ['gazette-2024', /there is a "gazette-2024" already: .*bridge\.yaml:1/],
    ['southport', /there is a "southport" already: .*names\.yaml:2/],
  ])('refuses %j and writes nothing', (id, message) => {
    const data = dataFolder();
    expect(() => newClaim(data, id)).toThrow(message);
    expect(lintRecord(data).faults).toEqual([]);
  });

  it('writes over no file', () => {
    const data = dataFolder();
    const cues = join(data, 'cues/en/toll-booths.yaml');
    writeFileSync(cues, '# kept\n');
    expect(() => newClaim(data, 'toll-booths')).toThrow(/there is a file/);
    expect(readFileSync(cues, 'utf8')).toBe('# kept\n');
    expect(existsSync(join(data, 'claims/toll-booths.yaml'))).toBe(false);
  });
});
