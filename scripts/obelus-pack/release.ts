import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeUtf8 } from '../../lib/pack/bytes.ts';
import { computeChanges, type Change } from '../../lib/pack/changes.ts';
import { readEnvelope } from '../../lib/pack/envelope.ts';
import { LIMITS, readPayload, type Head, type PackManifest, type Root } from '../../lib/pack/payloads.ts';
import { buildPack, type BuiltPack } from './build.ts';
import { readChangeNotes } from './change-notes.ts';
import type { KeyFile } from './keys.ts';
import { headFiles, manifestOf, publishManifest, readBefore, writeFiles, type Before, type ChannelFiles } from './publish.ts';
import { dropPending, signPending } from './pending.ts';
import { checkAsReader } from './reader-check.ts';
import { ReleaseRefused } from './usage.ts';
import { verifyChannel } from './verify.ts';

/** What a release is made of. `status` names what is not committed; null where there is no git to ask. */
export type ReleaseSetup = {
  data: string;
  channel: string;
  keys: readonly KeyFile[];
  /** Text of the root to publish under, where it is not the channel's newest (the first release, a rotation). */
  root: string;
  now: Date;
  engine: string;
  track: 'stable' | 'preview';
  status: () => string[] | null;
};

/** How far a release came. */
export type Released = {
  state: 'published' | 'needs-release-key' | 'needs-head-key';
  manifest: PackManifest;
  signed: number;
  needed: number;
  changes: Change[];
};

const DAY = 86_400_000;
const rootOf = (text: string): Root => readPayload('root', readEnvelope(new TextEncoder().encode(text), 'root').payload);

/**
 * Makes the next version of a channel: checks, builds, signs with the keys at hand, moves head, and reads the result as a reader's copy does before any
 * file of the channel is touched. With too few keys the manifest waits in `pending` for the next signer, who builds it anew and must get the same bytes.
 * @throws ReleaseRefused, RecordFault, PackError, UsageError; then the channel is what it was.
 */
export async function release(setup: ReleaseSetup): Promise<Released> {
  const { data, channel, keys, now, track } = setup;
  refuseDirty(setup.status());
  const pack = buildPack(data);
  const root = rootOf(setup.root);
  const before = readBefore(channel, pack.file.pack);
  checkOrder(pack, root, before);
  checkClock(pack, before?.head ?? null, now);
  const changes = before ? computeChanges(contentOf(channel, before.manifest), decodeUtf8(pack.content)) : [];
  const notes = readChangeNotes(data, pack.file.version);
  checkNotes(changes, notes);

  const payload = manifestOf(pack, root.repo, before, notes);
  const pending = signPending(channel, payload, keys, root);
  const result = { manifest: payload, signed: pending.signed, needed: pending.needed, changes };
  if (pending.signed < pending.needed) return { ...result, state: 'needs-release-key' };
  if (!keys.some(({ role }) => role === 'head')) return { ...result, state: 'needs-head-key' };
  await put(setup, publishManifest({ pack, keys, root: setup.root, now, track, manifest: pending.bytes }, before));
  dropPending(channel);
  return { ...result, state: 'published' };
}

/** Signs head anew, so that readers see that nothing newer is kept from them (packs.md 1.4). @throws as {@link release}. */
export async function renewHead(setup: Pick<ReleaseSetup, 'channel' | 'keys' | 'root' | 'now' | 'engine'>): Promise<Head> {
  const { channel, keys, root, now } = setup;
  const path = join(channel, 'v1/head.json');
  if (!existsSync(path)) throw new ReleaseRefused(`"${channel}" has no head yet: release something first`);
  const before = readPayload('head', readEnvelope(readFileSync(path), 'head').payload);
  if (Date.parse(before.issued) > now.getTime()) throw new ReleaseRefused(clockWords(before.issued, now));
  await put(setup, headFiles({ root, keys, now, packs: before.packs }, before));
  return readPayload('head', readEnvelope(readFileSync(path), 'head').payload);
}

/** Writes files into a copy, reads the copy as readers do, new ones and those of the version before, and only then into the channel. */
async function put({ channel, now, engine }: Pick<ReleaseSetup, 'channel' | 'now' | 'engine'>, files: ChannelFiles): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'obelus-release-'));
  try {
    if (existsSync(channel)) cpSync(channel, scratch, { recursive: true });
    writeFiles(scratch, files);
    const { packs } = verifyChannel(scratch, engine, now);
    const before = existsSync(join(channel, 'v1/head.json')) ? channel : null;
    for (const pack of new Set(packs.map((one) => one.pack)))
      for (const track of ['stable', 'preview'] as const) await checkAsReader({ before, after: scratch, pack, track, engine, now });
    writeFiles(channel, files);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function refuseDirty(status: string[] | null): void {
  if (status === null) throw new ReleaseRefused('no git here: a release is made from a commit, so that it can be made again');
  if (status.length > 0)
    throw new ReleaseRefused(`not committed: ${status.slice(0, 5).join(', ')}${status.length > 5 ? ` and ${status.length - 5} more` : ''}`);
}

function checkOrder({ file }: BuiltPack, root: Root, before: Before): void {
  const epoch = root.epoch[file.pack];
  if (epoch !== file.epoch) throw new ReleaseRefused(`root names epoch ${epoch ?? 'none'} for ${file.pack}, data/pack.yaml says ${file.epoch}`);
  const held = before?.manifest.epoch === file.epoch ? before.manifest.seq : 0;
  if (file.seq !== held + 1) throw new ReleaseRefused(`the next seq is ${held + 1}, data/pack.yaml says ${file.seq}`);
}

const clockWords = (issued: string, now: Date): string => `the channel's head is of ${issued}, the clock of this computer says ${now.toISOString()}`;

function checkClock({ file }: BuiltPack, head: Head | null, now: Date): void {
  if (head && Date.parse(head.issued) > now.getTime()) throw new ReleaseRefused(clockWords(head.issued, now));
  const released = Date.parse(`${file.released}T00:00:00Z`);
  if (Math.abs(now.getTime() - released) > 3 * DAY)
    throw new ReleaseRefused(`data/pack.yaml says released ${file.released}, this computer says ${now.toISOString().slice(0, 10)}`);
}

/** Readers are told why a line changed or went: each must be said, and nothing else. */
function checkNotes(changes: readonly Change[], notes: NonNullable<PackManifest['changes']>): void {
  const said = new Set(notes.map(({ id }) => id));
  const changed = changes.filter(({ change }) => change !== 'added');
  const silent = changed.filter(({ id }) => !said.has(id));
  if (silent.length > 0) throw new ReleaseRefused(`no reason in data/changes.yaml for: ${silent.map(({ id, change }) => `${id} (${change})`).join(', ')}`);
  const idle = notes.filter(({ id }) => !changed.some((one) => one.id === id));
  if (idle.length > 0) throw new ReleaseRefused(`data/changes.yaml has a reason for what did not change: ${idle.map(({ id }) => id).join(', ')}`);
}

function contentOf(channel: string, { full }: PackManifest): string {
  return decodeUtf8(gunzipSync(readFileSync(join(channel, 'v1/o', full.sha256)), { maxOutputLength: LIMITS.content }));
}

/** The newest root of a channel, or of the keys where that is newer: a rotation is released by its keys. */
export function newestRoot(channel: string, root: string): string {
  const folder = join(channel, 'v1/root');
  const versions = existsSync(folder) ? readdirSync(folder).flatMap((name) => (/^[1-9]\d*\.json$/.test(name) ? [Number.parseInt(name, 10)] : [])) : [];
  const newest = Math.max(0, ...versions);
  return newest >= rootOf(root).version ? readFileSync(join(folder, `${newest}.json`), 'utf8') : root;
}

/** What git calls changed or unknown, and files under git that hold a secret key; null without git. */
export function gitStatus(project: string): string[] | null {
  const git = (...args: string[]): string => execFileSync('git', ['-C', project, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const changed = git('status', '--porcelain').split('\n').filter(Boolean);
    return [...changed, ...secretFiles(git)];
  } catch {
    return null;
  }
}

function secretFiles(git: (...args: string[]) => string): string[] {
  try {
    return git('grep', '-lE', '"secret": *"[A-Za-z0-9+/]{43}="')
      .split('\n')
      .filter(Boolean)
      .map((file) => `${file} (a secret key)`);
  } catch {
    // git grep ends with 1 when it finds nothing.
    return [];
  }
}
