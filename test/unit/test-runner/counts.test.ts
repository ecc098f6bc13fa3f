import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from '../../../scripts/test/counts.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'obelus-counts-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (content: unknown): string => {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};

describe('what a ring’s report says', () => {
  it('counts vitest’s, and names what failed with the first line of why', () => {
    const red = String.fromCharCode(27);
    const assertionResults = [
      { fullName: 'a is b', status: 'passed', failureMessages: [] },
      { fullName: 'a is c', status: 'failed', failureMessages: [`${red}[31mAssertionError: not c${red}[39m\n  at line 3`] },
    ];
    const broken = { name: 'broken.test.ts', status: 'failed', message: 'SyntaxError: no\nmore', assertionResults: [] };
    const file = report({
      numPassedTests: 1,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults }, broken],
    });
    expect(countVitest(file, false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      failures: ['a is c: AssertionError: not c', 'broken.test.ts: SyntaxError: no'],
    });
  });

  it('counts Playwright’s, in suites within suites; what passed at the second try has failed', () => {
    const spec = (title: string, status: string, message?: string) => ({
      title,
      file: 'a.spec.ts',
      line: 4,
      tests: [{ status, results: [message ? { error: { message } } : {}, {}] }],
    });
    const inner = { specs: [spec('marks', 'expected'), spec('opens', 'unexpected', 'Error: closed\nlater'), spec('waits', 'flaky', 'late')] };
    const file = report({ stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 }, suites: [{ suites: [inner] }] });
    expect(countPlaywright(file, false)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 0,
      failures: ['a.spec.ts:4 opens: Error: closed', 'a.spec.ts:4 waits: late'],
    });
  });

  it('takes neither a missing report nor a tool that failed by itself for green', () => {
    expect(countVitest(path.join(folder, 'none.json'), true)).toMatchObject({ failed: 1 });
    const empty = report({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, suites: [] });
    expect(countPlaywright(empty, false)).toMatchObject({ passed: 3, failed: 1 });
    expect(countPlaywright(empty, true)).toMatchObject({ passed: 3, failed: 0 });
  });
});
