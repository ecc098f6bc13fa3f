import type { DBSchema } from 'idb';
import type { PlainDate } from '../model/dates.ts';
import type { HistoryPage } from '../model/history.ts';
import { openDatabase, type Database } from './database.ts';

/** A site that the reader switched on or off by hand. */
export type SiteRow = { site: string; on: boolean; at: number };

/** A date that the reader set for a page. `page` is the key of {@link HistoryPage}. */
export type DateRow = { page: string; date: PlainDate; at: number };

/** "Do not mark this claim": everywhere, or on one site. */
export type Mute = { claim: string; scope: string; at: number };

/** Scope of a mute that holds on every site. */
export const EVERYWHERE = '*';

/** A match that the reader called wrong, kept here and exported by hand only. */
export type MatchCase = { id?: number; at: number; page: string; claim: string; cue: string; quote: string; generation: string };

/**
 * Database `obelus-history`: precious, nothing in it can be rebuilt. Every change of its shape is a rung of the ladder below, and a fixture of each
 * released version is opened by the present code in the tests.
 */
export interface HistorySchema extends DBSchema {
  pages: { key: string; value: HistoryPage; indexes: { lastVisit: number } };
  dates: { key: string; value: DateRow };
  sites: { key: string; value: SiteRow };
  mutes: { key: [string, string]; value: Mute };
  cases: { key: number; value: MatchCase };
}

/** Opens database `obelus-history` (on first use). */
export const openHistoryDatabase = (): Database<HistorySchema> =>
  openDatabase<HistorySchema>({
    name: 'obelus-history',
    version: 1,
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore('pages', { keyPath: 'key' }).createIndex('lastVisit', 'lastVisit');
        database.createObjectStore('dates', { keyPath: 'page' });
        database.createObjectStore('sites', { keyPath: 'site' });
        database.createObjectStore('mutes', { keyPath: ['claim', 'scope'] });
        database.createObjectStore('cases', { keyPath: 'id', autoIncrement: true });
      }
    },
  });
