import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PackError } from '../../../lib/pack/errors.ts';
import { bundledMismatch, loadFacts, type LadderSetup } from '../../../lib/store/ladder.ts';
import type { PackStore } from '../../../lib/store/pack-store.ts';
import { createPackStore } from '../../../lib/store/pack-store.ts';
import { openPacksDatabase } from '../../../lib/store/packs-db.ts';
import { KEY, NOW, storeWith, version } from './versions.ts';

const bundle = version(5, 'bundled', { source: 'bundled', manifestSha256: null });
const [seven, nine] = [version(7), version(9)];

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

const setup = (store: PackStore, change: Partial<LadderSetup> = {}): LadderSetup => ({
  store,
  key: KEY,
  pin: bundle.version,
  readBundled: async () => bundle,
  accept: () => {},
  now: NOW,
  ...change,
});
const spoiled = async (): Promise<never> => {
  throw bundledMismatch('the file has other bytes');
};

/** Changes or deletes stored content behind the store's back. */
async function damage(store: PackStore, sha256: string, how: 'flip' | 'delete'): Promise<void> {
  await store.close();
  const database = await openPacksDatabase().get();
  const row = await database.get('blobs', sha256);
  if (how === 'delete') await database.delete('blobs', sha256);
  else if (row) {
    row.bytes[3] = (row.bytes[3] ?? 0) ^ 4;
    await database.put('blobs', row);
  }
  database.close();
}

describe('the load ladder', () => {
  it('first run: the bundle goes into the store and is current', async () => {
    const store = await storeWith();
    expect(await loadFacts(setup(store))).toMatchObject({ rung: 'current', version: bundle.version, reasons: [] });
    expect(await store.active(KEY)).toMatchObject({ cur: bundle.version, prev: null, highWater: { seq: 5, manifestSha256: null } });
  });

  it('later runs read the store and never the package', async () => {
    const store = await storeWith();
    await loadFacts(setup(store));
    const readBundled = vi.fn(async () => bundle);
    expect(await loadFacts(setup(store, { readBundled }))).toMatchObject({ rung: 'current', version: bundle.version });
    expect(readBundled).not.toHaveBeenCalled();
  });

  it.each(['flip', 'delete'] as const)('PK-D16 current damaged (%s): previous, and that stays said', async (how) => {
    const store = await storeWith(seven, nine);
    await damage(store, nine.version.contentSha256, how);
    const code = how === 'flip' ? 'E_STORED_HASH' : 'E_STORED_MISSING';
    expect(await loadFacts(setup(store))).toMatchObject({ rung: 'previous', version: seven.version, reasons: [code] });
    expect(await loadFacts(setup(store))).toMatchObject({ rung: 'previous', version: seven.version, reasons: [] });
    expect(await store.problem(KEY)).toMatchObject({ code });
    expect((await store.active(KEY))?.highWater.seq).toBe(9);
  });

  it('PK-D16 both damaged: the bundle, with nothing damaged left behind it', async () => {
    const store = await storeWith(seven, nine);
    await damage(store, nine.version.contentSha256, 'flip');
    await damage(store, seven.version.contentSha256, 'flip');
    expect(await loadFacts(setup(store))).toMatchObject({ rung: 'bundled', version: bundle.version, reasons: ['E_STORED_HASH', 'E_STORED_HASH'] });
    expect(await store.active(KEY)).toMatchObject({ cur: bundle.version, prev: null, rung: 'bundled', highWater: { seq: 9 } });
    expect(await store.problem(KEY)).toMatchObject({ code: 'E_STORED_HASH' });
    expect(await loadFacts(setup(store))).toMatchObject({ rung: 'bundled', version: bundle.version });
  });

  it('a damaged copy of the bundle itself is simply put in again', async () => {
    const store = await storeWith();
    await loadFacts(setup(store));
    await damage(store, bundle.version.contentSha256, 'flip');
    expect(await loadFacts(setup(store))).toMatchObject({ rung: 'current', version: bundle.version, reasons: [] });
    expect(await store.content(bundle.version.contentSha256)).toEqual(bundle.bytes);
  });

  it('everything damaged, the package too: nothing, with the reason', async () => {
    const store = await storeWith(seven);
    await damage(store, seven.version.contentSha256, 'flip');
    expect(await loadFacts(setup(store, { readBundled: spoiled }))).toEqual({
      rung: 'none',
      version: null,
      bytes: null,
      pinned: false,
      reasons: ['E_STORED_HASH', 'E_BUNDLED_HASH'],
    });
  });

  it('a tampered package on first run: nothing, said once', async () => {
    const store = await storeWith();
    expect(await loadFacts(setup(store, { readBundled: spoiled }))).toMatchObject({ rung: 'none', reasons: ['E_BUNDLED_HASH'] });
    expect(await store.active(KEY)).toBeUndefined();
  });

  it('a tampered newer package takes no good facts away', async () => {
    const store = await storeWith(version(3));
    expect(await loadFacts(setup(store, { readBundled: spoiled }))).toMatchObject({ rung: 'current', version: { seq: 3 }, reasons: ['E_BUNDLED_HASH'] });
  });

  it('PK-B15 an extension update brings facts only when they are newer', async () => {
    const store = await storeWith(seven, nine);
    expect(await loadFacts(setup(store))).toMatchObject({ version: nine.version });
    const twelve = version(12, 'bundled 12', { source: 'bundled', manifestSha256: null });
    expect(await loadFacts(setup(store, { pin: twelve.version, readBundled: async () => twelve }))).toMatchObject({ rung: 'current', version: twelve.version });
    expect(await store.active(KEY)).toMatchObject({ cur: twelve.version, prev: nine.version });
  });

  it('a rebuilt package of the same number replaces the one that came in a package', async () => {
    const store = await storeWith();
    await loadFacts(setup(store));
    const again = version(5, 'bundled, mended', { source: 'bundled', manifestSha256: null });
    expect(await loadFacts(setup(store, { pin: again.version, readBundled: async () => again }))).toMatchObject({ version: again.version });
    const published = await storeWith();
    expect(await published.active(KEY)).toMatchObject({ cur: again.version });
  });

  it('nobody is moved from where they went back to', async () => {
    const store = await storeWith(version(2), version(4));
    await store.goBack(KEY, NOW);
    expect(await loadFacts(setup(store))).toMatchObject({ version: { seq: 2 }, pinned: true });
  });

  it('content that the present rules do not accept is a step down', async () => {
    const store = await storeWith(seven, nine);
    const accept = vi.fn((one: { seq: number }) => {
      if (one.seq === 9) throw new PackError('E_SCHEMA', 'a field that is needed now');
    });
    expect(await loadFacts(setup(store, { accept }))).toMatchObject({ rung: 'previous', version: seven.version, reasons: ['E_SCHEMA'] });
  });

  it('PK-D15 no database: the bundle in memory, with the reason', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await loadFacts(setup(createPackStore()))).toMatchObject({
      rung: 'memory',
      version: bundle.version,
      bytes: bundle.bytes,
      reasons: ['E_DB_MISSING'],
    });
  });

  it('PK-D14 no space for the bundle: in memory, with the reason', async () => {
    const store = await storeWith();
    const full: PackStore = { ...store, install: () => Promise.reject(Object.assign(new Error('full'), { code: 'E_QUOTA' })) };
    expect(await loadFacts(setup(full))).toMatchObject({ rung: 'memory', version: bundle.version, reasons: ['E_QUOTA'] });
  });
});
