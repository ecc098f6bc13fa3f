import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { featureReader, keyOf } from '../../lib/match/learned/features.ts';
import type { Matcher } from '../../lib/match/matcher.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { pageOf, readCorpus, type Corpus, type GoldDocument } from '../eval/corpus.ts';
import { readLabelledFolder } from '../eval/labelled.ts';
import { openedDocuments, tuningDocuments } from '../eval/split.ts';

/** A sentence to learn from: its features, the types that it states, and how much it counts. */
export type Row = { keys: readonly string[]; states: ReadonlySet<string>; count: number };

/** A set of pages with those of its documents that may be learned from. */
export type Material = { name: string; corpus: Corpus; documents: readonly GoldDocument[]; count: number };

const PROJECT = resolve(import.meta.dirname, '../..');
/** Real pages are few, and what is read in the end is like them. */
const COUNTS = { real: 2, written: 1 } as const;

/** Pages that may be learned from: real ones that were opened, where they are there, and those written for it. What measures is left out (`split.ts`). */
export function materials(corpusFolder: string): Material[] {
  const mayLearn = (names: readonly string[]): ReadonlySet<string> => new Set([...tuningDocuments(names), ...openedDocuments(names)]);
  const sets = [
    { name: 'labelled', folder: resolve(PROJECT, 'test/fixtures/labelled'), read: readLabelledFolder, count: COUNTS.written },
    { name: 'training', folder: resolve(PROJECT, 'test/fixtures/training'), read: readLabelledFolder, count: COUNTS.written },
    { name: 'real', folder: corpusFolder, read: readCorpus, count: COUNTS.real },
  ];
  return sets.flatMap(({ name, folder, read, count }) => {
    const corpus = existsSync(folder) ? read(folder) : undefined;
    if (!corpus) return [];
    const chosen = mayLearn(corpus.gold.map(({ doc }) => doc));
    return [{ name, corpus, documents: corpus.gold.filter(({ doc }) => chosen.has(doc)), count }];
  });
}

/** The sentences of one labelled page; none where it is not taken to be about the story, because nothing is weighed there. */
export function rowsOfPage(matcher: Matcher, record: FactRecord, material: Material, gold: GoldDocument): Row[] {
  const { page, offsets } = pageOf(gold.doc, material.corpus.text.get(gold.doc) ?? '', material.corpus.published.get(gold.doc));
  const {
    context: { sentences },
    topic,
  } = matcher.study(page);
  if (!topic.about) return [];
  const featuresOf = featureReader(record.concepts);
  return sentences.flatMap((sentence): Row[] => {
    const base = offsets[sentence.block.id] ?? 0;
    const [start, end] = [base + sentence.source(sentence.start), base + sentence.source(sentence.end)];
    const optional = gold.optional_sentences?.some((index) => (gold.sentences[index]?.[0] ?? end) < end && (gold.sentences[index]?.[1] ?? start) > start);
    if (optional) return [];
    const keys = new Set<string>();
    featuresOf(sentence, sentences, (kind, first, second) => void keys.add(keyOf(kind, first, second)));
    const states = new Set(gold.spans.filter((span) => span.start < end && span.end > start).map((span) => span.claim_type));
    return [{ keys: [...keys], states, count: material.count }];
  });
}
