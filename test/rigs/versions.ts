import type { RecordLine } from '../../lib/model/record.ts';
import { readContent, writeContent } from '../../lib/pack/content.ts';
import { buildPack, pack, type BuiltPack } from '../../scripts/obelus-pack/build.ts';

let base: { built: BuiltPack; lines: RecordLine[] } | null = null;

/** The record of this checkout as version `seq`, told apart from the others by the question of its first claim. */
export function realPack(seq: number, version = `2026.12.${seq}`): BuiltPack {
  if (!base) {
    const built = buildPack();
    base = { built, lines: readContent(built.content, { records: built.records, released: built.file.released }) };
  }
  const { built, lines } = base;
  const first = lines.findIndex(({ kind }) => kind === 'claim');
  const content = writeContent(
    lines.map((line, at) => (at === first && line.kind === 'claim' ? { ...line, question: `Version ${seq}: ${line.question}`.slice(0, 120) } : line)),
  );
  return { ...built, content, packed: pack(content), file: { ...built.file, seq, version } };
}
