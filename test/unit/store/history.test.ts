import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EVERYWHERE, type MovedNote } from '../../../lib/model/history.ts';
import { createHistory, type History } from '../../../lib/store/history.ts';
import { UNDO_MS } from '../../../lib/store/history-removal.ts';
import { note, QUOTE, visit } from './history-visits.ts';

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

const keys = async (query = {}, of = history): Promise<string[]> => (await of.list(query)).pages.map(({ key }) => key);

describe('pages', () => {
  it('are listed with the last read first, and counted by visits', async () => {
    await history.visit(visit('a.example/1', 100));
    await history.visit(visit('b.example/1', 200));
    await history.visit(visit('a.example/1', 300));
    await history.visit(visit('a.example/1', 350, { again: true, title: 'Longer now' }));
    const { pages, total } = await history.list();
    expect(total).toBe(2);
    expect(pages[0]).toMatchObject({
      key: 'a.example/1',
      title: 'Longer now',
      firstVisit: 100,
      lastVisit: 350,
      visits: 2,
      notes: 1,
      standings: { matches: 1 },
    });
    expect(pages[1]).toMatchObject({ key: 'b.example/1', visits: 1 });
    expect(await history.page('a.example/1')).not.toHaveProperty('at');
  });

  it('are the same with and without the copy in memory, also for two windows', async () => {
    for (let at = 0; at < 30; at += 1) await history.visit(visit(`a.example/${at % 20}`, at));
    const cold = createHistory();
    const first = await cold.list({ limit: 7 });
    const warm = await history.list({ limit: 7 });
    expect(first).toEqual(warm);
    await history.counts();
    await cold.counts();
    await cold.visit(visit('b.example/new', 99));
    expect((await keys({ limit: 1 }))[0]).toBe('b.example/new');
    expect(await keys({ offset: 18 })).toHaveLength(3);
  });

  it('what was opened stays opened when the page is read again', async () => {
    await history.visit(visit('a.example/1', 100));
    expect(await history.seen('a.example/1', 'bridge-cost', QUOTE, 130)).toBe(true);
    expect(await history.seen('a.example/1', 'bridge-cost', QUOTE, 180)).toBe(true);
    expect(await history.seen('nowhere', 'bridge-cost', 'x', 1)).toBe(false);
    await history.visit(visit('a.example/1', 200));
    expect((await history.page('a.example/1'))?.notes).toEqual([expect.objectContaining({ seen: true, opened: 130 })]);
  });

  it('are filtered by standing, claim, site, pin, day and what moved, all at once', async () => {
    await history.visit(visit('a.example/1', 100));
    await history.visit(visit('b.example/2', 200, { notes: [note({ claim: 'toll', standing: 'changed' })] }));
    await history.visit(visit('b.example/3', 300, { notes: [note({ standing: 'changed' })] }));
    expect(await history.pin(['b.example/2', 'nowhere'], 250)).toBe(1);
    expect(await keys({ standing: 'changed' })).toEqual(['b.example/3', 'b.example/2']);
    expect(await keys({ claim: 'toll' })).toEqual(['b.example/2']);
    expect(await keys({ claim: 'tol' })).toEqual([]);
    expect(await keys({ site: 'a.example' })).toEqual(['a.example/1']);
    expect(await keys({ pinned: true })).toEqual(['b.example/2']);
    expect(await keys({ from: 100, to: 200 })).toEqual(['a.example/1']);
    expect(await keys({ standing: 'changed', claim: 'bridge-cost', search: 'north bill' })).toEqual(['b.example/3']);
    expect(await history.groups('claim')).toEqual([
      { id: 'bridge-cost', title: 'bridge-cost', pages: 2, moved: 0 },
      { id: 'toll', title: 'toll', pages: 1, moved: 0 },
    ]);
    expect((await history.groups('site'))[0]).toMatchObject({ id: 'b.example', pages: 2 });
    await history.visit(visit('b.example/2', 400));
    expect(await keys({ pinned: true })).toEqual(['b.example/2']);
    expect(await history.pin(['b.example/2'], null)).toBe(1);
    expect(await keys({ pinned: true })).toEqual([]);
  });

  it('are searched from the beginning of words, in titles, addresses, quotes and claims, whatever the case and the accents', async () => {
    for (let at = 0; at < 5; at += 1) await history.visit(visit(`a.example/${at}`, at, at === 3 ? { title: 'Tolls at the Hârbour <b>' } : {}));
    await history.visit(
      visit('c.example/x', 9, {
        notes: [note({ claim: 'ferry-deal', title: 'Ferry contract', question: 'Who runs the night boats?' })],
        title: '港湾の通行料 🚢',
      }),
    );
    expect(await keys({ search: 'HARBOUR toll' })).toEqual(['a.example/3']);
    expect(await keys({ search: 'arbour' })).toEqual([]);
    expect(await keys({ search: 'night ferry' })).toEqual(['c.example/x']);
    expect(await keys({ search: '通行' })).toEqual(['c.example/x']);
    expect(await keys({ search: '🚢' })).toEqual(['c.example/x']);
    expect(await keys({ search: 'a.example/2' })).toEqual(['a.example/2']);
    expect(await keys({ search: '\u0001hc.example\u0001' })).toEqual([]);
    expect(await keys({ search: '!!!' })).toEqual([]);
    const found = await history.list({ search: '$2 bridge', limit: 2 });
    expect(found.total).toBe(6);
    expect(found.pages[1]).toMatchObject({ key: 'a.example/4', found: [{ claim: 'bridge-cost', quote: QUOTE }] });
    expect((await history.list({ search: 'nothing like it' })).total).toBe(0);
  });
});

describe('what is removed', () => {
  it('can be put back for ten seconds, never over a newer reading, and is gone after that', async () => {
    for (const n of [1, 2, 3]) await history.visit(visit(`a.example/${n}`, n * 100));
    const before = await history.page('a.example/1');
    const removed = await history.remove(['a.example/1', 'a.example/2', 'nowhere'], 1000);
    expect(removed).toMatchObject({ pages: 2, title: 'About a.example/1', until: 1000 + UNDO_MS });
    expect(await keys()).toEqual(['a.example/3']);
    expect(await history.page('a.example/1')).toBeUndefined();
    await history.visit(visit('a.example/2', 5000));
    expect(await history.page('a.example/2')).toMatchObject({ visits: 1, firstVisit: 5000 });
    expect(await history.purge(2000)).toBe(0);
    expect(await history.undo(removed.token, 3000)).toBe(1);
    expect(await history.page('a.example/1')).toEqual(before);
    expect(await history.page('a.example/2')).toMatchObject({ lastVisit: 5000 });
    expect(await history.undo(removed.token, 3000)).toBe(0);
    const late = await history.remove(['a.example/1'], 10_000);
    expect(await history.undo(late.token, late.until + 1)).toBe(0);
    expect(await history.purge(late.until + 1)).toBe(1);
    expect((await history.remove(['a.example/1'], 99_000)).pages).toBe(0);
  });

  it('two windows that erase at once each put back what they took, and no page twice', async () => {
    for (let n = 0; n < 20; n += 1) await history.visit(visit(`a.example/${n}`, n));
    const other = createHistory();
    const both = await Promise.all([history.erase(1000), other.erase(1000)]);
    expect(both.map(({ pages }) => pages).reduce((a, b) => a + b)).toBe(20);
    expect([(await history.list()).total, (await other.list()).total]).toEqual([0, 0]);
    for (const { token } of both) await other.undo(token, 2000);
    expect((await history.list()).total).toBe(20);
  });

  it('PK-H4 an erasure takes pages and their dates, and leaves decisions; later nothing of it is in the database', async () => {
    await history.visit(visit('a.example/1', 1));
    await history.setDate('a.example/1', '2025-01', 1);
    await history.switchSite('a.example', false, 1);
    await history.mute({ claim: 'a', scope: EVERYWHERE, at: 1 });
    const { token } = await history.erase(1000);
    expect(await history.dateOf('a.example/1')).toBeNull();
    await history.undo(token, 1001);
    expect(await history.dateOf('a.example/1')).toBe('2025-01');
    await history.erase(2000);
    await history.purge(2001 + UNDO_MS);
    expect(await history.site('a.example')).toMatchObject({ on: false });
    await history.forgetDecisions();
    const raw = await new Promise<string>((resolve) => {
      indexedDB.open('obelus-history').onsuccess = async (event) => {
        const db = (event.target as IDBOpenDBRequest).result;
        const rows = await Promise.all(
          [...db.objectStoreNames].map(
            (name) => new Promise((done) => (db.transaction(name).objectStore(name).getAll().onsuccess = (e) => done((e.target as IDBRequest).result))),
          ),
        );
        resolve(JSON.stringify(rows));
      };
    });
    expect(raw).not.toMatch(/example|Northport|bridge/);
  });

  it('goes by age, but no pinned page, and not because a clock jumped once', async () => {
    await history.visit(visit('old.example/1', 0));
    await history.visit(visit('pinned.example/1', 0));
    await history.pin(['pinned.example/1'], 1);
    await history.visit(visit('edge.example/1', 10 * DAY));
    await history.visit(visit('new.example/1', 95 * DAY));
    expect(await history.trim(90, 99 * DAY)).toBe(1);
    expect(await keys()).toEqual(['new.example/1', 'edge.example/1', 'pinned.example/1']);
    expect(await history.trim(90, 40_000 * DAY)).toBe(0);
    expect(await history.trim(90, 100 * DAY)).toBe(0);
    expect((await history.list()).total).toBe(3);
    expect(await history.trim(90, 101 * DAY)).toBe(1);
    expect(await keys()).toEqual(['new.example/1', 'pinned.example/1']);
  });
});

describe('what moved', () => {
  const moved = (fact: string): MovedNote[] => [
    {
      claim: 'bridge-cost',
      title: 'Bridge',
      quote: QUOTE,
      then: { standing: 'matches', fact: 'a', version: '1' },
      now: { standing: 'changed', fact, version: '2' },
    },
  ];

  it('is written down for exactly the pages that a comparison names, is news until looked at, and over when the page is read again', async () => {
    for (let n = 0; n < 250; n += 1) await history.visit(visit(`a.example/${n}`, n));
    const judge = vi.fn((page: { key: string }) => (/[37]$/.test(page.key) ? moved('b') : []));
    expect(await history.compare(judge, 'g2', 500)).toBe(50);
    // Each once, and those that moved once more where they are written.
    expect(judge).toHaveBeenCalledTimes(250 + 50);
    expect(await history.comparedWith()).toBe('g2');
    const { pages, total } = await history.list({ movedSince: 0 });
    expect([total, new Set(pages.map(({ key }) => /[37]$/.test(key)))]).toEqual([50, new Set([true])]);
    expect(pages[0]).toMatchObject({ moved: moved('b'), movedAt: 500, news: true });
    expect(await keys({ movedSince: 501 })).toEqual([]);
    expect(await history.counts()).toMatchObject({ pages: 250, moved: 50, news: 50, oldest: 0, newest: 249 });
    await history.acknowledge();
    expect(await history.counts()).toMatchObject({ moved: 50, news: 0 });
    await history.compare(judge, 'g3', 600);
    expect(await history.counts()).toMatchObject({ news: 0 });
    await history.visit(visit('a.example/3', 700));
    expect(await history.counts()).toMatchObject({ moved: 49 });
    await history.compare((page) => (page.key === 'a.example/7' ? moved('c') : []), 'g4', 800);
    expect(await history.list({ movedSince: 0 })).toMatchObject({ total: 1, pages: [{ key: 'a.example/7', news: true, movedAt: 800 }] });
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
