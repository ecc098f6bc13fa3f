import type { FactRecord } from '../model/record.ts';
import { readContent } from '../pack/content.ts';
import { toRecord } from '../pack/record.ts';
import type { PackStore } from '../store/pack-store.ts';
import type { Publisher } from './publishers.ts';

/** Facts of another publisher, in memory. `key` = "repo/pack": what its claims are named under. */
export type OtherRecord = { key: string; publisher: string; released: string; record: FactRecord };

/** Reads other publishers' packs out of the store, each verified against its hash, and keeps them in memory while they are the ones in use. */
export function createOtherRecords(store: PackStore, list: () => Promise<Publisher[]>, engine: string): () => Promise<OtherRecord[]> {
  let known = new Map<string, OtherRecord>();
  return async () => {
    const next = new Map<string, OtherRecord>();
    // Without a database there are none: nothing of them is in the package.
    for (const { repo, packs } of await list().catch(() => [])) {
      for (const { key, cur } of packs) {
        const kept = known.get(key);
        try {
          if (kept?.record.generation === cur.contentSha256) next.set(key, kept);
          else {
            const bytes = await store.content(cur.contentSha256);
            if (cur.engine !== engine) readContent(bytes, { records: cur.records, released: cur.released });
            const record = toRecord(bytes, { pack: key, version: cur.version, horizon: cur.horizon, generation: cur.contentSha256 });
            next.set(key, { key, publisher: repo, released: cur.released, record });
          }
        } catch {
          // Damaged, or not readable by this Obelus any more: nothing of it is shown, and the list says which packs there are.
        }
      }
    }
    known = next;
    return [...next.values()];
  };
}
