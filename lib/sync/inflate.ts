import { PackError } from '../pack/errors.ts';
import { joinChunks } from './fetch.ts';

/**
 * Inflates one gzip member and stops at the first chunk past `cap` bytes, so that a bomb costs no more than its cap (packs.md D2, D4).
 * @throws PackError E_TOO_BIG, E_GZIP.
 */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, cap: number): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  // Errors of the writing side come out at the reading side too.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return joinChunks(chunks, length);
      length += value.length;
      if (length > cap) throw new PackError('E_TOO_BIG', `inflates to more than ${cap} bytes`);
      chunks.push(value);
    }
  } catch (cause) {
    await reader.cancel().catch(() => {});
    throw cause instanceof PackError ? cause : new PackError('E_GZIP', 'not one whole gzip file', { cause });
  }
}
