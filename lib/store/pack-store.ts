import type { ChangeSet } from '../model/changes.ts';
import { keepSet } from '../pack/change-set.ts';
import type { PackErrorCode } from '../pack/errors.ts';
import { comparePlaces, type HeldVersion } from '../pack/order.ts';
import type { Database } from './database.ts';
import { sha256Hex } from './digest.ts';
import {
  ALL_STORES,
  openPacksDatabase,
  type ActivePack,
  type LogEntry,
  type PacksSchema,
  type ProblemRow,
  type RepoRow,
  type StoredVersion,
  type WriteTransaction,
} from './packs-db.ts';
import { StoreError, toStoreError, type Estimate } from './store-error.ts';

const LOG_LENGTH = 50;

/** A version with its bytes, verified by the caller, ready to be put in. */
export type Installation = {
  key: string;
  version: StoredVersion;
  bytes: Uint8Array<ArrayBuffer>;
  /** Envelope of its manifest; null for a bundled pack. */
  manifest: Uint8Array<ArrayBuffer> | null;
  /** Content hash that was in use when the caller began: another writer in between ends the installation. */
  after: string | null;
  /** Written in the same transaction: a head that was seen without its facts must not be remembered (packs.md 1.6, step 9). */
  repo?: RepoRow;
  rung?: ActivePack['rung'];
  /** What it changes against the version in use, kept with it. */
  changes?: ChangeSet | null;
  log: LogEntry;
};

/** Access to the pack database. Every write is one transaction with durability `strict`: it happened whole or not at all. All throw StoreError. */
export type PackStore = ReturnType<typeof createPackStore>;

export function createPackStore(database: Database<PacksSchema> = openPacksDatabase(), estimate?: Estimate) {
  /** Runs `work` in one strict transaction; any error aborts the whole of it. `work` may await nothing but requests of the transaction. */
  async function write(work: (transaction: WriteTransaction) => Promise<void>): Promise<void> {
    try {
      const transaction = (await database.get()).transaction(ALL_STORES, 'readwrite', { durability: 'strict' });
      try {
        await Promise.all([work(transaction as WriteTransaction), transaction.done]);
      } catch (error) {
        try {
          transaction.abort();
        } catch {
          // It has aborted itself.
        }
        await transaction.done.catch(() => {});
        throw error;
      }
    } catch (error) {
      throw await toStoreError(error, estimate);
    }
  }

  async function read<T>(work: (database: Awaited<ReturnType<Database<PacksSchema>['get']>>) => Promise<T>): Promise<T> {
    try {
      return await work(await database.get());
    } catch (error) {
      throw await toStoreError(error, estimate);
    }
  }

  return {
    active: (key: string): Promise<ActivePack | undefined> => read((db) => db.get('active', key)),
    repo: (repo: string): Promise<RepoRow | undefined> => read((db) => db.get('repos', repo)),
    problem: (key: string): Promise<ProblemRow | undefined> => read((db) => db.get('problems', key)),
    /** Newest first. */
    log: async (): Promise<LogEntry[]> => (await read((db) => db.getAll('log'))).toReversed(),

    /**
     * The content of a version, checked against its hash on every load (packs.md 2.1).
     * @throws StoreError E_STORED_MISSING, E_STORED_HASH.
     */
    async content(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
      const row = await read((db) => db.get('blobs', sha256));
      if (!row) throw new StoreError('E_STORED_MISSING', `content ${sha256.slice(0, 12)} is not in the store`);
      if ((await sha256Hex(row.bytes)) !== sha256) throw new StoreError('E_STORED_HASH', `content ${sha256.slice(0, 12)} is not what was stored`);
      return row.bytes;
    },

    /** Every pack that lies here, and every publisher of whom anything is known. */
    packs: (): Promise<ActivePack[]> => read((db) => db.getAll('active')),
    repos: (): Promise<RepoRow[]> => read((db) => db.getAll('repos')),
    /** Envelope of a version's manifest, for what its publisher says of changes; null for a bundled version and for none. */
    manifest: async (sha256: string): Promise<Uint8Array<ArrayBuffer> | null> => (await read((db) => db.get('blobs', sha256)))?.manifest ?? null,

    /**
     * Puts a verified version in use: content, pointer, previous version, head and log in ONE transaction; content older than the previous is dropped.
     * @throws StoreError E_STORED_HASH (bytes are not what `version` names), E_LOCKED (another writer came first), E_QUOTA.
     */
    async install(what: Installation): Promise<void> {
      const { key, version, bytes } = what;
      if ((await sha256Hex(bytes)) !== version.contentSha256) throw new StoreError('E_STORED_HASH', 'the bytes to be stored are not those that were verified');
      await write(async (transaction) => {
        const old = await transaction.objectStore('active').get(key);
        if ((old?.cur.contentSha256 ?? null) !== what.after) throw new StoreError('E_LOCKED', 'the facts were changed meanwhile');
        const next: ActivePack = {
          key,
          cur: version,
          prev: what.rung === 'bundled' ? null : previousOf(old, version),
          highWater: highest(old?.highWater, version),
          pinned: false,
          rung: what.rung ?? 'current',
          installedAt: what.log.at,
          changes: keepSet(old?.changes ?? [], what.changes ?? null),
          ...(old?.acknowledgedAt !== undefined && { acknowledgedAt: old.acknowledgedAt }),
        };
        await Promise.all([
          kept(transaction.objectStore('blobs').put({ sha256: version.contentSha256, bytes, manifest: what.manifest })),
          kept(transaction.objectStore('active').put(next)),
          what.repo && kept(transaction.objectStore('repos').put(what.repo)),
          // A step down stays a problem until a whole installation has replaced it.
          next.rung === 'current' || what.log.code === null
            ? kept(transaction.objectStore('problems').delete(key))
            : kept(transaction.objectStore('problems').put({ key, code: what.log.code, at: what.log.at })),
          kept(addLog(transaction, what.log)),
          kept(sweep(transaction)),
        ]);
      });
    },

    /** Keeps the outcome of a check that installed nothing: publisher, log, and the problem or its end, together. */
    async settle(outcome: {
      key: string;
      repo?: RepoRow;
      problem?: { code: PackErrorCode; needs?: string | undefined } | null;
      confirmed?: StoredVersion;
      log?: LogEntry;
      at: number;
    }): Promise<void> {
      await write(async (transaction) => {
        const { key, confirmed, problem } = outcome;
        const active = confirmed && (await transaction.objectStore('active').get(key));
        const requests: Promise<unknown>[] = [];
        if (outcome.repo) requests.push(kept(transaction.objectStore('repos').put(outcome.repo)));
        if (outcome.log) requests.push(kept(addLog(transaction, outcome.log)));
        if (problem)
          requests.push(
            kept(
              transaction
                .objectStore('problems')
                .put({ key, code: problem.code, at: outcome.at, ...(problem.needs !== undefined && { needs: problem.needs }) }),
            ),
          );
        if (problem === null) requests.push(kept(transaction.objectStore('problems').delete(key)));
        // Only the name by which the same content is published is new: no byte of it changes.
        if (active && active.cur.contentSha256 === confirmed.contentSha256) {
          requests.push(
            kept(transaction.objectStore('active').put({ ...active, cur: confirmed, rung: 'current', highWater: highest(active.highWater, confirmed) })),
          );
        }
        await Promise.all(requests);
      });
    },

    /** Takes a publisher with all of its packs out: pointers, content, problems, log entries (packs.md T8). Returns the keys of the packs that went. */
    async removeRepo(repo: string): Promise<string[]> {
      const gone: string[] = [];
      await write(async (transaction) => {
        const isOf = (key: string): boolean => key.startsWith(`${repo}/`);
        gone.push(...(await transaction.objectStore('active').getAllKeys()).filter(isOf));
        for (let cursor = await transaction.objectStore('log').openCursor(); cursor; cursor = await cursor.continue())
          if (isOf(cursor.value.pack)) await cursor.delete();
        await Promise.all([
          kept(transaction.objectStore('repos').delete(repo)),
          ...gone.flatMap((key) => [kept(transaction.objectStore('active').delete(key)), kept(transaction.objectStore('problems').delete(key))]),
          kept(sweep(transaction)),
        ]);
      });
      return gone;
    },

    /** A step of the root chain, kept at once (packs.md 1.6, step 7). */
    saveRepo: (repo: RepoRow): Promise<void> => write(async (transaction) => void (await kept(transaction.objectStore('repos').put(repo)))),

    /** Drops a damaged current version: the previous one takes its place. The high-water mark stays. */
    async stepDown(key: string, problem: PackErrorCode, at: number): Promise<void> {
      await write(async (transaction) => {
        const active = await transaction.objectStore('active').get(key);
        if (!active?.prev) return;
        await Promise.all([
          kept(transaction.objectStore('active').put({ ...active, cur: active.prev, prev: null, rung: 'previous' })),
          kept(transaction.objectStore('problems').put({ key, code: problem, at })),
          kept(addLog(transaction, { at, pack: key, what: 'stepped-down', code: problem, place: placeOf(active.prev) })),
          kept(sweep(transaction)),
        ]);
      });
    },

    /**
     * The reader's "use the previous facts" (packs.md 2.4): the two versions change places. Behind the newest one updates are checked and offered, not
     * installed; going back once more ends that. Returns false when there is no other version.
     */
    async goBack(key: string, at: number): Promise<boolean> {
      let went = false;
      await write(async (transaction) => {
        const active = await transaction.objectStore('active').get(key);
        if (!active?.prev) return;
        went = true;
        await Promise.all([
          kept(
            transaction.objectStore('active').put({ ...active, cur: active.prev, prev: active.cur, pinned: comparePlaces(active.prev, active.highWater) < 0 }),
          ),
          kept(addLog(transaction, { at, pack: key, what: 'went-back', code: null, place: placeOf(active.prev) })),
        ]);
      });
      return went;
    },

    /** The reader has looked at what changed. */
    acknowledge: (key: string, at: number): Promise<void> =>
      write(async (transaction) => {
        const active = await transaction.objectStore('active').get(key);
        if (active) await kept(transaction.objectStore('active').put({ ...active, acknowledgedAt: at }));
      }),

    /** Makes room: the version behind the one in use goes. Behind a reader who went back it is the newer one, and that stays. Returns whether one went. */
    async dropPrevious(key: string): Promise<boolean> {
      let went = false;
      await write(async (transaction) => {
        const active = await transaction.objectStore('active').get(key);
        if (!active?.prev || active.pinned) return;
        went = true;
        await Promise.all([kept(transaction.objectStore('active').put({ ...active, prev: null })), kept(sweep(transaction))]);
      });
      return went;
    },

    close: (): Promise<void> => database.close(),
  };
}

/** A request whose failure may also be reported by the one before it: a promise that nobody waits for any more must not shout in the console. */
function kept<T>(request: Promise<T>): Promise<T> {
  request.catch(() => {});
  return request;
}

const placeOf = ({ epoch, seq }: HeldVersion): { epoch: number; seq: number } => ({ epoch, seq });

/** The version that stands behind a new one. The same content under a new number, or a damaged one, is nothing to go back to. */
function previousOf(old: ActivePack | undefined, next: StoredVersion): StoredVersion | null {
  if (!old) return null;
  return old.cur.contentSha256 === next.contentSha256 ? old.prev : old.cur;
}

function highest(mark: HeldVersion | undefined, version: HeldVersion): HeldVersion {
  const { epoch, seq, contentSha256, manifestSha256 } = version;
  const next = { epoch, seq, contentSha256, manifestSha256 };
  if (!mark) return next;
  const order = comparePlaces(next, mark);
  // At the same place a manifest's name is worth more than a bundle's, which has none.
  return order > 0 || (order === 0 && next.manifestSha256 !== null) ? next : mark;
}

async function addLog(transaction: WriteTransaction, entry: LogEntry): Promise<void> {
  const log = transaction.objectStore('log');
  await log.add(entry);
  const keys = await log.getAllKeys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - LOG_LENGTH)).map((key) => kept(log.delete(key))));
}

/** Drops content that no pack uses. Runs after the pointers were put: requests of one transaction run in order. */
async function sweep(transaction: WriteTransaction): Promise<void> {
  const [packs, blobs] = await Promise.all([kept(transaction.objectStore('active').getAll()), kept(transaction.objectStore('blobs').getAllKeys())]);
  const used = new Set(packs.flatMap(({ cur, prev }) => [cur.contentSha256, prev?.contentSha256]));
  await Promise.all(blobs.filter((sha256) => !used.has(sha256)).map((sha256) => kept(transaction.objectStore('blobs').delete(sha256))));
}
