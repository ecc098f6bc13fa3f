import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8, fromBase64, toBase64, toHex } from '../../../lib/pack/bytes.ts';
import { isUsablePoint } from '../../../lib/pack/keys.ts';

describe('base64', () => {
  it('gives back any bytes, as Node spells them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it.each(['QQ', 'QQ=', 'QQ===', 'QR==', 'QUJ=', 'Q Q=', 'QQ==\n', 'Q-Q=', 'Q_Q=', '=QQQ', 'QQ=Q', 'QQQ\u00e9'])(
    'PK-A10 takes no other spelling: %j',
    (text) => {
      expect(fromBase64(text)).toBeNull();
    },
  );

  it('spells nothing as nothing', () => expect(fromBase64('')).toEqual(new Uint8Array()));
});

describe('UTF-8', () => {
  it('is strict', () => {
    expect(decodeUtf8(encodeUtf8('Zürich † 37'))).toBe('Zürich † 37');
    for (const bad of [[0xc0, 0xaf], [0xff], [0xed, 0xa0, 0x80], [0xef, 0xbb, 0xbf, 0x41]])
      expect(() => decodeUtf8(new Uint8Array(bad))).toThrow(expect.objectContaining({ code: 'E_SCHEMA' }));
  });

  it('writes hexadecimal in lower case', () => expect(toHex(new Uint8Array([0, 15, 171]))).toBe('000fab'));
});

describe('PK-A21 keys', () => {
  const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
  it('are 32 bytes', () => {
    expect(isUsablePoint(bytes('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'))).toBe(true);
    expect(isUsablePoint(new Uint8Array(31).fill(7))).toBe(false);
    expect(isUsablePoint(new Uint8Array(33).fill(7))).toBe(false);
  });

  it('are no points of small order, with either sign', async () => {
    const { Point } = await import('@noble/ed25519');
    for (const hex of [
      '00'.repeat(32),
      `01${'00'.repeat(31)}`,
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      `ec${'ff'.repeat(30)}7f`,
    ]) {
      expect(Point.fromHex(hex).isSmallOrder()).toBe(true);
      expect(isUsablePoint(bytes(hex))).toBe(false);
      const signed = bytes(hex);
      signed[31] = (signed[31] ?? 0) | 0x80;
      expect(isUsablePoint(signed)).toBe(false);
    }
  });
});
