/** The y coordinates (sign bit cleared) of the points of small order on Curve25519, canonical and not: as keys they would accept signatures that nobody made. */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** Can these bytes be an Ed25519 public key: 32 of them, and no point of small order (packs.md A21)? */
export function isUsablePoint(bytes: Uint8Array): boolean {
  if (bytes.length !== 32) return false;
  const hex = Array.from(bytes, (byte, index) => (index === 31 ? byte & 0x7f : byte).toString(16).padStart(2, '0')).join('');
  return !SMALL_ORDER.has(hex);
}
