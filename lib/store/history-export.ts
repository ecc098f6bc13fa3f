import { pageOf, shelfOf, SHELVES, slotOf, type KeptPage, type Shelf } from '../history/shelf.ts';
import type { HistoryPage } from '../model/history.ts';

/** Pages and characters of one part: a message of the browser carries 64 MB, and a part is parsed in one go. */
const PART_PAGES = 200;
const PART_LENGTH = 8_000_000;
/** More than a shelf can hold: `shelf * SLOTS + slot` is one place among all shelves. */
const SLOTS = 2 ** 24;

type Store = { get(key: string): Promise<KeptPage | undefined> };
type Part = { pages: HistoryPage[]; next: number | null };

/** Takes pages until the part is full. Returns how many keys were used up. */
async function take(store: Store, keys: readonly string[], part: { pages: HistoryPage[]; length: number }): Promise<number> {
  let used = 0;
  for (const page of await Promise.all(keys.slice(0, PART_PAGES - part.pages.length).map((key) => store.get(key)))) {
    const kept = page && pageOf(page);
    const length = kept ? JSON.stringify(kept).length : 0;
    if (part.pages.length > 0 && part.length + length > PART_LENGTH) break;
    used += 1;
    part.length += length;
    if (kept) part.pages.push(kept);
  }
  return used;
}

/** The next pages of all shelves from a place on. A shelf is named by its number, so what happens on others moves nothing. */
export async function exportShelves(store: Store, shelves: ReadonlyMap<number, Shelf>, after: number): Promise<Part> {
  const part = { pages: [], length: 0 };
  let slot = after % SLOTS;
  for (let n = Math.floor(after / SLOTS); n < SHELVES; n += 1, slot = 0) {
    const keys = shelves.get(n)?.keys.slice(slot) ?? [];
    const used = await take(store, keys, part);
    if (used < keys.length) return { pages: part.pages, next: n * SLOTS + slot + used };
  }
  return { pages: part.pages, next: null };
}

/** The next of these pages, those that are in the history. */
export async function exportKeys(store: Store, shelves: ReadonlyMap<number, Shelf>, after: number, keys: readonly string[]): Promise<Part> {
  const part = { pages: [], length: 0 };
  const here = keys.flatMap((key, at) => (at >= after && slotOf(shelves.get(shelfOf(key)) ?? { keys: [] }, key) >= 0 ? [{ key, at }] : []));
  const used = await take(
    store,
    here.map(({ key }) => key),
    part,
  );
  return { pages: part.pages, next: here[used]?.at ?? null };
}
