/** Rows of feature numbers, ones only. */
export type Problem = { rows: Int32Array[]; y: Float64Array; weight: Float64Array; features: number };

/** L1-regularised logistic regression by cyclic coordinate descent; deterministic. Intercepts are features of penalty 0. */
export function fitL1(problem: Problem, penalty: Float64Array, sweeps = 48, ridge = 0): Float64Array {
  const { rows, y, weight, features } = problem;
  const counts = new Int32Array(features);
  for (const row of rows) for (const f of row) counts[f]! += 1;
  const columns = Array.from(counts, (n) => new Int32Array(n));
  counts.fill(0);
  rows.forEach((row, i) => { for (const f of row) { columns[f]![counts[f]!] = i; counts[f]! += 1; } });
  const w = new Float64Array(features);
  const z = new Float64Array(rows.length);
  const p = new Float64Array(rows.length).fill(0.5);
  let active: number[] = [];
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const all = sweep % 8 === 0;
    let worst = 0;
    for (const f of all ? w.keys() : active.values()) {
      const column = columns[f]!;
      if (column.length === 0) continue;
      let g = ridge * w[f]!, h = ridge;
      for (const i of column) { const q = p[i]!; g += weight[i]! * (q - y[i]!); h += weight[i]! * q * (1 - q); }
      const old = w[f]!;
      if (old === 0 && Math.abs(g) <= penalty[f]!) continue;
      const H = h * 1.2 + 0.02;
      const raw = old - g / H;
      const next = Math.sign(raw) * Math.max(0, Math.abs(raw) - penalty[f]! / H);
      const step = Math.max(-1.5, Math.min(1.5, next - old));
      if (step !== 0) { w[f] = old + step; worst = Math.max(worst, Math.abs(step)); for (const i of column) { z[i]! += step; p[i] = 1 / (1 + Math.exp(-z[i]!)); } }
    }
    if (all) active = [...w.keys()].filter((f) => w[f] !== 0 || penalty[f] === 0);
    if (all && sweep > 0 && worst < 0.01) break;
  }
  return w;
}
