import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPacksDatabase } from '../../../lib/store/packs-db.ts';
import type { FactsState } from '../../../lib/messaging/protocol.ts';
import { sha256 } from '../../../scripts/obelus-pack/build.ts';
import { makeKey, makeRoot, payloadBytes, signEnvelope } from '../../../scripts/obelus-pack/keys.ts';
import { claim, lines } from '../pack/sample.ts';
import { built, DAY, Network, NOW, open, Publisher, ADDRESS } from './harness.ts';

let publisher: Publisher;
let network: Network;
const LATER = NOW + DAY;

/** A reader who has version 2 from the channel; everything after is an attack or a fault. */
beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  publisher = new Publisher().publish(built(2));
  network = new Network(publisher);
  await open(publisher, network).check();
  publisher.publish(built(3), LATER);
  network.requests.length = 0;
});
afterEach(() => vi.unstubAllGlobals());

async function pointers(): Promise<unknown> {
  const database = await openPacksDatabase().get();
  const all = [
    await database.getAll('active'),
    await database.getAll('blobs'),
    (await database.getAll('repos')).map(({ head, timeFloor, rootVersion }) => ({ head, timeFloor, rootVersion })),
  ];
  database.close();
  return all;
}

/** Checks, and proves that facts, pointers and marks are what they were. */
async function refused(at = LATER): Promise<FactsState> {
  const before = await pointers();
  const facts = open(publisher, network, { at });
  const record = await facts.record();
  const told = vi.fn();
  facts.onChange(told);
  const state = await facts.check();
  expect(await pointers()).toEqual(before);
  expect(await facts.record()).toBe(record);
  expect(state.facts?.version).toBe('2025.1.2');
  expect(told).not.toHaveBeenCalled();
  return state;
}
const problem = (code: string, kind = 'refused') => ({ problem: { code, kind } });

describe('signatures', () => {
  it('PK-A1 a head by a stranger', async () => {
    publisher.putHead({}, [makeKey('head', false)]);
    expect(await refused()).toMatchObject({ ...problem('E_THRESHOLD'), freshness: 'held' });
  });
  it('PK-A2 a manifest by one of two release keys', async () => {
    publisher.putManifest({}, publisher.byRole('release').slice(0, 1));
    expect(await refused()).toMatchObject(problem('E_THRESHOLD'));
  });
  it.each([0, 1])('PK-A5 a manifest by the head key and %i release keys', async (release) => {
    publisher.putManifest({}, [...publisher.byRole('release').slice(0, release), ...publisher.byRole('head')]);
    expect(await refused()).toMatchObject(problem('E_THRESHOLD'));
  });
  it('PK-A6 a head where a manifest is named', async () => {
    publisher.putObject(new TextDecoder().decode(publisher.file('v1/head.json')));
    expect(await refused()).toMatchObject(problem('E_TYPE'));
  });
  it('PK-A20 files of another publisher', async () => {
    publisher.putHead({ repo: 'elsewhere' });
    expect(await refused()).toMatchObject(problem('E_REPO'));
  });
  it('PK-A22 a version that is no count', async () => {
    publisher.putHead({ version: 1.5 });
    expect(await refused()).toMatchObject(problem('E_SCHEMA'));
  });
});

describe('freshness, rollback, mix', () => {
  it('PK-B1 an older head', async () => {
    publisher.putHead({ version: 0.5 });
    publisher.before = publisher.before && { ...publisher.before, head: { ...publisher.before.head, version: 9 } };
    publisher.publish(built(3), LATER);
    expect(await open(publisher, network, { at: LATER }).check()).toMatchObject({ problem: null, facts: { version: '2025.1.3' } });
    publisher.putHead({ version: 3 });
    const facts = open(publisher, network, { at: LATER + DAY });
    expect(await facts.check()).toMatchObject({ ...problem('E_HEAD_ROLLBACK'), facts: { version: '2025.1.3' } });
  });
  it('PK-B2 two heads of one version', async () => {
    publisher.putHead({ version: 1, issued: '2025-02-01T13:00:00Z' });
    expect(await refused()).toMatchObject(problem('E_HEAD_FORK'));
  });
  it('PK-B3 a new head to an old manifest', async () => {
    publisher.putManifest({ seq: 1 });
    expect(await refused()).toMatchObject(problem('E_PACK_ROLLBACK'));
  });
  it('PK-B4 another pack of the same number', async () => {
    publisher.putManifest({ seq: 2 });
    expect(await refused()).toMatchObject(problem('E_PACK_FORK'));
  });
  it('PK-B5 a manifest that does not follow ours', async () => {
    publisher.putManifest({ prev: 'a'.repeat(64) });
    expect(await refused()).toMatchObject(problem('E_PACK_FORK'));
  });
  it('PK-B6 an expired head: the facts stay and are called stale', async () => {
    expect(await refused(LATER + 30 * DAY)).toMatchObject({ ...problem('E_HEAD_EXPIRED'), freshness: 'stale' });
  });
  it('PK-B7 a clock set back does not make old files young', async () => {
    const late = NOW + 40 * DAY;
    publisher.publish(built(4), late);
    expect(await open(publisher, network, { at: late }).check()).toMatchObject({ problem: null });
    publisher.putHead({ version: 9, issued: '2025-02-02T00:00:00Z', expires: '2025-02-16T00:00:00Z' });
    for (const at of [NOW, NOW - 365 * DAY])
      expect(await open(publisher, network, { at }).check()).toMatchObject({ ...problem('E_HEAD_EXPIRED'), facts: { version: '2025.1.4' } });
  });
  it('PK-B8 a clock years ahead: nothing is accepted, and the clock is named', async () => {
    network.answers.set(
      'v1/head.json',
      () => new Response(new Uint8Array(publisher.file('v1/head.json')), { headers: { date: new Date(LATER).toUTCString() } }),
    );
    expect(await refused(NOW + 3 * 365 * DAY)).toMatchObject({ problem: { code: 'E_CLOCK', kind: 'needs-you' }, freshness: 'stale' });
    expect(await refused(NOW + 30 * 365 * DAY)).toMatchObject({ problem: { code: 'E_ROOT_EXPIRED' } });
  });
  it('PK-B9 an expired root: the facts stay', async () => {
    publisher.publish(built(3), NOW + 6 * 365 * DAY);
    expect(await refused(NOW + 6 * 365 * DAY)).toMatchObject({ ...problem('E_ROOT_EXPIRED'), freshness: 'stale' });
  });
  it('PK-B10 a manifest of another pack or publisher, a head without our pack', async () => {
    publisher.putManifest({ pack: 'tunnel' });
    expect(await refused()).toMatchObject(problem('E_WRONG_PACK'));
    publisher.putManifest({ repo: 'elsewhere' });
    expect(await refused(LATER + DAY)).toMatchObject(problem('E_REPO'));
    publisher.putHead({ packs: {} });
    expect(await refused(LATER + 2 * DAY)).toMatchObject(problem('E_WRONG_PACK'));
  });
  it('PK-B11 manifest bytes flipped, cut short, one more than was signed', async () => {
    const good = publisher.file(publisher.manifestPath);
    const bad = [good.map((byte, at) => (at === 200 ? byte ^ 1 : byte)), good.slice(0, -1), new Uint8Array([...good, 10])];
    for (const [index, bytes] of bad.entries()) {
      publisher.files.set(publisher.manifestPath, bytes);
      expect(await refused(LATER + index * DAY), `case ${index}`).toMatchObject(problem('E_MANIFEST_HASH'));
    }
  });
  it('a manifest of another epoch than root names', async () => {
    publisher.putManifest({ epoch: 2, seq: 1 });
    expect(await refused()).toMatchObject(problem('E_EPOCH'));
  });
  it('a head dated far ahead by a stolen key does not make every later one old', async () => {
    publisher.putHead({ version: 8, issued: '2099-01-01T00:00:00Z', expires: '2099-01-15T00:00:00Z' });
    expect(await open(publisher, network, { at: LATER }).check()).toMatchObject({ problem: null });
    publisher.putHead({ version: 9 });
    expect(await open(publisher, network, { at: LATER + DAY }).check()).toMatchObject({ problem: null });
  });
});

describe('content', () => {
  /** Publishes a manifest whose full pack is these bytes. */
  function putFull(packed: Uint8Array, change: object = {}, served = packed): void {
    publisher.files.set(`v1/o/${sha256(packed)}`, served);
    publisher.putManifest({ full: { sha256: sha256(packed), length: packed.length, encoding: 'gzip' }, ...change });
  }
  const content = (bytes: Uint8Array, records: number): object => ({ content: { sha256: sha256(bytes), length: bytes.length, records } });

  it('PK-D1 a bomb in place of the pack is never inflated', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(5_000_000)));
    publisher.files.set(publisher.fullPath, bomb);
    const spy = vi.spyOn(globalThis, 'DecompressionStream');
    expect(await refused()).toMatchObject(problem('E_FULL_HASH'));
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  });
  it('PK-D2 a signed bomb stops at what was signed', async () => {
    putFull(new Uint8Array(gzipSync(new Uint8Array(50_000_000))), { content: { sha256: 'a'.repeat(64), length: 1000, records: 1 } });
    expect(await refused()).toMatchObject(problem('E_TOO_BIG'));
  });
  it('PK-D3 a content of ten gigabytes is refused where it is declared', async () => {
    putFull(new Uint8Array([1]), { content: { sha256: 'a'.repeat(64), length: 10_000_000_000, records: 1 } });
    expect(await refused()).toMatchObject(problem('E_SCHEMA'));
  });
  it.each([
    ['cut short', (packed: Uint8Array) => packed.slice(0, -9)],
    ['with a wrong checksum', (packed: Uint8Array) => packed.map((byte, at) => (at === packed.length - 6 ? byte ^ 1 : byte))],
    ['that is no gzip', () => new Uint8Array([0x78, 0x9c, 3, 0, 0, 0, 0, 1])],
  ])('PK-D4 a pack %s', async (_name, spoil) => {
    const { packed } = built(3);
    putFull(spoil(packed));
    expect(await refused()).toMatchObject(problem('E_GZIP'));
  });
  it('other content than was signed', async () => {
    const other = built(4);
    putFull(other.packed, { content: { ...publisher.before?.manifest.content, length: other.content.length } });
    expect(await refused()).toMatchObject(problem('E_CONTENT_HASH'));
  });
  it('PK-E2 PK-E10 one bad line refuses the whole pack', async () => {
    for (const [index, [code, line]] of [
      ['E_TEXT', claim({ title: 'Cost\u202E of the bridge' })],
      ['E_REF', claim({ related: ['nowhere'] })],
    ].entries() as ArrayIterator<[number, [string, ReturnType<typeof claim>]]>) {
      const bad = built(3, { lines: [line, ...lines().slice(1)] });
      putFull(bad.packed, content(bad.content, bad.records));
      expect(await refused(LATER + index * DAY)).toMatchObject(problem(code));
    }
  });
});

describe('roots', () => {
  it('PK-A18 a rotation is followed, and the old head key is worth nothing', async () => {
    const old = publisher.byRole('head');
    publisher.rotate();
    publisher.publish(built(4), LATER);
    expect(await open(publisher, network, { at: LATER }).check(), 'reader trusts root 1').toMatchObject({ problem: null, facts: { version: '2025.1.4' } });
    publisher.putHead({ version: 99 }, old);
    expect(await open(publisher, network, { at: LATER + DAY }).check()).toMatchObject(problem('E_THRESHOLD'));
  });
  it('PK-A14 a next root signed by the old keys only, or by its own only', async () => {
    const own = Array.from({ length: 2 }, () => makeKey('root', false));
    const keys = [...own, ...publisher.byRole('release'), ...publisher.byRole('head')];
    const next = { ...makeRoot(keys, 'harbour', { bridge: 1 }, '2031-01-01T00:00:00Z'), version: 2 };
    for (const [index, signers] of [publisher.byRole('root'), own].entries()) {
      publisher.files.set('v1/root/2.json', new TextEncoder().encode(signEnvelope('root', payloadBytes(next), signers)));
      publisher.putHead({ rootVersion: 2 });
      expect(await refused(LATER + index * DAY)).toMatchObject(problem('E_THRESHOLD'));
    }
  });
  it('PK-A15 a root that names another version than was asked for', async () => {
    publisher.rotate({ version: 3 });
    publisher.putHead({ rootVersion: 3 });
    expect(await refused()).toMatchObject(problem('E_ROOT_VERSION'));
  });
  it('PK-A16 a long chain is walked 32 steps a check, and each step is kept', async () => {
    for (let step = 0; step < 33; step += 1) publisher.rotate();
    publisher.publish(built(4), LATER);
    expect(await open(publisher, network, { at: LATER }).check()).toMatchObject(problem('E_THRESHOLD'));
    expect(network.paths.filter((path) => path.startsWith('v1/root/'))).toHaveLength(32);
    expect(await open(publisher, network, { at: LATER + DAY }).check()).toMatchObject({ problem: null, facts: { version: '2025.1.4' } });
    expect(network.paths).toContain('v1/root/34.json');
  });
  it('PK-A19 after a fast-forward with stolen keys, a new root with a new epoch starts the count anew', async () => {
    const max = 9_007_199_254_740_991;
    const pack = built(max, { title: 'Far ahead', version: 'far' });
    publisher.before = publisher.before && { ...publisher.before, head: { ...publisher.before.head, version: max - 1 } };
    publisher.publish(pack, LATER);
    expect(await open(publisher, network, { at: LATER }).check()).toMatchObject({ problem: null, facts: { version: 'far' } });
    publisher.rotate({ epoch: { bridge: 2 } });
    publisher.before = null;
    publisher.publish(built(1, { epoch: 2, title: 'Mended', version: 'mended' }), LATER + DAY);
    expect(await open(publisher, network, { at: LATER + DAY }).check()).toMatchObject({ problem: null, facts: { version: 'mended' } });
  });
  it('PK-C7 a missing next root means that there is none, whatever the store calls it', async () => {
    for (const [index, status] of [403, 404, 410].entries()) {
      network.answers.set('v1/root/2.json', () => new Response('', { status }));
      publisher.putHead({}, [makeKey('head', false)]);
      expect(await refused(LATER + index * DAY)).toMatchObject(problem('E_THRESHOLD'));
    }
  });
  it('development keys are refused by a released build, at once and after a rotation', async () => {
    const development = new Publisher(true);
    const state = await open(development, new Network(development.publish(built(2))), { at: LATER }).check();
    expect(state).toMatchObject(problem('E_DEV_KEYS'));
    publisher.rotate({ development: true });
    publisher.putHead({ rootVersion: 2 });
    expect(await refused()).toMatchObject(problem('E_DEV_KEYS'));
    const channel = { url: ADDRESS, root: development.builtIn, development: true };
    vi.stubGlobal('indexedDB', new IDBFactory());
    expect(await open(development, new Network(development), { channel }).check()).toMatchObject({ problem: null, facts: { version: '2025.1.2' } });
  });
});
