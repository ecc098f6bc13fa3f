import { describe, expect, it } from 'vitest';
import { readWeights } from '../../../lib/match/learned/weights.ts';
import { fitSparse } from '../../../scripts/train/l1.ts';
import { learn } from '../../../scripts/train/learn.ts';
import type { Row } from '../../../scripts/train/rows.ts';

const problem = (rows: number[][], wanted: number[], penalty: number[]) => ({
  rows: rows.map((row) => Int32Array.from(row)),
  wanted: Float64Array.from(wanted),
  counts: new Float64Array(rows.length).fill(1),
  penalty: Float64Array.from(penalty),
});

describe('the learning of weights', () => {
  it('finds what tells the rows apart and leaves out what does not', () => {
    const rows = Array.from({ length: 40 }, (_, row) => [0, row % 2 === 0 ? 1 : 2, 3 + (row % 4 < 2 ? 0 : 1)]);
    const weights = fitSparse(
      problem(
        rows,
        rows.map((row) => (row[1] === 1 ? 1 : 0)),
        [0.01, 0.5, 0.5, 0.5, 0.5],
      ),
      0.1,
    );
    expect((weights[1] ?? 0) - (weights[2] ?? 0)).toBeGreaterThan(2);
    expect([weights[3], weights[4]]).toEqual([0, 0]);
  });

  it('solves one weight to where slope, toll and ridge are even', () => {
    const [toll, ridge] = [0.5, 0.2];
    const weights = fitSparse(problem([[0], [0], [0], [0]], [1, 1, 1, 0], [toll]), ridge);
    const w = weights[0] ?? 0;
    expect(4 / (1 + Math.exp(-w)) - 3 + toll + ridge * w).toBeCloseTo(0, 1);
  });

  it('gives the same weights each time', () => {
    const row = (page: string, keys: string[], states: string[]): Row => ({ page, keys, states: new Set(states), types: ['a', 'b'], count: 1, fitted: false });
    const rows = Array.from({ length: 30 }, (_, at) => row(`p${at % 6}`, at % 3 === 0 ? ['court', '@musk'] : ['cloud'], at % 3 === 0 ? ['a'] : ['b']));
    const first = learn(rows, ['a', 'b']);
    expect(learn(rows, ['a', 'b'])).toEqual(first);
    const { of } = readWeights('a', first.get('a') ?? '');
    expect((of.get('court') ?? 0) + (of.get('@musk') ?? 0)).toBeGreaterThan((of.get('cloud') ?? 0) + 10);
  });

  it('leaves out words of fewer than three pages', () => {
    const rows = Array.from({ length: 30 }, (_, at): Row => ({
      page: `p${at % 2}`,
      keys: ['court'],
      states: new Set(['a']),
      types: ['a'],
      count: 1,
      fitted: false,
    }));
    expect(readWeights('a', learn(rows, ['a']).get('a') ?? '').of.size).toBe(0);
  });
});
