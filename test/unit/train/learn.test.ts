import { describe, expect, it } from 'vitest';
import { learn } from '../../../scripts/train/learn.ts';
import type { Row } from '../../../scripts/train/rows.ts';

const row = (states: string[], ...keys: string[]): Row => ({ keys, states: new Set(states), count: 1 });
const many = (one: Row, times: number): Row[] => Array.from({ length: times }, () => one);

const WAYS = { rows: 3, toll: 0.3, ridge: 0.5, above: 0.7 };
const rows = [
  ...many(row(['a'], 'exclusive', 'the'), 12),
  ...many(row([], 'lunch', 'the'), 12),
  ...many(row(['b'], 'court', 'the'), 12),
  row(['a'], 'once', 'the'),
];

describe('learning', () => {
  const weights = learn(rows, ['a', 'b'], WAYS);
  const weightOf = (key: string, type: number): number => weights.of.get(key)?.find(([one]) => one === type)?.[1] ?? 0;

  it('gives weight to what parts the sentences of a type from the others, and none to what stands in all', () => {
    expect(weightOf('exclusive', 0)).toBeGreaterThan(10);
    expect(weightOf('court', 1)).toBeGreaterThan(10);
    expect(weightOf('exclusive', 1)).toBeLessThanOrEqual(0);
    expect(Math.abs(weightOf('the', 0))).toBeLessThanOrEqual(2);
  });

  it('looks at nothing that comes too seldom', () => expect(weights.of.has('once')).toBe(false));

  it('sets the threshold at the chance that was asked for', () => expect(weights.above).toEqual([8, 8]));

  it('gives the same weights for the same rows', () => expect(learn(rows, ['a', 'b'], WAYS)).toEqual(weights));
});
