import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEnvelope } from '../../lib/pack/envelope.ts';
import { readPayload, SPEC, type Head, type PackManifest } from '../../lib/pack/payloads.ts';
import { sha256, type BuiltPack } from './build.ts';
import { payloadBytes, signEnvelope, type KeyFile } from './keys.ts';

const DAY = 86_400_000;
/** Head is good for this long and re-signed every few days even when nothing changed (packs.md 1.4). */
const HEAD_DAYS = 14;

/** What is published: a pack, signed by a publisher's keys. */
export type Publication = { pack: BuiltPack; keys: readonly KeyFile[]; root: string; now: Date };

/** Files of a channel by path, in the order in which they must be uploaded: objects, roots, head last. */
export type ChannelFiles = Map<string, Uint8Array>;

/** What stands in the channel before: head, and the newest manifest of the pack. */
export type Before = { head: Head; manifest: PackManifest; manifestSha256: string } | null;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const instant = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The files of a channel after publishing a pack into it. The same pack again only gets a new head. */
export function publish({ pack, keys, root, now }: Publication, before: Before): ChannelFiles {
  const repo = readPayload('root', readEnvelope(bytesOf(root), 'root').payload);
  const byRole = (role: KeyFile['role']): KeyFile[] => keys.filter((key) => key.role === role);
  const files: ChannelFiles = new Map();
  let pointer: Head['packs'][string]['stable'] | undefined = before?.head.packs[pack.file.pack]?.stable;
  if (
    !before ||
    before.manifest.content.sha256 !== sha256(pack.content) ||
    before.manifest.seq !== pack.file.seq ||
    before.manifest.epoch !== pack.file.epoch
  ) {
    const manifest = bytesOf(signEnvelope('manifest', payloadBytes(manifestOf(pack, repo.repo, before)), byRole('release')));
    files.set(`v1/o/${sha256(pack.packed)}`, pack.packed);
    files.set(`v1/o/${sha256(manifest)}`, manifest);
    pointer = { sha256: sha256(manifest), length: manifest.length };
  }
  if (!pointer) throw new Error('nothing to point to');
  const head: Head = {
    spec: SPEC,
    repo: repo.repo,
    version: (before?.head.version ?? 0) + 1,
    rootVersion: repo.version,
    issued: instant(now),
    expires: instant(new Date(now.getTime() + HEAD_DAYS * DAY)),
    packs: { ...before?.head.packs, [pack.file.pack]: { stable: pointer } },
  };
  files.set(`v1/root/${repo.version}.json`, bytesOf(root));
  files.set('v1/head.json', bytesOf(signEnvelope('head', payloadBytes(head), byRole('head'))));
  return files;
}

const manifestOf = ({ file, content, packed, records, counts }: BuiltPack, repo: string, before: Before): PackManifest => ({
  spec: SPEC,
  repo,
  pack: file.pack,
  title: file.title,
  lang: file.lang,
  license: file.license,
  version: file.version,
  epoch: file.epoch,
  seq: file.seq,
  prev: before?.manifestSha256 ?? null,
  released: file.released,
  horizon: file.horizon,
  minEngine: file.minEngine,
  counts,
  content: { sha256: sha256(content), length: content.length, records },
  full: { sha256: sha256(packed), length: packed.length, encoding: 'gzip' },
});

/** What a channel folder holds. Its signatures are not looked at here: the publisher reads its own files. */
export function readBefore(folder: string, pack: string): Before {
  const path = join(folder, 'v1/head.json');
  if (!existsSync(path)) return null;
  const head = readPayload('head', readEnvelope(readFileSync(path), 'head').payload);
  const pointer = head.packs[pack]?.stable;
  if (!pointer) return null;
  const manifest = readPayload('manifest', readEnvelope(readFileSync(join(folder, 'v1/o', pointer.sha256)), 'manifest').payload);
  return { head, manifest, manifestSha256: pointer.sha256 };
}

/** Writes files of a channel in their order. A file appears whole or not at all. */
export function writeFiles(folder: string, files: ChannelFiles): void {
  for (const [path, bytes] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.new`, bytes);
    renameSync(`${target}.new`, target);
  }
}
