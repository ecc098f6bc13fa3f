import { pack } from './build.ts';

/** What goes into a pack file: envelopes as they stand in a channel, and the content. */
export type ObpackParts = { roots: readonly string[]; head: Uint8Array; manifest: Uint8Array; content: Uint8Array };

/** Bytes of a pack file (`.obpack`): one gzip member of lines, the first with the envelopes, the rest the content (docs/packs.md). */
export function writeObpack({ roots, head, manifest, content }: ObpackParts): Uint8Array<ArrayBuffer> {
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const first = new TextEncoder().encode(`${JSON.stringify({ obpack: 1, roots, head: text(head), manifest: text(manifest) })}\n`);
  const whole = new Uint8Array(first.length + content.length);
  whole.set(first);
  whole.set(content, first.length);
  return pack(whole);
}
