import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channelFolder, hostPattern } from '../../../lib/sync/channel.ts';
import { download, IDLE_LIMIT, TOTAL_LIMIT } from '../../../lib/sync/fetch.ts';
import { inflate } from '../../../lib/sync/inflate.ts';
import { backOff } from '../../../lib/sync/schedule.ts';
import { pack } from '../../../scripts/obelus-pack/build.ts';
import { built, DAY, Network, NOW, open, Publisher } from './harness.ts';

const code = (name: string) => expect.objectContaining({ code: name });
const HEAD = 'v1/head.json';
const HOUR = 3_600_000;
let publisher: Publisher;
let network: Network;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  publisher = new Publisher().publish(built(2));
  network = new Network(publisher);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A body that never ends: chunks until it is cancelled. */
const endless = (chunk: number, sent: { bytes: number }): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull(controller) {
      sent.bytes += chunk;
      controller.enqueue(new Uint8Array(chunk));
    },
  });
/** Fails as a real fetch does when it is aborted, and never answers before. */
const never = ({ signal }: RequestInit): Promise<never> => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));

describe('requests', () => {
  it('PK-H1 carry nothing that tells readers apart', async () => {
    await open(publisher, network).check();
    expect(network.requests).toHaveLength(3);
    for (const { url, options } of network.requests) {
      expect(options).toMatchObject({ method: 'GET', credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' });
      expect(options).not.toHaveProperty('headers');
      expect(url).toMatch(/^https:\/\/facts\.example\/v1\/[a-z0-9./]+$/);
    }
  });

  it('PK-C12 are not made at all without the permission that hides who asks', async () => {
    const mayReach = vi.fn(async () => false);
    const state = await open(publisher, network, { mayReach }).check();
    expect(mayReach).toHaveBeenCalledWith('https://facts.example/*');
    expect(state).toMatchObject({ problem: { code: 'E_PERM_HOST', kind: 'needs-you' } });
    expect(network.requests).toHaveLength(0);
  });

  it('PK-C9 are not made offline, and that is no failure', async () => {
    expect(await open(publisher, network, { online: () => false }).check()).toMatchObject({ problem: { code: 'E_OFFLINE', kind: 'temporary' } });
    expect(network.requests).toHaveLength(0);
    expect(await open(publisher, network, { at: NOW + 61_000 }).check('automatic')).toMatchObject({ problem: { code: 'E_OFFLINE' } });
    expect(await open(publisher, network, { at: NOW + 7 * HOUR }).check('automatic')).toMatchObject({ problem: null });
  });

  it.each(['http://facts.example/', 'ftp://facts.example/', 'https://user@facts.example/', 'https://facts.example/?a=b', 'nonsense', 'http://127.0.0.1:8787/'])(
    'PK-C10 go to no such address: %s',
    async (url) => {
      const channel = { url, root: publisher.rootText, development: false };
      expect(await open(publisher, network, { channel }).check()).toMatchObject({ problem: { code: 'E_CHANNEL' } });
      expect(network.requests).toHaveLength(0);
    },
  );

  it('PK-C10 go to loopback without https in a development build only', () => {
    expect(hostPattern(channelFolder({ url: 'http://127.0.0.1:8787', development: true }))).toBe('http://127.0.0.1/*');
    expect(() => channelFolder({ url: 'http://facts.example', development: true })).toThrow(code('E_CHANNEL'));
    expect(channelFolder({ url: 'https://facts.example/sub', development: false }).href).toBe('https://facts.example/sub/');
  });
});

describe('answers', () => {
  const after = async (answer: () => Response | Error) => {
    network.answers.set(HEAD, answer);
    return open(publisher, network).check();
  };
  const temporary = (name: string) => ({ problem: { code: name, kind: 'temporary' }, facts: { version: '2025.1.1' }, freshness: 'unconfirmed' });

  it('PK-C3 a redirect, a lost connection', async () => expect(await after(() => new TypeError('Failed to fetch'))).toMatchObject(temporary('E_NET')));
  it('PK-C4 the page of a hotel', async () =>
    expect(await after(() => new Response('<!doctype html><title>Welcome</title>'))).toMatchObject(temporary('E_PARSE')));
  it('PK-C5 nothing', async () => expect(await after(() => new Response(''))).toMatchObject(temporary('E_HTTP')));
  it.each([204, 206, 304, 500, 502])('PK-C5 PK-C6 status %i', async (status) =>
    expect(await after(() => new Response(status === 204 || status === 304 ? null : 'x', { status }))).toMatchObject(temporary('E_HTTP')),
  );
  it('no head at all', async () => expect(await after(() => new Response('', { status: 404 }))).toMatchObject(temporary('E_HTTP')));
  it('PK-B12 head before its objects', async () => {
    publisher.files.delete(publisher.manifestPath);
    expect(await open(publisher, network).check()).toMatchObject(temporary('E_HTTP'));
  });
  it('PK-C1 a head without end stops at 16 kB and a chunk', async () => {
    const sent = { bytes: 0 };
    network.answers.set(HEAD, () => new Response(endless(4096, sent)));
    expect(await open(publisher, network).check()).toMatchObject({ problem: { code: 'E_TOO_BIG' } });
    expect(sent.bytes).toBeLessThanOrEqual(16_384 + 3 * 4096);
  });

  it('a lost connection does not hide what was refused before', async () => {
    await open(publisher, network).check();
    const { manifestPath } = publisher;
    publisher.publish(built(3), NOW);
    publisher.files.set(publisher.manifestPath, publisher.file(manifestPath));
    expect(await open(publisher, network, { at: NOW + DAY }).check()).toMatchObject({ problem: { code: 'E_MANIFEST_HASH', at: NOW + DAY } });
    network.answers.set(HEAD, () => new TypeError('Failed to fetch'));
    expect(await open(publisher, network, { at: NOW + 2 * DAY }).check()).toMatchObject({
      problem: { code: 'E_MANIFEST_HASH', at: NOW + DAY },
      freshness: 'held',
    });
    expect(await open(publisher, network, { at: NOW + 3 * DAY }).state()).toMatchObject({ problem: { code: 'E_MANIFEST_HASH', at: NOW + DAY } });
  });
});

describe('trying again', () => {
  it('PK-C6 waits twice as long each time, at most a day, and as long as the server asks', async () => {
    expect([1, 2, 3, 4, 5, 6, 99].map((failures) => backOff(failures) / HOUR)).toEqual([1, 2, 4, 8, 16, 24, 24]);
    expect(backOff(1, 5 * HOUR)).toBe(5 * HOUR);
    network.answers.set(HEAD, () => new Response('', { status: 429, headers: { 'retry-after': '999999' } }));
    await open(publisher, network).check('automatic');
    expect(await open(publisher, network).nextCheck()).toBe(NOW + 24 * HOUR);
    await open(publisher, network, { at: NOW + 23 * HOUR }).check('automatic');
    expect(network.requests).toHaveLength(1);
    await open(publisher, network, { at: NOW + 24 * HOUR }).check('automatic');
    expect(network.requests).toHaveLength(2);
  });

  it('counts failures in a row and forgets them after a good check', async () => {
    network.answers.set(HEAD, () => new TypeError('Failed to fetch'));
    await open(publisher, network).check('automatic');
    expect(await open(publisher, network).nextCheck()).toBe(NOW + HOUR);
    await open(publisher, network, { at: NOW + HOUR }).check('automatic');
    expect(await open(publisher, network, { at: NOW + HOUR }).nextCheck()).toBe(NOW + 3 * HOUR);
    network.answers.clear();
    expect(await open(publisher, network, { at: NOW + 3 * HOUR }).check('automatic')).toMatchObject({ problem: null, freshness: 'fresh' });
    expect(await open(publisher, network, { at: NOW + 3 * HOUR }).nextCheck()).toBeGreaterThan(NOW + 20 * HOUR);
  });
});

describe('PK-C2 slow servers', () => {
  it('that say nothing are left after fifteen seconds', async () => {
    vi.useFakeTimers();
    const result = download((_url, options) => never(options), 'https://facts.example/v1/head.json', 100);
    const caught = expect(result).rejects.toThrow(code('E_TIMEOUT'));
    await vi.advanceTimersByTimeAsync(IDLE_LIMIT + 1);
    await caught;
  });

  it('that drip are left after sixty', async () => {
    vi.useFakeTimers();
    let drops = 0;
    const body = (signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> =>
      new ReadableStream({
        start(controller) {
          const timer = setInterval(() => {
            drops += 1;
            controller.enqueue(new Uint8Array(1));
          }, 10_000);
          signal?.addEventListener('abort', () => {
            clearInterval(timer);
            controller.error(signal.reason);
          });
        },
      });
    const result = download(async (_url, { signal }) => new Response(body(signal)), 'https://facts.example/v1/head.json', 100);
    const caught = expect(result).rejects.toThrow(code('E_TIMEOUT'));
    await vi.advanceTimersByTimeAsync(TOTAL_LIMIT + 1);
    await caught;
    expect(drops).toBeGreaterThanOrEqual(5);
  });
});

describe('inflating', () => {
  it('gives back what was packed, and packs the same bytes every time', async () => {
    const bytes = new TextEncoder().encode('Northport '.repeat(5000));
    expect(await inflate(pack(bytes), bytes.length)).toEqual(bytes);
    expect(pack(bytes)).toEqual(pack(bytes));
    await expect(inflate(pack(bytes), bytes.length - 1)).rejects.toThrow(code('E_TOO_BIG'));
  });
  it.each([
    ['nothing', new Uint8Array()],
    ['half a header', new Uint8Array([0x1f, 0x8b])],
    ['text', new TextEncoder().encode('not packed at all')],
  ])('PK-D4 %s is no gzip', async (_name, bytes) => {
    await expect(inflate(bytes, 1000)).rejects.toThrow(code('E_GZIP'));
  });
});
