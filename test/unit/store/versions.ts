import { createHash } from 'node:crypto';
import { encodeUtf8 } from '../../../lib/pack/bytes.ts';
import { createPackStore, type Installation, type PackStore } from '../../../lib/store/pack-store.ts';
import { openPacksDatabase, type StoredVersion } from '../../../lib/store/packs-db.ts';

export const KEY = 'builtin/bridge';
export const NOW = Date.parse('2025-02-01T00:00:00Z');

/** A version of a pack, of any bytes. */
export function version(seq: number, text = `content ${seq}`, change: Partial<StoredVersion> = {}): { version: StoredVersion; bytes: Uint8Array<ArrayBuffer> } {
  const bytes = encodeUtf8(text);
  const contentSha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    bytes,
    version: {
      epoch: 1,
      seq,
      contentSha256,
      manifestSha256: String(seq).repeat(64).slice(0, 64),
      title: 'Bridge',
      version: `2025.1.${seq}`,
      horizon: '2025-01-31',
      released: '2025-01-31',
      records: 1,
      source: 'channel',
      engine: '0.1.0',
      ...change,
    },
  };
}

export const installation = (one: ReturnType<typeof version>, after: string | null, change: Partial<Installation> = {}): Installation => ({
  key: KEY,
  ...one,
  manifest: encodeUtf8('envelope'),
  after,
  log: { at: NOW, pack: KEY, what: 'installed', code: null, place: { epoch: 1, seq: one.version.seq } },
  ...change,
});

/** A store over the (fake or real) database, with versions installed one after the other. */
export async function storeWith(...versions: ReturnType<typeof version>[]): Promise<PackStore> {
  const store = createPackStore(openPacksDatabase(), async () => ({}));
  let after: string | null = null;
  for (const one of versions) {
    await store.install(installation(one, after));
    after = one.version.contentSha256;
  }
  return store;
}
