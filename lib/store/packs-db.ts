import type { DBSchema, IDBPTransaction } from 'idb';
import type { ChangeSet } from '../model/changes.ts';
import type { PackErrorCode } from '../pack/errors.ts';
import type { HeldVersion, Place, SeenHead } from '../pack/order.ts';
import { openDatabase, type Database } from './database.ts';

/** One version of a pack that lies in the store: what it is called, and where it came from. */
export type StoredVersion = HeldVersion & {
  title: string;
  version: string;
  horizon: string;
  released: string;
  records: number;
  source: 'bundled' | 'channel' | 'file';
  /** Came by the channel's preview pointer, and stable has not reached it yet (packs.md B13). */
  track?: 'preview';
  /** Version of Obelus that accepted the content: another one reads it by its own rules before it uses it. */
  engine: string;
};

/** Which version of a pack is in use, and which one stands behind it. */
export type ActivePack = {
  /** "repo/pack". */
  key: string;
  cur: StoredVersion;
  prev: StoredVersion | null;
  /** The newest version ever accepted. Falls only by a new epoch, so that going back opens no door (packs.md 2.4). */
  highWater: HeldVersion;
  /** The reader went back one version: newer ones are checked and offered, not installed. */
  pinned: boolean;
  /** How far the load ladder had to step down; `current` again after the next installation. */
  rung: 'current' | 'previous' | 'bundled';
  installedAt: number;
  /** What each installation changed, the newest first: kept with the version that came. */
  changes?: ChangeSet[];
  /** The reader has looked at every change up to this time. */
  acknowledgedAt?: number;
};

/** What is known of a publisher: trust, order, time, and how the last check ended. */
export type RepoRow = {
  repo: string;
  /** Envelope of the newest root that was reached by valid steps. */
  root: Uint8Array<ArrayBuffer>;
  rootVersion: number;
  head: SeenHead | null;
  /** Expiry of the head that was last accepted, milliseconds. */
  headExpires: number | null;
  /** Highest time proven by a signed head: clocks set back do not make old files young (packs.md B7). */
  timeFloor: number;
  /** Last check that ended well. */
  checkedAt: number | null;
  triedAt: number | null;
  /** Temporary failures in a row, for the back-off. */
  failures: number;
  /** Not before this time by itself. */
  retryAt: number | null;
  /** Other publishers only: SHA-256 of the payload of their first root, and whether the reader had it from elsewhere or took it from the first file. */
  fingerprint?: string;
  mode?: 'pinned' | 'first-use';
};

/** How something ended. Codes only: no page, no address (packs.md H6). */
export type LogEntry = {
  at: number;
  pack: string;
  what: 'installed' | 'unchanged' | 'confirmed' | 'offered' | 'ahead' | 'bundled' | 'stepped-down' | 'went-back' | 'failed';
  code: PackErrorCode | null;
  place: Place | null;
};

/** Content by hash. Uncompressed: one blob of this size is read and checked faster than inflated (packs.md 2.1). */
type BlobRow = { sha256: string; bytes: Uint8Array<ArrayBuffer>; manifest: Uint8Array<ArrayBuffer> | null };

/** The last problem, kept over worker restarts until a check or a load ends well. */
export type ProblemRow = { key: string; code: PackErrorCode; at: number; needs?: string };

/** Database `obelus`: everything in it can be rebuilt from the bundle and the channel. */
export interface PacksSchema extends DBSchema {
  repos: { key: string; value: RepoRow };
  blobs: { key: string; value: BlobRow };
  active: { key: string; value: ActivePack };
  problems: { key: string; value: ProblemRow };
  log: { key: number; value: LogEntry };
}

/** Opens database `obelus` (on first use). Rebuildable: a new version may drop and refill any store. */
export const openPacksDatabase = (): Database<PacksSchema> =>
  openDatabase<PacksSchema>({
    name: 'obelus',
    version: 1,
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore('repos', { keyPath: 'repo' });
        database.createObjectStore('blobs', { keyPath: 'sha256' });
        database.createObjectStore('active', { keyPath: 'key' });
        database.createObjectStore('problems', { keyPath: 'key' });
        database.createObjectStore('log', { autoIncrement: true });
      }
    },
  });

/** All stores: an installation writes in one transaction over them. */
export const ALL_STORES = ['repos', 'blobs', 'active', 'problems', 'log'] as const;
export type WriteTransaction = IDBPTransaction<PacksSchema, (typeof ALL_STORES)[number][], 'readwrite'>;
