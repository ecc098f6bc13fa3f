import type { FactsState } from '../messaging/protocol.ts';
import type { ChangeEnd, ChangeSet } from '../model/changes.ts';
import { decodeUtf8 } from '../pack/bytes.ts';
import { changeSetOf, newsOf, setsInUse } from '../pack/change-set.ts';
import type { Listed } from '../pack/notices.ts';
import { comparePlaces } from '../pack/order.ts';
import type { PackStore } from '../store/pack-store.ts';
import type { StoredVersion } from '../store/packs-db.ts';

/** What lies beside the version in use: the one behind it (or before it, for a reader who went back), and what the versions changed. */
export type Shelf = { other: NonNullable<FactsState['other']> | null; changes: ChangeSet[]; acknowledgedAt: number; current: StoredVersion | null };

/** Nothing stands there: no database, or nothing installed yet. */
const EMPTY: Shelf = { other: null, changes: [], acknowledgedAt: 0, current: null };

/** Looks at the shelf. A database that cannot be read holds nothing. */
export async function lookAtShelf(store: PackStore, key: string): Promise<Shelf> {
  try {
    const active = await store.active(key);
    if (!active) return EMPTY;
    const { cur, prev } = active;
    return {
      other: prev && { version: prev.version, horizon: prev.horizon, newer: comparePlaces(prev, cur) > 0 },
      changes: active.changes ?? [],
      acknowledgedAt: active.acknowledgedAt ?? 0,
      current: cur,
    };
  } catch {
    return EMPTY;
  }
}

/** The shelf's part of the state that is shown. */
export function shelfState({ other, changes, acknowledgedAt, current }: Shelf): Pick<FactsState, 'other' | 'news' | 'signed'> {
  const [latest] = setsInUse(changes, current);
  return { other, news: newsOf(latest, acknowledgedAt), ...(current && { signed: current.manifestSha256 !== null }) };
}

const endOf = ({ version, epoch, seq, horizon, released, contentSha256 }: StoredVersion): ChangeEnd => ({
  version,
  epoch,
  seq,
  horizon,
  released,
  generation: contentSha256,
});

/** What verified bytes change against a version that lies in the store; null where that one can no longer be read. */
export async function compareStored(
  store: PackStore,
  before: StoredVersion,
  after: { version: StoredVersion; bytes: Uint8Array },
  listed: Listed | null,
  at: number,
): Promise<ChangeSet | null> {
  try {
    const text = decodeUtf8(await store.content(before.contentSha256));
    return changeSetOf({ end: endOf(before), text }, { end: endOf(after.version), text: decodeUtf8(after.bytes) }, listed, at);
  } catch {
    return null;
  }
}
