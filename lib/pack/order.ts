import { PackError } from './errors.ts';
import type { Head, PackManifest, Role, Root } from './payloads.ts';

/** Place of a pack version in the order: epoch first (from root), then the count within it. */
export type Place = { epoch: number; seq: number };

/** Negative when `a` is older than `b`, 0 when they are the same place. */
export const comparePlaces = (a: Place, b: Place): number => a.epoch - b.epoch || a.seq - b.seq;

/** Compares dotted versions ("0.9" < "0.10"); missing parts count as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The step from one root to the next, after both thresholds were met. @throws PackError E_REPO, E_ROOT_VERSION, E_EPOCH. */
export function checkRootStep(current: Root, next: Root): void {
  if (next.repo !== current.repo) throw new PackError('E_REPO', `root: of "${next.repo}", not "${current.repo}"`);
  if (next.version !== current.version + 1) throw new PackError('E_ROOT_VERSION', `root: version ${next.version} where ${current.version + 1} was asked for`);
  for (const [pack, epoch] of Object.entries(current.epoch)) {
    if ((next.epoch[pack] ?? 0) < epoch) throw new PackError('E_EPOCH', `root: the epoch of "${pack}" falls below ${epoch}`);
  }
}

/** Do both roles name the same keys? When head's change, its counter starts anew (TUF 5.3.11). */
export function sameKeys(a: Role, b: Role): boolean {
  const [left, right] = [new Set(a.keyids), new Set(b.keyids)];
  return left.size === right.size && [...left].every((id) => right.has(id));
}

/** @throws PackError E_ROOT_EXPIRED. @param time milliseconds, already raised to the highest time that was ever proven. */
export function checkRootTime(root: Root, time: number): void {
  if (Date.parse(root.expires) < time) throw new PackError('E_ROOT_EXPIRED', `root: expired on ${root.expires}`);
}

/** Head as it was last seen: its count and the hash of its envelope. */
export type SeenHead = { version: number; sha256: string };

/** A verified head against what was seen before. @throws PackError E_REPO, E_HEAD_ROLLBACK, E_HEAD_FORK, E_HEAD_EXPIRED. */
export function checkHead(head: Head, sha256: string, known: { repo: string; seen: SeenHead | null; time: number }): void {
  const { seen } = known;
  if (head.repo !== known.repo) throw new PackError('E_REPO', `head: of "${head.repo}", not "${known.repo}"`);
  if (seen && head.version < seen.version) throw new PackError('E_HEAD_ROLLBACK', `head: version ${head.version} after ${seen.version}`);
  if (seen && head.version === seen.version && sha256 !== seen.sha256)
    throw new PackError('E_HEAD_FORK', `head: two different files are version ${head.version}`);
  if (Date.parse(head.expires) < known.time) throw new PackError('E_HEAD_EXPIRED', `head: expired on ${head.expires}`);
}

/** A version of a pack that is or was installed. `manifestSha256` is null for a bundled pack, which the build pinned by its content. */
export type HeldVersion = Place & { contentSha256: string; manifestSha256: string | null };

/** What a manifest is measured against. */
export type ManifestContext = {
  repo: string;
  pack: string;
  /** Epoch of this pack by root. */
  epoch: number;
  /** Version of this extension. */
  engine: string;
  held: HeldVersion | null;
  /** The newest version that was ever accepted; it never falls but by a new epoch. */
  highWater: HeldVersion | null;
};

/** Parts of `manifest.engineFeatures` that this version understands: none yet beyond the format itself. */
const FEATURES: ReadonlySet<string> = new Set();

/**
 * A verified manifest against order and engine (packs.md 1.5).
 * @returns `same` when its content is the one that is held, else `newer`.
 * @throws PackError E_REPO, E_WRONG_PACK, E_EPOCH, E_PACK_ROLLBACK, E_PACK_FORK, E_ENGINE.
 */
export function checkManifest(manifest: PackManifest, sha256: string, context: ManifestContext): 'same' | 'newer' {
  const { held, highWater } = context;
  const name = `manifest ${manifest.epoch}.${manifest.seq}`;
  if (manifest.repo !== context.repo) throw new PackError('E_REPO', `${name}: of "${manifest.repo}", not "${context.repo}"`);
  if (manifest.pack !== context.pack) throw new PackError('E_WRONG_PACK', `${name}: of pack "${manifest.pack}", not "${context.pack}"`);
  if (manifest.epoch !== context.epoch) throw new PackError('E_EPOCH', `${name}: root says epoch ${context.epoch}`);
  if (highWater && comparePlaces(manifest, highWater) < 0)
    throw new PackError('E_PACK_ROLLBACK', `${name}: older than ${highWater.epoch}.${highWater.seq}, which was here`);
  for (const other of [held, highWater]) {
    if (other && comparePlaces(manifest, other) === 0 && !isSameVersion(manifest, sha256, other))
      throw new PackError('E_PACK_FORK', `${name}: two different versions have this number`);
  }
  const follows = held && manifest.epoch === held.epoch && manifest.seq === held.seq + 1;
  if (follows && held.manifestSha256 !== null && manifest.prev !== held.manifestSha256)
    throw new PackError('E_PACK_FORK', `${name}: does not follow the version that is here`);
  if (compareVersions(manifest.minEngine, context.engine) > 0)
    throw new PackError('E_ENGINE', `${name}: needs Obelus ${manifest.minEngine}, this is ${context.engine}`, { needs: manifest.minEngine });
  const unknown = manifest.engineFeatures?.find((feature) => !FEATURES.has(feature));
  if (unknown !== undefined) throw new PackError('E_ENGINE', `${name}: needs "${unknown}", which this version does not know`);
  return held?.contentSha256 === manifest.content.sha256 ? 'same' : 'newer';
}

/** A bundled pack has no manifest of its own: the published one of the same number must then be of the same content. */
const isSameVersion = (manifest: PackManifest, sha256: string, other: HeldVersion): boolean =>
  other.manifestSha256 === null ? manifest.content.sha256 === other.contentSha256 : sha256 === other.manifestSha256;
