import type { IDBPDatabase } from 'idb';
import type { PlainDate } from '../model/dates.ts';
import type { Decisions, MatchCase, Mute, SiteRow } from '../model/history.ts';
import type { HistorySchema } from './history-db.ts';

type Run = <T>(work: (database: IDBPDatabase<HistorySchema>) => Promise<T>) => Promise<T>;

/** What the reader decided, beside the pages: sites switched, dates set, claims muted, matches objected to. */
export function createDecisions(run: Run) {
  return {
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

    /** All of it, for a file. */
    decisions: (): Promise<Decisions> =>
      run(async (db) => {
        const transaction = db.transaction(['dates', 'sites', 'mutes', 'cases']);
        const [dates, sites, mutes, cases] = await Promise.all([
          transaction.objectStore('dates').getAll(),
          transaction.objectStore('sites').getAll(),
          transaction.objectStore('mutes').getAll(),
          transaction.objectStore('cases').getAll(),
        ]);
        return { dates, sites, mutes, cases };
      }),

    /** Takes back every decision about sites, claims and matches. Pages and their dates stay. */
    forgetDecisions: (): Promise<void> =>
      run(async (db) => {
        const stores = ['sites', 'mutes', 'cases'] as const;
        const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
        await Promise.all([...stores.map((store) => transaction.objectStore(store).clear()), transaction.done]);
      }),
  };
}
