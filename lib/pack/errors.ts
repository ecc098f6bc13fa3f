/**
 * What to do about a code: `temporary` comes back by itself (network), `needs-you` waits for the reader (permission, space, version),
 * `refused` is something that must not be accepted, `damaged` is a local copy that is no longer what was verified (packs.md 1.6, step 20).
 */
export type PackErrorKind = 'temporary' | 'needs-you' | 'refused' | 'damaged';

const KINDS = {
  // Transport: nothing was learnt, try again later.
  E_OFFLINE: 'temporary',
  E_NET: 'temporary',
  E_TIMEOUT: 'temporary',
  E_HTTP: 'temporary',
  /** Not JSON at all: a captive portal's page, as a rule (packs.md C4). */
  E_PARSE: 'temporary',
  E_LOCKED: 'temporary',
  /** The reader pressed Stop: nothing went amiss, and nothing is remembered of it. */
  E_STOPPED: 'temporary',
  /** The reader has to do something. */
  E_PERM_HOST: 'needs-you',
  E_QUOTA: 'needs-you',
  E_ENGINE: 'needs-you',
  /** The channel's file is in date by the server's clock and out of date by ours (packs.md B8). */
  E_CLOCK: 'needs-you',
  E_DB_MISSING: 'needs-you',
  E_DB_BLOCKED: 'needs-you',
  E_DB_NEWER: 'needs-you',
  /** A file to be imported that is no pack file: empty, too large, a folder, something else (packs.md T5). */
  E_FILE: 'needs-you',
  /** More publishers or packs than are kept (packs.md T9). */
  E_TOO_MANY: 'needs-you',
  /** A database of an earlier version could not be moved to the present form, and is as it was. */
  E_DB_UPGRADE: 'needs-you',
  // Signatures, roles, order.
  E_TYPE: 'refused',
  E_SIGS: 'refused',
  E_THRESHOLD: 'refused',
  E_SCHEMA: 'refused',
  E_REPO: 'refused',
  E_WRONG_PACK: 'refused',
  E_EPOCH: 'refused',
  E_ROOT_VERSION: 'refused',
  E_ROOT_EXPIRED: 'refused',
  E_HEAD_EXPIRED: 'refused',
  E_HEAD_ROLLBACK: 'refused',
  E_HEAD_FORK: 'refused',
  E_PACK_ROLLBACK: 'refused',
  E_PACK_FORK: 'refused',
  E_DEV_KEYS: 'refused',
  E_CHANNEL: 'refused',
  /** A pack file whose first root is not the one that the reader was given. */
  E_FINGERPRINT: 'refused',
  /** A publisher that is known by another first root (packs.md T2). */
  E_REPO_KEY_CHANGED: 'refused',
  /** A publisher that calls itself as the built-in one does (packs.md T3). */
  E_REPO_RESERVED: 'refused',
  // Bytes and what they hold.
  E_MANIFEST_HASH: 'refused',
  E_FULL_HASH: 'refused',
  /** Other bytes than were signed, and the server says that it packed or unpacked them on the way (packs.md C8). */
  E_TRANSFORMED: 'refused',
  E_CONTENT_HASH: 'refused',
  E_TOO_BIG: 'refused',
  E_GZIP: 'refused',
  E_LIMIT: 'refused',
  E_TEXT: 'refused',
  E_URL: 'refused',
  E_REF: 'refused',
  // What lies here already.
  E_BUNDLED_HASH: 'damaged',
  E_STORED_HASH: 'damaged',
  E_STORED_MISSING: 'damaged',
  E_DB_FAILED: 'damaged',
} as const satisfies Record<string, PackErrorKind>;

/** Codes of everything that can stop a pack, as packs.md names them; the interface words each. */
export type PackErrorCode = keyof typeof KINDS;

/** What to do about a code. */
export const kindOf = (code: PackErrorCode): PackErrorKind => KINDS[code];

/** Is this text one of our codes? */
export const isPackErrorCode = (text: string): text is PackErrorCode => Object.hasOwn(KINDS, text);

/** A pack, a file of the channel or the stored copy was not accepted. `message` is one line for logs and for the command line. */
export class PackError extends Error {
  override readonly name = 'PackError';
  readonly code: PackErrorCode;
  /** Milliseconds to wait at least, where the server asked for it. */
  readonly retryAfter: number | undefined;
  /** Version of Obelus that is needed, where a newer one is. */
  readonly needs: string | undefined;
  constructor(code: PackErrorCode, message: string, options?: { cause?: unknown; retryAfter?: number; needs?: string }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfter = options?.retryAfter;
    this.needs = options?.needs;
  }
}
