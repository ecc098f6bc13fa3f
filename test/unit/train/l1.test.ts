import { describe, expect, it } from 'vitest';
import { fitSparse } from '../../../scripts/train/l1.ts';

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
});
