import type { PackErrorCode } from '../pack/errors.ts';

/** Codes of the databases, a part of the codes of packs (lib/pack/errors.ts). */
export type StoreErrorCode = Extract<
  PackErrorCode,
  'E_QUOTA' | 'E_DB_MISSING' | 'E_DB_BLOCKED' | 'E_DB_NEWER' | 'E_DB_UPGRADE' | 'E_DB_FAILED' | 'E_STORED_HASH' | 'E_STORED_MISSING' | 'E_LOCKED'
>;

/** A database cannot be opened, written or believed. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Estimate of the space used; injected in tests. */
export type Estimate = () => Promise<{ usage?: number; quota?: number }>;

const browserEstimate: Estimate = async () => {
  // The only thing of `navigator` that this room may know.
  const { storage } = globalThis.navigator;
  return storage.estimate();
};

async function spaceOf(estimate: Estimate): Promise<{ usage?: number; quota?: number }> {
  try {
    return await estimate();
  } catch {
    return {};
  }
}

/**
 * The named error for whatever a database threw. Firefox may report a full disk as an error without name or message:
 * such an error counts as quota when more than 0.9 of the quota is used (packs.md 2.5).
 */
export async function toStoreError(error: unknown, estimate: Estimate = browserEstimate): Promise<StoreError> {
  if (error instanceof StoreError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const message = error instanceof Error || error instanceof DOMException ? error.message : String(error);
  if (name === 'QuotaExceededError') return new StoreError('E_QUOTA', 'the browser gives no more space', error);
  if (name === 'VersionError') return new StoreError('E_DB_NEWER', 'the database was written by a newer Obelus', error);
  if (name === 'InvalidStateError' || name === 'SecurityError' || name === 'NotSupportedError' || name === 'ReferenceError')
    return new StoreError('E_DB_MISSING', 'the browser offers no database here', error);
  if (message === '' || message === 'undefined' || name === 'UnknownError') {
    const { usage = 0, quota = 0 } = await spaceOf(estimate);
    if (quota > 0 && usage / quota > 0.9) return new StoreError('E_QUOTA', 'the browser gives no more space', error);
  }
  return new StoreError('E_DB_FAILED', message || 'the database failed without a reason', error);
}
