import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MovedNote } from '../../../lib/model/history.ts';
import { createHistory, type History } from '../../../lib/store/history.ts';
import { QUOTE, visit } from './history-visits.ts';

let history: History;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  history = createHistory();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const keys = async (query = {}): Promise<string[]> => (await history.list(query)).pages.map(({ key }) => key);

/** Has the browser ended a transaction? Nothing can be asked of it then. */
const isOver = (transaction: IDBTransaction): boolean => {
  try {
    transaction.objectStore('pages').count();
    return false;
  } catch {
    return true;
  }
};

describe('a comparison of many pages', () => {
  it('lets lists and visits come between, and judges what a visit brought', async () => {
    for (let n = 0; n < 120; n += 1) await history.visit(visit(`a.example/${n}`, n));
    let over = false;
    const judged: string[] = [];
    const judge = (page: { key: string; lastVisit: number }): MovedNote[] => {
      judged.push(`${page.key} ${page.lastVisit}`);
      return [];
    };
    const comparing = history.compare(judge, 'g2', 500).then(() => (over = true));
    expect((await history.list({ search: 'bridge' })).total).toBe(120);
    await history.visit(visit('a.example/new', 900));
    expect(over).toBe(false);
    await comparing;
    expect(new Set(judged).size).toBe(120);
    expect(await history.comparedWith()).toBe('g2');
  });
});

describe('the first rows of a worker that just woke up', () => {
  it('are those that the shelves give, however many there are and whatever shares a moment', async () => {
    for (let n = 0; n < 30; n += 1) await history.visit(visit(`a.example/${n}`, 100 + Math.floor(n / 4)));
    const woken = (): ReturnType<typeof createHistory> => createHistory();
    const warm = await history.list({ limit: 40 });
    expect(warm.total).toBe(30);
    for (const limit of [1, 2, 5, 29, 30, 31, 40]) {
      const other = woken();
      expect(await other.list({ limit })).toEqual({ pages: warm.pages.slice(0, limit), total: 30 });
      await other.close();
    }
    await history.remove(['a.example/29'], 1000);
    const other = woken();
    const left = await other.list({ limit: 3 });
    expect([left.total, left.pages.some(({ key }) => key === 'a.example/29')]).toEqual([29, false]);
    await other.close();
  });
});

describe('what the reader did', () => {
  it('is on the disk before it is said to be kept: strict transactions, and the answer waits for their end', async () => {
    const asked: (string | undefined)[] = [];
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const writes = async (work: () => Promise<unknown>): Promise<void> => {
      transaction.mockClear();
      await work();
      const writing = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
      expect(writing.length).toBeGreaterThan(0);
      asked.push(...writing.map(([, , options]) => options?.durability));
      for (const { value } of transaction.mock.results) if ((value as IDBTransaction).mode === 'readwrite') expect(isOver(value as IDBTransaction)).toBe(true);
    };
    await writes(() => history.visit(visit('a.example/1', 1)));
    await writes(() => history.seen('a.example/1', 'bridge-cost', QUOTE, 2));
    await writes(() => history.pin(['a.example/1'], 3));
    const removed = await history.remove(['a.example/1'], 4);
    await writes(() => history.undo(removed.token, 5));
    await writes(() => history.erase(6));
    transaction.mockRestore();
    expect(new Set(asked)).toEqual(new Set(['strict']));
  });
});

describe('a pack that goes', () => {
  it('takes its statements with it, from the lists as well', async () => {
    const of = (key: string, at: number, claims: string[]) => {
      const whole = visit(key, at);
      return { ...whole, notes: claims.map((claim) => ({ ...whole.notes[0], claim })) } as typeof whole;
    };
    await history.visit(of('a.example/only', 1, ['them/pack/c']));
    await history.visit(of('a.example/both', 2, ['them/pack/c', 'bridge-cost']));
    await history.visit(of('a.example/none', 3, ['bridge-cost']));
    await history.forgetPack('them/pack');
    expect(await keys({})).toEqual(['a.example/none', 'a.example/both']);
    expect((await history.list({})).pages.map(({ claims }) => claims)).toEqual([['bridge-cost'], ['bridge-cost']]);
    expect((await history.list({ claim: 'them/pack/c' })).total).toBe(0);
    expect(await history.page('a.example/only')).toBeUndefined();
  });
});
