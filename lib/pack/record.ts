import type { FactRecord, RecordLine } from '../model/record.ts';
import { decodeUtf8 } from './bytes.ts';
import { splitContent } from './content.ts';
import { longLine } from './short-lines.ts';

/** What is said of a content beside its lines. `generation` is its SHA-256. */
export type RecordMeta = Pick<FactRecord, 'pack' | 'version' | 'generation' | 'horizon'>;

/**
 * A record in memory from content that was accepted before and whose hash was just verified: its lines met the schema then, so they are only parsed here.
 * @throws PackError when the bytes are no lines.
 */
export function toRecord(bytes: Uint8Array, meta: RecordMeta): FactRecord {
  const lines = splitContent(decodeUtf8(bytes)).map(({ line }) => longLine(JSON.parse(line)) as RecordLine);
  return recordOf(lines, meta);
}

/** A record of lines. */
export function recordOf(lines: readonly RecordLine[], meta: RecordMeta): FactRecord {
  const { pack, version, generation, horizon } = meta;
  return {
    pack,
    version,
    generation,
    horizon,
    claims: new Map(lines.flatMap((line) => (line.kind === 'claim' ? [[line.id, line] as const] : []))),
    sources: new Map(lines.flatMap((line) => (line.kind === 'source' ? [[line.id, line] as const] : []))),
    concepts: new Map(lines.flatMap((line) => (line.kind === 'concept' ? [[line.id, line] as const] : []))),
  };
}
