import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHistory, type History } from '../../../lib/store/history.ts';
import { createPackStore } from '../../../lib/store/pack-store.ts';
import { openPacksDatabase } from '../../../lib/store/packs-db.ts';
import { visit } from './history-visits.ts';

let history: History;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  history = createHistory();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

type Store = { keyPath: string | string[] | null; autoIncrement: boolean; indexes: Record<string, string>; rows: object[] };
type Fixture = { name: string; version: number; stores: Record<string, Store> };
const fixtureOf = (name: string): Fixture => JSON.parse(readFileSync(`test/fixtures/db/${name}.json`, 'utf8')) as Fixture;

/** Makes a database exactly as the fixture's version of Obelus left it. */
const restore = (fixture: Fixture): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(fixture.name, fixture.version);
    request.addEventListener('error', () => reject(request.error));
    request.onupgradeneeded = () => {
      for (const [store, { keyPath, autoIncrement, indexes, rows }] of Object.entries(fixture.stores)) {
        const made = request.result.createObjectStore(store, { keyPath, autoIncrement });
        for (const [index, path] of Object.entries(indexes)) made.createIndex(index, path);
        for (const row of rows) {
          if (keyPath === null) made.add((row as { value: unknown }).value, (row as { key: string }).key);
          else made.add(row);
        }
      }
    };
    request.onsuccess = () => resolve(request.result.close());
  });

/** All rows of a store at whatever version the database has. */
const rowsOf = (name: string, store: string): Promise<{ version: number; rows: unknown[] }> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('error', () => reject(request.error));
    request.onsuccess = () => {
      const db = request.result;
      db.transaction(store).objectStore(store).getAll().onsuccess = (event) => {
        db.close();
        resolve({ version: db.version, rows: (event.target as IDBRequest).result as unknown[] });
      };
    };
  });

describe('databases of released versions', () => {
  it.each(['history-v1', 'history-v2'])('%s opens with all that it holds, and goes on', async (name) => {
    const fixture = fixtureOf(name);
    await restore(fixture);
    const { pages, total } = await history.list();
    expect(pages.map(({ key }) => key)).toEqual(['herald.example/toll', 'gazette.example/bridge']);
    expect(total).toBe(2);
    expect(await history.list({ search: 'toll plan' })).toMatchObject({
      total: 1,
      pages: [{ key: 'herald.example/toll', found: [{ claim: 'bridge-toll', quote: 'no toll is planned' }] }],
    });
    expect(await history.sites()).toEqual(fixture.stores['sites']?.rows);
    expect(await history.mutes()).toEqual(fixture.stores['mutes']?.rows);
    expect(await history.cases()).toEqual(fixture.stores['cases']?.rows);
    expect(await history.dateOf('gazette.example/bridge')).toBe('2024-05');
    const old = (fixture.stores['pages']?.rows ?? []).find((row) => (row as { key: string }).key === 'herald.example/toll');
    expect(await history.page('herald.example/toll')).toEqual(old);
    await history.visit(visit('herald.example/toll', 900));
    expect(await history.page('herald.example/toll')).toMatchObject({ visits: (old as { visits: number }).visits + 1, firstVisit: 200 });
    await history.visit(visit('new.example/1', 901));
    expect((await history.list()).total).toBe(3);
  });

  it('version 1 kept addresses with the parameters they came with; version 2 does not', async () => {
    await restore(fixtureOf('history-v1'));
    expect((await history.page('gazette.example/bridge'))?.url).toBe('https://gazette.example/bridge?page=2');
  });

  it('one that cannot be moved stays as it was, with a name for it, and is moved once it can be', async () => {
    const fixture = fixtureOf('history-v1');
    await restore(fixture);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new TypeError('no such thing');
    });
    await expect(history.list()).rejects.toMatchObject({ code: 'E_DB_UPGRADE' });
    await expect(history.visit(visit('a.example/1', 1))).rejects.toMatchObject({ code: 'E_DB_UPGRADE' });
    put.mockRestore();
    expect(await rowsOf('obelus-history', 'pages')).toEqual({ version: 1, rows: fixture.stores['pages']?.rows });
    expect((await history.list()).total).toBe(2);
    expect((await rowsOf('obelus-history', 'pages')).version).toBe(2);
  });

  it('no space for the move is said to be that', async () => {
    await restore(fixtureOf('history-v1'));
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no space', 'QuotaExceededError');
    });
    await expect(history.list()).rejects.toMatchObject({ code: 'E_QUOTA' });
    expect((await rowsOf('obelus-history', 'pages')).version).toBe(1);
  });
});

describe('trouble', () => {
  it('PK-D14 a full disk is named, and takes nothing away', async () => {
    for (let n = 0; n < 5; n += 1) await history.visit(visit(`a.example/${n}`, n));
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no space', 'QuotaExceededError');
    });
    await expect(history.visit(visit('a.example/9', 9))).rejects.toMatchObject({ name: 'StoreError', code: 'E_QUOTA' });
    full.mockRestore();
    expect((await history.list()).total).toBe(5);
    expect(await rowsOf('obelus-history', 'pages')).toMatchObject({ rows: { length: 5 } });
  });

  it('a write that fails half-way leaves neither page nor shelf', async () => {
    await history.visit(visit('a.example/1', 1));
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args: [unknown, IDBValidKey?]) {
      if (this.name === 'shelves') throw new TypeError('cut off');
      return put.apply(this as never, args as never);
    });
    await expect(history.visit(visit('b.example/1', 2))).rejects.toMatchObject({ code: 'E_DB_FAILED' });
    vi.restoreAllMocks();
    expect((await history.list()).pages.map(({ key }) => key)).toEqual(['a.example/1']);
    expect((await rowsOf('obelus-history', 'pages')).rows).toHaveLength(1);
  });

  it('PK-D15 a missing database is named', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(createHistory().list()).rejects.toMatchObject({ code: 'E_DB_MISSING' });
  });

  it('a history that cannot be opened leaves the facts alone, and the other way round', async () => {
    await new Promise<void>((resolve) => {
      indexedDB.open('obelus-history', 99).onsuccess = (event) => {
        (event.target as IDBOpenDBRequest).result.close();
        resolve();
      };
    });
    await expect(history.list()).rejects.toMatchObject({ code: 'E_DB_NEWER' });
    expect(await createPackStore(openPacksDatabase(), async () => ({})).active('repo/pack')).toBeUndefined();
    vi.stubGlobal('indexedDB', new IDBFactory());
    await new Promise<void>((resolve) => {
      indexedDB.open('obelus', 99).onsuccess = (event) => {
        (event.target as IDBOpenDBRequest).result.close();
        resolve();
      };
    });
    const own = createHistory();
    await own.visit(visit('a.example/1', 1));
    expect((await own.list()).total).toBe(1);
    await expect(createPackStore(openPacksDatabase(), async () => ({})).active('repo/pack')).rejects.toMatchObject({ code: 'E_DB_NEWER' });
  });
});
