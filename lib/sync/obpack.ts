import '../pack/jitless.ts';
import * as z from 'zod/mini';
import { decodeUtf8, encodeUtf8 } from '../pack/bytes.ts';
import { readContent } from '../pack/content.ts';
import { parseJson, readEnvelope } from '../pack/envelope.ts';
import { PackError } from '../pack/errors.ts';
import { checkHead, checkManifest, checkRootStep, checkRootTime } from '../pack/order.ts';
import { LIMITS, readPayload, type Head, type PackManifest, type Root } from '../pack/payloads.ts';
import { sha256Hex } from '../store/digest.ts';
import type { ActivePack, RepoRow } from '../store/packs-db.ts';
import { inflate } from './inflate.ts';
import { checkReserved, fingerprintFits } from './publisher-names.ts';
import { MAX_ROOT_STEPS, signersOf } from './trust.ts';
import { checkThreshold, verifyEnvelope } from './verify.ts';

/** Largest file that is read, and largest first line (the envelopes) in it. Looked at before a byte is read. */
export const OBPACK_LIMITS = { file: LIMITS.content + 4 * 1024 * 1024, envelopes: 1024 * 1024 } as const;

/** What is asked of a chosen file; the browser's `File` fits. */
export type PackFileSource = { size: number; arrayBuffer(): Promise<ArrayBuffer> };

/** First line of a pack file: the envelopes as they stand in a channel, byte for byte, in JSON strings. */
const envelopesSchema = z.strictObject({
  obpack: z.literal(1),
  roots: z.array(z.string()).check(z.minLength(1), z.maxLength(MAX_ROOT_STEPS)),
  head: z.string(),
  manifest: z.string(),
});

/** A pack file that was read and verified; nothing of it is kept yet. */
export type OpenedPack = {
  repo: string;
  /** SHA-256 of the payload of the first root: what a reader compares. */
  fingerprint: string;
  root: Root;
  rootBytes: Uint8Array<ArrayBuffer>;
  head: Head;
  headSha256: string;
  manifest: PackManifest;
  manifestSha256: string;
  manifestBytes: Uint8Array<ArrayBuffer>;
  bytes: Uint8Array<ArrayBuffer>;
  /** Its head is out of date: allowed in a file, and the facts are then "not confirmed" (packs.md T7). */
  expired: boolean;
};

/** What a file is measured against. */
export type OpenContext = {
  /** Fingerprint that the reader has from elsewhere: 64 or the first 32 hexadecimal digits. */
  fingerprint?: string;
  known: (repo: string) => Promise<RepoRow | undefined>;
  held: (key: string) => Promise<ActivePack | undefined>;
  engine: string;
  now: number;
  /** A development build takes development keys. */
  development: boolean;
};

/** The file's bytes, looked at from outside first. @throws PackError E_FILE. */
async function readFile(file: PackFileSource): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size === 0) throw new PackError('E_FILE', 'the file is empty, or a folder');
  if (file.size > OBPACK_LIMITS.file) throw new PackError('E_FILE', `the file has ${file.size} bytes, at most ${OBPACK_LIMITS.file} are read`);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new PackError('E_FILE', 'the file cannot be read', { cause });
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
    throw new PackError('E_FILE', bytes[0] === 0x50 && bytes[1] === 0x4b ? 'a .zip, not a pack file' : 'not a pack file');
  return inflate(bytes, LIMITS.content + OBPACK_LIMITS.envelopes);
}

type Envelopes = z.infer<typeof envelopesSchema>;

function split(bytes: Uint8Array<ArrayBuffer>): { envelopes: Envelopes; content: Uint8Array<ArrayBuffer> } {
  const end = bytes.indexOf(10);
  if (end < 0 || end > OBPACK_LIMITS.envelopes) throw new PackError('E_FILE', 'the file does not begin with its signatures');
  const parsed = envelopesSchema.safeParse(parseJson(decodeUtf8(bytes.subarray(0, end))));
  if (!parsed.success) throw new PackError('E_SCHEMA', 'pack file: its first line does not hold roots, head and manifest');
  return { envelopes: parsed.data, content: bytes.slice(end + 1) };
}

/** The roots of the file, step by step, then the newer one that was reached before. */
async function walk(texts: readonly string[], known: RepoRow | undefined, context: OpenContext): Promise<{ root: Root; bytes: Uint8Array<ArrayBuffer> }> {
  let current: { root: Root; bytes: Uint8Array<ArrayBuffer> } | null = null;
  for (const text of texts) {
    const bytes = encodeUtf8(text);
    if (bytes.length > LIMITS.root) throw new PackError('E_TOO_BIG', `root: more than ${LIMITS.root} bytes`);
    const envelope = readEnvelope(bytes, 'root');
    if (current) await checkThreshold(envelope, signersOf(current.root, 'root'));
    const root = readPayload('root', envelope.payload);
    await checkThreshold(envelope, signersOf(root, 'root'));
    if (current) checkRootStep(current.root, root);
    if (root.development && !context.development) throw new PackError('E_DEV_KEYS', 'root: these keys are for development only');
    if (known?.rootVersion === root.version && !samePayload(known.root, bytes))
      throw new PackError('E_REPO_KEY_CHANGED', `root ${root.version}: another one is known of "${root.repo}"`);
    current = { root, bytes };
  }
  if (!current) throw new PackError('E_SCHEMA', 'pack file: has no root');
  if (!known || known.rootVersion <= current.root.version) return current;
  return { root: readPayload('root', readEnvelope(known.root, 'root').payload), bytes: known.root };
}

const samePayload = (a: Uint8Array, b: Uint8Array): boolean => {
  const [left, right] = [readEnvelope(a, 'root').payload, readEnvelope(b, 'root').payload];
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
};

/**
 * Reads a pack file of another publisher and verifies all of it: the same rules as a channel's, but that nothing says whether it is the newest.
 * The publisher's identity is settled before anything of the content is looked at (packs.md T1 to T3, T5, T7).
 * @throws PackError.
 */
export async function openObpack(file: PackFileSource, context: OpenContext): Promise<OpenedPack> {
  const { envelopes, content } = split(await readFile(file));
  const first = readEnvelope(encodeUtf8(envelopes.roots[0] ?? ''), 'root');
  const { repo, version } = readPayload('root', first.payload);
  checkReserved(repo);
  if (version !== 1) throw new PackError('E_ROOT_VERSION', `pack file: begins with root ${version}`);
  const fingerprint = await sha256Hex(first.payload);
  if (context.fingerprint !== undefined && !fingerprintFits(context.fingerprint, fingerprint))
    throw new PackError('E_FINGERPRINT', 'the publisher’s key is not the one that was given');
  const known = await context.known(repo);
  if (known && known.fingerprint !== fingerprint) throw new PackError('E_REPO_KEY_CHANGED', `"${repo}" is known by another first key`);

  const { root, bytes: rootBytes } = await walk(envelopes.roots, known, context);
  checkRootTime(root, context.now);
  const headBytes = encodeUtf8(envelopes.head);
  const head = readPayload('head', await verifyEnvelope(headBytes, 'head', signersOf(root, 'head')));
  const headSha256 = await sha256Hex(headBytes);
  checkHead(head, headSha256, { repo, seen: known?.head ?? null, time: 0 });

  const manifestBytes = encodeUtf8(envelopes.manifest);
  const manifestSha256 = await sha256Hex(manifestBytes);
  const manifest = readPayload('manifest', await verifyEnvelope(manifestBytes, 'manifest', signersOf(root, 'release')));
  const { pack } = manifest;
  const pointers = Object.hasOwn(head.packs, pack) ? head.packs[pack] : undefined;
  if (pointers?.stable.sha256 !== manifestSha256 && pointers?.preview?.sha256 !== manifestSha256)
    throw new PackError('E_MANIFEST_HASH', `${pack}: head names another manifest`);
  const active = await context.held(`${repo}/${pack}`);
  checkManifest(manifest, manifestSha256, {
    repo,
    pack,
    epoch: root.epoch[pack] ?? 0,
    engine: context.engine,
    held: active?.cur ?? null,
    highWater: active?.highWater ?? null,
  });
  if (content.length !== manifest.content.length || (await sha256Hex(content)) !== manifest.content.sha256)
    throw new PackError('E_CONTENT_HASH', `${pack}: not the content that was signed`);
  readContent(content, { records: manifest.content.records, released: manifest.released });
  return {
    repo,
    fingerprint,
    root,
    rootBytes,
    head,
    headSha256,
    manifest,
    manifestSha256,
    manifestBytes,
    bytes: content,
    expired: Date.parse(head.expires) < context.now,
  };
}
