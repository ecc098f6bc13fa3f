import { countKinds, readContent } from '../pack/content.ts';
import { sha256Hex } from '../store/digest.ts';
import { bundledMismatch, type BundledPack } from '../store/ladder.ts';
import type { StoredVersion } from '../store/packs-db.ts';
import { inflate } from './inflate.ts';

/** What the build pinned of the packaged facts (written by `obelus-pack build` into bundled.json). */
export type BundlePin = {
  pack: string;
  title: string;
  version: string;
  horizon: string;
  epoch: number;
  seq: number;
  released: string;
  minEngine: string;
  /** Of the content, inflated. */
  sha256: string;
  length: number;
  records: number;
  counts: Record<string, number>;
  /** Of the packaged file itself, so that no single byte of the package can change unseen. */
  file: { sha256: string; length: number };
};

/** Path of the packaged facts in the extension. */
export const BUNDLED_FILE = '/packs/facts.ndjson.gz';

/** The bundle as a version of the store. It has no manifest: the package is what vouches for it. */
export const pinnedVersion = (pin: BundlePin, engine: string): StoredVersion => ({
  epoch: pin.epoch,
  seq: pin.seq,
  contentSha256: pin.sha256,
  manifestSha256: null,
  title: pin.title,
  version: pin.version,
  horizon: pin.horizon,
  released: pin.released,
  records: pin.records,
  source: 'bundled',
  engine,
});

/**
 * Reads the packaged facts and compares them with what the build pinned, byte for byte, before anything looks into them.
 * @throws PackError E_BUNDLED_HASH, whatever it is that does not fit.
 */
export async function readBundled(read: (path: string) => Promise<Uint8Array<ArrayBuffer>>, pin: BundlePin, engine: string): Promise<BundledPack> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    const file = await read(BUNDLED_FILE);
    if (file.length !== pin.file.length || (await sha256Hex(file)) !== pin.file.sha256) throw new Error('the file has other bytes');
    bytes = await inflate(file, pin.length);
    if (bytes.length !== pin.length || (await sha256Hex(bytes)) !== pin.sha256) throw new Error('the content has other bytes');
    const counts = countKinds(readContent(bytes, { records: pin.records, released: pin.released }));
    if (Object.entries(pin.counts).some(([kind, count]) => counts[kind] !== count)) throw new Error('the content has other lines');
  } catch (cause) {
    throw bundledMismatch(cause instanceof Error ? cause.message : 'unreadable', cause);
  }
  return { version: pinnedVersion(pin, engine), bytes };
}
