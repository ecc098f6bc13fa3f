import { existsSync, readFileSync } from 'node:fs';

/** `failures`: a line for each test that failed, where its ring's report names them. */
export type Counts = { passed: number; failed: number; skipped: number; failures?: string[] };

/** Counts of a run that left no report: one failure, so that a crash is never taken for green. */
const crashed: Counts = { passed: 0, failed: 1, skipped: 0 };

/** A tool that failed without a failed test (an unhandled error, a broken file) still counts as one failure. */
const honest = (counts: Counts, green: boolean): Counts => (green || counts.failed > 0 ? counts : { ...counts, failed: 1 });

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
/** A test's name and the first line of what it said; colours of a terminal taken out. */
const failure = (name: string, words: string | undefined): string => `${name}: ${(words ?? 'no message').replace(colours, '').trim().split('\n', 1)[0]}`;

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; message?: string; assertionResults: { fullName: string; status: string; failureMessages?: string[] }[] }[];
};

/** Counts of vitest's JSON report. */
export function countVitest(file: string, green: boolean): Counts {
  if (!existsSync(file)) return crashed;
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed').map((result) => failure(result.fullName, result.failureMessages?.[0]));
    return failed.length === 0 && status === 'failed' ? [failure(name, message)] : failed;
  });
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests, failures }, green);
}

type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; line: number; tests: { status: string; results: { error?: { message?: string } }[] }[] }[];
};
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number }; suites: PlaywrightSuite[] };

const failuresOf = ({ suites = [], specs = [] }: PlaywrightSuite): string[] => [
  ...specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => failure(`${file}:${line} ${title}`, results.find(({ error }) => error)?.error?.message)),
  ),
  ...suites.flatMap(failuresOf),
];

/** Counts of Playwright's JSON report; a flaky test counts as failed. */
export function countPlaywright(file: string, green: boolean): Counts {
  if (!existsSync(file)) return crashed;
  const { stats, suites } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
  const failures = suites.flatMap(failuresOf);
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped, failures }, green);
}
