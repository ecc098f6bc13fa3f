import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import { StoreError, toStoreError } from './store-error.ts';

type Upgrade<S extends DBSchema> = (
  database: IDBPDatabase<S>,
  oldVersion: number,
  transaction: IDBPTransaction<S, StoreNames<S>[], 'versionchange'>,
) => void | Promise<void>;

/** Name, version and migrations of one database. */
export type DatabasePlan<S extends DBSchema> = {
  name: string;
  version: number;
  /** The ladder `if (oldVersion < n) …`, one rung a version. Runs in one transaction: a kill or a failure in the middle leaves the old version. */
  upgrade: Upgrade<S>;
};

/** A database that is opened on first use and again after the browser or a newer version of Obelus closed it. */
export type Database<S extends DBSchema> = {
  /** @throws StoreError E_DB_MISSING, E_DB_BLOCKED, E_DB_NEWER, E_DB_UPGRADE, E_DB_FAILED, E_QUOTA. */
  get(): Promise<IDBPDatabase<S>>;
  close(): Promise<void>;
};

/** Runs at once, so that the transaction is still open; a throw becomes a rejection. */
async function attempt(work: () => void | Promise<void>): Promise<void> {
  await work();
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // The browser has aborted it already.
  }
}

/** No space stays no space: that can be helped without a newer Obelus. */
async function upgradeError(name: string, cause: unknown): Promise<StoreError> {
  const error = await toStoreError(cause);
  return error.code === 'E_QUOTA'
    ? error
    : new StoreError('E_DB_UPGRADE', `${name} could not be moved to the present form and is as it was: ${error.message}`, cause);
}

/** The one way to a database. Nothing is opened before the first `get`. */
export function openDatabase<S extends DBSchema>(plan: DatabasePlan<S>): Database<S> {
  // A promise of the open database is the only thing kept between calls; a worker that starts anew opens it anew.
  let opened: Promise<IDBPDatabase<S>> | null = null;

  async function open(): Promise<IDBPDatabase<S>> {
    if (typeof indexedDB === 'undefined' || indexedDB === null) throw new StoreError('E_DB_MISSING', 'the browser offers no database here');
    let giveUp: (error: StoreError) => void = () => {};
    const blocked = new Promise<never>((_, reject) => (giveUp = reject));
    let failed: unknown;
    const opening = openDB<S>(plan.name, plan.version, {
      upgrade: (database, oldVersion, _newVersion, transaction) => {
        transaction.done.catch(() => undefined);
        void attempt(() => plan.upgrade(database, oldVersion, transaction)).catch((error: unknown) => {
          failed = error ?? new Error('the upgrade failed without a reason');
          abort(transaction);
        });
      },
      // Another window holds an older version and does not let go. The request stays queued: it is closed again when it comes through late.
      blocked: () => giveUp(new StoreError('E_DB_BLOCKED', 'another window keeps the database open')),
      // We hold an older version: let go at once, and open again at the next use.
      blocking: (_current, _wanted, event) => {
        opened = null;
        (event.target as IDBDatabase).close();
      },
      terminated: () => {
        opened = null;
      },
    });
    try {
      return await Promise.race([opening, blocked]);
    } catch (error) {
      void opening.then(
        (late) => late.close(),
        () => {},
      );
      if (failed !== undefined) throw await upgradeError(plan.name, failed);
      throw await toStoreError(error);
    }
  }

  return {
    get() {
      const current = opened ?? open();
      opened = current;
      current.catch(() => {
        if (opened === current) opened = null;
      });
      return current;
    },
    async close() {
      const current = opened;
      opened = null;
      await current?.then(
        (database) => database.close(),
        () => {},
      );
    },
  };
}
