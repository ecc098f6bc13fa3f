import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../lib/pack/errors.ts';
import { checkHead, checkManifest, checkRootStep, checkRootTime, comparePlaces, compareVersions, sameKeys, type HeldVersion } from '../../../lib/pack/order.ts';
import { SPEC, type Head, type PackManifest, type Root } from '../../../lib/pack/payloads.ts';

const code = (name: string) => expect.objectContaining({ code: name });
const sha = (letter: string): string => letter.repeat(64);
const role = { keyids: [sha('a')], threshold: 1 };
const root = (change: Partial<Root> = {}): Root => ({
  spec: SPEC,
  repo: 'harbour',
  version: 3,
  expires: '2030-01-01T00:00:00Z',
  keys: {},
  roles: { root: role, release: role, head: role },
  epoch: { bridge: 2 },
  ...change,
});
const head = (change: Partial<Head> = {}): Head => ({
  spec: SPEC,
  repo: 'harbour',
  version: 7,
  rootVersion: 3,
  issued: '2025-01-01T00:00:00Z',
  expires: '2025-01-15T00:00:00Z',
  packs: {},
  ...change,
});
const manifest = (change: Partial<PackManifest> = {}): PackManifest => ({
  spec: SPEC,
  repo: 'harbour',
  pack: 'bridge',
  title: 'Bridge',
  lang: 'en',
  license: 'CC0',
  version: '1',
  epoch: 2,
  seq: 5,
  prev: sha('4'),
  released: '2025-01-01',
  horizon: '2025-01-01',
  minEngine: '0.1.0',
  counts: {},
  content: { sha256: sha('5'), length: 1, records: 1 },
  full: { sha256: sha('f'), length: 1, encoding: 'gzip' },
  ...change,
});
const held = (seq: number, change: Partial<HeldVersion> = {}): HeldVersion => ({
  epoch: 2,
  seq,
  contentSha256: sha(String(seq)),
  manifestSha256: sha(String(seq)),
  ...change,
});
const context = (one: HeldVersion | null, highWater = one) => ({ repo: 'harbour', pack: 'bridge', epoch: 2, engine: '0.9.0', held: one, highWater });

describe('roots', () => {
  it('go up by one within one publisher, and epochs never fall', () => {
    expect(() => checkRootStep(root(), root({ version: 4, epoch: { bridge: 3 } }))).not.toThrow();
    expect(() => checkRootStep(root(), root({ version: 5 }))).toThrow(code('E_ROOT_VERSION'));
    expect(() => checkRootStep(root(), root())).toThrow(code('E_ROOT_VERSION'));
    expect(() => checkRootStep(root(), root({ version: 4, repo: 'elsewhere' }))).toThrow(code('E_REPO'));
    expect(() => checkRootStep(root(), root({ version: 4, epoch: { bridge: 1 } }))).toThrow(code('E_EPOCH'));
    expect(() => checkRootStep(root(), root({ version: 4, epoch: {} }))).toThrow(code('E_EPOCH'));
  });

  it('PK-B9 expire', () => {
    expect(() => checkRootTime(root(), Date.parse('2030-01-01T00:00:00Z'))).not.toThrow();
    expect(() => checkRootTime(root(), Date.parse('2030-01-01T00:00:01Z'))).toThrow(code('E_ROOT_EXPIRED'));
  });

  it('know whether head has other keys', () => {
    expect(sameKeys({ keyids: [sha('a'), sha('b')], threshold: 1 }, { keyids: [sha('b'), sha('a')], threshold: 2 })).toBe(true);
    expect(sameKeys(role, { keyids: [sha('a'), sha('b')], threshold: 1 })).toBe(false);
  });
});

describe('heads', () => {
  const known = { repo: 'harbour', seen: { version: 7, sha256: sha('1') }, time: Date.parse('2025-01-02T00:00:00Z') };
  it('go up, and the same one again is no news', () => {
    expect(() => checkHead(head(), sha('1'), known)).not.toThrow();
    expect(() => checkHead(head({ version: 8 }), sha('2'), known)).not.toThrow();
    expect(() => checkHead(head({ version: 1 }), sha('2'), { ...known, seen: null })).not.toThrow();
  });
  it('PK-B1 never go down', () => expect(() => checkHead(head({ version: 6 }), sha('2'), known)).toThrow(code('E_HEAD_ROLLBACK')));
  it('PK-B2 are one file a version', () => expect(() => checkHead(head(), sha('2'), known)).toThrow(code('E_HEAD_FORK')));
  it('PK-B6 expire', () => expect(() => checkHead(head(), sha('1'), { ...known, time: Date.parse('2025-01-16T00:00:00Z') })).toThrow(code('E_HEAD_EXPIRED')));
  it('PK-B10 are of this publisher', () => expect(() => checkHead(head({ repo: 'elsewhere' }), sha('2'), known)).toThrow(code('E_REPO')));
});

describe('manifests', () => {
  it('are newer, or the same content', () => {
    expect(checkManifest(manifest(), sha('9'), context(held(4)))).toBe('newer');
    expect(checkManifest(manifest(), sha('9'), context(null))).toBe('newer');
    expect(checkManifest(manifest(), sha('5'), context(held(5)))).toBe('same');
    expect(checkManifest(manifest({ prev: sha('0') }), sha('9'), context(held(2)))).toBe('newer');
  });
  it('PK-B3 are never older than what was here', () => expect(() => checkManifest(manifest(), sha('9'), context(held(6)))).toThrow(code('E_PACK_ROLLBACK')));
  it('PK-B14 going back by hand lowers no mark', () => {
    expect(() => checkManifest(manifest({ seq: 8, content: { sha256: sha('x'), length: 1, records: 1 } }), sha('x'), context(held(7), held(9)))).toThrow(
      code('E_PACK_ROLLBACK'),
    );
    expect(checkManifest(manifest({ seq: 9, prev: sha('8'), content: { sha256: sha('9'), length: 1, records: 1 } }), sha('9'), context(held(8), held(9)))).toBe(
      'newer',
    );
  });
  it('PK-B4 are one file a number', () => {
    expect(() => checkManifest(manifest(), sha('9'), context(held(5)))).toThrow(code('E_PACK_FORK'));
    expect(() => checkManifest(manifest({ seq: 9, prev: sha('8') }), sha('x'), context(held(8), held(9)))).toThrow(code('E_PACK_FORK'));
  });
  it('PK-B4 a bundled pack is known by its content alone', () => {
    expect(checkManifest(manifest(), sha('9'), context(held(5, { manifestSha256: null })))).toBe('same');
    expect(() => checkManifest(manifest(), sha('9'), context(held(5, { manifestSha256: null, contentSha256: sha('0') })))).toThrow(code('E_PACK_FORK'));
    expect(checkManifest(manifest({ prev: sha('0') }), sha('9'), context(held(4, { manifestSha256: null })))).toBe('newer');
  });
  it('PK-B5 follow the one that is here', () =>
    expect(() => checkManifest(manifest({ prev: sha('0') }), sha('9'), context(held(4)))).toThrow(code('E_PACK_FORK')));
  it('PK-B10 are of this pack and publisher', () => {
    expect(() => checkManifest(manifest({ pack: 'tunnel' }), sha('9'), context(null))).toThrow(code('E_WRONG_PACK'));
    expect(() => checkManifest(manifest({ repo: 'elsewhere' }), sha('9'), context(null))).toThrow(code('E_REPO'));
  });
  it('are of the epoch that root names, and a new epoch starts anew', () => {
    expect(() => checkManifest(manifest({ epoch: 3 }), sha('9'), context(null))).toThrow(code('E_EPOCH'));
    expect(checkManifest(manifest({ epoch: 3, seq: 1 }), sha('9'), { ...context(held(9_007_199_254_740_991)), epoch: 3 })).toBe('newer');
  });
  it('that need a newer Obelus wait for it, and that is nobody’s fault', () => {
    expect(() => checkManifest(manifest({ minEngine: '0.10' }), sha('9'), context(null))).toThrow(code('E_ENGINE'));
    expect(() => checkManifest(manifest({ engineFeatures: ['slots-2'] }), sha('9'), context(null))).toThrow(code('E_ENGINE'));
    expect(kindOf('E_ENGINE')).toBe('needs-you');
  });
});

it('places and versions compare by their numbers', () => {
  expect(comparePlaces({ epoch: 2, seq: 1 }, { epoch: 1, seq: 9 })).toBeGreaterThan(0);
  expect(comparePlaces({ epoch: 2, seq: 1 }, { epoch: 2, seq: 1 })).toBe(0);
  expect(compareVersions('0.9', '0.10.0')).toBeLessThan(0);
  expect(compareVersions('1', '1.0.0')).toBe(0);
  expect(compareVersions('1.2.1', '1.2')).toBeGreaterThan(0);
});
