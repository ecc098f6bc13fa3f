import { verify as verifySignature } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readContent } from '../../lib/pack/content.ts';
import { PAYLOAD_TYPES, preAuthEncoding, readEnvelope, type PayloadKind } from '../../lib/pack/envelope.ts';
import { PackError } from '../../lib/pack/errors.ts';
import { checkHead, checkManifest, checkRootStep, checkRootTime } from '../../lib/pack/order.ts';
import { readPayload, type PackManifest, type Root } from '../../lib/pack/payloads.ts';
import { sha256 } from './build.ts';
import { publicKey } from './keys.ts';
import { existing } from './usage.ts';

/** Payload of an envelope that meets the threshold of a root's role. @throws PackError. */
function verified(bytes: Uint8Array, kind: PayloadKind, root: Root | null, role: keyof Root['roles']): Uint8Array {
  const envelope = readEnvelope(bytes, kind);
  const by = root ?? readPayload('root', envelope.payload);
  const { keyids, threshold } = by.roles[role];
  const message = preAuthEncoding(PAYLOAD_TYPES[kind], envelope.payload);
  const signed = new Set(
    envelope.signatures.flatMap(({ keyid, signature }) => {
      const key = keyids.includes(keyid) ? by.keys[keyid] : undefined;
      return key !== undefined && sha256(Buffer.from(key, 'base64')) === keyid && verifySignature(null, message, publicKey(key), signature) ? [keyid] : [];
    }),
  );
  if (signed.size < threshold) throw new PackError('E_THRESHOLD', `${kind}: signed by ${signed.size} of ${threshold} keys that must sign`);
  return envelope.payload;
}

/** What a channel folder publishes, checked as a reader's Obelus does that meets it for the first time, trusting its oldest root. @throws PackError, UsageError. */
export function verifyChannel(folder: string, engine: string, now: Date): { root: Root; headVersion: number; expires: string; packs: PackManifest[] } {
  const read = (path: string): Uint8Array => readFileSync(existing(join(folder, 'v1', path), 'file'));
  const first = read('root/1.json');
  let root = readPayload('root', verified(first, 'root', null, 'root'));
  for (let next = join(folder, 'v1/root', `${root.version + 1}.json`); existsSync(next); next = join(folder, 'v1/root', `${root.version + 1}.json`)) {
    const bytes = readFileSync(next);
    const payload = readPayload('root', verified(bytes, 'root', root, 'root'));
    verified(bytes, 'root', payload, 'root');
    checkRootStep(root, payload);
    root = payload;
  }
  checkRootTime(root, now.getTime());
  const headBytes = read('head.json');
  const head = readPayload('head', verified(headBytes, 'head', root, 'head'));
  checkHead(head, sha256(headBytes), { repo: root.repo, seen: null, time: now.getTime() });
  const pointers = Object.entries(head.packs).flatMap(([pack, { stable, preview }]) =>
    [stable, ...(preview ? [preview] : [])].map((named) => ({ pack, named })),
  );
  const packs = pointers.map(({ pack, named }) => {
    const bytes = read(`o/${named.sha256}`);
    if (sha256(bytes) !== named.sha256 || bytes.length !== named.length)
      throw new PackError('E_MANIFEST_HASH', `${pack}: the manifest has other bytes than head names`);
    const manifest = readPayload('manifest', verified(bytes, 'manifest', root, 'release'));
    checkManifest(manifest, named.sha256, { repo: root.repo, pack, epoch: root.epoch[pack] ?? 0, engine, held: null, highWater: null });
    checkContent(manifest, read(`o/${manifest.full.sha256}`));
    return manifest;
  });
  return { root, headVersion: head.version, expires: head.expires, packs };
}

function checkContent({ pack, full, content, released }: PackManifest, packed: Uint8Array): void {
  if (sha256(packed) !== full.sha256 || packed.length !== full.length)
    throw new PackError('E_FULL_HASH', `${pack}: the pack has other bytes than its manifest names`);
  const bytes = gunzipSync(packed, { maxOutputLength: content.length });
  if (sha256(bytes) !== content.sha256) throw new PackError('E_CONTENT_HASH', `${pack}: the content has other bytes than its manifest names`);
  readContent(bytes, { records: content.records, released });
}
