import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { FILE_LIMIT, historyWriter, readHistoryFile, type FileError } from '../../../lib/export/history-file.ts';
import { written } from '../../../lib/export/writer.ts';
import type { Decisions, HistoryPage } from '../../../lib/model/history.ts';
import { createHistory } from '../../../lib/store/history.ts';
import { historyPageOf } from '../history/pages.ts';
import { decisions, pages } from './arbitrary-history.ts';

const NONE: Decisions = { dates: [], sites: [], mutes: [], cases: [] };
const fileOf = (list: readonly HistoryPage[], own: Decisions = NONE): string =>
  written(historyWriter({ engine: '0.1.0', at: 1_790_000_000_000, settings: { historyDays: 365, on: true }, decisions: own }), list);
const bySort = (list: readonly unknown[]): string[] => list.map((row) => JSON.stringify(row, Object.keys(flat(row)).sort())).sort();
const flat = (value: unknown): Record<string, true> =>
  typeof value === 'object' && value !== null ? Object.assign({}, ...Object.entries(value).map(([key, inner]) => ({ [key]: true, ...flat(inner) }))) : {};
const codeOf = (text: string): string => {
  try {
    readHistoryFile(text);
  } catch (error) {
    return (error as FileError).code;
  }
  return 'read';
};

/** Exports all of a history as the review page does, part by part. */
async function exported(history: ReturnType<typeof createHistory>): Promise<string> {
  const writer = historyWriter({ engine: '0.1.0', at: 1, settings: {}, decisions: await history.decisions() });
  let text = writer.head();
  for (let after: number | null = 0; after !== null;) {
    const part: Awaited<ReturnType<typeof history.export>> = await history.export(after);
    text += writer.part(part.pages);
    after = part.next;
  }
  return text + writer.end();
}

describe('the lossless file', () => {
  it('gives back what it was made of, whatever stands in it', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(pages, decisions, (list, own) => {
        const file = readHistoryFile(fileOf(list, own));
        expect(file.unreadable).toEqual({ count: 0, first: [] });
        expect(file.pages).toEqual(list);
        expect(file.decisions).toEqual(own);
        expect(file.settings).toEqual({ historyDays: 365, on: true });
      }),
      { numRuns: 200 },
    );
  });

  it('brings the same history back after an erasure, and adds nothing the second time', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(pages, decisions, async (list, own) => {
        vi.stubGlobal('indexedDB', new IDBFactory());
        const first = createHistory();
        await first.import(list, own, false, 5);
        const text = await exported(first);
        await first.erase(1);
        await first.forgetDecisions();
        await first.purge(1e15);
        const file = readHistoryFile(text);
        const preview = await first.import(file.pages, file.decisions, true, 5);
        expect(preview).toMatchObject({
          pages: list.length,
          grown: 0,
          same: 0,
          kept: 0,
          sites: own.sites.length,
          mutes: own.mutes.length,
          cases: own.cases.length,
        });
        expect((await first.list()).total).toBe(0);
        expect(await first.import(file.pages, file.decisions, false, 5)).toEqual(preview);
        expect(bySort(readHistoryFile(await exported(first)).pages)).toEqual(bySort(list));
        expect(await first.decisions()).toEqual(await (async () => readHistoryFile(text).decisions)());
        const again = await first.import(file.pages, file.decisions, true, 5);
        expect(again).toMatchObject({ pages: 0, grown: 0, notes: 0, same: list.length, dates: 0, sites: 0, mutes: 0, cases: 0, kept: 0 });
        await first.close();
      }),
      { numRuns: 30 },
    );
    vi.unstubAllGlobals();
  });

  it('reads what the store writes, with line ends between pages only', () => {
    const text = fileOf([historyPageOf('a.example/1', 1), historyPageOf('a.example/2', 2)]);
    expect(text.split('\n')).toHaveLength(5);
    expect(readHistoryFile(`\ufeff${text}`).pages).toHaveLength(2);
  });
});

describe('files that are no history', () => {
  const good = fileOf([historyPageOf('a.example/1', 1)]);

  it.each([
    ['nothing', '', 'not-json'],
    ['a picture', '\u0089PNG\r\n', 'not-json'],
    ['HTML', '<!doctype html><title>x</title>', 'not-json'],
    ['a file that was cut', good.slice(0, -20), 'cut-off'],
    ['a file cut in its head', good.slice(0, 60), 'cut-off'],
    ['another program’s', '{"version":3,"pages":[]}', 'other-program'],
    ['a list', '[1,2]', 'other-program'],
    ['null', 'null', 'other-program'],
    ['a program by inheritance', '{"__proto__":{"program":"Obelus","kind":"history","version":1,"pages":[]}}', 'other-program'],
    ['another kind of Obelus', '{"program":"Obelus","kind":"settings","version":1}', 'no-history'],
    ['no pages', '{"program":"Obelus","kind":"history","version":1}', 'no-history'],
    ['a newer one', good.replace('"version":1', '"version":2'), 'newer'],
  ])('%s', (_what, text, code) => expect(codeOf(text)).toBe(code));

  it('is refused by its size alone', () => expect(codeOf('x'.repeat(FILE_LIMIT + 1))).toBe('too-big'));

  it('says of the newer one which it is and which can be read', () =>
    expect(() => readHistoryFile(good.replace('"version":1', '"version":7'))).toThrow('format 7; this one reads up to 1'));
});

describe('rows that are none', () => {
  const withPages = (...rows: string[]): ReturnType<typeof readHistoryFile> =>
    readHistoryFile(`{"program":"Obelus","kind":"history","version":1,"pages":[${rows.join(',')}]}`);
  const good = JSON.stringify(historyPageOf('a.example/1', 1));

  it('are counted and named, and the others read', () => {
    const { pages: read, unreadable } = withPages(good, '7', good.replace('"visits":1', '"visits":"many"'), good.replace('https:', 'javascript:'));
    expect(read).toHaveLength(1);
    expect(unreadable.count).toBe(3);
    expect(unreadable.first.map(({ where }) => where)).toEqual(['pages 2', 'pages 3', 'pages 4']);
    expect(unreadable.first[1]?.why).toMatch(/^visits/);
  });

  it('with __proto__ and constructor change nothing but themselves', () => {
    const { pages: read, unreadable } = withPages(
      good.replace('{', '{"__proto__":{"polluted":true},'),
      good.replace('{', '{"constructor":{"prototype":{"polluted":true}},'),
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    for (const one of read) expect(Object.getPrototypeOf(one)).toBe(Object.prototype);
    expect(read.length + unreadable.count).toBe(2);
    expect(JSON.stringify(read)).not.toContain('polluted');
    expect(
      readHistoryFile('{"program":"Obelus","kind":"history","version":1,"settings":{"__proto__":{"on":false},"on":true,"look":{}},"pages":[]}').settings,
    ).toEqual({ on: true });
  });

  it('with a title of 10,000 signs keep its beginning; HTML, right-to-left and emoji stay as they are', () => {
    const long = withPages(JSON.stringify(historyPageOf('a.example/1', 1, { title: '🚢'.repeat(5000) }))).pages[0]?.title ?? '';
    expect([long.length, long.isWellFormed()]).toEqual([1000, true]);
    const odd = '<img src=x onerror=alert(1)> \u202eاختبار 👩‍🚀';
    expect(withPages(JSON.stringify(historyPageOf('a.example/1', 1, { title: odd }))).pages[0]?.title).toBe(odd);
    expect(withPages(JSON.stringify(historyPageOf('a.example/1', 1, { url: `https://a.example/${'x'.repeat(7980)}` }))).pages).toHaveLength(1);
    expect(withPages(JSON.stringify(historyPageOf('a.example/1', 1, { url: `https://a.example/${'x'.repeat(9000)}` }))).unreadable.count).toBe(1);
  });
});
