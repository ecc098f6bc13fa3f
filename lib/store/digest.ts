import { toHex } from '../pack/bytes.ts';

/** SHA-256 of bytes in lower-case hexadecimal. */
export const sha256Hex = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
