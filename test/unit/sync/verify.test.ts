import { createHash } from 'node:crypto';
import * as noble from '@noble/ed25519';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { encodeUtf8, fromBase64, toBase64 } from '../../../lib/pack/bytes.ts';
import { preAuthEncoding, PAYLOAD_TYPES, readEnvelope } from '../../../lib/pack/envelope.ts';
import { countSignatures, verifyEnvelope, type Signers } from '../../../lib/sync/verify.ts';
import { makeKey, signEnvelope, type KeyFile } from '../../../scripts/obelus-pack/keys.ts';

const code = (name: string) => expect.objectContaining({ code: name });
const keys = [makeKey('release', false), makeKey('release', false), makeKey('head', false)] as const;
const signers = (threshold: number, list: readonly KeyFile[] = keys.slice(0, 2)): Signers => ({
  keys: Object.fromEntries(keys.map((key) => [key.keyid, key.public])),
  role: { keyids: list.map((key) => key.keyid), threshold },
});
const payload = encodeUtf8('{"facts":"as published"}');
const signed = (by: readonly KeyFile[]): { payloadType: string; payload: string; signatures: { keyid: string; sig: string }[] } =>
  JSON.parse(signEnvelope('manifest', payload, by));
const bytes = (envelope: object): Uint8Array => encodeUtf8(JSON.stringify(envelope));
const verify = (envelope: object, by: Signers): Promise<Uint8Array> => verifyEnvelope(bytes(envelope), 'manifest', by);
const [first, second, head] = keys;

describe('thresholds', () => {
  it('are met by enough different keys of the role', async () => {
    expect(await verify(signed([first, second]), signers(2))).toEqual(payload);
    expect(await verify(signed([first]), signers(1))).toEqual(payload);
  });

  it('PK-A1 a key that nobody knows signs nothing', async () => {
    await expect(verify(signed([makeKey('release', false)]), signers(1))).rejects.toThrow(code('E_THRESHOLD'));
  });

  it('PK-A2 one of two is too few', async () => {
    await expect(verify(signed([first]), signers(2))).rejects.toThrow(/signed by 1 of 2/);
  });

  it('PK-A3 a signature that stands twice counts once', async () => {
    const envelope = signed([first]);
    await expect(verify({ ...envelope, signatures: [...envelope.signatures, ...envelope.signatures] }, signers(2))).rejects.toThrow(code('E_THRESHOLD'));
  });

  it('PK-A4 one key under two ids counts once', async () => {
    const envelope = signed([first]);
    const alias = 'f'.repeat(64);
    const by: Signers = { keys: { [first.keyid]: first.public, [alias]: first.public }, role: { keyids: [first.keyid, alias], threshold: 2 } };
    await expect(verify({ ...envelope, signatures: [...envelope.signatures, { keyid: alias, sig: envelope.signatures[0]?.sig ?? '' }] }, by)).rejects.toThrow(
      code('E_THRESHOLD'),
    );
  });

  it('PK-A5 a key of another role does not count', async () => {
    await expect(verify(signed([head]), signers(1))).rejects.toThrow(code('E_THRESHOLD'));
  });

  it('PK-A8 strangers and garbage beside enough good signatures do no harm', async () => {
    const envelope = signed([first, second]);
    const noise = [
      { keyid: 'nobody', sig: 'AAAA' },
      { keyid: 'e'.repeat(64), sig: toBase64(new Uint8Array(64)) },
    ];
    expect(await verify({ ...envelope, signatures: [...noise, ...envelope.signatures] }, signers(2))).toEqual(payload);
  });

  it('PK-A9 at most sixteen signatures are ever checked, and more are refused before the first', async () => {
    const spy = vi.spyOn(crypto.subtle, 'verify');
    const envelope = signed([first]);
    const many = Array.from({ length: 16 }, () => ({ keyid: second.keyid, sig: toBase64(new Uint8Array(64)) }));
    await expect(verify({ ...envelope, signatures: many }, signers(1))).rejects.toThrow(code('E_THRESHOLD'));
    expect(spy.mock.calls.length).toBeLessThanOrEqual(16);
    spy.mockClear();
    await expect(verify({ ...envelope, signatures: [...many, ...envelope.signatures] }, signers(1))).rejects.toThrow(code('E_SIGS'));
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  });

  it('PK-A11 a payload that was changed afterwards is refused', async () => {
    await expect(verify({ ...signed([first, second]), payload: toBase64(encodeUtf8('{"facts":"as published!')) }, signers(2))).rejects.toThrow(
      code('E_THRESHOLD'),
    );
  });

  it('PK-A6 a signature for one kind of file is none for another', async () => {
    const envelope = JSON.parse(signEnvelope('head', payload, [first, second])) as object;
    await expect(verify(envelope, signers(2))).rejects.toThrow(code('E_TYPE'));
    await expect(verify({ ...envelope, payloadType: PAYLOAD_TYPES.manifest }, signers(2))).rejects.toThrow(code('E_THRESHOLD'));
  });
});

describe('PK-A10 signatures', () => {
  const message = preAuthEncoding(PAYLOAD_TYPES.manifest, payload);
  const good = fromBase64(signed([first]).signatures[0]?.sig ?? '') ?? new Uint8Array();
  const raw = fromBase64(first.public) ?? new Uint8Array();
  const counts = (signature: string): Promise<number> =>
    countSignatures(readEnvelope(bytes({ ...signed([]), signatures: [{ keyid: first.keyid, sig: signature }] }), 'manifest'), signers(1));

  it('of noble and of the publisher are taken alike', async () => {
    const secret = fromBase64(first.secret) ?? new Uint8Array();
    expect(toBase64(await noble.signAsync(message, secret))).toBe(toBase64(good));
    expect(await counts(toBase64(good))).toBe(1);
    expect(createHash('sha256').update(raw).digest('hex')).toBe(first.keyid);
  });

  it('with any bit flipped are refused by WebCrypto and by noble', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(511), async (bit) => {
        const flipped = new Uint8Array(good);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await counts(toBase64(flipped))).toBe(0);
        expect(await noble.verifyAsync(flipped, message, raw)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('with S beyond the order of the group (malleable) are refused by both', async () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = good.slice(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order;
    const twin = new Uint8Array(good);
    for (let at = 0; at < 32; at += 1) twin[32 + at] = Number((s >> BigInt(8 * at)) & 0xffn);
    expect(await counts(toBase64(twin))).toBe(0);
    expect(await noble.verifyAsync(twin, message, raw).catch(() => false)).toBe(false);
  });

  it.each([
    ['63 bytes', toBase64(good.slice(0, 63))],
    ['65 bytes', toBase64(new Uint8Array([...good, 0]))],
    ['nothing', ''],
    ['white space', `${toBase64(good)} `],
    ['another alphabet', Buffer.from(good).toString('base64url')],
    ['no padding', toBase64(good).replace(/=+$/, '')],
  ])('of %s count for nothing', async (_name, sig) => {
    expect(await counts(sig)).toBe(0);
  });

  it('follow RFC 8032, test 3', async () => {
    const hex = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'hex'));
    const key = await crypto.subtle.importKey('raw', hex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025'), 'Ed25519', false, ['verify']);
    const signature = hex('6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a');
    expect(await crypto.subtle.verify('Ed25519', key, signature, hex('af82'))).toBe(true);
  });
});
