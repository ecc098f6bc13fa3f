import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { checkRecordLine, countKinds, readContent, writeContent } from '../../lib/pack/content.ts';
import { PackError } from '../../lib/pack/errors.ts';
import { DATA_DIR, loadRecord, type LoadedRecord } from '../record/load.ts';
import { linesOf, writtenLevels } from './levels.ts';
import { readPackFile, type PackFile } from './pack-file.ts';
import { placed } from './placed.ts';

/** A pack's bytes, and what bundled.json says of them. */
export type BuiltPack = { file: PackFile; content: Uint8Array<ArrayBuffer>; packed: Uint8Array<ArrayBuffer>; records: number; counts: Record<string, number> };

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** gzip with nothing in it that depends on the day or the machine: no time, no name, no operating system. */
export function pack(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
  packed[9] = 255;
  return packed;
}

/**
 * Makes a pack of a data folder: every line by every rule that the extension applies, levels computed, keys and lines sorted.
 * The same data always gives the same bytes.
 * @throws RecordFault naming file and line.
 */
export function buildPack(data = DATA_DIR): BuiltPack {
  const file = readPackFile(data);
  const loaded = loadRecord({ data, horizon: file.horizon, version: file.version, pack: file.pack });
  return buildLoaded(file, loaded);
}

/** The same from a record that was read already. */
export function buildLoaded(file: PackFile, loaded: LoadedRecord): BuiltPack {
  const [written] = writtenLevels(loaded.record);
  if (written)
    throw placed(new PackError('E_SCHEMA', `${written.claim}: ${written.what}: levels are computed from the sources, take it out`), loaded, written.claim);
  const lines = linesOf(loaded.record);
  for (const line of lines) {
    try {
      checkRecordLine(line.id, line);
    } catch (error) {
      throw placed(error, loaded, line.id);
    }
  }
  const content = writeContent(lines);
  try {
    readContent(content, { records: lines.length, released: file.released });
  } catch (error) {
    // References are told with the id of their line first.
    throw placed(error, loaded, error instanceof Error ? (error.message.split(':')[0] ?? '') : '');
  }
  return { file, content, packed: pack(content), records: lines.length, counts: countKinds(lines) };
}

/** What the build pins of the packaged facts (lib/sync/bundled.ts, BundlePin). */
export const pinOf = ({ file, content, packed, records, counts }: BuiltPack) => ({
  pack: file.pack,
  title: file.title,
  version: file.version,
  horizon: file.horizon,
  epoch: file.epoch,
  seq: file.seq,
  released: file.released,
  minEngine: file.minEngine,
  sha256: sha256(content),
  length: content.length,
  records,
  counts,
  file: { sha256: sha256(packed), length: packed.length },
});

/** Name of the packaged facts and of their pin in the output folder. */
export const FACTS_FILE = 'facts.ndjson.gz';
export const PIN_FILE = 'bundled.json';

/** Writes the packaged facts and their pin; anything else in the folder goes. */
export function writeBundle(built: BuiltPack, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name !== FACTS_FILE && name !== PIN_FILE) rmSync(join(folder, name), { recursive: true });
  // Beside first, then in place: two builds at once never leave half a file.
  const put = (name: string, bytes: Uint8Array | string): void => {
    const beside = join(folder, `${name}.${process.pid}`);
    writeFileSync(beside, bytes);
    renameSync(beside, join(folder, name));
  };
  put(FACTS_FILE, built.packed);
  put(PIN_FILE, `${JSON.stringify(pinOf(built), null, 2)}\n`);
}
