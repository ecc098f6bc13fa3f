import { existsSync, readFileSync } from 'node:fs';

export type Counts = { passed: number; failed: number; skipped: number };

/** Counts of a run that left no report: one failure, so that a crash is never taken for green. */
const crashed: Counts = { passed: 0, failed: 1, skipped: 0 };

/** A tool that failed without a failed test (an unhandled error, a broken file) still counts as one failure. */
const honest = (counts: Counts, green: boolean): Counts => (green || counts.failed > 0 ? counts : { ...counts, failed: 1 });

/** Counts of vitest's JSON report. */
export function countVitest(file: string, green: boolean): Counts {
  if (!existsSync(file)) return crashed;
  const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number };
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests }, green);
}

/** Counts of Playwright's JSON report; a flaky test counts as failed. */
export function countPlaywright(file: string, green: boolean): Counts {
  if (!existsSync(file)) return crashed;
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, green);
}
