import { fromBase64 } from '../pack/bytes.ts';
import { preAuthEncoding, PAYLOAD_TYPES, readEnvelope, type Envelope, type PayloadKind } from '../pack/envelope.ts';
import { PackError } from '../pack/errors.ts';
import type { Role } from '../pack/payloads.ts';
import { sha256Hex } from '../store/digest.ts';

/** A role with the keys it names, by key id. */
export type Signers = { keys: Record<string, string>; role: Role };

/**
 * How many of a role's keys have signed an envelope. Each key counts once; key ids that are not the SHA-256 of their key, unknown ids and wrong
 * signatures count for nothing and harm nothing (packs.md 1.3, A3 to A5, A8).
 */
export async function countSignatures(envelope: Envelope, { keys, role }: Signers): Promise<number> {
  const message = preAuthEncoding(PAYLOAD_TYPES[envelope.kind], envelope.payload);
  const allowed = new Set(role.keyids);
  const signed = new Set<string>();
  for (const { keyid, signature } of envelope.signatures) {
    const encoded = allowed.has(keyid) && !signed.has(keyid) && Object.hasOwn(keys, keyid) ? keys[keyid] : undefined;
    const raw = encoded === undefined ? null : fromBase64(encoded);
    if (raw && (await sha256Hex(raw)) === keyid && (await isSigned(raw, signature, message))) signed.add(keyid);
  }
  return signed.size;
}

async function isSigned(raw: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>, message: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, message);
  } catch {
    return false;
  }
}

/** @throws PackError E_THRESHOLD when fewer of the role's keys have signed than it asks for. */
export async function checkThreshold(envelope: Envelope, signers: Signers): Promise<void> {
  const valid = await countSignatures(envelope, signers);
  if (valid < signers.role.threshold)
    throw new PackError('E_THRESHOLD', `${envelope.kind}: signed by ${valid} of ${signers.role.threshold} keys that must sign`);
}

/**
 * The payload bytes of an envelope whose threshold is met; nothing of a payload is parsed before that.
 * @throws PackError E_PARSE, E_SCHEMA, E_TYPE, E_SIGS, E_THRESHOLD.
 */
export async function verifyEnvelope(bytes: Uint8Array, kind: PayloadKind, signers: Signers): Promise<Uint8Array<ArrayBuffer>> {
  const envelope = readEnvelope(bytes, kind);
  await checkThreshold(envelope, signers);
  return envelope.payload;
}
