import './jitless.ts';
import * as z from 'zod/mini';
import { isPlainDate } from '../model/dates.ts';
import { recordId } from '../model/source.ts';
import { decodeUtf8, fromBase64 } from './bytes.ts';
import { MAX_SIGNATURES, parseJson } from './envelope.ts';
import { PackError } from './errors.ts';
import { isUsablePoint } from './keys.ts';
import { textProblem } from './text-rules.ts';

/** Version of the format: the first path element of a channel and the `spec` of each payload. */
export const SPEC = 'obelus-pack/1';

/** Largest content of a pack in bytes (32 MiB), most records, most bytes of a packed object. */
export const LIMITS = { content: 32 * 1024 * 1024, records: 50_000, manifest: 64 * 1024, head: 16 * 1024, root: 32 * 1024, changes: 400 } as const;

const counter = z.int().check(z.gte(1));
const size = z.int().check(z.gte(0));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in lower-case hexadecimal'));
const instant = z
  .string()
  .check(
    z.refine(
      (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) && new Date(text).toJSON() === text.replace('Z', '.000Z'),
      'not an instant (YYYY-MM-DDTHH:MM:SSZ)',
    ),
  );
const day = z.string().check(z.refine((text) => text.length === 10 && isPlainDate(text), 'not a day'));
const line = z.string().check(
  z.minLength(1),
  z.maxLength(120),
  z.refine((text) => textProblem(text) === null, 'text that is not allowed'),
);
const repo = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/));
const spec = z.literal(SPEC);
const engineVersion = z.string().check(z.regex(/^\d{1,4}(\.\d{1,4}){0,3}$/, 'not a version'));

const role = z
  .strictObject({ keyids: z.array(sha256).check(z.minLength(1), z.maxLength(MAX_SIGNATURES)), threshold: counter })
  .check(z.refine((value) => value.threshold <= new Set(value.keyids).size, 'a threshold above the number of keys'));
const publicKey = z.string().check(
  z.refine((text) => {
    const bytes = fromBase64(text);
    return bytes !== null && isUsablePoint(bytes);
  }, 'not an Ed25519 key'),
);

/** Who may sign what. Signed by its own `root` role and by that of the version before. Unknown roles are refused: a role nobody enforces is a promise nobody keeps. */
export const rootSchema = z.object({
  spec,
  repo,
  version: counter,
  expires: instant,
  keys: z.record(sha256, publicKey),
  roles: z.strictObject({ root: role, release: role, head: role }),
  /** Pack id → epoch; an epoch begins anew the count of `seq` after a key was misused (packs.md 1.5). */
  epoch: z.record(recordId, counter),
  /** Keys made by `keygen --dev`: a released build refuses them. */
  development: z.optional(z.literal(true)),
});
export type Root = z.infer<typeof rootSchema>;
/** A role's keys and how many of them must have signed. */
export type Role = Root['roles']['root'];

const pointer = z.object({ sha256, length: size.check(z.lte(LIMITS.manifest)) });
/** The small, often re-signed file that says which manifest of each pack is the newest. */
export const headSchema = z.object({
  spec,
  repo,
  version: counter,
  rootVersion: counter,
  issued: instant,
  expires: instant,
  packs: z.record(recordId, z.object({ stable: pointer, preview: z.optional(pointer) })),
});
export type Head = z.infer<typeof headSchema>;

/** One version of one pack: what it is called, where it stands in the order, and the hashes of its bytes. */
export const manifestSchema = z.object({
  spec,
  repo,
  pack: recordId,
  title: line,
  lang: z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  license: line,
  /** Name of this version for people: "2026.11.1". */
  version: z.string().check(z.regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/)),
  epoch: counter,
  seq: counter,
  /** SHA-256 of the envelope of the manifest before this one; null for the first. */
  prev: z.nullable(sha256),
  released: day,
  /** Day the facts are as of. */
  horizon: day,
  minEngine: engineVersion,
  engineFeatures: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(32))),
  counts: z.record(z.string(), size),
  /** What the publisher says of changed and removed lines, and why. Only `why` is ever taken from it: what changed, each reader computes. */
  changes: z.optional(z.array(z.object({ id: recordId, why: line })).check(z.maxLength(LIMITS.changes))),
  content: z.object({ sha256, length: size.check(z.lte(LIMITS.content)), records: size.check(z.lte(LIMITS.records)) }),
  full: z.object({ sha256, length: size.check(z.lte(LIMITS.content)), encoding: z.literal('gzip') }),
});
export type PackManifest = z.infer<typeof manifestSchema>;

type Payloads = { root: Root; head: Head; manifest: PackManifest };
const SCHEMAS = { root: rootSchema, head: headSchema, manifest: manifestSchema };

/**
 * The meaning of verified payload bytes. Unknown fields of newer versions are left out, all that is known must fit.
 * @throws PackError E_SCHEMA naming the field.
 */
export function readPayload<K extends keyof Payloads>(kind: K, payload: Uint8Array): Payloads[K] {
  const parsed = SCHEMAS[kind].safeParse(parseJson(decodeUtf8(payload)));
  if (parsed.success) return parsed.data as Payloads[K];
  const issue = parsed.error.issues[0];
  throw new PackError('E_SCHEMA', `${kind}: ${issue?.path.join('.') || 'payload'}: ${issue?.message ?? 'does not fit'}`);
}
