import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../lib/match/matcher.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { toRecord } from '../../lib/pack/record.ts';
import { notesOf } from '../../lib/standing/notes.ts';
import { pageOf } from '../../scripts/eval/corpus.ts';
import { readLabelledFolder } from '../../scripts/eval/labelled.ts';
import { buildPack } from '../../scripts/obelus-pack/build.ts';
import { readPackFile } from '../../scripts/obelus-pack/pack-file.ts';
import { DATA_DIR, loadRecord } from '../../scripts/record/load.ts';

const corpus = readLabelledFolder(resolve(import.meta.dirname, '../fixtures/labelled'));
const pages = [...(corpus?.text ?? [])].map(([name, text]) => pageOf(name, text).page);
const { horizon } = readPackFile(DATA_DIR);
const { record } = loadRecord({ horizon });

/** What a reader would see of every page, without what only names the record. */
const seen = (facts: FactRecord): unknown[] => {
  const matcher = compileMatcher(facts);
  return pages.flatMap((page) =>
    notesOf(facts, matcher.read(page), page).map(({ id, quote, reading, judgement, why }) => ({ id, quote, reading, judgement, why })),
  );
};

describe('pages written and labelled for the project', () => {
  it('are read from the packed facts as from the folder that editors work in', () => {
    const packed = toRecord(buildPack(DATA_DIR).content, { pack: record.pack, version: record.version, generation: record.generation, horizon });
    const [ours, theirs] = [seen(record), seen(packed)];
    expect(ours.length).toBeGreaterThan(300);
    expect(theirs).toEqual(ours);
  });
});
