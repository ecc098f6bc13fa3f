import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PACK_ROWS } from './pack-rows.ts';

/** Rows that stand in the title of a test: within quotes, in a file that tests. */
function tested(): Map<string, string> {
  const rows = new Map<string, string>();
  for (const file of globSync('test/**/*.{test,spec}.{ts,tsx}')) {
    if (file.startsWith('test/architecture/')) continue;
    for (const [title] of readFileSync(file, 'utf8').matchAll(/(['"`])(?:(?!\1).)*PK-[A-Z]\d+(?:(?!\1).)*\1/g))
      for (const [, row] of title.matchAll(/PK-([A-Z]\d+)/g)) rows.set(row ?? '', file);
  }
  return rows;
}

/** Rows that docs/packs.md lists with the reason why no test runs them: "| D5, D6 | reason |". */
function excused(): Map<string, string> {
  const [, table = ''] = readFileSync('docs/packs.md', 'utf8').split('## Rows without a test');
  const rows = new Map<string, string>();
  for (const [, names, reason] of table.matchAll(/^\| ((?:[A-Z]\d+(?:, | to )?)+) \| ([^|]+) \|$/gm)) {
    for (const part of (names ?? '').split(', ')) {
      const [from = '', to = from] = part.split(' to ');
      for (let number = Number(from.slice(1)); number <= Number(to.slice(1)); number += 1) rows.set(`${from[0]}${number}`, reason ?? '');
    }
  }
  return rows;
}

describe('the rows of packs', () => {
  it('are 144', () => expect(PACK_ROWS).toHaveLength(144));

  it.each(PACK_ROWS)('PK-%s is the name of a test, or docs/packs.md says why not', (row) => {
    const [file, reason] = [tested().get(row), excused().get(row)];
    expect(file ?? reason, `row ${row} stands in no test and has no reason in docs/packs.md`).toBeDefined();
    if (reason !== undefined) {
      expect(file, `row ${row} has a test: docs/packs.md need not excuse it`).toBeUndefined();
      expect(reason.trim().length).toBeGreaterThan(20);
    }
  });

  it('no test names a row that there is not', () => expect([...tested().keys()].filter((row) => !PACK_ROWS.includes(row))).toEqual([]));
  it('no row is excused that there is not', () => expect([...excused().keys()].filter((row) => !PACK_ROWS.includes(row))).toEqual([]));
});
