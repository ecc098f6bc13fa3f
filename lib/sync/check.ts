import { readContent } from '../pack/content.ts';
import { PackError } from '../pack/errors.ts';
import { checkHead, checkManifest, checkRootTime, type SeenHead } from '../pack/order.ts';
import { LIMITS, readPayload, type Head, type PackManifest } from '../pack/payloads.ts';
import { sha256Hex } from '../store/digest.ts';
import type { PackStore } from '../store/pack-store.ts';
import type { ActivePack, LogEntry, RepoRow, StoredVersion } from '../store/packs-db.ts';
import { channelFile, channelFolder, hostPattern, type Channel } from './channel.ts';
import { download, type Download, type Fetch, type Watch } from './fetch.ts';
import { inflate } from './inflate.ts';
import { compareStored } from './shelf.ts';
import { storedVersion } from './stored-version.ts';
import { openTrust, signersOf, walkRoots, type Trust } from './trust.ts';
import { verifyEnvelope } from './verify.ts';

/** The two pointers that head has for a pack. */
export type Track = 'stable' | 'preview';

/** What a check needs from outside. */
export type CheckSetup = {
  channel: Channel;
  store: PackStore;
  /** Key of the pack in the store, and its id in the channel. */
  key: string;
  pack: string;
  /** Which pointer of head is followed. */
  track: Track;
  /** Version of this extension. */
  engine: string;
  fetch: Fetch;
  /** Is this host pattern granted? Without it Firefox tells the server an identifier of this very profile (packs.md 4.3). */
  mayReach: (pattern: string) => Promise<boolean>;
  /** Free and used space, where the browser says it. */
  estimate: () => Promise<{ usage?: number; quota?: number }>;
  now: number;
  onPhase: (phase: 'downloading' | 'applying') => void;
  /** Bytes of the pack that have come, and all of them. */
  onProgress?: (done: number, total: number) => void;
  /** The reader's Stop. Once the pack is being put in place it comes too late. */
  signal?: AbortSignal;
};

/** How a check ended well. `bytes` come with an installation. */
export type CheckOutcome = {
  what: 'unchanged' | 'confirmed' | 'offered' | 'ahead' | 'installed';
  version: StoredVersion | null;
  bytes: Uint8Array<ArrayBuffer> | null;
  row: RepoRow;
};

/** Looks into the channel and installs what is newer: packs.md 1.6, steps 4 to 17, without deltas. Verified before written, written in one transaction. */
export async function checkForUpdate(setup: CheckSetup): Promise<CheckOutcome> {
  const { store, key, pack, now } = setup;
  const folder = channelFolder(setup.channel);
  if (!(await setup.mayReach(hostPattern(folder)))) throw new PackError('E_PERM_HOST', `no permission for ${folder.host}`);
  const { head, sha256, trust } = await readHead(setup, folder);
  const row: RepoRow = {
    ...trust.row,
    head: { version: head.version, sha256 },
    headExpires: Date.parse(head.expires),
    // Never past our own clock: a head dated far ahead by a stolen key must not make every later one old.
    timeFloor: Math.max(trust.row.timeFloor, Math.min(Date.parse(head.issued), now)),
    checkedAt: now,
    triedAt: now,
    failures: 0,
    retryAt: null,
  };
  const pointers = Object.hasOwn(head.packs, pack) ? head.packs[pack] : undefined;
  const pointer = setup.track === 'preview' ? (pointers?.preview ?? pointers?.stable) : pointers?.stable;
  if (!pointer) throw new PackError('E_WRONG_PACK', `head: names no pack "${pack}"`);
  const active = await store.active(key);
  if (active?.cur.manifestSha256 === pointer.sha256) {
    // What came by preview has become the stable version: the same bytes under another word.
    const { track, ...same } = active.cur;
    return track && pointers?.stable.sha256 === pointer.sha256
      ? settle('confirmed', active, same, row, setup)
      : settle('unchanged', active, active.cur, row, setup);
  }

  const envelope = await object(setup, folder, pointer, 'E_MANIFEST_HASH');
  const manifest = readPayload('manifest', await verifyEnvelope(envelope, 'manifest', signersOf(trust.root, 'release')));
  let verdict: 'same' | 'newer';
  try {
    verdict = checkManifest(manifest, pointer.sha256, {
      repo: trust.root.repo,
      pack,
      epoch: trust.root.epoch[pack] ?? 0,
      engine: setup.engine,
      held: active?.cur ?? null,
      highWater: active?.highWater ?? null,
    });
  } catch (error) {
    // Back from preview to stable: the newer facts stay until stable has passed them; nothing is ever put back by a switch (packs.md B13).
    const behind = error instanceof PackError && error.code === 'E_PACK_ROLLBACK' && setup.track === 'stable' && active?.cur.track === 'preview';
    if (!behind) throw error;
    return settle('ahead', active, active.cur, row, setup);
  }
  const isPreview = setup.track === 'preview' && pointer.sha256 !== pointers?.stable.sha256;
  const version: StoredVersion = { ...storedVersion(manifest, pointer.sha256, 'channel', setup.engine), ...(isPreview && { track: 'preview' as const }) };
  if (active && verdict === 'same') return settle('confirmed', active, version, row, setup);
  if (active?.pinned) return settle('offered', active, version, row, setup);

  setup.onPhase('downloading');
  await checkSpace(manifest, setup);
  const bytes = await readFull(manifest, setup, folder);
  if (setup.signal?.aborted) throw new PackError('E_STOPPED', 'stopped before anything was changed');
  setup.onPhase('applying');
  const changes = active ? await compareStored(store, active.cur, { version, bytes }, manifest.changes ?? [], now) : null;
  await store.install({
    key,
    version,
    bytes,
    manifest: envelope,
    after: active?.cur.contentSha256 ?? null,
    repo: row,
    changes,
    log: entry('installed', version, setup),
  });
  return { what: 'installed', version, bytes, row };
}

async function readHead(setup: CheckSetup, folder: URL): Promise<{ head: Head; sha256: string; trust: Trust }> {
  let trust = await openTrust(setup.store, setup.channel);
  const file = await download(setup.fetch, channelFile(folder, 'head.json'), LIMITS.head, watchOf(setup));
  if (!file) throw new PackError('E_HTTP', 'head.json: the server has none');
  const from = { store: setup.store, channel: setup.channel, folder, fetch: setup.fetch };
  let head: Head;
  try {
    head = await verifyHead(file, trust);
    if (head.rootVersion > trust.root.version) {
      trust = await walkRoots(trust, from);
      head = await verifyHead(file, trust);
    }
  } catch (error) {
    if (!(error instanceof PackError) || error.code !== 'E_THRESHOLD') throw error;
    // Perhaps signed by keys that a newer root names.
    const before = trust.root.version;
    trust = await walkRoots(trust, from);
    if (trust.root.version === before) throw error;
    head = await verifyHead(file, trust);
  }
  const time = Math.max(setup.now, trust.row.timeFloor);
  const sha256 = await sha256Hex(file.bytes);
  checkRootTime(trust.root, time);
  wordClock(() => checkHead(head, sha256, { repo: trust.root.repo, seen: seenHead(trust), time }), head, file, setup.now);
  return { head, sha256, trust };
}

const verifyHead = async (file: Download, { root }: Trust): Promise<Head> =>
  readPayload('head', await verifyEnvelope(file.bytes, 'head', signersOf(root, 'head')));

const seenHead = ({ row }: Trust): SeenHead | null => row.head;

/** An expired head is put down to our own clock when the server's, a day or more apart, would still accept it. Words only: refused it is either way. */
function wordClock(check: () => void, head: Head, file: Download, now: number): void {
  try {
    check();
  } catch (error) {
    const apart = file.date !== null && Math.abs(file.date - now) > 86_400_000;
    if (error instanceof PackError && error.code === 'E_HEAD_EXPIRED' && apart && file.date !== null && file.date <= Date.parse(head.expires)) {
      throw new PackError('E_CLOCK', 'this computer and the channel are more than a day apart in time', { cause: error });
    }
    throw error;
  }
}

const watchOf = ({ signal }: CheckSetup): Watch => (signal ? { signal } : {});

/** An object by its hash: neither more nor fewer bytes than were signed. */
async function object(
  setup: CheckSetup,
  folder: URL,
  named: { sha256: string; length: number },
  code: 'E_MANIFEST_HASH' | 'E_FULL_HASH',
  watch: Watch = watchOf(setup),
): Promise<Uint8Array<ArrayBuffer>> {
  let file: Download | null;
  let packedOnTheWay = false;
  const fetcher: Fetch = async (url, options) => {
    const response = await setup.fetch(url, options);
    packedOnTheWay = !['', 'identity'].includes(response.headers.get('content-encoding') ?? '');
    return response;
  };
  const refuse = (what: string, cause?: unknown): PackError =>
    packedOnTheWay
      ? new PackError('E_TRANSFORMED', `object ${named.sha256.slice(0, 12)}: ${what}, and the server packs objects on the way`, { cause })
      : new PackError(code, `object ${named.sha256.slice(0, 12)}: ${what}`, { cause });
  try {
    file = await download(fetcher, channelFile(folder, `o/${named.sha256}`), named.length, watch);
  } catch (error) {
    if (error instanceof PackError && error.code === 'E_TOO_BIG') throw refuse('longer than was signed', error);
    throw error;
  }
  // Head was there before its objects: the publisher is not done yet, or an edge of the network lags (packs.md B12).
  if (!file) throw new PackError('E_HTTP', `object ${named.sha256.slice(0, 12)}: the server has none yet`);
  if (file.bytes.length !== named.length || (await sha256Hex(file.bytes)) !== named.sha256) throw refuse('not the bytes that were signed');
  return file.bytes;
}

async function readFull(manifest: PackManifest, setup: CheckSetup, folder: URL): Promise<Uint8Array<ArrayBuffer>> {
  const { content } = manifest;
  // Hashed as it came, before anything inflates it (packs.md D1).
  const total = manifest.full.length;
  const packed = await object(setup, folder, manifest.full, 'E_FULL_HASH', { ...watchOf(setup), onBytes: (done) => setup.onProgress?.(done, total) });
  const bytes = await inflate(packed, content.length);
  if (bytes.length !== content.length || (await sha256Hex(bytes)) !== content.sha256)
    throw new PackError('E_CONTENT_HASH', 'content: not the bytes that were signed');
  readContent(bytes, { records: content.records, released: manifest.released });
  return bytes;
}

/** @throws PackError E_QUOTA before anything is fetched that could not be kept (packs.md 2.5). */
async function checkSpace(manifest: PackManifest, setup: CheckSetup): Promise<void> {
  const { usage = 0, quota = 0 } = await setup.estimate().catch(() => ({ usage: 0, quota: 0 }));
  const needed = manifest.content.length * 2 + 4 * 1024 * 1024;
  if (quota > 0 && quota - usage < needed) throw new PackError('E_QUOTA', `the browser leaves ${Math.max(0, quota - usage)} bytes, ${needed} are needed`);
}

const entry = (what: LogEntry['what'], version: StoredVersion, { key, now }: CheckSetup): LogEntry => ({
  at: now,
  pack: key,
  what,
  code: null,
  place: { epoch: version.epoch, seq: version.seq },
});

async function settle(
  what: 'unchanged' | 'confirmed' | 'offered' | 'ahead',
  active: ActivePack,
  version: StoredVersion,
  row: RepoRow,
  setup: CheckSetup,
): Promise<CheckOutcome> {
  await setup.store.settle({
    key: setup.key,
    repo: row,
    problem: null,
    ...(what === 'confirmed' && { confirmed: version }),
    log: entry(what, version, setup),
    at: setup.now,
  });
  return { what, version: what === 'confirmed' ? version : active.cur, bytes: null, row };
}
