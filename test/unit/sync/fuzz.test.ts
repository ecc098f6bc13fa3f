import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, it, vi } from 'vitest';
import { openPacksDatabase } from '../../../lib/store/packs-db.ts';
import { built, DAY, Network, NOW, open, Publisher } from './harness.ts';

afterEach(() => vi.unstubAllGlobals());

const WAYS = ['flip', 'drop', 'double'] as const;

function spoil(bytes: Uint8Array, at: number, way: (typeof WAYS)[number]): Uint8Array {
  if (way === 'flip') return bytes.map((byte, index) => (index === at ? byte ^ (1 << ((at * 7 + 3) % 8)) : byte));
  return new Uint8Array([...bytes.subarray(0, way === 'drop' ? at : at + 1), ...bytes.subarray(way === 'drop' ? at + 1 : at)]);
}

async function stored(): Promise<unknown> {
  const database = await openPacksDatabase().get();
  const rows = [
    await database.getAll('active'),
    await database.getAll('blobs'),
    (await database.getAll('repos')).map(({ head, headExpires, timeFloor, rootVersion, root }) => ({ head, headExpires, timeFloor, rootVersion, root })),
  ];
  database.close();
  return rows;
}

it('PK-B16 any byte that is flipped, lost or doubled ends in a named code, and nothing changes: 10,000 cases and more', { timeout: 180_000 }, async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const publisher = new Publisher().publish(built(2));
  const network = new Network(publisher);
  await open(publisher, network).check();
  // The next version stands under a new root that exactly as many keys signed as must: no byte of it may be missing.
  publisher.rotate({}, publisher.byRole('root').slice(0, 2));
  publisher.publish(built(3), NOW + DAY);
  const root2 = 'v1/root/2.json';

  let at = NOW + DAY;
  const facts = open(publisher, network, { now: () => at });
  const record = await facts.record();
  const told = vi.fn();
  facts.onChange(told);
  const check = async () => {
    at += 61_000;
    return facts.check();
  };
  let cases = 0;
  const codes = new Set<string>();

  /** Flips every byte of a file; loses and doubles every `lostOrDoubled`-th. */
  async function fuzz(path: string, lostOrDoubled: number): Promise<void> {
    const good = publisher.file(path);
    const before = await stored();
    // The last byte is a line end that the format does not care about.
    for (let index = 0; index < good.length - 1; index += 1) {
      for (const way of index % lostOrDoubled === 0 ? WAYS : WAYS.slice(0, 1)) {
        publisher.files.set(path, spoil(good, index, way));
        const { problem, phase } = await check();
        expect(problem?.code, `${path}: byte ${index}, ${way}`).toMatch(/^E_(?!DB_)/);
        expect(phase).toBe('idle');
        codes.add(problem?.code ?? '');
        cases += 1;
      }
      if (index % 100 === 0) expect(await stored(), `${path}: up to byte ${index}`).toEqual(before);
    }
    publisher.files.set(path, good);
    expect(await stored(), path).toEqual(before);
    expect(await facts.record()).toBe(record);
    expect(told).not.toHaveBeenCalled();
  }

  await fuzz(root2, 2);
  // Root 2 is taken when it is whole, head being spoiled or not: it is kept by a check of which nothing else comes.
  publisher.files.set(publisher.manifestPath, spoil(publisher.file(publisher.manifestPath), 9, 'flip'));
  await check();
  publisher.files.set(publisher.manifestPath, spoil(publisher.file(publisher.manifestPath), 9, 'flip'));
  await fuzz('v1/head.json', 1);
  await fuzz(publisher.manifestPath, 2);
  await fuzz(publisher.fullPath, 1);

  expect(cases).toBeGreaterThanOrEqual(10_000);
  expect([...codes].sort()).toEqual(expect.arrayContaining(['E_FULL_HASH', 'E_MANIFEST_HASH', 'E_PARSE', 'E_SCHEMA', 'E_THRESHOLD']));
  expect(await check(), 'and whole it is installed').toMatchObject({ problem: null, facts: { version: '2025.1.3' } });
});
