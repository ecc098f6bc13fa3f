import type { PackManifest } from '../pack/payloads.ts';
import type { StoredVersion } from '../store/packs-db.ts';

/** What the store keeps of a version that a manifest describes. `source`: where it came from; `engine`: the version of this extension that took it. */
export const storedVersion = (manifest: PackManifest, manifestSha256: string, source: 'channel' | 'file', engine: string): StoredVersion => ({
  epoch: manifest.epoch,
  seq: manifest.seq,
  contentSha256: manifest.content.sha256,
  manifestSha256,
  title: manifest.title,
  version: manifest.version,
  horizon: manifest.horizon,
  released: manifest.released,
  records: manifest.content.records,
  source,
  engine,
});
