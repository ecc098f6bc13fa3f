import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyHost } from '../../../scripts/obelus-pack/host.ts';
import { readKeys, writeKeys } from '../../../scripts/obelus-pack/keys.ts';
import { serveChannel } from '../../../scripts/obelus-pack/local-channel.ts';
import { gitStatus, release, renewHead, type ReleaseSetup } from '../../../scripts/obelus-pack/release.ts';
import { rotate } from '../../../scripts/obelus-pack/rotate.ts';
import { verifyChannel } from '../../../scripts/obelus-pack/verify.ts';
import { dataFolder } from './data-folder.ts';

const NOW = new Date('2025-02-01T00:00:00Z');
const LATER = new Date('2025-02-02T00:00:00Z');
const scratch: string[] = [];
const temporary = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'obelus-release-test-'));
  scratch.push(made);
  return made;
};
let channel: string;
let keys: ReturnType<typeof readKeys>;
beforeEach(() => {
  const folder = join(temporary(), 'keys');
  writeKeys(folder, { development: false, repo: 'harbour', pack: 'bridge', epoch: 1, now: NOW });
  keys = readKeys(folder);
  channel = join(temporary(), 'channel');
});
afterEach(() => {
  for (const made of scratch.splice(0)) rmSync(made, { recursive: true, force: true });
});

const pack =
  (seq: number, released = '2025-01-31') =>
  (text: string) =>
    text
      .replace(/^seq: .*$/m, `seq: ${seq}`)
      .replace(/^version: .*$/m, `version: 2025.1.${seq}`)
      .replace(/^released: .*$/m, `released: "${released}"`);
const next = (seq: number, notes?: string): string => {
  const data = dataFolder({
    'pack.yaml': pack(seq),
    'claims/bridge-cost.yaml': (text) => text.replace(/^question: .*$/m, 'question: How much money went into the bridge?'),
  });
  if (notes !== undefined) writeFileSync(join(data, 'changes.yaml'), notes);
  return data;
};
const NOTES = 'version: 2025.1.2\nchanges:\n  - { id: bridge-cost, why: "The question is worded more plainly." }\n';

const setup = (change: Partial<ReleaseSetup> = {}): ReleaseSetup => ({
  data: dataFolder({ 'pack.yaml': pack(1) }),
  channel,
  keys: keys.keys,
  root: keys.root,
  now: NOW,
  engine: '0.1.0',
  track: 'stable',
  status: () => [],
  ...change,
});
const only = (...names: string[]) =>
  keys.keys.filter((key) => names.includes(`${key.role}-${keys.keys.filter(({ role }) => role === key.role).indexOf(key) + 1}`));
const filesOf = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String).sort() : []);

describe('a release', () => {
  it('is built, signed, pointed to by head, and read back by a reader of the version before', async () => {
    expect(await release(setup())).toMatchObject({ state: 'published', manifest: { seq: 1, prev: null }, changes: [] });
    const second = await release(setup({ data: next(2, NOTES), now: LATER }));
    expect(second).toMatchObject({ state: 'published', changes: [{ id: 'bridge-cost', change: 'changed' }] });
    expect(verifyChannel(channel, '0.1.0', LATER)).toMatchObject({
      headVersion: 2,
      packs: [{ seq: 2, changes: [{ id: 'bridge-cost', why: 'The question is worded more plainly.' }] }],
    });
    expect(filesOf(channel).some((file) => file.includes('pending'))).toBe(false);
  });

  it('PK-T18 is signed in two places; a machine that holds head and one release key publishes nothing by itself', async () => {
    const machine = only('release-2', 'head-1');
    expect(await release(setup({ keys: machine }))).toMatchObject({ state: 'needs-release-key', signed: 1, needed: 2 });
    expect(existsSync(join(channel, 'v1'))).toBe(false);
    expect(await release(setup({ keys: only('release-1') }))).toMatchObject({ state: 'needs-head-key', signed: 2 });
    expect(existsSync(join(channel, 'v1'))).toBe(false);
    expect(await release(setup({ keys: machine }))).toMatchObject({ state: 'published' });
    expect(verifyChannel(channel, '0.1.0', NOW)).toMatchObject({ packs: [{ seq: 1 }] });
  });

  it('the second signer must have built the very same bytes', async () => {
    await release(setup({ keys: only('release-1') }));
    const other = dataFolder({ 'pack.yaml': (text) => pack(1)(text).replace(/^title: .*$/m, 'title: Another bridge') });
    await expect(release(setup({ keys: only('release-2'), data: other }))).rejects.toThrow(/another manifest waits/);
  });

  it('goes to preview readers first, and to the others when it becomes stable', async () => {
    await release(setup());
    await release(setup({ data: next(2, NOTES), track: 'preview', now: LATER }));
    expect(verifyChannel(channel, '0.1.0', LATER).packs.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('head is signed anew without anything else changing', async () => {
    await release(setup());
    const before = filesOf(channel);
    expect(await renewHead({ ...setup(), now: LATER, keys: only('head-1') })).toMatchObject({ version: 2, expires: '2025-02-16T00:00:00Z' });
    expect(filesOf(channel)).toEqual(before);
    await expect(renewHead({ ...setup(), now: NOW })).rejects.toThrow(/clock/);
    await expect(renewHead({ ...setup(), now: LATER, keys: only('release-1') })).rejects.toThrow(/signed by 0 of 1/);
  });
});

describe('PK-T15 a release is refused, and the channel stays as it is', () => {
  const cases: [string, () => Partial<ReleaseSetup>, RegExp][] = [
    ['with what is not committed', () => ({ status: () => ['M data/pack.yaml'] }), /not committed: M data/],
    ['without git', () => ({ status: () => null }), /no git/],
    ['with a seq that is not the next', () => ({ data: next(4, NOTES.replace('1.2', '1.4')) }), /next seq is 2/],
    ['with the number of the version before', () => ({ data: next(1) }), /next seq is 2/],
    ['with a changed line that nobody explains', () => ({ data: next(2) }), /no reason .*bridge-cost \(changed\)/],
    ['with the reasons of another version', () => ({ data: next(2, NOTES.replace('2025.1.2', '2025.1.1')) }), /no reason/],
    ['with a reason for what did not change', () => ({ data: next(2, `${NOTES}  - { id: gazette-2024, why: "Why?" }\n`) }), /did not change: gazette-2024/],
    ['with a clock behind the channel', () => ({ data: next(2, NOTES), now: new Date('2025-01-31T12:00:00Z') }), /clock/],
    ['with a clock far from the day of the release', () => ({ data: next(2, NOTES), now: new Date('2025-06-01T00:00:00Z') }), /released 2025-01-31/],
    [
      'with text that readers refuse',
      () => ({ data: dataFolder({ 'claims/bridge-cost.yaml': (text) => text.replace('question: ', 'question: \u202E') }) }),
      /./,
    ],
    [
      'with an epoch that root does not name',
      () => ({ data: dataFolder({ 'pack.yaml': (text) => pack(1)(text).replace('epoch: 1', 'epoch: 2') }) }),
      /epoch 1/,
    ],
  ];
  it.each(cases)('%s', async (_name, change, words) => {
    await release(setup());
    const before = temporary();
    cpSync(channel, before, { recursive: true });
    await expect(release(setup({ now: LATER, ...change() }))).rejects.toThrow(words);
    expect(filesOf(channel)).toEqual(filesOf(before));
    expect(readFileSync(join(channel, 'v1/head.json'))).toEqual(readFileSync(join(before, 'v1/head.json')));
  });

  it('with a secret key under git', () => {
    const project = temporary();
    const git = (...args: string[]): unknown => execFileSync('git', ['-C', project, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args]);
    git('init', '-q');
    writeFileSync(join(project, 'a.json'), '{}');
    git('add', '-A');
    git('commit', '-qm', 'a');
    expect(gitStatus(project)).toEqual([]);
    writeFileSync(join(project, 'b.json'), JSON.stringify(keys.keys[0], null, 2));
    expect(gitStatus(project)).toEqual(['?? b.json']);
    git('add', '-A');
    git('commit', '-qm', 'b');
    expect(gitStatus(project)).toEqual(['b.json (a secret key)']);
    expect(gitStatus(temporary())).toBeNull();
    expect(gitStatus('.')?.filter((line) => line.includes('secret'))).toEqual([]);
  });
});

describe('after a theft', () => {
  const roots = () => only('root-1', 'root-2');
  const id = (name: string): string => only(name)[0]?.keyid ?? '';

  it('a head key is replaced: readers follow, and what the thief signs is nothing', async () => {
    await release(setup());
    const { root, made } = rotate({ root: keys.root, keys: roots(), drop: [id('head-1').slice(0, 12)], epoch: false, now: LATER });
    expect(made).toHaveLength(1);
    await renewHead({ ...setup(), root, keys: made, now: LATER });
    expect(verifyChannel(channel, '0.1.0', LATER)).toMatchObject({ root: { version: 2 }, headVersion: 2 });
    await expect(renewHead({ ...setup(), root, keys: only('head-1'), now: LATER })).rejects.toThrow(/signed by 0 of 1/);
  });

  it('release keys are replaced under a new epoch, and the count begins anew; until the next release there is no head', async () => {
    await release(setup());
    const { root, made } = rotate({ root: keys.root, keys: roots(), drop: [id('release-1'), id('release-2')], epoch: true, now: LATER });
    await expect(renewHead({ ...setup(), root, now: LATER })).rejects.toThrow(/signed by 0 of 2/);
    const data = dataFolder({ 'pack.yaml': (text) => pack(1)(text).replace('epoch: 1', 'epoch: 2') });
    await expect(release(setup({ data, root, now: LATER }))).rejects.toThrow(/none of the keys/);
    expect(await release(setup({ data, root, keys: [...made, ...only('head-1')], now: LATER }))).toMatchObject({
      state: 'published',
      manifest: { epoch: 2, seq: 1 },
    });
  });

  it('a root key is replaced by two that are left; one alone can do nothing', () => {
    const { made } = rotate({ root: keys.root, keys: only('root-2', 'root-3'), drop: [id('root-1')], epoch: false, now: LATER });
    expect(made.map(({ role }) => role)).toEqual(['root']);
    expect(() => rotate({ root: keys.root, keys: only('root-1'), drop: [id('root-2'), id('root-3')], epoch: false, now: LATER })).toThrow(
      /2 root keys of before must sign, 1 /,
    );
    expect(() => rotate({ root: keys.root, keys: roots(), drop: ['ffffffff'], epoch: false, now: LATER })).toThrow(/names 0 keys/);
  });
});

describe('PK-T16 a host is verified as a reader meets it', () => {
  const servers: { close(): unknown }[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));
  /** Serves the channel with headers of one's own making. */
  async function host(headers: (path: string) => Record<string, string>): Promise<string> {
    const server: Server = createServer((request, response) => {
      const file = join(channel, request.url ?? '');
      response.writeHead(existsSync(file) ? 200 : 404, headers(request.url ?? '')).end(existsSync(file) ? readFileSync(file) : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }
  const good = (path: string) => ({
    'access-control-allow-origin': '*',
    'cache-control': path.endsWith('head.json') ? 'max-age=300' : 'public, max-age=31536000, immutable',
  });

  it('with the headers of "serve" it is right', async () => {
    await release(setup());
    const server = await serveChannel(channel, 0);
    servers.push(server);
    expect(await verifyHost(`${server.url}/`, '0.1.0', NOW)).toMatchObject({ headVersion: 1, packs: [{ seq: 1 }], faults: [] });
  });

  it.each([
    ['without CORS', () => ({}), /head\.json: no "Access-Control/],
    ['with a cookie', (path: string) => ({ ...good(path), 'set-cookie': 'a=1' }), /sets a cookie/],
    [
      'with a head that is kept for a day',
      (path: string) => ({ ...good(path), 'cache-control': 'max-age=86400' }),
      /head\.json: "Cache-Control: max-age=86400"/,
    ],
    ['with objects that are not kept', (path: string) => ({ ...good(path), 'cache-control': 'no-store' }), /o\/[0-9a-f]{64}: "Cache-Control: no-store"/],
  ])('%s it is not', async (_name, headers, words) => {
    await release(setup());
    const { faults } = await verifyHost(await host(headers), '0.1.0', NOW);
    expect(faults.join('\n')).toMatch(words);
  });

  it('with a byte that changed, or an object that is missing, it is refused', async () => {
    await release(setup());
    const objects = readdirSync(join(channel, 'v1/o'));
    for (const name of objects) {
      const file = join(channel, 'v1/o', name);
      const bytes = readFileSync(file);
      writeFileSync(
        file,
        bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)),
      );
      await expect(verifyHost(await host(good), '0.1.0', NOW), name).rejects.toThrow();
      rmSync(file);
      await expect(verifyHost(await host(good), '0.1.0', NOW), name).rejects.toThrow(/the host has none/);
      writeFileSync(file, bytes);
    }
  });
});
