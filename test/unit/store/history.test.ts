import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryPage } from '../../../lib/model/history.ts';
import { createHistory, type History, type Visit } from '../../../lib/store/history.ts';
import { EVERYWHERE } from '../../../lib/store/history-db.ts';

const DAY = 86_400_000;
let history: History;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  history = createHistory();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const visit = (key: string, at: number, change: Partial<Visit> = {}): Visit => ({
  key,
  url: `https://${key}`,
  title: `About ${key}`,
  site: key.split('/')[0] ?? key,
  published: '2025-01-01',
  lang: 'en',
  notes: [{ claim: 'bridge-cost', quote: 'Northport put $2 billion into the bridge', standing: 'matches', seen: false }],
  generation: 'g1',
  at,
  ...change,
});

describe('pages', () => {
  it('are listed with the last read first, and counted by visits', async () => {
    await history.visit(visit('a.example/1', 100));
    await history.visit(visit('b.example/1', 200));
    await history.visit(visit('a.example/1', 300));
    await history.visit(visit('a.example/1', 350, { again: true, title: 'Longer now' }));
    const { pages, total } = await history.list();
    expect(total).toBe(2);
    expect(pages[0]).toMatchObject({ key: 'a.example/1', title: 'Longer now', firstVisit: 100, lastVisit: 350, visits: 2 });
    expect(pages[0]).not.toHaveProperty('at');
    expect(pages[1]).toMatchObject({ key: 'b.example/1', visits: 1 });
  });

  it('a first reading counts as a visit, whatever it is called', async () => {
    await history.visit(visit('a.example/1', 100, { again: true }));
    expect(await history.page('a.example/1')).toMatchObject({ visits: 1 });
  });

  it('what was opened stays opened when the page is read again', async () => {
    await history.visit(visit('a.example/1', 100));
    expect(await history.seen('a.example/1', 'bridge-cost', 'Northport put $2 billion into the bridge')).toBe(true);
    expect(await history.seen('nowhere', 'bridge-cost', 'x')).toBe(false);
    await history.visit(visit('a.example/1', 200));
    expect((await history.page('a.example/1'))?.notes).toEqual([expect.objectContaining({ seen: true })]);
  });

  it('are searched by title, address and quote, all words', async () => {
    for (let at = 0; at < 5; at += 1) await history.visit(visit(`a.example/${at}`, at, at === 3 ? { title: 'Tolls at the harbour' } : {}));
    expect((await history.list({ search: 'HARBOUR toll' })).pages.map(({ key }) => key)).toEqual(['a.example/3']);
    expect(await history.list({ search: 'billion', limit: 2 })).toMatchObject({ total: 5, pages: [{ key: 'a.example/4' }, { key: 'a.example/3' }] });
    expect((await history.list({ search: 'nothing like it' })).total).toBe(0);
  });

  it('are removed one by one, restored, and never over a newer reading', async () => {
    await history.visit(visit('a.example/1', 100));
    const removed = await history.remove('a.example/1');
    expect(removed).toMatchObject({ key: 'a.example/1', lastVisit: 100 });
    expect(await history.remove('a.example/1')).toBeNull();
    await history.restore([removed as HistoryPage]);
    expect(await history.page('a.example/1')).toEqual(removed);
    await history.visit(visit('a.example/1', 500));
    await history.restore([removed as HistoryPage]);
    expect(await history.page('a.example/1')).toMatchObject({ lastVisit: 500 });
  });

  it('PK-H4 are trimmed by age and erased whole', async () => {
    await history.visit(visit('old.example/1', 0));
    await history.visit(visit('edge.example/1', 10 * DAY));
    await history.visit(visit('new.example/1', 95 * DAY));
    expect(await history.trim(90, 100 * DAY)).toBe(1);
    expect((await history.list()).pages.map(({ key }) => key)).toEqual(['new.example/1', 'edge.example/1']);
    await history.setDate('new.example/1', '2025-01', 1);
    await history.switchSite('new.example', false, 1);
    expect(await history.erase()).toBe(2);
    expect((await history.list()).total).toBe(0);
    expect(await history.dateOf('new.example/1')).toBeNull();
    expect(await history.site('new.example')).toMatchObject({ on: false });
    await history.mute({ claim: 'a', scope: EVERYWHERE, at: 1 });
    expect(await history.erase(true)).toBe(0);
    expect([await history.sites(), await history.mutes(), await history.cases()]).toEqual([[], [], []]);
  });
});

describe('decisions', () => {
  it('about sites and dates can be taken back', async () => {
    await history.switchSite('a.example', false, 1);
    await history.switchSite('b.example', true, 2);
    expect(await history.sites()).toEqual([
      { site: 'a.example', on: false, at: 1 },
      { site: 'b.example', on: true, at: 2 },
    ]);
    await history.forgetSite('a.example');
    expect(await history.site('a.example')).toBeUndefined();
    await history.setDate('a.example/1', '2024-05', 1);
    expect(await history.dateOf('a.example/1')).toBe('2024-05');
    await history.setDate('a.example/1', null, 2);
    expect(await history.dateOf('a.example/1')).toBeNull();
  });

  it('about claims: muted everywhere or on one site', async () => {
    await history.mute({ claim: 'bridge-cost', scope: EVERYWHERE, at: 1 });
    await history.mute({ claim: 'bridge-cost', scope: 'a.example', at: 2 });
    await history.mute({ claim: 'bridge-cost', scope: 'a.example', at: 3 });
    expect(await history.mutes()).toHaveLength(2);
    await history.unmute('bridge-cost', EVERYWHERE);
    expect(await history.mutes()).toEqual([{ claim: 'bridge-cost', scope: 'a.example', at: 3 }]);
  });

  it('about matches: cases are numbered and removed', async () => {
    const one = { at: 1, page: 'a.example/1', claim: 'bridge-cost', cue: 'put-money', quote: 'The bridge', generation: 'g1' };
    const id = await history.addCase(one);
    expect(await history.cases()).toEqual([{ ...one, id }]);
    await history.removeCase(id);
    expect(await history.cases()).toEqual([]);
  });
});

describe('trouble', () => {
  it('PK-D14 a full disk is named', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no space', 'QuotaExceededError');
    });
    await expect(history.visit(visit('a.example/1', 1))).rejects.toMatchObject({ name: 'StoreError', code: 'E_QUOTA' });
  });

  it('PK-D15 a missing database is named', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(createHistory().list()).rejects.toMatchObject({ code: 'E_DB_MISSING' });
  });
});

type Fixture = {
  name: string;
  version: number;
  stores: Record<string, { keyPath: string | string[] | null; autoIncrement: boolean; indexes: Record<string, string>; rows: object[] }>;
};

describe('databases of released versions', () => {
  it.each(['history-v1'])('%s opens with all that it holds', async (name) => {
    const fixture = JSON.parse(readFileSync(`test/fixtures/db/${name}.json`, 'utf8')) as Fixture;
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(fixture.name, fixture.version);
      request.addEventListener('error', () => reject(request.error));
      request.onupgradeneeded = () => {
        for (const [store, { keyPath, autoIncrement, indexes, rows }] of Object.entries(fixture.stores)) {
          const made = request.result.createObjectStore(store, { keyPath, autoIncrement });
          for (const [index, path] of Object.entries(indexes)) made.createIndex(index, path);
          for (const row of rows) made.add(row);
        }
      };
      request.onsuccess = () => resolve(request.result.close());
    });
    const old = createHistory();
    const { pages } = await old.list();
    expect(pages).toEqual([...(fixture.stores['pages']?.rows ?? [])].toReversed());
    expect(await old.sites()).toEqual(fixture.stores['sites']?.rows);
    expect(await old.mutes()).toEqual(fixture.stores['mutes']?.rows);
    expect(await old.cases()).toEqual(fixture.stores['cases']?.rows);
    expect(await old.dateOf('gazette.example/bridge')).toBe('2024-05');
    await old.visit(visit('new.example/1', 900));
    expect((await old.list()).total).toBe(pages.length + 1);
  });
});
