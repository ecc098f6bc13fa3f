import 'fake-indexeddb/auto';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { preAuthEncoding, type PayloadKind } from '../../../lib/pack/envelope.ts';
import { openFacts } from '../../../lib/sync/facts.ts';
import { sha256 } from '../../../scripts/obelus-pack/build.ts';

const FOLDER = path.resolve('test/fixtures/packs');
const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.join(FOLDER, name)));
const json = (name: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));

type Step = { at: string; files: Record<string, string | null>; expect: { code?: string; version?: string } };
type Reader = {
  root: string;
  pack: string;
  engine: string;
  bundled: { version: string; epoch: number; seq: number; sha256: string; length: number; records: number; released: string; horizon: string };
};
const reader = json('reader.json') as Reader;
const cases = json('cases.json') as { name: string; rows: string[]; steps: Step[] }[];
afterEach(() => vi.unstubAllGlobals());

/** What the channel answers in a step: the folder, with files put over it or taken away. */
function answer({ files }: Step, url: string): Response {
  const name = new URL(url).pathname.slice(1);
  const put = files[name];
  if (put === null) return new Response('', { status: 404 });
  try {
    return new Response(put === undefined ? bytesOf(name) : new Uint8Array(Buffer.from(put, 'base64')));
  } catch {
    return new Response('', { status: 404 });
  }
}

describe('the test vectors of the pack format', () => {
  it('are at least thirty-five, each named once', () => {
    expect(cases.length).toBeGreaterThanOrEqual(35);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, { steps }) => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    const packed = bytesOf('bundled.ndjson.gz');
    let step = steps[0];
    const facts = openFacts({
      bundle: {
        ...reader.bundled,
        pack: reader.pack,
        title: 'Bridge',
        minEngine: '0.1.0',
        counts: {},
        file: { sha256: sha256(packed), length: packed.length },
      },
      channel: { url: 'https://facts.example/', root: reader.root, development: false },
      engine: reader.engine,
      readPackaged: async () => packed,
      mayReach: async () => true,
      fetch: async (url) => (step ? answer(step, url) : new Response('', { status: 404 })),
      now: () => Date.parse(step?.at ?? ''),
      online: () => true,
      estimate: async () => ({}),
      alone: (work) => work(),
    });
    let held = reader.bundled.version;
    for (step of steps) {
      const before = await facts.record();
      const state = await facts.check();
      expect(state.problem?.code).toBe(step.expect.code);
      held = step.expect.version ?? held;
      expect(state.facts?.version).toBe(held);
      // A refusal leaves the very facts that were in use.
      if (step.expect.code !== undefined) expect(await facts.record()).toBe(before);
    }
  });

  it('have the parts of which everything is made', () => {
    type Parts = {
      keyid: { public: string; keyid: string };
      preAuthEncoding: { payloadType: string; payload: string; message: string };
      signature: { public: string; payloadType: string; payload: string; signatures: { keyid: string; sig: string }[] };
      payloadTypes: Record<PayloadKind, string>;
    };
    const parts = json('primitives.json') as Parts;
    expect(sha256(Buffer.from(parts.keyid.public, 'base64'))).toBe(parts.keyid.keyid);
    const { payloadType, payload, message } = parts.preAuthEncoding;
    const encoded = preAuthEncoding(payloadType, new TextEncoder().encode(payload));
    expect(Buffer.from(encoded).toString('hex')).toBe(message);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(parts.signature.public, 'base64').toString('base64url') };
    const [signed] = parts.signature.signatures;
    expect(verify(null, encoded, createPublicKey({ format: 'jwk', key: jwk }), Buffer.from(signed?.sig ?? '', 'base64'))).toBe(true);
    expect(sha256(gunzipSync(bytesOf('bundled.ndjson.gz')))).toBe(reader.bundled.sha256);
  });
});
