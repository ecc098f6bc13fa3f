import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPack, type BuiltPack } from '../../../scripts/obelus-pack/build.ts';
import { addSignatures, developmentKeys, makeKey, payloadBytes, readKeys, signEnvelope, writeKeys } from '../../../scripts/obelus-pack/keys.ts';
import { serveChannel } from '../../../scripts/obelus-pack/local-channel.ts';
import { publish, readBefore, writeFiles } from '../../../scripts/obelus-pack/publish.ts';
import { verifyChannel } from '../../../scripts/obelus-pack/verify.ts';
import { dataFolder } from './data-folder.ts';

const NOW = new Date('2025-02-01T00:00:00Z');
const temporary = (): string => mkdtempSync(join(tmpdir(), 'obelus-test-'));
const code = (name: string) => expect.objectContaining({ code: name });
let folder: string;
let publisher: ReturnType<typeof readKeys>;
let pack: BuiltPack;
beforeAll(() => {
  publisher = developmentKeys('bridge', 1, join(temporary(), 'keys'));
  pack = buildPack(dataFolder());
  folder = temporary();
  writeFiles(folder, publish({ pack, ...publisher, now: NOW }, null));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('keys', () => {
  it('are made once, marked as development, readable by their owner only', () => {
    const at = join(temporary(), 'keys');
    const options = { development: true, repo: 'harbour', pack: 'bridge', epoch: 1, now: NOW };
    expect(writeKeys(at, options).map(({ role }) => role)).toEqual(['root', 'root', 'root', 'release', 'release', 'head']);
    for (const name of readdirSync(at).filter((one) => one !== 'root.json')) {
      expect(JSON.parse(readFileSync(join(at, name), 'utf8'))).toMatchObject({ development: true });
      expect(statSync(join(at, name)).mode & 0o077).toBe(0);
    }
    expect(() => writeKeys(at, options)).toThrow(/never made over/);
    expect(developmentKeys('bridge', 1, at).root).toBe(readKeys(at).root);
  });

  it('PK-T15 of a publisher do not lie in the project', () => {
    expect(() => writeKeys('data/keys/mine', { development: false, repo: 'harbour', pack: 'bridge', epoch: 1, now: NOW })).toThrow(/outside/);
  });

  it('sign one after the other', () => {
    const [a, b] = [makeKey('release', false), makeKey('release', false)];
    const payload = payloadBytes({ x: 1 });
    expect(addSignatures('manifest', signEnvelope('manifest', payload, [a]), [b])).toBe(signEnvelope('manifest', payload, [a, b]));
    expect(addSignatures('manifest', signEnvelope('manifest', payload, [a]), [a])).toBe(signEnvelope('manifest', payload, [a]));
  });
});

describe('publishing', () => {
  it('gives a channel that verifies', () => {
    expect(verifyChannel(folder, '0.1.0', NOW)).toMatchObject({
      root: { repo: 'obelus-dev', version: 1, development: true },
      headVersion: 1,
      packs: [{ pack: 'bridge', seq: 1, prev: null }],
    });
  });

  it('the same pack again is a new head only; the next one names the one before', () => {
    const at = temporary();
    writeFiles(at, publish({ pack, ...publisher, now: NOW }, null));
    const objects = readdirSync(join(at, 'v1/o')).sort();
    writeFiles(at, publish({ pack, ...publisher, now: NOW }, readBefore(at, 'bridge')));
    expect(readdirSync(join(at, 'v1/o')).sort()).toEqual(objects);
    const before = readBefore(at, 'bridge');
    writeFiles(at, publish({ pack: { ...pack, file: { ...pack.file, seq: 2 } }, ...publisher, now: NOW }, before));
    expect(verifyChannel(at, '0.1.0', NOW)).toMatchObject({ headVersion: 3, packs: [{ seq: 2, prev: before?.manifestSha256 }] });
  });

  it('uploads in an order in which nothing is named before it is there', () => {
    const paths = [...publish({ pack, ...publisher, now: NOW }, null).keys()];
    expect(paths.map((path) => path.split('/')[1])).toEqual(['o', 'o', 'root', 'head.json']);
  });

  it('PK-T18 without the release keys there is nothing to install', () => {
    const at = temporary();
    writeFiles(at, publish({ pack, root: publisher.root, keys: publisher.keys.filter((key) => key.role === 'head'), now: NOW }, null));
    expect(() => verifyChannel(at, '0.1.0', NOW)).toThrow(code('E_THRESHOLD'));
  });

  it('a channel with any changed byte does not verify', () => {
    for (const path of ['v1/head.json', 'v1/root/1.json', ...readdirSync(join(folder, 'v1/o')).map((name) => `v1/o/${name}`)]) {
      const at = temporary();
      writeFiles(at, publish({ pack, ...publisher, now: NOW }, null));
      const bytes = readFileSync(join(at, path));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(join(at, path), bytes);
      expect(() => verifyChannel(at, '0.1.0', NOW), path).toThrow();
    }
    expect(() => verifyChannel(folder, '0.1.0', new Date('2025-02-16T00:00:00Z'))).toThrow(code('E_HEAD_EXPIRED'));
    expect(() => verifyChannel(folder, '0.0.9', NOW)).toThrow(code('E_ENGINE'));
  });
});

describe('serving', () => {
  it('sends what a host of a channel must send, and nothing but a channel', async () => {
    writeFileSync(join(folder, 'secret.json'), '{}');
    const server = await serveChannel(folder, 0);
    try {
      const head = await fetch(`${server.url}/v1/head.json`);
      expect(head.headers.get('access-control-allow-origin')).toBe('*');
      expect(head.headers.get('cache-control')).toBe('max-age=300');
      expect(head.headers.get('content-encoding')).toBeNull();
      const [name] = readdirSync(join(folder, 'v1/o'));
      const object = await fetch(`${server.url}/v1/o/${name}`);
      expect(object.headers.get('cache-control')).toMatch(/immutable/);
      expect(object.headers.get('content-type')).toBe('application/octet-stream');
      for (const path of ['/secret.json', '/v1/', '/v1/root/2.json', '/v1/root/..%2f..%2fsecret.json', '/v1/o/../../secret.json'])
        expect((await fetch(`${server.url}${path}`)).status, path).toBe(404);
    } finally {
      await server.close();
    }
  });
});
