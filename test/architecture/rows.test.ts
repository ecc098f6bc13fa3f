import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROWS = Array.from({ length: 24 }, (_, at) => `UX-A${at + 1}`);
const TITLES = /\b(?:it|test|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g;

/** Rows that the titles of a test file name. A row in a comment, or in a text that is not a title, proves nothing. */
const rowsIn = (source: string): string[] => [...source.matchAll(TITLES)].flatMap(([, , title = '']) => title.match(/UX-A\d+\b/g) ?? []);

/** Rows that cannot be run in Firefox, each with the reason. None at present: all twenty-four apply there. */
const EXCUSED_IN_FIREFOX: Partial<Record<string, string>> = {};

const namedIn = (files: string): Set<string> => new Set(globSync(files).flatMap((file) => rowsIn(readFileSync(file, 'utf8'))));

describe('the acceptance rows of the interface', () => {
  const chromium = new Set([...namedIn('test/{browser,unit}/**/*.test.{ts,tsx}'), ...namedIn('test/e2e/*.spec.ts')]);
  const firefox = namedIn('test/e2e/firefox/*.test.ts');
  it.each(ROWS)('%s is the title of a test in Chromium, and in Firefox or excused there with a reason', (row) => {
    expect(chromium).toContain(row);
    const reason = EXCUSED_IN_FIREFOX[row];
    expect(firefox.has(row)).toBe(reason === undefined);
    if (reason !== undefined) expect(reason.length).toBeGreaterThan(30);
  });

  it('notices a row that is only talked about', () => {
    expect(rowsIn("// UX-A1\nconst x = 'UX-A2';\nit('UX-A3 is there', () => x);\ntest.each([1])('UX-A4 %s', () => x);\ndescribe(`UX-A5`, () => x);")).toEqual([
      'UX-A3',
      'UX-A4',
      'UX-A5',
    ]);
  });
});
