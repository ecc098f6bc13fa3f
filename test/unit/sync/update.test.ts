import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPacksDatabase } from '../../../lib/store/packs-db.ts';
import { createPackStore } from '../../../lib/store/pack-store.ts';
import type { FactBase } from '../../../lib/sync/facts.ts';
import { built, DAY, Network, NOW, open, Publisher } from './harness.ts';

let publisher: Publisher;
let network: Network;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  publisher = new Publisher();
  network = new Network(publisher);
});
afterEach(() => vi.unstubAllGlobals());

const title = async (facts: FactBase): Promise<string | undefined> => (await facts.record())?.claims.get('bridge-cost')?.title;

describe('without a channel', () => {
  it('the packaged facts are all there is, and that is said', async () => {
    const facts = open(null, null);
    expect(await facts.state()).toMatchObject({
      rung: 'current',
      freshness: 'unconfirmed',
      channel: null,
      checkedAt: null,
      phase: 'idle',
      problem: null,
      facts: { pack: 'bridge', version: '2025.1.1', horizon: '2025-01-31' },
    });
    expect(await title(facts)).toBe('Cost of the bridge, 1');
    expect(await facts.check()).toMatchObject({ channel: null, problem: null, checkedAt: null });
    expect(await facts.nextCheck()).toBeNull();
  });

  it('a tampered package (any one byte) is refused and said, and there are no facts', async () => {
    const one = built(1);
    for (const at of [0, 4, 9, 40, one.packed.length - 1]) {
      vi.stubGlobal('indexedDB', new IDBFactory());
      const facts = open(null, null, { readPackaged: async () => new Uint8Array(one.packed).map((byte, index) => (index === at ? byte ^ 1 : byte)) });
      expect(await facts.state(), `byte ${at}`).toMatchObject({ facts: null, rung: 'none', problem: { code: 'E_BUNDLED_HASH', kind: 'damaged' } });
      expect(await facts.record()).toBeNull();
    }
  });

  it('a package that cannot be read is refused the same way', async () => {
    const facts = open(null, null, { readPackaged: () => Promise.reject(new TypeError('Failed to fetch')) });
    expect(await facts.state()).toMatchObject({ rung: 'none', problem: { code: 'E_BUNDLED_HASH' } });
  });

  it('PK-D15 without a database the package is read into memory, and that is said', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const facts = open(null, null);
    expect(await facts.state()).toMatchObject({ rung: 'memory', facts: { version: '2025.1.1' }, problem: { code: 'E_DB_MISSING', kind: 'needs-you' } });
    expect(await title(facts)).toBe('Cost of the bridge, 1');
  });
});

describe('an update', () => {
  it('is fetched in three requests, verified, installed and told', async () => {
    publisher.publish(built(2));
    const facts = open(publisher, network);
    const told = vi.fn();
    facts.onChange(told);
    const before = (await facts.state()).facts?.generation;
    const state = await facts.check();
    expect(state).toMatchObject({
      rung: 'current',
      freshness: 'fresh',
      channel: 'facts.example',
      checkedAt: NOW,
      phase: 'idle',
      problem: null,
      facts: { version: '2025.1.2' },
    });
    expect(state.facts?.generation).not.toBe(before);
    expect(await title(facts)).toBe('Cost of the bridge, 2');
    expect(network.paths).toEqual(['v1/head.json', publisher.manifestPath, publisher.fullPath]);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is still there for the next worker, and the next check is one request', async () => {
    publisher.publish(built(2));
    await open(publisher, network).check();
    network.requests.length = 0;
    const facts = open(publisher, network, { at: NOW + DAY });
    expect(await facts.state()).toMatchObject({ freshness: 'fresh', checkedAt: NOW, facts: { version: '2025.1.2' } });
    const told = vi.fn();
    facts.onChange(told);
    expect(await facts.check()).toMatchObject({ checkedAt: NOW + DAY, problem: null });
    expect(network.paths).toEqual(['v1/head.json']);
    expect(told).not.toHaveBeenCalled();
  });

  it('of the packaged content only confirms it, without a download', async () => {
    publisher.publish(built(1, { version: '2025.1.1' }));
    const facts = open(publisher, network);
    expect(await facts.check()).toMatchObject({ freshness: 'fresh', problem: null, facts: { version: '2025.1.1' } });
    expect(network.paths).toEqual(['v1/head.json', publisher.manifestPath]);
    network.requests.length = 0;
    await open(publisher, network, { at: NOW + DAY }).check();
    expect(network.paths).toEqual(['v1/head.json']);
  });

  it('keeps the version before, to go back to', async () => {
    publisher.publish(built(2));
    const facts = open(publisher, network);
    await facts.check();
    expect(await facts.goBack()).toMatchObject({ freshness: 'pinned', facts: { version: '2025.1.1' } });
    expect(await title(facts)).toBe('Cost of the bridge, 1');
    publisher.publish(built(3));
    expect(await open(publisher, network, { at: NOW + DAY }).check()).toMatchObject({
      freshness: 'pinned',
      facts: { version: '2025.1.1' },
      checkedAt: NOW + DAY,
      problem: null,
    });
    expect(network.paths).not.toContain(publisher.fullPath);
    expect(await facts.goBack()).toMatchObject({ facts: { version: '2025.1.2' } });
  });

  it('after damage comes from the channel again, in full', async () => {
    publisher.publish(built(2));
    await open(publisher, network).check();
    const database = await openPacksDatabase().get();
    for (const row of await database.getAll('blobs')) {
      row.bytes[10] = (row.bytes[10] ?? 0) ^ 1;
      await database.put('blobs', row);
    }
    database.close();
    const facts = open(publisher, network, { at: NOW + DAY });
    expect(await facts.state()).toMatchObject({ rung: 'bundled', facts: { version: '2025.1.1' }, problem: { code: 'E_STORED_HASH', kind: 'damaged' } });
    expect(await open(publisher, network, { at: NOW + DAY }).state()).toMatchObject({ rung: 'bundled', problem: { code: 'E_STORED_HASH' } });
    expect(await facts.check()).toMatchObject({ rung: 'current', freshness: 'fresh', facts: { version: '2025.1.2' }, problem: null });
  });

  it('heals a tampered package, when there is a channel', async () => {
    publisher.publish(built(2));
    const facts = open(publisher, network, { readPackaged: async () => new Uint8Array([1, 2, 3]) });
    expect(await facts.state()).toMatchObject({ rung: 'none' });
    expect(await facts.check()).toMatchObject({ rung: 'current', facts: { version: '2025.1.2' }, problem: null });
  });

  it('waits for space: nothing is fetched that could not be kept', async () => {
    publisher.publish(built(2));
    const facts = open(publisher, network, { estimate: async () => ({ usage: 90, quota: 100 }) });
    expect(await facts.check()).toMatchObject({ problem: { code: 'E_QUOTA', kind: 'needs-you' }, facts: { version: '2025.1.1' } });
    expect(network.paths).not.toContain(publisher.fullPath);
  });

  it('that needs a newer Obelus is left, and said', async () => {
    publisher.publish(built(2, { minEngine: '0.2.0' }));
    expect(await open(publisher, network).check()).toMatchObject({ problem: { code: 'E_ENGINE', kind: 'needs-you' }, facts: { version: '2025.1.1' } });
  });
});

describe('how often', () => {
  it('PK-C14 a check by hand waits a minute, an automatic one six hours', async () => {
    publisher.publish(built(2));
    await open(publisher, network).check();
    const count = network.requests.length;
    await open(publisher, network, { at: NOW + 59_000 }).check();
    expect(network.requests).toHaveLength(count);
    await open(publisher, network, { at: NOW + 61_000 }).check();
    expect(network.requests).toHaveLength(count + 1);
    for (let start = 0; start < 50; start += 1) await open(publisher, network, { at: NOW + 61_000 + start * 70_000 }).check('automatic');
    expect(network.requests).toHaveLength(count + 1);
    await open(publisher, network, { at: NOW + 7 * 3_600_000 }).check('automatic');
    expect(network.requests).toHaveLength(count + 2);
  });

  it('two at once are one', async () => {
    publisher.publish(built(2));
    const facts = open(publisher, network);
    await Promise.all([facts.check(), facts.check(), facts.check()]);
    expect(network.paths).toEqual(['v1/head.json', publisher.manifestPath, publisher.fullPath]);
  });

  it('one by hand looks, also while one by itself finds that it is too early', async () => {
    publisher.publish(built(2));
    await open(publisher, network).check();
    publisher.publish(built(3));
    const facts = open(publisher, network, { at: NOW + 3_600_000 });
    const [, byHand] = await Promise.all([facts.check('automatic'), facts.check()]);
    expect(byHand.facts?.version).toBe('2025.1.3');
  });

  it('PK-D17 another context that is at it is left to it', async () => {
    const facts = open(publisher, network, { alone: async () => 'busy' });
    expect(await facts.check()).toMatchObject({ phase: 'idle', problem: null, busy: true });
    expect(await facts.state()).not.toHaveProperty('busy');
    expect(network.requests).toHaveLength(0);
  });

  it('the next alarm lies a day away, give or take four hours, or where the back-off says', async () => {
    publisher.publish(built(2));
    await open(publisher, network).check();
    const next = (await open(publisher, network).nextCheck()) ?? 0;
    expect(Math.abs(next - NOW - DAY)).toBeLessThanOrEqual(4 * 3_600_000);
    expect(await open(new Publisher(), network).nextCheck()).toBeGreaterThanOrEqual(NOW + 300_000);
  });
});

it('everything that happened stands in the log, as codes', async () => {
  publisher.publish(built(2));
  await open(publisher, network).check();
  publisher.putHead({ issued: '2025-02-01T11:00:00Z' });
  await open(publisher, network, { at: NOW + DAY }).check();
  const log = await createPackStore().log();
  expect(log.map(({ what, code }) => [what, code])).toEqual([
    ['failed', 'E_HEAD_FORK'],
    ['installed', null],
    ['bundled', null],
  ]);
});
