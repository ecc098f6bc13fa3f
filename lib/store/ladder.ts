import type { ChangeSet } from '../model/changes.ts';
import { isPackErrorCode, PackError, type PackErrorCode } from '../pack/errors.ts';
import type { PackStore } from './pack-store.ts';
import { comparePlaces } from '../pack/order.ts';
import type { StoredVersion } from './packs-db.ts';

/** A pack of the extension's own package, checked against what the build pinned. */
export type BundledPack = { version: StoredVersion; bytes: Uint8Array<ArrayBuffer> };

/** What the ladder ended on. `reasons` has a code for each step down, in order. */
export type Loaded = {
  rung: 'current' | 'previous' | 'bundled' | 'memory' | 'none';
  version: StoredVersion | null;
  bytes: Uint8Array<ArrayBuffer> | null;
  pinned: boolean;
  reasons: PackErrorCode[];
};

export type LadderSetup = {
  store: PackStore;
  key: string;
  /** What the build pinned, known without reading the package. */
  pin: StoredVersion;
  /** @throws PackError E_BUNDLED_HASH. */
  readBundled: () => Promise<BundledPack>;
  /** Reads content that another version of Obelus accepted by the present rules. @throws PackError when it does not meet them. */
  accept: (version: StoredVersion, bytes: Uint8Array<ArrayBuffer>) => void;
  /** What a package's newer facts change against those that were in use; null where that cannot be told. */
  compare?: (before: StoredVersion, after: BundledPack) => Promise<ChangeSet | null>;
  now: number;
};

/** Code of anything thrown by the store, the package or the format. */
export function codeOf(error: unknown): PackErrorCode {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && isPackErrorCode(code) ? code : 'E_DB_FAILED';
}

/**
 * Finds the best facts there are: current → previous → bundled → nothing, each checked against its hash; without a database the bundle in memory
 * (packs.md 2.2, D15, D16). Puts the bundle into the store on first run, and when the package brings a newer one (packs.md B15).
 * Never throws: a step that fails is a reason, and the next one is tried.
 */
export async function loadFacts(setup: LadderSetup): Promise<Loaded> {
  const reasons: PackErrorCode[] = [];
  const bundled = once(setup.readBundled);
  try {
    return await fromStore({ ...setup, readBundled: bundled }, reasons);
  } catch (error) {
    reasons.push(codeOf(error));
  }
  try {
    const { version, bytes } = await bundled();
    return { rung: 'memory', version, bytes, pinned: false, reasons };
  } catch (error) {
    const code = codeOf(error);
    if (!reasons.includes(code)) reasons.push(code);
    return { rung: 'none', version: null, bytes: null, pinned: false, reasons };
  }
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => (result ??= read());
}

async function fromStore(setup: LadderSetup, reasons: PackErrorCode[]): Promise<Loaded> {
  const { store, key, pin, now } = setup;
  let active = await store.active(key);
  if (!active) return fromBundle(setup, reasons, null, 'current');
  if (!active.pinned && bringsNewer(pin, active.cur)) {
    try {
      return await fromBundle(setup, reasons, active.cur.contentSha256, 'current', active.cur);
    } catch (error) {
      // A bad package does not take away good facts that are here.
      reasons.push(codeOf(error));
    }
  }
  const wanted = active.cur.contentSha256;
  for (let step = 0; active && step < 2; step += 1) {
    const { cur, prev, pinned, rung } = active;
    try {
      const bytes = await store.content(cur.contentSha256);
      setup.accept(cur, bytes);
      return { rung, version: cur, bytes, pinned, reasons };
    } catch (error) {
      const code = codeOf(error);
      if (!(error instanceof PackError) && code !== 'E_STORED_HASH' && code !== 'E_STORED_MISSING') throw error;
      reasons.push(code);
      if (!prev) break;
      await store.stepDown(key, code, now);
      active = await store.active(key);
    }
  }
  // The very content that was damaged, put in again, is no step down.
  return fromBundle(setup, reasons, active?.cur.contentSha256 ?? null, pin.contentSha256 === wanted ? 'current' : 'bundled');
}

/** A package's pack replaces an older one, and one of the same number that came in a package too (a rebuilt package). */
function bringsNewer(pin: StoredVersion, cur: StoredVersion): boolean {
  const order = comparePlaces(pin, cur);
  return order > 0 || (order === 0 && cur.source === 'bundled' && cur.contentSha256 !== pin.contentSha256);
}

/** Puts the bundle in use. First run and a newer package make it the current version; after damage it is a step down. */
async function fromBundle(
  setup: LadderSetup,
  reasons: PackErrorCode[],
  after: string | null,
  rung: 'current' | 'bundled',
  before?: StoredVersion,
): Promise<Loaded> {
  const { store, key, now } = setup;
  const { version, bytes } = await setup.readBundled();
  const code = reasons[0] ?? null;
  const log = { at: now, pack: key, what: rung === 'bundled' ? 'stepped-down' : 'bundled', code, place: { epoch: version.epoch, seq: version.seq } } as const;
  const changes = before ? ((await setup.compare?.(before, { version, bytes })) ?? null) : null;
  await store.install({ key, version, bytes, manifest: null, after, rung, changes, log });
  return { rung, version, bytes, pinned: false, reasons: rung === 'current' ? [] : reasons };
}

/** Said when a package's pack is not the one that was built in. */
export const bundledMismatch = (why: string, cause?: unknown): PackError =>
  new PackError('E_BUNDLED_HASH', `the packaged facts are not those of this build: ${why}`, { cause });
