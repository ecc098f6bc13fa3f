import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, toBase64 } from '../../../lib/pack/bytes.ts';
import { PAYLOAD_TYPES, preAuthEncoding, readEnvelope } from '../../../lib/pack/envelope.ts';
import { readPayload, SPEC } from '../../../lib/pack/payloads.ts';

const code = (name: string) => expect.objectContaining({ code: name });
const envelope = (change: object = {}): Uint8Array =>
  encodeUtf8(
    JSON.stringify({
      payloadType: PAYLOAD_TYPES.head,
      payload: toBase64(encodeUtf8('{}')),
      signatures: [{ keyid: 'a'.repeat(64), sig: toBase64(new Uint8Array(64)) }],
      ...change,
    }),
  );

describe('envelopes', () => {
  it('are read without being believed', () => {
    const read = readEnvelope(envelope(), 'head');
    expect(read.payload).toEqual(encodeUtf8('{}'));
    expect(read.signatures).toHaveLength(1);
  });

  it('sign type and payload with their lengths, as DSSE says', () => {
    expect(Buffer.from(preAuthEncoding('http://example.com/HelloWorld', encodeUtf8('hello world'))).toString()).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    );
  });

  it('PK-A12 two different pairs of type and payload never sign the same bytes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(20), (type, payload, cut) => {
        const joined = `${type} ${payload}`;
        const other = [joined.slice(0, cut), joined.slice(cut)] as const;
        fc.pre(other[0] !== type || other[1] !== payload);
        expect(Buffer.from(preAuthEncoding(type, encodeUtf8(payload))).equals(preAuthEncoding(other[0], encodeUtf8(other[1])))).toBe(false);
      }),
    );
  });

  it('PK-A6 PK-A7 of another type are refused', () => {
    expect(() => readEnvelope(envelope(), 'manifest')).toThrow(code('E_TYPE'));
    for (const payloadType of ['application/json', `${PAYLOAD_TYPES.head} `, PAYLOAD_TYPES.head.toUpperCase()])
      expect(() => readEnvelope(envelope({ payloadType }), 'head')).toThrow(code('E_TYPE'));
  });

  it('PK-A9 with more than sixteen signatures are refused', () => {
    const sixteen = Array.from({ length: 16 }, () => ({ keyid: 'x', sig: '' }));
    expect(readEnvelope(envelope({ signatures: sixteen }), 'head').signatures).toEqual([]);
    expect(() => readEnvelope(envelope({ signatures: [...sixteen, { keyid: 'x', sig: '' }] }), 'head')).toThrow(code('E_SIGS'));
  });

  it('PK-C4 that are no JSON at all are a bad connection, not an attack', () => {
    expect(() => readEnvelope(encodeUtf8('<html>Log in to the hotel network</html>'), 'head')).toThrow(code('E_PARSE'));
    expect(() => readEnvelope(new Uint8Array([0xff, 0xfe]), 'head')).toThrow(code('E_PARSE'));
  });

  it.each([{ payload: 'e30' }, { payload: 'e 30' }, { payload: 3 }, { signatures: {} }, { extra: 1 }, { payload: undefined }])(
    'refuse another shape: %j',
    (change) => {
      expect(() => readEnvelope(envelope(change), 'head')).toThrow(code('E_SCHEMA'));
    },
  );

  it('PK-A13 of two payloads the one that is decoded is the one that would be signed', () => {
    const twice = `{"payloadType":"${PAYLOAD_TYPES.head}","payload":"${toBase64(encodeUtf8('first'))}","signatures":[],"payload":"${toBase64(encodeUtf8('second'))}"}`;
    expect(Buffer.from(readEnvelope(encodeUtf8(twice), 'head').payload).toString()).toBe('second');
  });
});

const key = toBase64(encodeUtf8('0123456789abcdef0123456789abcdef'));
const id = (letter: string): string => letter.repeat(64);
const role = { keyids: [id('a')], threshold: 1 };
const root = (change: object = {}): Uint8Array =>
  encodeUtf8(
    JSON.stringify({
      spec: SPEC,
      repo: 'harbour',
      version: 1,
      expires: '2030-01-01T00:00:00Z',
      keys: { [id('a')]: key },
      roles: { root: role, release: role, head: role },
      epoch: { bridge: 1 },
      ...change,
    }),
  );
const head = (change: object = {}): Uint8Array =>
  encodeUtf8(
    JSON.stringify({
      spec: SPEC,
      repo: 'harbour',
      version: 1,
      rootVersion: 1,
      issued: '2025-01-01T00:00:00Z',
      expires: '2025-01-15T00:00:00Z',
      packs: { bridge: { stable: { sha256: id('b'), length: 10 } } },
      ...change,
    }),
  );

describe('payloads', () => {
  it('are read when they fit, and fields of later versions are left out', () => {
    expect(readPayload('root', root()).roles.head.threshold).toBe(1);
    expect(readPayload('head', head({ later: true }))).not.toHaveProperty('later');
  });

  it('PK-A17 thresholds fit the keys, and no role is unknown', () => {
    for (const bad of [
      { ...role, threshold: 0 },
      { ...role, threshold: 2 },
      { keyids: [id('a'), id('a')], threshold: 2 },
      { keyids: [], threshold: 1 },
    ])
      expect(() => readPayload('root', root({ roles: { root: bad, release: role, head: role } }))).toThrow(code('E_SCHEMA'));
    expect(() => readPayload('root', root({ roles: { root: role, release: role, head: role, mirror: role } }))).toThrow(code('E_SCHEMA'));
  });

  it('PK-A21 keys of another kind are refused', () => {
    for (const bad of [toBase64(new Uint8Array(31).fill(3)), toBase64(new Uint8Array(32)), 'ecdsa', ''])
      expect(() => readPayload('root', root({ keys: { [id('a')]: bad } }))).toThrow(code('E_SCHEMA'));
  });

  it.each(['1.5', '"2"', '-1', '0', '1e400', '9007199254740992', 'null', 'true'])('PK-A22 a version that is no count is refused: %s', (version) => {
    const text = Buffer.from(head()).toString().replace('"version":1', `"version":${version}`);
    expect(() => readPayload('head', encodeUtf8(text))).toThrow(code('E_SCHEMA'));
  });

  it.each(['2025-01-15', '2025-02-30T00:00:00Z', '2025-01-15T00:00:00+01:00', '15 January 2025', '2025-01-15T24:00:00Z'])(
    'an instant has one spelling: %s',
    (expires) => {
      expect(() => readPayload('head', head({ expires }))).toThrow(code('E_SCHEMA'));
    },
  );

  it('PK-D9 a hash has one spelling', () => {
    for (const sha256 of ['', id('B'), id('b').slice(1), `${id('b')}b`, id('g')])
      expect(() => readPayload('head', head({ packs: { bridge: { stable: { sha256, length: 1 } } } }))).toThrow(code('E_SCHEMA'));
  });

  it('PK-D3 sizes beyond the limits are refused where they are declared', () => {
    const manifest = (length: number): Uint8Array =>
      encodeUtf8(
        JSON.stringify({
          spec: SPEC,
          repo: 'harbour',
          pack: 'bridge',
          title: 'Bridge',
          lang: 'en',
          license: 'CC0',
          version: '1',
          epoch: 1,
          seq: 1,
          prev: null,
          released: '2025-01-01',
          horizon: '2025-01-01',
          minEngine: '0.1.0',
          counts: {},
          content: { sha256: id('c'), length, records: 1 },
          full: { sha256: id('d'), length: 9, encoding: 'gzip' },
        }),
      );
    expect(readPayload('manifest', manifest(33_554_432)).content.length).toBe(33_554_432);
    for (const length of [33_554_433, 10_000_000_000, -1, 0.5]) expect(() => readPayload('manifest', manifest(length))).toThrow(code('E_SCHEMA'));
  });
});
