import type { IDBPDatabase } from 'idb';
import type { PlainDate } from '../model/dates.ts';
import type { HistoryNote, HistoryPage } from '../model/history.ts';
import type { Database } from './database.ts';
import { openHistoryDatabase, type HistorySchema, type MatchCase, type Mute, type SiteRow } from './history-db.ts';
import { toStoreError, type Estimate } from './store-error.ts';

const DAY = 86_400_000;

/** One reading of a page. `again` = the same visit read once more (the text changed): visits are not counted up. */
export type Visit = Omit<HistoryPage, 'firstVisit' | 'lastVisit' | 'visits'> & { at: number; again?: boolean };

/** What the reader has read and decided, on this computer only. All methods throw StoreError. */
export type History = ReturnType<typeof createHistory>;

export function createHistory(database: Database<HistorySchema> = openHistoryDatabase(), estimate?: Estimate) {
  async function run<T>(work: (database: IDBPDatabase<HistorySchema>) => Promise<T>): Promise<T> {
    try {
      return await work(await database.get());
    } catch (error) {
      throw await toStoreError(error, estimate);
    }
  }

  return {
    /** Writes down a flagged page that was visible. Notes that were opened before stay opened. */
    visit: (visit: Visit): Promise<void> =>
      run(async (db) => {
        const transaction = db.transaction('pages', 'readwrite');
        const known = await transaction.store.get(visit.key);
        await Promise.all([transaction.store.put(mergeVisit(known, visit)), transaction.done]);
      }),

    /** Marks a statement of a page as one whose card was open. Returns false when the page is not in the history. */
    seen: (key: string, claim: string, quote: string): Promise<boolean> =>
      run(async (db) => {
        const transaction = db.transaction('pages', 'readwrite');
        const page = await transaction.store.get(key);
        if (page) await transaction.store.put({ ...page, notes: page.notes.map((note) => (isSame(note, { claim, quote }) ? { ...note, seen: true } : note)) });
        await transaction.done;
        return page !== undefined;
      }),

    /** Pages, the last read first; `search` must stand in title, address or a quote. `total` counts all that fit. */
    list: ({ search = '', limit = 200 }: { search?: string; limit?: number } = {}): Promise<{ pages: HistoryPage[]; total: number }> =>
      run(async (db) => {
        const words = search.toLowerCase().split(/\s+/).filter(Boolean);
        const pages = (await db.getAllFromIndex('pages', 'lastVisit')).toReversed().filter((page) => fits(page, words));
        return { pages: pages.slice(0, limit), total: pages.length };
      }),

    page: (key: string): Promise<HistoryPage | undefined> => run((db) => db.get('pages', key)),

    /** Takes one page out and hands it back, so that it can be restored. */
    remove: (key: string): Promise<HistoryPage | null> =>
      run(async (db) => {
        const transaction = db.transaction('pages', 'readwrite');
        const page = await transaction.store.get(key);
        await Promise.all([transaction.store.delete(key), transaction.done]);
        return page ?? null;
      }),

    /** Puts removed pages back. A page that was read again since then stays as it is now. */
    restore: (pages: readonly HistoryPage[]): Promise<void> =>
      run(async (db) => {
        const transaction = db.transaction('pages', 'readwrite');
        const known = new Set(await transaction.store.getAllKeys());
        await Promise.all([...pages.filter(({ key }) => !known.has(key)).map((page) => transaction.store.put(page)), transaction.done]);
      }),

    /** Erases all pages and the dates set for pages. With `everything` also switched sites, mutes and cases. Returns how many pages there were. */
    erase: (everything = false): Promise<number> =>
      run(async (db) => {
        const stores = ['pages', 'dates', ...(everything ? (['sites', 'mutes', 'cases'] as const) : [])] as const;
        const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
        const pages = await transaction.objectStore('pages').count();
        await Promise.all([...stores.map((store) => transaction.objectStore(store).clear()), transaction.done]);
        return pages;
      }),

    /** Drops pages that were last read more than `days` days ago. Returns how many. */
    trim: (days: number, now: number): Promise<number> =>
      run(async (db) => {
        const transaction = db.transaction('pages', 'readwrite');
        const old = await transaction.store.index('lastVisit').getAllKeys(IDBKeyRange.upperBound(now - days * DAY, true));
        await Promise.all([...old.map((key) => transaction.store.delete(key)), transaction.done]);
        return old.length;
      }),

    sites: (): Promise<SiteRow[]> => run((db) => db.getAll('sites')),
    site: (site: string): Promise<SiteRow | undefined> => run((db) => db.get('sites', site)),
    switchSite: (site: string, on: boolean, at: number): Promise<void> => run(async (db) => void (await db.put('sites', { site, on, at }))),
    /** The site follows the general setting again. */
    forgetSite: (site: string): Promise<void> => run((db) => db.delete('sites', site)),

    /** Date that the reader set for a page, if any. */
    dateOf: (page: string): Promise<PlainDate | null> => run(async (db) => (await db.get('dates', page))?.date ?? null),
    /** Sets a page's date; null takes it back. */
    setDate: (page: string, date: PlainDate | null, at: number): Promise<void> =>
      run(async (db) => void (date === null ? await db.delete('dates', page) : await db.put('dates', { page, date, at }))),

    mutes: (): Promise<Mute[]> => run((db) => db.getAll('mutes')),
    mute: (mute: Mute): Promise<void> => run(async (db) => void (await db.put('mutes', mute))),
    unmute: (claim: string, scope: string): Promise<void> => run((db) => db.delete('mutes', [claim, scope])),

    cases: (): Promise<MatchCase[]> => run((db) => db.getAll('cases')),
    addCase: (one: Omit<MatchCase, 'id'>): Promise<number> => run((db) => db.add('cases', one)),
    removeCase: (id: number): Promise<void> => run((db) => db.delete('cases', id)),

    /** Takes out what was kept of one pack's statements (ids "repo/pack/…"): notes, pages that held no other, mutes and cases (packs.md T8). */
    forgetPack: (key: string): Promise<void> =>
      run(async (db) => {
        const transaction = db.transaction(['pages', 'mutes', 'cases'], 'readwrite', { durability: 'strict' });
        const isOf = (claim: string): boolean => claim.startsWith(`${key}/`);
        const [pages, mutes, cases] = [transaction.objectStore('pages'), transaction.objectStore('mutes'), transaction.objectStore('cases')];
        for (const page of await pages.getAll()) {
          const notes = page.notes.filter((note) => !isOf(note.claim));
          if (notes.length === page.notes.length) continue;
          await (notes.length === 0 ? pages.delete(page.key) : pages.put({ ...page, notes }));
        }
        for (const { claim, scope } of await mutes.getAll()) if (isOf(claim)) await mutes.delete([claim, scope]);
        for (const { claim, id } of await cases.getAll()) if (isOf(claim) && id !== undefined) await cases.delete(id);
        await transaction.done;
      }),

    close: (): Promise<void> => database.close(),
  };
}

const isSame = (note: Pick<HistoryNote, 'claim' | 'quote'>, other: Pick<HistoryNote, 'claim' | 'quote'>): boolean =>
  note.claim === other.claim && note.quote === other.quote;

function mergeVisit(known: HistoryPage | undefined, visit: Visit): HistoryPage {
  const { at, again = false, ...page } = visit;
  const notes = page.notes.map((note) => ({ ...note, seen: note.seen || (known?.notes.some((old) => old.seen && isSame(old, note)) ?? false) }));
  return { ...page, notes, firstVisit: known?.firstVisit ?? at, lastVisit: at, visits: (known?.visits ?? 0) + (again && known ? 0 : 1) };
}

function fits(page: HistoryPage, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [page.title, page.url, page.site, ...page.notes.map((note) => note.quote)].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
