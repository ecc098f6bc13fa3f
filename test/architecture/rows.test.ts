import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROWS = Array.from({ length: 24 }, (_, at) => `UX-A${at + 1}`);
const TITLES = /\b(?:it|test|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g;

/** Rows that the titles of a test file name. A row in a comment, or in a text that is not a title, proves nothing. */
const rowsIn = (source: string): string[] => [...source.matchAll(TITLES)].flatMap(([, , title = '']) => title.match(/UX-A\d+\b/g) ?? []);

describe('the acceptance rows of the interface', () => {
  const named = new Set(globSync('test/**/*.{test,spec}.{ts,tsx}').flatMap((file) => rowsIn(readFileSync(file, 'utf8'))));
  it.each(ROWS)('%s is the title of a test', (row) => expect(named).toContain(row));

  it('notices a row that is only talked about', () => {
    expect(rowsIn("// UX-A1\nconst x = 'UX-A2';\nit('UX-A3 is there', () => x);\ntest.each([1])('UX-A4 %s', () => x);\ndescribe(`UX-A5`, () => x);")).toEqual([
      'UX-A3',
      'UX-A4',
      'UX-A5',
    ]);
  });
});
