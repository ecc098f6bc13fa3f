import { isPinned, readRow } from '../history/shelf.ts';
import type { Removed } from '../model/history.ts';
import type { TrimState } from './history-db.ts';
import type { Hands, Writing } from './history-shelves.ts';

type Change = <T>(work: (transaction: Writing, hands: Hands) => Promise<T>) => Promise<T>;

const DAY = 86_400_000;
/** How long what was removed can be put back, in milliseconds. */
export const UNDO_MS = 10_000;
/** Clean-ups are daily: a longer gap may be a clock that jumped. */
const TRIM_GAP = 8 * DAY;

/** How pages leave the history, and come back. `keysOf` names all pages that are in it. */
export function createRemoval(change: Change, keysOf: () => Promise<string[]>) {
  /** Takes pages off their shelves and keeps them for undo. */
  const discard = (keys: readonly string[], withDates: boolean, at: number): Promise<Removed> => {
    const [token, until] = [crypto.randomUUID(), at + UNDO_MS];
    return change(async (transaction, hands) => {
      const gone: string[] = [];
      let title = '';
      for (const key of new Set(keys)) {
        const place = await hands.find(key);
        if (!place) continue;
        if (gone.length === 0) ({ title } = readRow(place));
        await hands.take(key);
        gone.push(key);
      }
      const dates = withDates ? await transaction.objectStore('dates').getAll() : [];
      if (withDates) await transaction.objectStore('dates').clear();
      if (gone.length > 0 || dates.length > 0) await transaction.objectStore('bins').put({ token, keys: gone, dates, until });
      return { token, pages: gone.length, title, until };
    });
  };

  return {
    /** Takes pages out. They can be put back until `until`; {@link purge} drops them after that. */
    remove: (keys: readonly string[], at: number): Promise<Removed> => discard(keys, false, at),

    /** Takes out all pages, and the dates set for pages. Of two windows that erase at once, each can put back what it took. */
    erase: async (at: number): Promise<Removed> => discard(await keysOf(), true, at),

    /** Puts back what one removal took. A page that was read again since then stays as it is now. Returns how many came back. */
    undo: (token: string, now: number): Promise<number> =>
      change(async (transaction, hands) => {
        const bin = await transaction.objectStore('bins').get(token);
        if (!bin || now > bin.until) return 0;
        let back = 0;
        for (const key of bin.keys) {
          const page = (await hands.find(key)) ? undefined : await transaction.objectStore('pages').get(key);
          if (!page) continue;
          await hands.put(page);
          back += 1;
        }
        const dates = transaction.objectStore('dates');
        for (const row of bin.dates) if (!(await dates.get(row.page))) await dates.put(row);
        await transaction.objectStore('bins').delete(token);
        return back;
      }),

    /** Drops for good what was removed and can no longer be put back. A bin from the far future is one from before a clock was set back. Returns how many pages went. */
    purge: (now: number): Promise<number> =>
      change(async (transaction, hands) => {
        const bins = await transaction.objectStore('bins').getAll();
        const isOver = (until: number): boolean => now > until || until > now + UNDO_MS;
        const held = new Set(bins.filter(({ until }) => !isOver(until)).flatMap(({ keys }) => keys));
        let dropped = 0;
        for (const bin of bins.filter(({ until }) => isOver(until))) {
          for (const key of bin.keys) {
            if (held.has(key) || (await hands.find(key))) continue;
            await transaction.objectStore('pages').delete(key);
            dropped += 1;
          }
          await transaction.objectStore('bins').delete(bin.token);
        }
        return dropped;
      }),

    /** Drops pages that were last read more than `days` days ago; pinned ones stay. A clock that jumped since the last clean-up is believed at the second run. Returns how many. */
    trim: (days: number, now: number): Promise<number> =>
      change(async (transaction, hands) => {
        const meta = transaction.objectStore('meta');
        const last = (await meta.get('trim')) as TrimState | undefined;
        const doubts = last && Math.abs(now - last.at) > TRIM_GAP ? last.doubts + 1 : 0;
        await meta.put({ at: now, doubts: doubts > 1 ? 0 : doubts }, 'trim');
        if (doubts === 1) return 0;
        let dropped = 0;
        const old = await transaction
          .objectStore('pages')
          .index('lastVisit')
          .getAllKeys(IDBKeyRange.upperBound(now - days * DAY, true));
        for (const key of old) {
          const place = await hands.find(key);
          if (!place || isPinned(place)) continue;
          // What came from a file is kept as long as if it had been read that day.
          const { added = -Infinity } = (await transaction.objectStore('pages').get(key)) ?? {};
          if (added >= now - days * DAY) continue;
          await hands.take(key);
          await transaction.objectStore('pages').delete(key);
          dropped += 1;
        }
        return dropped;
      }),
  };
}
