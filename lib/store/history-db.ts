import type { DBSchema, IDBPTransaction, StoreNames } from 'idb';
import { cleanAddress } from '../history/address.ts';
import { emptyShelf, putOn, shelfOf, type KeptPage, type Shelf } from '../history/shelf.ts';
import type { DateRow, MatchCase, Mute, SiteRow } from '../model/history.ts';
import { openDatabase, type Database } from './database.ts';

/** Pages that were taken out and can be put back until a time: their rows are there, but on no shelf. */
export type Bin = { token: string; keys: string[]; dates: DateRow[]; until: number };

/** How many pages stand on the shelves; `stamp` goes up with every change of them, so that a copy in memory knows when it is old. */
export type ShelvesState = { stamp: number; count: number };

/** The last clean-up by age: when, and how many runs in a row found a clock that had jumped. */
export type TrimState = { at: number; doubts: number };

/**
 * Database `obelus-history`: precious, nothing in it can be rebuilt but the shelves. Every change of its shape is a rung of the ladder below, and a fixture
 * of each released version is opened by the present code in the tests. A page is in the history when it stands on its shelf; one that does not was removed.
 */
export interface HistorySchema extends DBSchema {
  pages: { key: string; value: KeptPage; indexes: { lastVisit: number } };
  /** The pages again, as they are listed and searched (lib/history/shelf.ts). */
  shelves: { key: number; value: Shelf };
  bins: { key: string; value: Bin };
  meta: { key: string; value: ShelvesState | TrimState | string };
  dates: { key: string; value: DateRow };
  sites: { key: string; value: SiteRow };
  mutes: { key: [string, string]; value: Mute };
  cases: { key: number; value: MatchCase };
}

type Upgrading = IDBPTransaction<HistorySchema, StoreNames<HistorySchema>[], 'versionchange'>;

/** Version 2: addresses lose tracking parameters, and every page gets its place on a shelf. */
async function toVersion2(transaction: Upgrading): Promise<void> {
  const shelves = new Map<number, Shelf>();
  const store = transaction.objectStore('pages');
  let count = 0;
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    const page = { ...cursor.value, url: cleanAddress(cursor.value.url) };
    if (page.url !== cursor.value.url) await cursor.update(page);
    const n = shelfOf(page.key);
    const shelf = shelves.get(n) ?? emptyShelf(n);
    putOn(shelf, page);
    shelves.set(n, shelf);
    count += 1;
  }
  for (const shelf of shelves.values()) await transaction.objectStore('shelves').put(shelf);
  await transaction.objectStore('meta').put({ stamp: 1, count }, 'shelves');
}

/** Opens database `obelus-history` (on first use). */
export const openHistoryDatabase = (): Database<HistorySchema> =>
  openDatabase<HistorySchema>({
    name: 'obelus-history',
    version: 2,
    async upgrade(database, oldVersion, transaction) {
      if (oldVersion < 1) {
        database.createObjectStore('pages', { keyPath: 'key' }).createIndex('lastVisit', 'lastVisit');
        database.createObjectStore('dates', { keyPath: 'page' });
        database.createObjectStore('sites', { keyPath: 'site' });
        database.createObjectStore('mutes', { keyPath: ['claim', 'scope'] });
        database.createObjectStore('cases', { keyPath: 'id', autoIncrement: true });
      }
      if (oldVersion < 2) {
        database.createObjectStore('shelves', { keyPath: 'n' });
        database.createObjectStore('bins', { keyPath: 'token' });
        database.createObjectStore('meta');
        await toVersion2(transaction);
      }
    },
  });
