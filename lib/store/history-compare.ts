import type { IDBPDatabase } from 'idb';
import { pageOf, shelfOf, type KeptPage } from '../history/shelf.ts';
import type { HistoryPage, MovedNote } from '../model/history.ts';
import type { HistorySchema } from './history-db.ts';
import type { Hands, Writing } from './history-shelves.ts';

type Change = <T>(work: (transaction: Writing, hands: Hands) => Promise<T>) => Promise<T>;

/** Says what has moved on a page, by the record of this generation; `at` is when, milliseconds. */
export type Comparison = { judge: (page: HistoryPage) => MovedNote[]; generation: string; at: number };

/** Pages between which everybody else is let in: a list or a search must not wait for ten thousand pages. */
const AT_ONCE = 25;

const others = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Does the page say otherwise than its statements do now? */
const differs = (page: KeptPage, moved: readonly MovedNote[]): boolean => JSON.stringify(moved) !== JSON.stringify(page.moved ?? []);

function compared({ movedAt: _movedAt, moved: _moved, news: _news, ...page }: KeptPage, moved: MovedNote[], at: number): KeptPage {
  return { ...page, ...(moved.length > 0 && { moved, movedAt: at, news: true as const }) };
}

/**
 * Sets all pages beside the present record and writes down what moved. A page that moves otherwise than before is news; one that no longer does is none.
 * Pages are only read, which holds up nobody; those that moved are read again in the transaction that writes them, for a visit may have come between.
 */
export async function comparePages(db: IDBPDatabase<HistorySchema>, change: Change, keys: readonly string[], comparison: Comparison): Promise<number> {
  const { judge, generation, at } = comparison;
  // Shelf by shelf, so that each is taken in hand once or twice.
  const inTurn = [...keys].sort((a, b) => shelfOf(a) - shelfOf(b));
  let moved = 0;
  for (let from = 0; from < inTurn.length; from += AT_ONCE) {
    const { store } = db.transaction('pages');
    const pages = await Promise.all(inTurn.slice(from, from + AT_ONCE).map((key) => store.get(key)));
    const changed: string[] = [];
    for (const page of pages) {
      if (!page) continue;
      const notes = judge(pageOf(page));
      moved += notes.length > 0 ? 1 : 0;
      if (differs(page, notes)) changed.push(page.key);
    }
    if (changed.length > 0)
      await change(async (_transaction, hands) => {
        for (const key of changed) {
          const page = await hands.page(key);
          const notes = page ? judge(pageOf(page)) : [];
          if (page && differs(page, notes)) await hands.put(compared(page, notes, at));
        }
      });
    await others();
  }
  await change(async (transaction) => void (await transaction.objectStore('meta').put(generation, 'compared')));
  return moved;
}
