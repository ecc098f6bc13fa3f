import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATA_DIR, loadRecord, RecordFault } from '../../../scripts/record/load.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'record-'));
  cpSync(DATA_DIR, data, { recursive: true });
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const faultOf = (): RecordFault => {
  try {
    loadRecord({ data });
  } catch (error) {
    if (error instanceof RecordFault) return error;
    throw error;
  }
  throw new Error('the record was accepted');
};

describe('loadRecord', () => {
  it('merges the cues into their claims and counts one generation for one content', () => {
    const { record, examples } = loadRecord({ data });
    expect(record.claims.get('ms-investment-openai')?.cues.length).toBeGreaterThan(0);
    expect(examples.get('ms-investment-openai')?.length).toBeGreaterThan(0);
    expect(record.generation).toBe(loadRecord({ data }).record.generation);
  });

  it.each([
    ['a syntax fault', 'concepts/en/x.yaml', '- { id: x, type: noun,\n', /x\.yaml:\d+: /],
    [
      'a value outside the model',
      'concepts/en/x.yaml',
      '- { id: first, type: noun, name: a, aliases: [a] }\n- { id: second, type: thing, name: a, aliases: [a] }\n',
      /x\.yaml:2: 1\.type/,
    ],
    ['an id used twice', 'concepts/en/x.yaml', '\n- { id: openai, type: noun, name: a, aliases: [a] }\n', /x\.yaml:\d+: "openai" is defined twice/],
    ['cues for no claim', 'cues/en/x.yaml', 'claim: nobody\ncues: [{ id: a, all: ["@openai"] }]\nexamples: []\n', /x\.yaml:1: there is no claim "nobody"/],
    [
      'an unknown concept',
      'cues/en/x.yaml',
      'claim: agi-clause\ncues:\n  - { id: fine, all: ["@openai"] }\n  - { id: a, all: ["@nothing"] }\nexamples: []\n',
      /x\.yaml:4: cue "a" names the unknown concept "@nothing"/,
    ],
  ])('says file and line of %s', (_name, file, text, expected) => {
    mkdirSync(join(data, file, '..'), { recursive: true });
    writeFileSync(join(data, file), text);
    expect(faultOf().message).toMatch(expected);
  });
});
