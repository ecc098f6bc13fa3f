/** Rows of feature numbers, each of which stands once, with what is wanted (0 or 1) and how much the row counts. */
export type Problem = { rows: readonly Int32Array[]; wanted: Float64Array; counts: Float64Array; penalty: Float64Array };

const SWEEPS = 48;
/** Every so many sweeps all features are looked at, in between only those with a weight. */
const WHOLE = 8;
/** A sweep that moves no weight by more is the last. */
const STILL = 0.01;
const LONGEST_STEP = 1.5;

/**
 * Logistic regression with an L1 penalty by feature and a small ridge, by coordinate descent in the order of the features: no chance in it, the same rows give
 * the same weights.
 */
export function fitSparse({ rows, wanted, counts, penalty }: Problem, ridge: number): Float64Array {
  const columns = columnsOf(rows, penalty.length);
  const weights = new Float64Array(penalty.length);
  const sums = new Float64Array(rows.length);
  const chance = new Float64Array(rows.length).fill(0.5);
  let active: number[] = [];
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const whole = sweep % WHOLE === 0;
    let moved = 0;
    for (const feature of whole ? weights.keys() : active) {
      const column = columns[feature] ?? new Int32Array();
      const [old, toll] = [weights[feature] ?? 0, penalty[feature] ?? 0];
      let slope = ridge * old;
      let bend = ridge;
      for (const row of column) {
        const [p, count] = [chance[row] ?? 0, counts[row] ?? 0];
        slope += count * (p - (wanted[row] ?? 0));
        bend += count * p * (1 - p);
      }
      if (column.length === 0 || (old === 0 && Math.abs(slope) <= toll)) continue;
      const steep = bend * 1.2 + 0.02;
      const free = old - slope / steep;
      const next = Math.sign(free) * Math.max(0, Math.abs(free) - toll / steep);
      const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, next - old));
      if (step === 0) continue;
      weights[feature] = old + step;
      moved = Math.max(moved, Math.abs(step));
      for (const row of column) {
        const sum = (sums[row] ?? 0) + step;
        sums[row] = sum;
        chance[row] = 1 / (1 + Math.exp(-sum));
      }
    }
    if (whole && sweep > 0 && moved < STILL) break;
    if (whole) active = [...weights.keys()].filter((feature) => weights[feature] !== 0 || (penalty[feature] ?? 0) < STILL * 2);
  }
  return weights;
}

function columnsOf(rows: readonly Int32Array[], features: number): Int32Array[] {
  const filled = new Int32Array(features);
  for (const row of rows) for (const feature of row) filled[feature] = (filled[feature] ?? 0) + 1;
  const columns = Array.from(filled, (length) => new Int32Array(length));
  filled.fill(0);
  rows.forEach((row, number) => {
    for (const feature of row) {
      const at = filled[feature] ?? 0;
      const column = columns[feature];
      if (column) column[at] = number;
      filled[feature] = at + 1;
    }
  });
  return columns;
}
