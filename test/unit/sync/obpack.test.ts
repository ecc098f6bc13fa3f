import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PackError } from '../../../lib/pack/errors.ts';
import { createHistory } from '../../../lib/store/history.ts';
import { createPackStore, type PackStore } from '../../../lib/store/pack-store.ts';
import { openPacksDatabase } from '../../../lib/store/packs-db.ts';
import { OBPACK_LIMITS, type PackFileSource } from '../../../lib/sync/obpack.ts';
import { checkReserved, fingerprintFits, fingerprintGroups } from '../../../lib/sync/publisher-names.ts';
import { createPublishers, PUBLISHER_LIMITS, type Publishers } from '../../../lib/sync/publishers.ts';
import { writeObpack } from '../../../scripts/obelus-pack/obpack.ts';
import type { BuiltPack } from '../../../scripts/obelus-pack/build.ts';
import { makeRoot, payloadBytes, signEnvelope } from '../../../scripts/obelus-pack/keys.ts';
import { claim, lines } from '../pack/sample.ts';
import { built, DAY, NOW, open, Publisher } from './harness.ts';

let store: PackStore;
let publishers: Publishers;
let now = NOW;
const history = createHistory();
const code = (name: string): Partial<PackError> => expect.objectContaining({ code: name }) as Partial<PackError>;

const setup = (change: object = {}): Publishers =>
  createPublishers({
    store,
    engine: '0.1.0',
    development: false,
    now: () => now,
    alone: (work) => work(),
    forget: (key) => history.forgetPack(key),
    ...change,
  });

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  await history.close();
  store = createPackStore();
  now = NOW;
  publishers = setup();
});
afterEach(() => vi.unstubAllGlobals());

const file = (bytes: Uint8Array): PackFileSource => ({ size: bytes.length, arrayBuffer: async () => new Uint8Array(bytes).buffer });

/** The pack file of a publisher's channel as it stands. */
function obpackOf(publisher: Publisher, pack: BuiltPack, roots?: string[]): PackFileSource {
  const texts = roots ?? [...publisher.files].filter(([path]) => path.startsWith('v1/root/')).map(([, bytes]) => new TextDecoder().decode(bytes));
  return file(writeObpack({ roots: texts, head: publisher.file('v1/head.json'), manifest: publisher.file(publisher.manifestPath), content: pack.content }));
}
const sent = (seq = 1, repo = 'harbour', change = {}) => {
  const pack = built(seq, change);
  const publisher = new Publisher(false, repo).publish(pack);
  return { publisher, pack, file: obpackOf(publisher, pack) };
};
async function database(): Promise<Record<string, unknown[]>> {
  const db = await openPacksDatabase().get();
  const rows: Record<string, unknown[]> = {};
  for (const name of ['active', 'blobs', 'repos', 'problems', 'log'] as const) rows[name] = await db.getAll(name);
  db.close();
  return rows;
}

describe('a pack file', () => {
  it('is shown with publisher, fingerprint, title and counts before anything is kept, and then kept', async () => {
    const { file: one } = sent();
    const opened = await publishers.open(one);
    expect(opened).toMatchObject({
      repo: 'harbour',
      manifest: { title: 'Bridge', license: 'CC0', counts: { claim: 1, source: 2, concept: 3 } },
      expired: false,
    });
    expect(fingerprintGroups(opened.fingerprint)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    expect((await database()).active).toEqual([]);
    expect(await publishers.add(one)).toBe('installed');
    expect(await publishers.list()).toMatchObject([
      { repo: 'harbour', mode: 'first-use', packs: [{ key: 'harbour/bridge', cur: { seq: 1, source: 'file' } }] },
    ]);
  });

  it('PK-T1 with another key than the reader was given is refused before its content is looked at', async () => {
    const { file: one } = sent();
    const { fingerprint } = await publishers.open(one);
    const parse = vi.spyOn(crypto.subtle, 'verify');
    await expect(publishers.open(one, 'a'.repeat(64))).rejects.toThrow(code('E_FINGERPRINT'));
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
    expect(await publishers.add(one, `https://harbour.example/facts.obpack#root=${fingerprint.toUpperCase()}`)).toBe('installed');
    expect(await publishers.list()).toMatchObject([{ mode: 'pinned' }]);
    expect(fingerprintFits(fingerprintGroups(fingerprint), fingerprint)).toBe(true);
    for (const given of ['', fingerprint.slice(0, 31), fingerprint.slice(1), `${fingerprint}0`]) expect(fingerprintFits(given, fingerprint), given).toBe(false);
  });

  it('PK-T2 of a publisher who is known by another first key is refused, and there is no way round it but removal', async () => {
    await publishers.add(sent(1).file);
    const before = await database();
    const stranger = sent(2);
    await expect(publishers.add(stranger.file)).rejects.toThrow(code('E_REPO_KEY_CHANGED'));
    const { fingerprint } = await setup({ store: { ...store, repo: async () => undefined, active: async () => undefined } }).open(stranger.file);
    await expect(publishers.add(stranger.file, fingerprint)).rejects.toThrow(code('E_REPO_KEY_CHANGED'));
    expect(await database()).toEqual(before);
    await publishers.remove('harbour');
    expect(await publishers.add(stranger.file)).toBe('installed');
  });

  it('PK-T2 also once the publisher has gone on to a second root, which the stranger does not have', async () => {
    const { publisher } = sent(1);
    publisher.rotate();
    const two = built(2);
    publisher.publish(two, NOW);
    await publishers.add(obpackOf(publisher, two));
    const before = await database();
    await expect(publishers.add(sent(3).file)).rejects.toThrow(code('E_REPO_KEY_CHANGED'));
    expect(await database()).toEqual(before);
  });

  it('follows a publisher to new keys by valid steps, also when an older file comes afterwards', async () => {
    const { publisher, file: first } = sent(1);
    await publishers.add(first);
    publisher.rotate();
    const two = built(2);
    publisher.publish(two, NOW);
    const second = obpackOf(publisher, two);
    expect(await publishers.add(second)).toBe('installed');
    expect((await store.repo('harbour'))?.rootVersion).toBe(2);
    // Root 2 of somebody who has the first root's text only.
    const fake = { ...makeRoot(publisher.keys, 'harbour', { bridge: 1 }, '2031-01-01T00:00:00Z'), version: 2 };
    const forged = signEnvelope('root', payloadBytes(fake), publisher.byRole('root'));
    await expect(publishers.open(obpackOf(publisher, two, [publisher.builtIn, forged]))).rejects.toThrow(code('E_REPO_KEY_CHANGED'));
    publisher.publish(built(3), NOW);
    expect(await publishers.add(obpackOf(publisher, built(3), [publisher.builtIn])), 'the second root is known').toBe('installed');
  });

  it.each(['official', 'official-facts', 'offic1al', '0fficial', 'of-ficial', 'obelus', 'obelus-dev', '0belus', 'builtin'])(
    'PK-T3 of a publisher called %s is refused',
    async (name) => {
      expect(() => checkReserved(name)).toThrow(code('E_REPO_RESERVED'));
      await expect(publishers.open(sent(1, name).file)).rejects.toThrow(code('E_REPO_RESERVED'));
    },
  );
  it.each(['Official ', 'OFFICIAL', '\u043Efficial', 'official\u200B'])('PK-T3 and %j is no name at all', async (name) => {
    const { publisher, pack } = sent();
    const root = signEnvelope('root', payloadBytes({ ...publisher.root, repo: name }), publisher.byRole('root'));
    await expect(publishers.open(obpackOf(publisher, pack, [root]))).rejects.toThrow(code('E_SCHEMA'));
  });

  it('PK-T4 cannot supersede, name or touch anything of another pack', async () => {
    const official = open(null, null);
    const before = await official.record();
    const bad = (line: object) => sent(1, 'harbour', { lines: [{ ...claim(), ...line }, ...lines().slice(1)] });
    await expect(publishers.add(bad({ supersedes: 'builtin/bridge/bridge-cost' }).file)).rejects.toThrow(code('E_SCHEMA'));
    await expect(publishers.add(bad({ related: ['builtin/bridge/bridge-cost'] }).file)).rejects.toThrow(code('E_SCHEMA'));
    await expect(publishers.add(bad({ related: ['elsewhere'] }).file)).rejects.toThrow(code('E_REF'));
    expect(await publishers.add(sent(1, 'harbour', { title: 'The bridge was free' }).file)).toBe('installed');
    const again = open(null, null);
    expect((await again.state()).facts?.version).toBe('2025.1.1');
    expect(await again.record()).toEqual(before);
    expect((await store.packs()).map(({ key }) => key)).toEqual(['builtin/bridge', 'harbour/bridge']);
  });

  describe('PK-T5 that is none', () => {
    const unread = vi.fn(async () => new ArrayBuffer());
    it.each([
      ['two gigabytes', { size: 2 * 1024 ** 3, arrayBuffer: unread }],
      ['one byte too large', { size: OBPACK_LIMITS.file + 1, arrayBuffer: unread }],
      ['empty', { size: 0, arrayBuffer: unread }],
    ])('%s: refused without reading it', async (_name, source) => {
      await expect(publishers.open(source)).rejects.toThrow(code('E_FILE'));
      expect(unread).not.toHaveBeenCalled();
    });
    it.each([
      ['a folder', { size: 4096, arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }],
      ['a .zip', file(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))],
      ['a picture', file(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))],
      ['one long line', file(gzipSync(Buffer.alloc(OBPACK_LIMITS.envelopes + 10, 'x')))],
      ['a packed text', file(gzipSync('just text'))],
    ])('%s', async (_name, source) => {
      await expect(publishers.open(source)).rejects.toThrow(code('E_FILE'));
    });
    it('a packed text of two lines, a cut file, a bomb', async () => {
      await expect(publishers.open(file(gzipSync('{"a":1}\n{}\n')))).rejects.toThrow(code('E_SCHEMA'));
      const whole = new Uint8Array(await sent().file.arrayBuffer());
      await expect(publishers.open(file(whole.slice(0, -10)))).rejects.toThrow(code('E_GZIP'));
      await expect(publishers.open(file(gzipSync(new Uint8Array(40 * 1024 * 1024))))).rejects.toThrow(code('E_TOO_BIG'));
    });
  });

  it('PK-T6 twice is once, an older one is refused, and one that comes while an update runs waits', async () => {
    const { publisher, file: first, pack } = sent(1);
    await publishers.add(first);
    const after = await database();
    expect(await publishers.add(obpackOf(publisher, pack))).toBe('same');
    expect(await database()).toEqual(after);
    const [second, third] = [built(2), built(3)];
    publisher.publish(second, NOW);
    const older = obpackOf(publisher, second);
    publisher.publish(third, NOW + 1000);
    await publishers.add(obpackOf(publisher, third));
    await expect(publishers.add(older)).rejects.toThrow(code('E_HEAD_ROLLBACK'));
    publisher.before = publisher.before && { ...publisher.before, manifest: { ...publisher.before.manifest, seq: 1 } };
    publisher.publish(second, NOW + 2000);
    await expect(publishers.add(obpackOf(publisher, second))).rejects.toThrow(code('E_PACK_ROLLBACK'));
    await expect(setup({ alone: async () => 'busy' }).add(older)).rejects.toThrow(code('E_LOCKED'));
    expect((await store.active('harbour/bridge'))?.cur.seq).toBe(3);
  });

  it('PK-T7 with an expired head is taken, and is never called confirmed', async () => {
    const { file: one } = sent();
    now = NOW + 400 * DAY;
    expect(await publishers.open(one)).toMatchObject({ expired: true });
    await publishers.add(one);
    expect(await store.repo('harbour')).toMatchObject({ checkedAt: null, timeFloor: 0 });
    now = NOW + 20 * 365 * DAY;
    await expect(publishers.open(sent(1, 'other').file)).rejects.toThrow(code('E_ROOT_EXPIRED'));
  });

  it('with any part of it exchanged is refused', async () => {
    const { publisher, pack } = sent(1);
    const other = sent(1, 'harbour', { title: 'Something else' });
    const parts = { roots: [publisher.builtIn], head: publisher.file('v1/head.json'), manifest: publisher.file(publisher.manifestPath), content: pack.content };
    const swap = (change: Partial<typeof parts>) => publishers.open(file(writeObpack({ ...parts, ...change })));
    await expect(swap({ head: other.publisher.file('v1/head.json') })).rejects.toThrow(code('E_THRESHOLD'));
    await expect(swap({ manifest: other.publisher.file(other.publisher.manifestPath) })).rejects.toThrow(code('E_THRESHOLD'));
    await expect(swap({ content: other.pack.content })).rejects.toThrow(code('E_CONTENT_HASH'));
    await expect(swap({ roots: [other.publisher.builtIn] })).rejects.toThrow(code('E_THRESHOLD'));
    await expect(publishers.open(obpackOf(new Publisher(true).publish(pack), pack))).rejects.toThrow();
    publisher.publish(built(2), NOW);
    await expect(swap({ head: publisher.file('v1/head.json') })).rejects.toThrow(code('E_MANIFEST_HASH'));
  });
});

describe('removal', () => {
  it('PK-T8 takes everything of a publisher away and nothing of the others', async () => {
    await open(null, null).state();
    await publishers.add(sent(1).file);
    await publishers.add(sent(1, 'lighthouse', { title: 'Another bridge' }).file);
    const note = (id: string) => ({ claim: id, quote: 'q', standing: 'matches' as const, seen: true });
    const page = (key: string, claims: string[]) => ({
      key,
      url: `https://${key}`,
      title: key,
      site: 'a.example',
      published: null,
      lang: 'en',
      notes: claims.map(note),
      generation: 'g',
      at: NOW,
    });
    await history.visit(page('only', ['harbour/bridge/bridge-cost']));
    await history.visit(page('both', ['harbour/bridge/bridge-cost', 'bridge-cost']));
    for (const one of ['harbour/bridge/bridge-cost', 'lighthouse/bridge/bridge-cost']) await history.mute({ claim: one, scope: '*', at: NOW });

    await publishers.remove('harbour');
    const left = await database();
    expect(JSON.stringify(left)).not.toContain('harbour/bridge');
    expect(left.repos).toMatchObject([{ repo: 'lighthouse' }]);
    expect(left.active).toMatchObject([{ key: 'builtin/bridge' }, { key: 'lighthouse/bridge' }]);
    expect(left.blobs).toHaveLength(2);
    expect((await history.list()).pages.map(({ key, notes }) => [key, notes])).toEqual([['both', 1]]);
    expect((await history.mutes()).map((mute) => mute.claim)).toEqual(['lighthouse/bridge/bridge-cost']);
    await expect(publishers.remove('harbour')).rejects.toThrow(code('E_REPO'));
    await expect(publishers.remove('builtin')).rejects.toThrow(code('E_REPO'));
  });

  it('PK-T9 eight publishers are the most there may be, and that is said', async () => {
    for (let at = 0; at < PUBLISHER_LIMITS.repos; at += 1) await publishers.add(sent(1, `harbour-${at}`).file);
    await expect(publishers.add(sent(1, 'one-more').file)).rejects.toThrow(code('E_TOO_MANY'));
    expect(await publishers.list()).toHaveLength(PUBLISHER_LIMITS.repos);
    await publishers.remove('harbour-3');
    expect(await publishers.add(sent(1, 'one-more').file)).toBe('installed');
  });

  it('PK-T9 sixteen packs are the most there may be', async () => {
    const { file: one } = sent();
    await publishers.add(one);
    const [active] = await store.packs();
    const many = Array.from({ length: PUBLISHER_LIMITS.packs }, (_, at) => ({ ...active, key: `harbour/p${at}` }));
    const full = setup({ store: { ...store, packs: async () => many } });
    await expect(full.add(sent(1, 'lighthouse').file)).rejects.toThrow(code('E_TOO_MANY'));
  });
});
