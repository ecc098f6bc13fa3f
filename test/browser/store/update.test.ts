import { beforeEach, describe, expect, it } from 'vitest';
import { createPackStore, type PackStore } from '../../../lib/store/pack-store.ts';
import { openFacts, type FactBase } from '../../../lib/sync/facts.ts';
import { inflate } from '../../../lib/sync/inflate.ts';
import { gzip, makeChannel, makePack, type BrowserPack } from './browser-publisher.ts';

const NOW = Date.parse('2025-02-01T00:00:00Z');
const stores: PackStore[] = [];
let channel: Awaited<ReturnType<typeof makeChannel>>;
let one: BrowserPack;
let requests: string[] = [];

/** The real thing, but for the wire: IndexedDB, Web Locks, WebCrypto and DecompressionStream are the browser's own. */
function open(bundled = one, at = NOW): FactBase {
  const store = createPackStore();
  stores.push(store);
  return openFacts({
    bundle: bundled.pin,
    channel: { url: 'https://facts.example/', root: channel.root, development: false },
    engine: '0.1.0',
    readPackaged: async () => bundled.packed,
    mayReach: async () => true,
    store,
    now: () => at,
    fetch: async (url) => {
      const path = new URL(url).pathname.replace('/v1/', '');
      requests.push(path);
      const bytes = channel.files.get(path);
      return bytes ? new Response(bytes) : new Response('', { status: 404 });
    },
  });
}

beforeEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await new Promise((resolve, reject) => Object.assign(indexedDB.deleteDatabase('obelus'), { onsuccess: resolve, onerror: reject }));
  [channel, one] = [await makeChannel(NOW), await makePack(1)];
  requests = [];
});

const titleOf = async (facts: FactBase): Promise<string | undefined> => (await facts.record())?.claims.get('bridge-cost')?.title;

describe('in a real browser', () => {
  it('first run, signed update, next life', async () => {
    const first = open();
    expect(await first.state()).toMatchObject({ rung: 'current', freshness: 'unconfirmed', facts: { version: '2025.1.1' } });
    await channel.publish(await makePack(2));
    expect(await first.check()).toMatchObject({ freshness: 'fresh', problem: null, facts: { version: '2025.1.2' } });
    const second = open();
    expect(await second.state()).toMatchObject({ rung: 'current', freshness: 'fresh', facts: { version: '2025.1.2' } });
    expect(await titleOf(second)).toBe('Cost of the bridge, 2');
    expect(await second.goBack()).toMatchObject({ freshness: 'pinned', facts: { version: '2025.1.1' } });
  });

  it('a tampered package is refused: every byte of it matters', async () => {
    for (const at of [0, 5, 100, one.packed.length - 1]) {
      const facts = open({ ...one, packed: one.packed.map((byte, index) => (index === at ? byte ^ 1 : byte)) });
      expect(await facts.state(), `byte ${at}`).toMatchObject({ rung: 'none', facts: null, problem: { code: 'E_BUNDLED_HASH' } });
    }
  });

  it('PK-A2 PK-D1 a signature or a byte that is not right changes nothing', async () => {
    await channel.publish(await makePack(2));
    const [manifest] = [...channel.files].filter(([path, bytes]) => path.startsWith('o/') && new TextDecoder().decode(bytes).includes('payloadType'));
    const pack = [...channel.files].find(([path]) => path.startsWith('o/') && path !== manifest?.[0]);
    if (!manifest || !pack) throw new Error('nothing was published');
    channel.files.set(
      pack[0],
      pack[1].map((byte, at) => (at === 30 ? byte ^ 1 : byte)),
    );
    expect(await open().check()).toMatchObject({ problem: { code: 'E_FULL_HASH' }, facts: { version: '2025.1.1' } });
    const head = channel.files.get('head.json') ?? new Uint8Array();
    channel.files.set(
      'head.json',
      new TextEncoder().encode(new TextDecoder().decode(head).replace(/"sig":"(.)/, (_all, letter) => `"sig":"${letter === 'A' ? 'B' : 'A'}`)),
    );
    const forged = await open(one, NOW + 120_000).check();
    expect(forged).toMatchObject({ problem: { code: 'E_THRESHOLD' }, facts: { version: '2025.1.1' } });
  });

  it('PK-D17 two contexts at once are one run, by the browser’s own lock', async () => {
    await channel.publish(await makePack(2));
    const [a, b] = [open(), open()];
    await Promise.all([a.state(), b.state()]);
    await Promise.all([a.check(), b.check()]);
    expect(requests.filter((path) => path === 'head.json')).toHaveLength(1);
    expect(await open().state()).toMatchObject({ facts: { version: '2025.1.2' } });
  });
});

describe('PK-D4 the browser’s gzip', () => {
  const text = new TextEncoder().encode('Northport '.repeat(100));
  const join = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(parts.flatMap((part) => [...part]));

  it('gives back what was packed', async () => expect(await inflate(await gzip(text), text.length)).toEqual(text));

  it.each([
    ['two members', (packed: Uint8Array) => join(packed, packed)],
    ['trailing bytes', (packed: Uint8Array) => join(packed, new Uint8Array([0, 0, 0]))],
    ['a cut', (packed: Uint8Array) => join(packed.slice(0, -4))],
    ['a wrong checksum', (packed: Uint8Array) => join(packed.map((byte, at) => (at === packed.length - 6 ? byte ^ 1 : byte)))],
    ['another header', (packed: Uint8Array) => join(new Uint8Array([0x78, 0x9c]), packed.slice(2))],
  ])('%s is refused', async (_name, spoil) => {
    await expect(inflate(spoil(await gzip(text)), 1_000_000)).rejects.toMatchObject({ code: 'E_GZIP' });
  });

  it('PK-D2 a bomb costs no more than its cap and a chunk', async () => {
    const bomb = await gzip(new Uint8Array(30_000_000));
    await expect(inflate(bomb, 100_000)).rejects.toMatchObject({ code: 'E_TOO_BIG' });
  });
});
