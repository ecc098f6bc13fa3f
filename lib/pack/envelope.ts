import './jitless.ts';
import * as z from 'zod/mini';
import { decodeUtf8, encodeUtf8, fromBase64 } from './bytes.ts';
import { PackError } from './errors.ts';

/** The three signed files. The type is part of what is signed, so a signature for one can never serve for another (packs.md 1.1, 1). */
export const PAYLOAD_TYPES = {
  root: 'application/vnd.obelus.root+json;v=1',
  head: 'application/vnd.obelus.head+json;v=1',
  manifest: 'application/vnd.obelus.manifest+json;v=1',
} as const;
export type PayloadKind = keyof typeof PAYLOAD_TYPES;

/** At most this many signatures stand in an envelope; more is refused before any is checked (packs.md A9). */
export const MAX_SIGNATURES = 16;

/** A DSSE envelope, decoded but not yet believed. `payload` are the bytes that were signed, and the only ones that may be parsed. */
export type Envelope = {
  kind: PayloadKind;
  payload: Uint8Array<ArrayBuffer>;
  signatures: { keyid: string; signature: Uint8Array<ArrayBuffer> }[];
};

/** Pre-authentication encoding of DSSE: what is really signed. Lengths are in bytes; types are plain ASCII. */
export function preAuthEncoding(type: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = encodeUtf8(`DSSEv1 ${encodeUtf8(type).length} ${type} ${payload.length} `);
  const message = new Uint8Array(head.length + payload.length);
  message.set(head);
  message.set(payload, head.length);
  return message;
}

const envelopeSchema = z.strictObject({
  payloadType: z.string(),
  payload: z.string(),
  signatures: z.array(z.strictObject({ keyid: z.string(), sig: z.string() })),
});

/** JSON of a file that must be JSON. @throws PackError E_PARSE: what came is no JSON (as a rule a captive portal answered). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PackError('E_PARSE', 'not JSON', { cause });
  }
}

/**
 * Reads an envelope of the kind that was asked for. Says nothing about its signatures.
 * @throws PackError E_PARSE, E_SCHEMA, E_TYPE (another kind of file), E_SIGS (too many signatures).
 */
export function readEnvelope(bytes: Uint8Array, kind: PayloadKind): Envelope {
  const parsed = envelopeSchema.safeParse(parseJson(decodeUtf8(bytes, 'E_PARSE')));
  if (!parsed.success) throw new PackError('E_SCHEMA', `${kind}: not an envelope`);
  const { payloadType, payload, signatures } = parsed.data;
  if (payloadType !== PAYLOAD_TYPES[kind]) throw new PackError('E_TYPE', `${kind}: the file is of type "${payloadType.slice(0, 80)}"`);
  if (signatures.length > MAX_SIGNATURES) throw new PackError('E_SIGS', `${kind}: ${signatures.length} signatures, at most ${MAX_SIGNATURES} are read`);
  const decoded = fromBase64(payload);
  if (!decoded) throw new PackError('E_SCHEMA', `${kind}: payload is not strict base64`);
  return {
    kind,
    payload: decoded,
    // A signature that is not one simply does not count (packs.md A8).
    signatures: signatures.flatMap(({ keyid, sig }) => {
      const signature = fromBase64(sig);
      return signature?.length === 64 ? [{ keyid, signature }] : [];
    }),
  };
}
