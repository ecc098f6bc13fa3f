import { encodeUtf8 } from '../pack/bytes.ts';
import { readEnvelope } from '../pack/envelope.ts';
import { PackError } from '../pack/errors.ts';
import { checkRootStep, sameKeys } from '../pack/order.ts';
import { LIMITS, readPayload, type Root } from '../pack/payloads.ts';
import type { PackStore } from '../store/pack-store.ts';
import type { RepoRow } from '../store/packs-db.ts';
import { channelFile, type Channel } from './channel.ts';
import { download, type Fetch } from './fetch.ts';
import { checkThreshold, verifyEnvelope, type Signers } from './verify.ts';

/** At most this many roots are walked in one check; the next goes on from there (packs.md A16). */
export const MAX_ROOT_STEPS = 32;

/** A publisher's row and the root that is trusted for it. */
export type Trust = { row: RepoRow; root: Root };

/** The keys of one role of a root. */
export const signersOf = (root: Root, role: keyof Root['roles']): Signers => ({ keys: root.keys, role: root.roles[role] });

/** A root that meets its own threshold. @throws PackError E_DEV_KEYS when a build that is not for development meets development keys. */
async function readRoot(bytes: Uint8Array, channel: Channel): Promise<Root> {
  const envelope = readEnvelope(bytes, 'root');
  // Its own keys are inside: it is parsed first here, and believed only because the build pins these very bytes.
  const root = readPayload('root', envelope.payload);
  await checkThreshold(envelope, signersOf(root, 'root'));
  refuseDevelopment(root, channel);
  return root;
}

function refuseDevelopment(root: Root, channel: Channel): void {
  if (root.development && !channel.development) throw new PackError('E_DEV_KEYS', 'root: these keys are for development only');
}

const freshRow = (root: Root, bytes: Uint8Array<ArrayBuffer>): RepoRow => ({
  repo: root.repo,
  root: bytes,
  rootVersion: root.version,
  head: null,
  headExpires: null,
  timeFloor: 0,
  checkedAt: null,
  triedAt: null,
  failures: 0,
  retryAt: null,
});

/** Name of the publisher that the build trusts. @throws PackError when the built-in root cannot be read. */
export const builtInRepo = (channel: Channel): string => readPayload('root', readEnvelope(encodeUtf8(channel.root), 'root').payload).repo;

/** What is trusted for the channel: the root that was reached before, or the built-in one where that is newer or another. */
export async function openTrust(store: PackStore, channel: Channel): Promise<Trust> {
  const bytes = encodeUtf8(channel.root);
  const builtIn = await readRoot(bytes, channel);
  const stored = await store.repo(builtIn.repo);
  if (!stored) return { row: freshRow(builtIn, bytes), root: builtIn };
  if (stored.rootVersion > builtIn.version) return { row: stored, root: await readRoot(stored.root, channel) };
  const before = await readRoot(stored.root, channel).catch(() => null);
  return { row: withRoot(stored, before, builtIn, bytes), root: builtIn };
}

/** The row under another root: head's count starts anew when its keys changed. */
function withRoot(row: RepoRow, before: Root | null, root: Root, bytes: Uint8Array<ArrayBuffer>): RepoRow {
  const keep = before !== null && sameKeys(before.roles.head, root.roles.head);
  return { ...row, root: bytes, rootVersion: root.version, head: keep ? row.head : null, headExpires: keep ? row.headExpires : null };
}

/**
 * Walks from root to root as long as the channel has a newer one. Each must be signed by the thresholds of the one before and of itself; each step is
 * kept at once (packs.md 1.6, step 7).
 * @throws PackError E_THRESHOLD, E_ROOT_VERSION, E_REPO, E_EPOCH and those of the download; the steps before stay valid.
 */
export async function walkRoots(trust: Trust, from: { store: PackStore; channel: Channel; folder: URL; fetch: Fetch }): Promise<Trust> {
  let { row, root } = trust;
  for (let step = 0; step < MAX_ROOT_STEPS; step += 1) {
    const file = await download(from.fetch, channelFile(from.folder, `root/${root.version + 1}.json`), LIMITS.root);
    if (!file) break;
    const next = readPayload('root', await verifyEnvelope(file.bytes, 'root', signersOf(root, 'root')));
    await checkThreshold(readEnvelope(file.bytes, 'root'), signersOf(next, 'root'));
    checkRootStep(root, next);
    refuseDevelopment(next, from.channel);
    row = withRoot(row, root, next, file.bytes);
    root = next;
    await from.store.saveRepo(row);
  }
  return { row, root };
}
