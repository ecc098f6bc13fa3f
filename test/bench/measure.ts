/** Times steps side by side: rounds go in turn, medians count, ratios are to the first step of the run. */

export type Step = { name: string; budget?: number; run: () => number };
export type Row = { name: string; median: number; spread: number; ratio: number; budget?: number };

/** The middle of some times; 0 of none. */
export const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

/** Runs the steps in turn, `rounds` times after three to warm up; times are in milliseconds. */
export function measure(steps: readonly Step[], rounds: number): Row[] {
  const times = steps.map((): number[] => []);
  for (let round = -3; round < rounds; round += 1) {
    steps.forEach((step, i) => {
      const start = performance.now();
      step.run();
      if (round >= 0) times[i]?.push(performance.now() - start);
    });
  }
  const base = median(times[0] ?? []);
  return steps.map(({ name, budget }, i) => {
    const own = times[i] ?? [];
    const middle = median(own);
    return { name, median: middle, spread: (Math.max(...own) - Math.min(...own)) / middle, ratio: middle / base, ...(budget ? { budget } : {}) };
  });
}

/** Prints rows as a table: time a megabyte of text, how far the rounds lie apart, how many times the floor, and the budget for that. */
export function printRows(rows: readonly Row[], megabytes: number): void {
  console.log('step'.padEnd(46), 'ms per MB'.padStart(10), 'spread'.padStart(8), 'ratio'.padStart(8), 'budget'.padStart(7));
  for (const row of rows) {
    const cells = [(row.median / megabytes).toFixed(2).padStart(10), `${Math.round(row.spread * 100)} %`.padStart(8), row.ratio.toFixed(1).padStart(8)];
    console.log(row.name.padEnd(46), ...cells, String(row.budget ?? '').padStart(7));
  }
  if ((rows[0]?.spread ?? 1) > 0.25) console.log('Inconclusive: the floor itself spreads over 25 %.');
}
