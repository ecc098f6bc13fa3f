import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationsOf, annotationWriter } from '../../../lib/export/annotations.ts';
import { cell, csvWriter } from '../../../lib/export/csv.ts';
import { markdownWriter, plainMarkdown } from '../../../lib/export/markdown.ts';
import { written } from '../../../lib/export/writer.ts';
import type { HistoryNote } from '../../../lib/model/history.ts';
import { historyPageOf } from '../history/pages.ts';
import { pages } from './arbitrary-history.ts';
import { faultsOf } from './annotation-model.ts';

const words = { standing: (note: HistoryNote) => `Said to be ${note.standing}` };

/** RFC 4180, read by a reader of its own. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, value, quoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ',') [row, value] = [[...row, value], ''];
    else if (!quoted && sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, value]);
      [row, value] = [[], ''];
      at += 1;
    } else value += sign;
  }
  return rows;
}

describe('CSV', () => {
  it('has a row for every statement, with as many cells as columns, and no cell that begins a formula', () => {
    fc.assert(
      fc.property(pages, (list) => {
        const rows = readCsv(written(csvWriter(words), list).slice(1));
        expect(rows).toHaveLength(1 + list.reduce((sum, { notes }) => sum + Math.max(1, notes.length), 0));
        expect(new Set(rows.map((row) => row.length))).toEqual(new Set([18]));
        for (const value of rows.slice(1).flat()) expect(value).not.toMatch(/^[\s"]*[=+\-@|%＝＋－＠]/);
      }),
    );
  });

  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', `"'+1"`],
    ['  -2', `"'  -2"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['＝1', `"'＝1"`],
    ['plain', 'plain'],
    ['a, "b"', '"a, ""b"""'],
    ['nul\0l', 'null'],
  ])('%j is written as %s', (text, expected) => expect(cell(text)).toBe(expected));

  it('says what each statement was, for people and for programs', () => {
    const [head = [], row = []] = readCsv(written(csvWriter(words), [historyPageOf('a.example/1', 86_400_000)]).slice(1));
    const values = Object.fromEntries(head.map((name, at) => [name, row[at]]));
    expect(values).toMatchObject({
      title: 'About a.example/1',
      address: 'https://a.example/1',
      last_read: '1970-01-02T00:00:00.000Z',
      standing: 'Said to be matches',
      standing_code: 'matches',
    });
  });
});

describe('Markdown', () => {
  const markdown = { ...words, heading: 'What I read', line: () => 'a line', gone: 'gone now' };

  it('shows words of a page as words: no markup, no HTML, no new line', () => {
    const hostile = historyPageOf('a.example/1', 1, { title: '# <script>alert(1)</script>\n[x](javascript:y) **b** | `c`', url: 'https://a.example/(x)>y' });
    const text = written(markdownWriter(markdown), [hostile]);
    expect(text).toContain('## [\\# \\<script\\>alert(1)\\</script\\> \\[x\\](javascript:y) \\*\\*b\\*\\* \\| \\`c\\`](<https://a.example/(x)%3Ey>)');
    expect(text).toContain('> Northport put \\$2 billion into the bridge\n\n**Said to be matches**\n');
    expect(plainMarkdown('1. no list')).toBe('\\1. no list');
  });

  it('says that a statement is gone', () => {
    const gone = historyPageOf('a.example/1', 1, {
      notes: [{ claim: 'c', quote: 'q', standing: 'differ', fact: 'The record says so.', seen: false, gone: 5 }],
    });
    expect(written(markdownWriter(markdown), [gone])).toContain('**Said to be differ** · The record says so. · gone now');
  });
});

describe('W3C Web Annotation', () => {
  it('is valid by the model, whatever stands in the history', () => {
    fc.assert(
      fc.property(pages, (list) => {
        const total = list.reduce((sum, { notes }) => sum + notes.length, 0);
        const text = written(annotationWriter(words, { label: 'History', total }), list);
        const collection = JSON.parse(text) as Parameters<typeof faultsOf>[0];
        expect(faultsOf(collection)).toEqual([]);
      }),
    );
  });

  it('names every statement once, and the same one the same in every file', () => {
    const twice = historyPageOf('a.example/1', 1, { notes: [0, 1].map(() => ({ claim: 'c', quote: 'q', standing: 'differ' as const, seen: false })) });
    const [one, other] = annotationsOf(twice, words);
    expect(one?.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(one?.id).not.toBe(other?.id);
    expect(annotationsOf(twice, words).map(({ id }) => id)).toEqual([one?.id, other?.id]);
  });

  it('has both selectors where both are known', () => {
    const note = {
      claim: 'c',
      quote: 'no toll is planned',
      before: 'says that ',
      after: ' here',
      start: 40,
      end: 58,
      standing: 'changed' as const,
      seen: false,
    };
    const [annotation] = annotationsOf(historyPageOf('a.example/1', 1, { notes: [note] }), words);
    expect(annotation?.target.selector).toEqual([
      { type: 'TextQuoteSelector', exact: 'no toll is planned', prefix: 'says that ', suffix: ' here' },
      { type: 'TextPositionSelector', start: 40, end: 58 },
    ]);
  });
});

describe('the check of the model itself', () => {
  it('notices what is not valid', () => {
    const good = JSON.parse(written(annotationWriter(words, { label: 'H', total: 1 }), [historyPageOf('a.example/1', 1)])) as {
      first: { items: Record<string, unknown>[] };
    };
    const broken = (change: object): string[] => faultsOf({ ...good, first: { ...good.first, items: [{ ...good.first.items[0], ...change }] } });
    expect(broken({})).toEqual([]);
    expect(broken({ target: undefined })).not.toEqual([]);
    expect(broken({ id: 'no iri' })).not.toEqual([]);
    expect(broken({ created: 'yesterday' })).not.toEqual([]);
    expect(broken({ motivation: 'praising' })).not.toEqual([]);
    expect(broken({ colour: 'red' })).not.toEqual([]);
  });
});
