import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeUtf8 } from '../../../lib/pack/bytes.ts';
import { createPackStore, type PackStore } from '../../../lib/store/pack-store.ts';
import { openPacksDatabase, type RepoRow } from '../../../lib/store/packs-db.ts';
import { installation, KEY, NOW, storeWith, version } from './versions.ts';

const code = (name: string) => expect.objectContaining({ code: name });
const [one, two, three] = [version(1), version(2), version(3)];
const repo: RepoRow = {
  repo: 'harbour',
  root: encodeUtf8('root'),
  rootVersion: 1,
  head: null,
  headExpires: null,
  timeFloor: 0,
  checkedAt: null,
  triedAt: null,
  failures: 0,
  retryAt: null,
};

/** Everything in the database, for comparing before and after. */
async function contents(): Promise<unknown> {
  const database = await openPacksDatabase().get();
  const all: Record<string, unknown> = {};
  for (const name of database.objectStoreNames) all[name] = await database.getAll(name);
  database.close();
  return all;
}

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('installing', () => {
  it('puts a version in use, keeps the one before, drops what is older', async () => {
    const store = await storeWith(one, two, three);
    const active = await store.active(KEY);
    expect(active).toMatchObject({ cur: three.version, prev: two.version, rung: 'current', pinned: false, highWater: { epoch: 1, seq: 3 } });
    expect(await store.content(three.version.contentSha256)).toEqual(three.bytes);
    expect(await store.content(two.version.contentSha256)).toEqual(two.bytes);
    await expect(store.content(one.version.contentSha256)).rejects.toThrow(code('E_STORED_MISSING'));
    expect((await store.log()).map(({ place }) => place?.seq)).toEqual([3, 2, 1]);
  });

  it('asks for one strict transaction over all it writes', async () => {
    const store = await storeWith(one);
    const spy = vi.spyOn((await import('fake-indexeddb')).IDBDatabase.prototype, 'transaction');
    await store.install(installation(two, one.version.contentSha256, { repo }));
    const writes = spy.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes).toHaveLength(1);
    expect(writes[0]?.[0]).toEqual(expect.arrayContaining(['blobs', 'active', 'repos', 'log', 'problems']));
    expect(writes[0]?.[2]).toEqual({ durability: 'strict' });
    expect(await store.repo('harbour')).toEqual(repo);
  });

  it('takes no bytes but those that were verified', async () => {
    const store = await storeWith(one);
    const before = await contents();
    await expect(store.install(installation({ ...two, bytes: three.bytes }, one.version.contentSha256))).rejects.toThrow(code('E_STORED_HASH'));
    expect(await contents()).toEqual(before);
  });

  it('gives way to a writer that came first', async () => {
    const store = await storeWith(one, two);
    const before = await contents();
    await expect(store.install(installation(three, one.version.contentSha256))).rejects.toThrow(code('E_LOCKED'));
    await expect(store.install(installation(three, null))).rejects.toThrow(code('E_LOCKED'));
    expect(await contents()).toEqual(before);
  });

  it('PK-D13 an error at any write leaves everything as it was', async () => {
    const store = await storeWith(one, two);
    const before = await contents();
    const methods = ['put', 'add', 'delete', 'get', 'getAll', 'getAllKeys'] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methods), fc.nat(4), async (method, nth) => {
        let calls = 0;
        const real = IDBObjectStore.prototype[method] as (...args: unknown[]) => unknown;
        const spy = vi.spyOn(IDBObjectStore.prototype, method as 'put').mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
          if (calls++ === nth) throw new DOMException('planted', 'UnknownError');
          return real.apply(this, args) as never;
        });
        const failed = await store.install(installation(three, two.version.contentSha256, { repo })).then(
          () => false,
          () => true,
        );
        spy.mockRestore();
        if (!failed) {
          // The planted call was never reached: start over from the same ground.
          vi.stubGlobal('indexedDB', new IDBFactory());
          await store.close();
          await storeWith(one, two);
          return;
        }
        expect(await contents()).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('PK-D14 a full disk is named and changes nothing, also where the browser gives no reason', async () => {
    const store = createPackStore(openPacksDatabase(), async () => ({ usage: 95, quota: 100 }));
    await store.install(installation(one, null));
    const before = await contents();
    for (const error of [new DOMException('no space', 'QuotaExceededError'), new Error(undefined)]) {
      const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw error;
      });
      await expect(store.install(installation(two, one.version.contentSha256))).rejects.toThrow(code('E_QUOTA'));
      spy.mockRestore();
      expect(await contents()).toEqual(before);
    }
    const roomy = createPackStore(openPacksDatabase(), async () => ({ usage: 5, quota: 100 }));
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new Error(undefined);
    });
    await expect(roomy.install(installation(two, one.version.contentSha256))).rejects.toThrow(code('E_DB_FAILED'));
  });

  it('the same content under a new number is nothing to go back to', async () => {
    const store = await storeWith(one, two);
    await store.install(installation(version(3, 'content 2'), two.version.contentSha256));
    expect(await store.active(KEY)).toMatchObject({ cur: { seq: 3 }, prev: { seq: 1 } });
  });

  it('keeps the last fifty outcomes', async () => {
    const store = await storeWith(one);
    for (let at = 1; at <= 60; at += 1) await store.settle({ key: KEY, at, log: { at, pack: KEY, what: 'unchanged', code: null, place: null } });
    const log = await store.log();
    expect(log).toHaveLength(50);
    expect(log[0]?.at).toBe(60);
  });
});

describe('what was stored', () => {
  async function spoil(store: PackStore, sha256: string): Promise<void> {
    await store.close();
    const database = await openPacksDatabase().get();
    const row = await database.get('blobs', sha256);
    if (!row) throw new Error('nothing to spoil');
    row.bytes[0] = (row.bytes[0] ?? 0) ^ 1;
    await database.put('blobs', row);
    database.close();
  }

  it('PK-D16 is checked against its hash each time it is read', async () => {
    const store = await storeWith(one, two);
    await spoil(store, two.version.contentSha256);
    await expect(store.content(two.version.contentSha256)).rejects.toThrow(code('E_STORED_HASH'));
    expect(await store.content(one.version.contentSha256)).toEqual(one.bytes);
  });

  it('steps down to the previous version and keeps the mark', async () => {
    const store = await storeWith(one, two);
    await store.stepDown(KEY, 'E_STORED_HASH', NOW);
    expect(await store.active(KEY)).toMatchObject({ cur: one.version, prev: null, rung: 'previous', highWater: { seq: 2 } });
    expect(await store.problem(KEY)).toMatchObject({ code: 'E_STORED_HASH' });
    await store.install(installation(two, one.version.contentSha256));
    expect(await store.active(KEY)).toMatchObject({ cur: two.version, rung: 'current' });
    expect(await store.problem(KEY)).toBeUndefined();
  });

  it('goes back one step and forward again', async () => {
    const store = await storeWith(one, two);
    expect(await store.goBack(KEY, NOW)).toBe(true);
    expect(await store.active(KEY)).toMatchObject({ cur: one.version, prev: two.version, pinned: true, highWater: { seq: 2 } });
    expect(await store.goBack(KEY, NOW)).toBe(true);
    expect(await store.active(KEY)).toMatchObject({ cur: two.version, prev: one.version, pinned: false });
    const lone = await storeWithNothing();
    expect(await lone.goBack('builtin/none', NOW)).toBe(false);
  });

  const storeWithNothing = async (): Promise<PackStore> => createPackStore();
});

describe('the database', () => {
  it('PK-D15 that is missing is named', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(createPackStore().active(KEY)).rejects.toThrow(code('E_DB_MISSING'));
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('A mutation operation was attempted on a database that did not allow mutations.', 'InvalidStateError');
      },
    });
    await expect(createPackStore().active(KEY)).rejects.toThrow(code('E_DB_MISSING'));
  });

  it('PK-D15 of a newer Obelus is left alone', async () => {
    await new Promise((resolve) => {
      const request = indexedDB.open('obelus', 99);
      request.onsuccess = () => resolve(request.result.close());
    });
    await expect(createPackStore().active(KEY)).rejects.toThrow(code('E_DB_NEWER'));
  });

  it('lets go when a newer Obelus wants it, and comes back', async () => {
    const database = openPacksDatabase();
    const store = createPackStore(database);
    await store.install(installation(one, null));
    const upgraded = await new Promise<string>((resolve) => {
      const request = indexedDB.open('obelus', 2);
      request.onblocked = () => resolve('blocked');
      request.onsuccess = () => {
        request.result.close();
        resolve('upgraded');
      };
    });
    expect(upgraded).toBe('upgraded');
    await expect(store.active(KEY)).rejects.toThrow(code('E_DB_NEWER'));
  });

  it('K14 that another window keeps open at an older version is named, and works once it is let go', async () => {
    const holder = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('held', 1);
      request.onsuccess = () => resolve(request.result);
    });
    const { openDatabase } = await import('../../../lib/store/database.ts');
    const database = openDatabase({ name: 'held', version: 2, upgrade() {} });
    await expect(database.get()).rejects.toThrow(code('E_DB_BLOCKED'));
    holder.close();
    await vi.waitFor(async () => expect((await database.get()).version).toBe(2), { timeout: 30_000 });
    await database.close();
  });

  it('is opened again after it was deleted under us', async () => {
    const store = await storeWith(one);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('obelus').onsuccess = resolve;
    });
    expect(await store.active(KEY)).toBeUndefined();
    await store.install(installation(two, null));
    expect(await store.active(KEY)).toMatchObject({ cur: two.version });
  });
});
