import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { emptyShelf, inOrder, putOn, shelfOf, slotOf, takeOff, type KeptPage, type Place, type Shelf } from '../history/shelf.ts';
import type { HistorySchema, ShelvesState } from './history-db.ts';

type Db = IDBPDatabase<HistorySchema>;
const STORES = ['pages', 'shelves', 'bins', 'meta', 'dates', 'sites', 'mutes', 'cases'] as const;
export type Writing = IDBPTransaction<HistorySchema, (typeof STORES)[number][], 'readwrite'>;

/** All shelves, and their pages in the order of lists. */
export type Shelves = { shelves: Map<number, Shelf>; order: Place[] };

/** What a change may do with pages: each of these keeps a page and its shelf together. */
export type Hands = {
  /** Where a page stands; null when it is not in the history. */
  find(key: string): Promise<Place | null>;
  /** A page that is in the history. */
  page(key: string): Promise<KeptPage | undefined>;
  /** Writes a page, and puts it on its shelf. */
  put(page: KeptPage): Promise<void>;
  /** Takes a page off its shelf; its row stays. False where it was not there. */
  take(key: string): Promise<boolean>;
};

/** The shelves as a copy in memory, and the one way to change them. The copy is a cache: a worker that starts anew reads it anew. */
export function createShelves() {
  let copy: { stamp: number; shelves: Map<number, Shelf>; order: Place[] | null } | null = null;

  const stateOf = async (db: Db): Promise<ShelvesState> => ((await db.get('meta', 'shelves')) as ShelvesState | undefined) ?? { stamp: 0, count: 0 };

  return {
    /** The shelves, if they are in memory as the database has them. */
    async inMemory(db: Db): Promise<Shelves | null> {
      const present = copy;
      if (present === null || (await stateOf(db)).stamp !== present.stamp) return null;
      present.order ??= inOrder(present.shelves.values());
      return { shelves: present.shelves, order: present.order };
    },

    async all(db: Db): Promise<Shelves> {
      const transaction = db.transaction(['shelves', 'meta']);
      const { stamp } = ((await transaction.objectStore('meta').get('shelves')) as ShelvesState | undefined) ?? { stamp: 0 };
      let present = copy;
      if (present?.stamp !== stamp) {
        const rows = await transaction.objectStore('shelves').getAll();
        present = { stamp, shelves: new Map(rows.map((shelf) => [shelf.n, shelf])), order: null };
        copy = present;
      }
      present.order ??= inOrder(present.shelves.values());
      return { shelves: present.shelves, order: present.order };
    },

    /**
     * Runs one transaction over the whole database: pages and shelves change together or not at all. Nothing but the database may be awaited in `work`.
     * The browser puts it on the disk before it says done; not `strict` is for what can be worked out again.
     */
    async change<T>(db: Db, work: (transaction: Writing, hands: Hands) => Promise<T>, strict = true): Promise<T> {
      const transaction = db.transaction(STORES, 'readwrite', { durability: strict ? 'strict' : 'relaxed' });
      const done = transaction.done;
      done.catch(() => undefined);
      const held = new Map<number, Shelf>();
      const changed = new Set<Shelf>();
      let delta = 0;
      const shelf = async (key: string): Promise<Shelf> => {
        const n = shelfOf(key);
        const read = held.get(n) ?? (await transaction.objectStore('shelves').get(n)) ?? emptyShelf(n);
        // Two that ask at once take the same one in hand.
        const first = held.get(n) ?? read;
        held.set(n, first);
        return first;
      };
      const hands: Hands = {
        async find(key) {
          const place = await shelf(key);
          const slot = slotOf(place, key);
          return slot < 0 ? null : { shelf: place, slot };
        },
        page: async (key) => ((await hands.find(key)) ? transaction.objectStore('pages').get(key) : undefined),
        async put(page) {
          const place = await shelf(page.key);
          await transaction.objectStore('pages').put(page);
          delta -= place.keys.length;
          putOn(place, page);
          delta += place.keys.length;
          changed.add(place);
        },
        async take(key) {
          const place = await shelf(key);
          if (!takeOff(place, key)) return false;
          delta -= 1;
          changed.add(place);
          return true;
        },
      };
      try {
        const meta = transaction.objectStore('meta');
        const before = ((await meta.get('shelves')) as ShelvesState | undefined) ?? { stamp: 0, count: 0 };
        const result = await work(transaction, hands);
        const after = { stamp: before.stamp + 1, count: before.count + delta };
        if (changed.size > 0) await Promise.all([...[...changed].map((one) => transaction.objectStore('shelves').put(one)), meta.put(after, 'shelves')]);
        await done;
        if (changed.size > 0 && copy?.stamp === before.stamp) {
          const present = new Map(copy.shelves);
          for (const one of changed) present.set(one.n, one);
          copy = { stamp: after.stamp, shelves: present, order: null };
        }
        return result;
      } catch (error) {
        try {
          transaction.abort();
        } catch {
          // The browser has aborted it already; why, `transaction.error` says better than the request that was cut off.
        }
        throw (error as { name?: unknown } | null)?.name === 'AbortError' && transaction.error ? transaction.error : error;
      }
    },
  };
}
