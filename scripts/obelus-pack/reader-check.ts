import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvelope } from '../../lib/pack/envelope.ts';
import { PackError } from '../../lib/pack/errors.ts';
import { readPayload, type PackManifest } from '../../lib/pack/payloads.ts';
import type { BundlePin } from '../../lib/sync/bundled.ts';
import { openFacts } from '../../lib/sync/facts.ts';

/** Nothing is asked of any network: the folder answers. */
const ADDRESS = 'https://channel.invalid/';

export type ReaderCheck = {
  /** The channel as it was: its version is what the reader has. Null: the reader has the new facts in the bundle already. */
  before: string | null;
  after: string;
  pack: string;
  /** Which pointer the reader follows. */
  track: 'stable' | 'preview';
  engine: string;
  now: Date;
};

/**
 * Runs the extension's own update against a channel folder: a reader of the version before, who trusts the channel's first root, must come to the new one.
 * @throws PackError with the code that such a reader would be shown.
 */
export async function checkAsReader({ before, after, pack, track, engine, now }: ReaderCheck): Promise<void> {
  // Reads like a browser's: an empty database for each reader.
  globalThis.indexedDB = new IDBFactory();
  const wanted = named(after, pack, track);
  const old = (before === null ? null : named(before, pack, 'stable')) ?? wanted;
  if (!old || !wanted) throw new PackError('E_WRONG_PACK', `the channel names no pack "${pack}"`);
  const packed = readFileSync(join(after, 'v1/o', old.full.sha256));
  const root = readFileSync(join(after, 'v1/root/1.json'), 'utf8');
  const development = readPayload('root', readEnvelope(new TextEncoder().encode(root), 'root').payload).development === true;
  const facts = openFacts({
    bundle: pinOf(old),
    channel: { url: ADDRESS, root, development },
    engine,
    readPackaged: async () => new Uint8Array(packed),
    mayReach: async () => true,
    fetch: async (url) => {
      const file = join(after, new URL(url).pathname);
      return existsSync(file) ? new Response(new Uint8Array(readFileSync(file))) : new Response('', { status: 404 });
    },
    now: () => now.getTime(),
    online: () => true,
    estimate: async () => ({}),
    alone: (work) => work(),
    track: async () => track,
  });
  const { facts: line, problem, freshness } = await facts.check();
  if (problem) throw new PackError(problem.code as PackError['code'], `a reader of ${old.version} would be told ${problem.code}`);
  if (line?.version !== wanted.version || freshness !== 'fresh')
    throw new PackError(
      'E_PACK_ROLLBACK',
      `a reader of ${old.version} would have ${line?.version ?? 'nothing'} (${freshness}) where ${wanted.version} is published`,
    );
}

/** What a pointer of a channel's head names. */
function named(folder: string, pack: string, track: ReaderCheck['track']): PackManifest | null {
  const head = readPayload('head', readEnvelope(readFileSync(join(folder, 'v1/head.json')), 'head').payload);
  const pointers = head.packs[pack];
  const pointer = track === 'preview' ? (pointers?.preview ?? pointers?.stable) : pointers?.stable;
  return pointer ? readPayload('manifest', readEnvelope(readFileSync(join(folder, 'v1/o', pointer.sha256)), 'manifest').payload) : null;
}

function pinOf(manifest: PackManifest): BundlePin {
  const { pack, title, version, horizon, epoch, seq, released, minEngine, counts, content, full } = manifest;
  return {
    pack,
    title,
    version,
    horizon,
    epoch,
    seq,
    released,
    minEngine,
    sha256: content.sha256,
    length: content.length,
    records: content.records,
    counts,
    file: { sha256: full.sha256, length: full.length },
  };
}
