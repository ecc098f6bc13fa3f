import type { IDBPDatabase } from 'idb';
import { pageOf, type KeptPage } from '../history/shelf.ts';
import { asWasRead, isSame, mergeVisit, type Visit } from '../history/visit.ts';
import type { Decisions, HistoryPage, ImportCount, MovedNote } from '../model/history.ts';
import type { Database } from './database.ts';
import { openHistoryDatabase, type HistorySchema } from './history-db.ts';
import { comparePages } from './history-compare.ts';
import { createDecisions } from './history-decisions.ts';
import { addPart, DryRun } from './history-import.ts';
import { createQueries } from './history-queries.ts';
import { createRemoval } from './history-removal.ts';
import { createShelves, type Hands, type Writing } from './history-shelves.ts';
import { toStoreError, type Estimate } from './store-error.ts';

/** What the reader has read and decided, on this computer only. All methods throw StoreError. */
export type History = ReturnType<typeof createHistory>;

export function createHistory(database: Database<HistorySchema> = openHistoryDatabase(), estimate?: Estimate) {
  const shelves = createShelves();

  async function run<T>(work: (database: IDBPDatabase<HistorySchema>) => Promise<T>): Promise<T> {
    try {
      return await work(await database.get());
    } catch (error) {
      if (error instanceof DryRun) throw error;
      throw await toStoreError(error, estimate);
    }
  }
  const change = <T>(work: (transaction: Writing, hands: Hands) => Promise<T>, strict = true): Promise<T> => run((db) => shelves.change(db, work, strict));

  /** Changes pages that are in the history, in one transaction. Returns how many there were. */
  const edit = (keys: readonly string[], how: (page: KeptPage) => KeptPage): Promise<number> =>
    change(async (_transaction, hands) => {
      let edited = 0;
      for (const key of keys) {
        const page = await hands.page(key);
        if (!page) continue;
        await hands.put(how(page));
        edited += 1;
      }
      return edited;
    });

  const queries = createQueries(run, shelves);

  return {
    ...createDecisions(run),
    ...queries,
    ...createRemoval(change, queries.keys),

    /** Writes down a flagged page that was visible. Notes that were opened before stay opened; what had moved since has been seen now. */
    visit: (visit: Visit): Promise<void> =>
      change(async (_transaction, hands) => {
        const known = await hands.page(visit.key);
        const page = known && pageOf(known);
        const read = asWasRead(visit, page);
        const { moved, movedAt, news } = read !== visit && known ? known : {};
        await hands.put({ ...mergeVisit(page, read), ...(moved && { moved }), ...(movedAt !== undefined && { movedAt }), ...(news && { news }) });
      }),

    /** Marks a statement of a page as one whose card was open. Returns false when the page is not in the history. */
    seen: async (key: string, claim: string, quote: string, at: number): Promise<boolean> => {
      const open = (page: KeptPage): KeptPage => ({
        ...page,
        notes: page.notes.map((note) => (isSame(note, { claim, quote }) ? { ...note, seen: true, opened: note.opened ?? at } : note)),
      });
      return (await edit([key], open)) > 0;
    },

    /** Pins pages (`at`) or takes their pins (null). Returns how many of them there are. */
    pin: (keys: readonly string[], at: number | null): Promise<number> =>
      edit(keys, ({ pinned, ...page }) => (at === null ? page : { ...page, pinned: pinned ?? at })),

    /** The reader has looked at what moved: it is no longer news. */
    acknowledge: async (): Promise<void> => void (await edit(await queries.news(), ({ news: _news, ...page }) => page)),

    /** Adds a part of a file, or only counts what it would add. What is here is never replaced; what comes is kept from now on as if it had been read. */
    import: async (pages: readonly HistoryPage[], decisions: Partial<Decisions>, dry: boolean, at: number): Promise<ImportCount> => {
      try {
        return await change((transaction, hands) => addPart(transaction, hands, { pages, decisions, dry, at }));
      } catch (error) {
        if (error instanceof DryRun) return error.count;
        throw error;
      }
    },

    /** Compares every page with the present record and writes down what moved. Returns how many pages have moved. */
    compare: (judge: (page: HistoryPage) => MovedNote[], generation: string, at: number): Promise<number> =>
      run(async (db) => comparePages(db, (work) => change(work, false), await queries.keys(), { judge, generation, at })),

    /** Takes out what was kept of one pack's statements (ids "repo/pack/…"): notes, pages that held no other, mutes and cases (packs.md T8). */
    forgetPack: (key: string): Promise<void> =>
      change(async (transaction, hands) => {
        const isOf = (claim: string): boolean => claim.startsWith(`${key}/`);
        const [pages, mutes, cases] = [transaction.objectStore('pages'), transaction.objectStore('mutes'), transaction.objectStore('cases')];
        for (const page of await pages.getAll()) {
          const notes = page.notes.filter((note) => !isOf(note.claim));
          if (notes.length === page.notes.length) continue;
          if (notes.length === 0) await Promise.all([hands.take(page.key), pages.delete(page.key)]);
          // A page that was removed and can still be put back stays off its shelf.
          else await ((await hands.find(page.key)) ? hands.put({ ...page, notes }) : pages.put({ ...page, notes }));
        }
        for (const { claim, scope } of await mutes.getAll()) if (isOf(claim)) await mutes.delete([claim, scope]);
        for (const { claim, id } of await cases.getAll()) if (isOf(claim) && id !== undefined) await cases.delete(id);
      }),

    close: (): Promise<void> => database.close(),
  };
}
