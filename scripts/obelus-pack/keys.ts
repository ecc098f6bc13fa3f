import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { toBase64 } from '../../lib/pack/bytes.ts';
import { PAYLOAD_TYPES, preAuthEncoding, type PayloadKind } from '../../lib/pack/envelope.ts';
import { SPEC, type Root } from '../../lib/pack/payloads.ts';
import { sha256 } from './build.ts';
import { existing, UsageError } from './usage.ts';

export type RoleName = 'root' | 'release' | 'head';

/** A key as it lies in its file. `development` keys are for this machine only; a released build refuses what they sign. */
export type KeyFile = { role: RoleName; keyid: string; public: string; secret: string; development?: true };

/** Names of a publisher's files in a key folder. */
const ROOT_FILE = 'root.json';
const PROJECT = resolve(import.meta.dirname, '../..');
/** Development keys: made on each machine, ignored by git. */
export const DEV_KEYS = join(PROJECT, 'data/keys/dev');
export const DEV_REPO = 'obelus-dev';

/** How many keys each role has, and how many of them must sign (packs.md 1.9). */
const ROLES: Record<RoleName, { keys: number; threshold: number }> = {
  root: { keys: 3, threshold: 2 },
  release: { keys: 2, threshold: 2 },
  head: { keys: 1, threshold: 1 },
};

/** A new Ed25519 key. */
export function makeKey(role: RoleName, development: boolean): KeyFile {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const bytes = Buffer.from(String(jwk.x), 'base64url');
  return {
    role,
    keyid: sha256(bytes),
    public: toBase64(bytes),
    secret: toBase64(Buffer.from(String(jwk.d), 'base64url')),
    ...(development && { development: true as const }),
  };
}

const jwkOf = (key: KeyFile): { kty: string; crv: string; x: string } => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: Buffer.from(key.public, 'base64').toString('base64url'),
});
const secretKey = (key: KeyFile): KeyObject =>
  createPrivateKey({ format: 'jwk', key: { ...jwkOf(key), d: Buffer.from(key.secret, 'base64').toString('base64url') } });
/** The public half, from raw base64. */
export const publicKey = (base64: string): KeyObject => createPublicKey({ format: 'jwk', key: jwkOf({ public: base64 } as KeyFile) });

/** Text of an envelope around payload bytes, signed by every key given. */
export function signEnvelope(kind: PayloadKind, payload: Uint8Array, keys: readonly KeyFile[]): string {
  const message = preAuthEncoding(PAYLOAD_TYPES[kind], payload);
  const signatures = keys.map((key) => ({ keyid: key.keyid, sig: toBase64(sign(null, message, secretKey(key))) }));
  return `${JSON.stringify({ payloadType: PAYLOAD_TYPES[kind], payload: toBase64(payload), signatures })}\n`;
}

/** Adds the keys' signatures to an envelope, so that several people can sign one after the other. A key that signed before signs anew. */
export function addSignatures(kind: PayloadKind, envelope: string, keys: readonly KeyFile[]): string {
  const known = JSON.parse(envelope) as { payload: string; signatures: { keyid: string; sig: string }[] };
  const mine = JSON.parse(signEnvelope(kind, Buffer.from(known.payload, 'base64'), keys)) as typeof known;
  const others = known.signatures.filter(({ keyid }) => keys.every((key) => key.keyid !== keyid));
  return `${JSON.stringify({ ...mine, signatures: [...others, ...mine.signatures] })}\n`;
}

/** Payload bytes of a signed file: JSON as it is. */
export const payloadBytes = (payload: object): Uint8Array => new TextEncoder().encode(JSON.stringify(payload));

/** A first root for these keys. */
export function makeRoot(keys: readonly KeyFile[], repo: string, packs: Record<string, number>, expires: string): Root {
  const role = (name: RoleName) => ({ keyids: keys.filter((key) => key.role === name).map((key) => key.keyid), threshold: ROLES[name].threshold });
  return {
    spec: SPEC,
    repo,
    version: 1,
    expires,
    keys: Object.fromEntries(keys.map((key) => [key.keyid, key.public])),
    roles: { root: role('root'), release: role('release'), head: role('head') },
    epoch: packs,
    ...(keys.some((key) => key.development) && { development: true as const }),
  };
}

/** Keys of a publisher: as many of each role as {@link ROLES} says. */
export const makeKeys = (development: boolean): KeyFile[] =>
  (Object.keys(ROLES) as RoleName[]).flatMap((role) => Array.from({ length: ROLES[role].keys }, () => makeKey(role, development)));

const isInside = (folder: string, parent: string): boolean => !relative(parent, folder).startsWith('..');

/**
 * Makes keys and a first root in a folder. Development keys go to data/keys/dev; keys of a real publisher are refused inside the project (packs.md T15).
 * @throws UsageError when the folder holds keys already.
 */
export function writeKeys(folder: string, options: { development: boolean; repo: string; pack: string; epoch: number; now: Date }): KeyFile[] {
  const { development, repo, pack, epoch, now } = options;
  if (!development && isInside(resolve(folder), PROJECT))
    throw new UsageError('keys of a publisher do not belong into the project: name a folder outside of it');
  if (existsSync(join(folder, ROOT_FILE))) throw new UsageError(`"${folder}" holds keys already: a publisher's keys are never made over`);
  const keys = makeKeys(development);
  const expires = `${now.getUTCFullYear() + (development ? 10 : 2)}-12-31T23:59:59Z`;
  const root = signEnvelope(
    'root',
    payloadBytes(makeRoot(keys, repo, { [pack]: epoch }, expires)),
    keys.filter((key) => key.role === 'root'),
  );
  // Beside first, then in place: two builds at once never mix their keys.
  mkdirSync(dirname(resolve(folder)), { recursive: true });
  const beside = mkdtempSync(`${resolve(folder)}-`);
  const numbers = new Map<RoleName, number>();
  for (const key of keys) {
    const number = (numbers.get(key.role) ?? 0) + 1;
    numbers.set(key.role, number);
    writeFileSync(join(beside, `${key.role}-${number}.json`), `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600 });
  }
  writeFileSync(join(beside, ROOT_FILE), root);
  try {
    renameSync(beside, folder);
  } catch {
    rmSync(beside, { recursive: true });
    throw new UsageError(`"${folder}" is not empty: keys want a folder of their own`);
  }
  return keys;
}

/** The keys and the root envelope of a folder. @throws UsageError. */
export function readKeys(folder: string): { keys: KeyFile[]; root: string } {
  existing(folder, 'folder');
  const root = readFileSync(existing(join(folder, ROOT_FILE), 'file'), 'utf8');
  const keys = readdirSync(folder)
    .filter((name) => /^(root|release|head)-\d+\.json$/.test(name))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as KeyFile);
  return { keys, root };
}

/** The development keys of this machine, made when there are none. */
export function developmentKeys(pack: string, epoch: number, folder = DEV_KEYS): { keys: KeyFile[]; root: string } {
  try {
    return readKeys(folder);
  } catch {
    try {
      writeKeys(folder, { development: true, repo: DEV_REPO, pack, epoch, now: new Date() });
    } catch {
      // Another build made them at the same moment, or they cannot be made: reading says which.
    }
    return readKeys(folder);
  }
}
