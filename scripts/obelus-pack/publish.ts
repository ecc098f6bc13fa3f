import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEnvelope } from '../../lib/pack/envelope.ts';
import { comparePlaces } from '../../lib/pack/order.ts';
import { readPayload, SPEC, type Head, type PackManifest } from '../../lib/pack/payloads.ts';
import { sha256, type BuiltPack } from './build.ts';
import { payloadBytes, signEnvelope, type KeyFile } from './keys.ts';

const DAY = 86_400_000;
/** Head is good for this long and re-signed every few days even when nothing changed (packs.md 1.4). */
const HEAD_DAYS = 14;

/** What is published: a pack, signed by a publisher's keys. */
export type Publication = {
  pack: BuiltPack;
  keys: readonly KeyFile[];
  root: string;
  now: Date;
  /** Which pointer of head names it. */
  track?: 'stable' | 'preview';
  /** What the publisher says of changed and removed lines. */
  changes?: PackManifest['changes'];
};

/** Files of a channel by path, in the order in which they must be uploaded: objects, roots, head last. */
export type ChannelFiles = Map<string, Uint8Array>;

/** What stands in the channel before: head, and the newest manifest of the pack, of whichever pointer. */
export type Before = { head: Head; manifest: PackManifest; manifestSha256: string; manifestLength: number } | null;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const instant = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The files of a channel after publishing a pack into it. The same pack again only gets a new head, or its other pointer. */
export function publish({ pack, keys, root, now, track = 'stable', changes }: Publication, before: Before): ChannelFiles {
  const repo = readPayload('root', readEnvelope(bytesOf(root), 'root').payload);
  const byRole = (role: KeyFile['role']): KeyFile[] => keys.filter((key) => key.role === role);
  if (before && isSame(before.manifest, pack))
    return headFiles({ root, keys, now, packs: pointTo(before.head, pack.file, track, pointerOf(before)) }, before.head);
  const manifest = bytesOf(signEnvelope('manifest', payloadBytes(manifestOf(pack, repo.repo, before, changes)), byRole('release')));
  return publishManifest({ pack, keys, root, now, track, manifest }, before);
}

/** The same with a manifest that was signed already, by people in other places. */
export function publishManifest(
  { pack, keys, root, now, track = 'stable', manifest }: Omit<Publication, 'changes'> & { manifest: Uint8Array },
  before: Before,
): ChannelFiles {
  const packs = pointTo(before?.head ?? null, pack.file, track, { sha256: sha256(manifest), length: manifest.length });
  return new Map([
    [`v1/o/${sha256(pack.packed)}`, pack.packed],
    [`v1/o/${sha256(manifest)}`, manifest],
    ...headFiles({ root, keys, now, packs }, before?.head ?? null),
  ]);
}

const isSame = (manifest: PackManifest, { content, file }: BuiltPack): boolean =>
  manifest.content.sha256 === sha256(content) && manifest.seq === file.seq && manifest.epoch === file.epoch;

const pointerOf = (before: NonNullable<Before>): Pointer => ({ sha256: before.manifestSha256, length: before.manifestLength });

type Pointer = Head['packs'][string]['stable'];

/** Pointers of a head with one of them moved. A preview that stable has reached or passed goes: nobody is to be pointed backwards. */
function pointTo(head: Head | null, { pack }: BuiltPack['file'], track: 'stable' | 'preview', pointer: Pointer): Head['packs'] {
  const own = head?.packs[pack];
  // A first version is stable, whatever it is called: there is nothing else to point to.
  if (track === 'stable' || !own) return { ...head?.packs, [pack]: { stable: pointer } };
  return { ...head?.packs, [pack]: { ...own, preview: pointer } };
}

/** The next head of a channel, and the root it was signed under. */
export function headFiles(
  { root, keys, now, packs }: Pick<Publication, 'root' | 'keys' | 'now'> & { packs: Head['packs'] },
  before: Head | null,
): ChannelFiles {
  const { repo, version: rootVersion } = readPayload('root', readEnvelope(bytesOf(root), 'root').payload);
  const head: Head = {
    spec: SPEC,
    repo,
    version: (before?.version ?? 0) + 1,
    rootVersion,
    issued: instant(now),
    expires: instant(new Date(now.getTime() + HEAD_DAYS * DAY)),
    packs,
  };
  const signers = keys.filter((key) => key.role === 'head');
  return new Map([
    [`v1/root/${rootVersion}.json`, bytesOf(root)],
    ['v1/head.json', bytesOf(signEnvelope('head', payloadBytes(head), signers))],
  ]);
}

/** Payload of the manifest of a pack's next version: the same for everybody who builds it. */
export const manifestOf = (
  { file, content, packed, records, counts }: BuiltPack,
  repo: string,
  before: Before,
  changes?: PackManifest['changes'],
): PackManifest => ({
  spec: SPEC,
  repo,
  pack: file.pack,
  title: file.title,
  lang: file.lang,
  license: file.license,
  version: file.version,
  epoch: file.epoch,
  seq: file.seq,
  // A new epoch is a new line: nothing stands before its first.
  prev: before && before.manifest.epoch === file.epoch ? before.manifestSha256 : null,
  released: file.released,
  horizon: file.horizon,
  minEngine: file.minEngine,
  counts,
  content: { sha256: sha256(content), length: content.length, records },
  full: { sha256: sha256(packed), length: packed.length, encoding: 'gzip' },
  ...(changes && changes.length > 0 && { changes }),
});

/** What a channel folder holds. Its signatures are not looked at here: the publisher reads its own files. */
export function readBefore(folder: string, pack: string): Before {
  const path = join(folder, 'v1/head.json');
  if (!existsSync(path)) return null;
  const head = readPayload('head', readEnvelope(readFileSync(path), 'head').payload);
  const pointers = head.packs[pack];
  if (!pointers) return null;
  const found = [pointers.stable, ...(pointers.preview ? [pointers.preview] : [])].map(({ sha256: name, length }) => ({
    manifest: readPayload('manifest', readEnvelope(readFileSync(join(folder, 'v1/o', name)), 'manifest').payload),
    manifestSha256: name,
    manifestLength: length,
  }));
  const [newest] = found.toSorted((a, b) => comparePlaces(b.manifest, a.manifest));
  return newest ? { head, ...newest } : null;
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
