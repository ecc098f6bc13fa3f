import type { IDBPDatabase } from 'idb';
import { fits, foundIn, isNews, isPinned, readRow, rowOf, shelfOf, slotOf, type KeptPage, type Place } from '../history/shelf.ts';
import type { HistoryDigest, HistoryGroup, HistoryList, HistoryPage, HistoryQuery, HistoryRow, HistoryState } from '../model/history.ts';
import type { HistorySchema, ShelvesState } from './history-db.ts';
import { exportKeys, exportShelves } from './history-export.ts';
import type { createShelves } from './history-shelves.ts';

type Db = IDBPDatabase<HistorySchema>;
type Run = <T>(work: (database: Db) => Promise<T>) => Promise<T>;

const LIMIT = 200;

/**
 * The first rows by the index alone: shown before the shelves are read. Null where the shelves must be asked, for pages that were removed are in the index too.
 * Where the last of them stands, then all from there on: three answers of the database, and not one for each row.
 */
async function firstRows(db: Db, limit: number): Promise<HistoryList | null> {
  const transaction = db.transaction(['pages', 'bins', 'meta']);
  const index = transaction.objectStore('pages').index('lastVisit');
  const oldest = async (): Promise<number | null> => {
    const newest = await index.openKeyCursor(null, 'prev');
    return (limit > 1 ? ((await newest?.advance(limit - 1)) ?? null) : newest)?.key ?? null;
  };
  const [state, bins, from] = await Promise.all([
    transaction.objectStore('meta').get('shelves') as Promise<ShelvesState | undefined>,
    transaction.objectStore('bins').count(),
    oldest(),
  ]);
  if (bins > 0) return null;
  const pages = await index.getAll(from === null ? null : IDBKeyRange.lowerBound(from));
  return { pages: pages.reverse().slice(0, limit).map(rowOf), total: state?.count ?? 0 };
}

/** The same rows with the statements that hold the words. */
async function withFound(db: Db, rows: HistoryRow[], search: string): Promise<HistoryRow[]> {
  const { store } = db.transaction('pages');
  const pages = await Promise.all(rows.map(({ key }) => store.get(key)));
  return rows.map((row, at) => {
    const page = pages[at];
    return page ? { ...row, found: foundIn(page, search) } : row;
  });
}

const hasMoved = ({ shelf, slot }: Place): boolean => (shelf.moved[slot] ?? -1) >= 0;
const keyAt = ({ shelf, slot }: Place): string => shelf.keys[slot] ?? '';

/** What is asked of the history without changing it. */
export function createQueries(run: Run, shelves: ReturnType<typeof createShelves>) {
  const listed = async (db: Db, key: string): Promise<boolean> => {
    const shelf = (await shelves.all(db)).shelves.get(shelfOf(key));
    return shelf !== undefined && slotOf(shelf, key) >= 0;
  };

  return {
    /** Rows, the last visit first. `total` counts all that fit. Without conditions the first rows come before the shelves are in memory. */
    list: ({ offset = 0, limit = LIMIT, ...conditions }: HistoryQuery = {}): Promise<HistoryList> =>
      run(async (db) => {
        const plain = Object.values(conditions).every((value) => value === undefined || value === '');
        const inMemory = await shelves.inMemory(db);
        if (plain && offset === 0 && limit > 0 && !inMemory) {
          const first = await firstRows(db, limit);
          if (first) return first;
        }
        const { order } = inMemory ?? (await shelves.all(db));
        const places = plain ? order : order.filter(fits(conditions));
        const rows = places.slice(offset, offset + limit).map(readRow);
        return { pages: conditions.search ? await withFound(db, rows, conditions.search) : rows, total: places.length };
      }),

    /** Pages by claim or by site, as far as they fit the conditions, the largest group first. */
    groups: (by: 'claim' | 'site', where: HistoryQuery = {}): Promise<HistoryGroup[]> =>
      run(async (db) => {
        const groups = new Map<string, HistoryGroup>();
        for (const row of (await shelves.all(db)).order.filter(fits(where)).map(readRow)) {
          for (const id of by === 'site' ? [row.site] : where.claim ? [where.claim] : row.claims) {
            const group = groups.get(id) ?? { id, title: id, pages: 0, moved: 0 };
            group.pages += 1;
            group.moved += row.moved.some(({ claim }) => by === 'site' || claim === id) ? 1 : 0;
            groups.set(id, group);
          }
        }
        return [...groups.values()].sort((a, b) => b.pages - a.pages || (a.id < b.id ? -1 : 1));
      }),

    /** One page, with what moved since it was read; undefined where it is not in the history. */
    page: (key: string): Promise<KeptPage | undefined> => run(async (db) => ((await listed(db, key)) ? db.get('pages', key) : undefined)),

    /** Addresses of all pages, the last visit first. */
    keys: (): Promise<string[]> => run(async (db) => (await shelves.all(db)).order.map(keyAt)),

    /** Those of the pages whose changed reading was not looked at yet. */
    news: (): Promise<string[]> => run(async (db) => (await shelves.all(db)).order.filter(isNews).map(keyAt)),

    /** Numbers for the foot of a list. */
    counts: (): Promise<Pick<HistoryState, 'pages' | 'pinned' | 'moved' | 'news' | 'oldest' | 'newest'>> =>
      run(async (db) => {
        const { order } = await shelves.all(db);
        const timeOf = (place: Place | undefined): number | null => place?.shelf.at[place.slot] ?? null;
        return {
          pages: order.length,
          pinned: order.filter(isPinned).length,
          moved: order.filter(hasMoved).length,
          news: order.filter(isNews).length,
          oldest: timeOf(order.at(-1)),
          newest: timeOf(order[0]),
        };
      }),

    /** Pages for a file: all of them, or those asked for, as many at a time as a message carries. `next` is what to ask for then; visits and removals in between move nothing else. */
    export: (after: number, keys?: readonly string[]): Promise<{ pages: HistoryPage[]; next: number | null }> =>
      run(async (db) => {
        const { shelves: all } = await shelves.all(db);
        const { store } = db.transaction('pages');
        return keys ? exportKeys(store, all, after, keys) : exportShelves(store, all, after);
      }),

    /** What became of the pages, by claim. */
    digest: (): Promise<HistoryDigest> =>
      run(async (db) => {
        const moved = (await shelves.all(db)).order.filter(hasMoved);
        const claims = new Map<string, HistoryDigest['claims'][number]>();
        for (const row of moved.map(readRow)) {
          for (const claim of new Set(row.moved.map((note) => note.claim))) {
            const example = row.moved.find((note) => note.claim === claim);
            const group = claims.get(claim) ?? (example && { claim, title: example.title, pages: 0, news: 0, example });
            if (!group) continue;
            group.pages += 1;
            group.news += row.news ? 1 : 0;
            claims.set(claim, group);
          }
        }
        return {
          moved: moved.length,
          news: moved.filter(isNews).length,
          at: moved.reduce<number | null>((at, { shelf, slot }) => Math.max(at ?? 0, shelf.moved[slot] ?? 0), null),
          claims: [...claims.values()].sort((a, b) => b.pages - a.pages || (a.claim < b.claim ? -1 : 1)),
        };
      }),

    /** Content hash of the facts with which all pages were last compared; empty before the first time. */
    comparedWith: (): Promise<string> =>
      run(async (db) => {
        const compared = await db.get('meta', 'compared');
        return typeof compared === 'string' ? compared : '';
      }),
  };
}
