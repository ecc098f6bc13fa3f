import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../../lib/match/matcher.ts';
import { faultOf } from '../../../scripts/record/examples.ts';
import { loadRecord } from '../../../scripts/record/load.ts';

const { record, examples } = loadRecord();
const matcher = compileMatcher(record);

describe('examples of data/cues (DESIGN.md 4: the claims’ own tests)', () => {
  for (const [id, list] of examples) {
    const claim = record.claims.get(id);
    it(`${id}: every sentence is read as its editor expects`, () => {
      expect(claim).toBeDefined();
      if (!claim) return;
      expect(list.flatMap((example) => faultOf(matcher, claim, example) ?? [])).toEqual([]);
    });
    it(`${id}: has at least four sentences to match and three to leave alone`, () => {
      const apart = list.filter((example) => 'not' in example).length;
      expect(list.length - apart).toBeGreaterThanOrEqual(4);
      expect(apart).toBeGreaterThanOrEqual(3);
    });
  }

  it('gives cues and examples to every claim', () => {
    expect([...record.claims.values()].filter((claim) => claim.cues.length === 0 || !examples.has(claim.id)).map((claim) => claim.id)).toEqual([]);
  });
});
