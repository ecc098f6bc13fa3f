import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { evidenceOf } from '../../lib/match/learned/evidence.ts';
import type { Matcher } from '../../lib/match/matcher.ts';
import type { Sentence } from '../../lib/match/scan.ts';
import type { Claim } from '../../lib/model/claim.ts';
import type { PageText } from '../../lib/model/page.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { pageOf, readCorpus, type Corpus, type GoldDocument } from '../eval/corpus.ts';
import { readLabelledFolder } from '../eval/labelled.ts';
import { openedDocuments, tuningDocuments } from '../eval/split.ts';
import { readNeutral } from '../obelus-pack/rules/neutral.ts';
import { examplePage } from '../record/examples.ts';
import { DATA_DIR, type Example } from '../record/load.ts';

/**
 * A sentence to learn from: its evidence and which types it states. `types` are those that it says anything of, one way or the other; `count` is how much it counts.
 * Where the cues were written for the page itself (`fitted`), that they fit says nothing. `written` are examples of the record.
 */
export type Row = { page: string; keys: string[]; states: ReadonlySet<string>; types: readonly string[]; count: number; fitted: boolean; written?: boolean };

/** A set of pages with those of its documents that may be learned from. */
export type Material = { name: string; corpus: Corpus; documents: readonly GoldDocument[]; fitted: boolean; count: number };

const PROJECT = resolve(import.meta.dirname, '../..');
const NONE: ReadonlySet<string> = new Set();

/** How much an example of the record, a sentence of the record itself and one of a neutral page count; one of a labelled page counts 1. */
const COUNTS = { example: 1.5, record: 0.3, neutral: 1.5 } as const;
/** Types that many a sentence states beside its own: an example of another type says nothing of them. */
const BESIDE = ['party-statement', 'who-reported-it', 'other-dispute-claim'];
/** Those of them that the list of an example's other claims leaves out. */
const SAID = ['party-statement', 'who-reported-it'];

/** Pages that may be learned from: the tuning halves of the labelled sets, and those written for it. A set that is not there is left out. */
export function materials(): Material[] {
  const everything = (documents: readonly string[]): ReadonlySet<string> => new Set(documents);
  // Pages that were written are many, and not quite like real ones, which are few.
  const sets = [
    { name: 'labelled', folder: resolve(PROJECT, 'test/fixtures/labelled'), read: readLabelledFolder, part: tuningDocuments, fitted: false, count: 1 },
    { name: 'training', folder: resolve(PROJECT, 'test/fixtures/training'), read: readLabelledFolder, part: everything, fitted: false, count: 0.6 },
    { name: 'corpus', folder: resolve(PROJECT, '../shared/corpus'), read: readCorpus, part: tuningDocuments, fitted: true, count: 2 },
    { name: 'opened', folder: resolve(PROJECT, '../shared/corpus'), read: readCorpus, part: openedDocuments, fitted: false, count: 2 },
  ];
  return sets.flatMap(({ name, folder, read, part, fitted, count }) => {
    const corpus = existsSync(folder) ? read(folder) : undefined;
    if (!corpus) return [];
    const chosen = part(corpus.gold.map(({ doc }) => doc));
    return [{ name, corpus, documents: corpus.gold.filter(({ doc }) => chosen.has(doc)), fitted, count }];
  });
}

const keysOf = (sentence: Sentence, sentences: readonly Sentence[], ruled: (index: number) => ReadonlySet<string>): string[] => {
  const keys = new Set<string>();
  evidenceOf(sentence, { sentences, ruled }, (key) => void keys.add(key));
  return [...keys];
};

/** The sentences of one labelled page; none where the page is not taken to be about the story, because nothing is weighed there. */
export function rowsOfPage(matcher: Matcher, record: FactRecord, material: Material, gold: GoldDocument): Row[] {
  const { page, offsets } = pageOf(gold.doc, material.corpus.text.get(gold.doc) ?? '', material.corpus.published.get(gold.doc));
  const { sentences, read, topic } = matcher.study(page);
  if (!topic.about) return [];
  const types = typesOf(record.claims);
  const ruled = read.map((fits) => new Set(fits.map((fit) => record.claims.get(fit.cue.claim)?.type ?? '')));
  return sentences.flatMap((sentence): Row[] => {
    const base = offsets[sentence.block.id] ?? 0;
    const [start, end] = [base + sentence.source(sentence.start), base + sentence.source(sentence.end)];
    const optional = gold.optional_sentences?.some((index) => (gold.sentences[index]?.[0] ?? end) < end && (gold.sentences[index]?.[1] ?? start) > start);
    if (optional) return [];
    const states = new Set(gold.spans.filter((span) => span.start < end && span.end > start).map((span) => span.claim_type));
    const keys = keysOf(sentence, sentences, (index) => ruled[index] ?? NONE);
    return [{ page: `${material.name}/${gold.doc}`, keys, states, types, count: material.count, fitted: material.fitted }];
  });
}

/** All types of a record, in order. */
export const typesOf = (claims: ReadonlyMap<string, Claim>): string[] => [...new Set([...claims.values()].map(({ type }) => type))].sort();

/** Examples of the record as its lint reads them, the record's own sentences, which state their claim's type and none that is not related to it, and neutral text. */
export function rowsOfRecord(matcher: Matcher, record: FactRecord, examples: ReadonlyMap<string, readonly Example[]>): Row[] {
  const all = typesOf(record.claims);
  const typeOf = (id: string): string => record.claims.get(id)?.type ?? '';
  /** Rows of a page's blocks from `from` on. */
  const read = (page: PageText, from: number, states: readonly string[], types: readonly string[], count: number): Row[] => {
    const { sentences, read: fits } = matcher.study(page);
    const ruled = fits.map((found) => new Set(found.map((fit) => typeOf(fit.cue.claim))));
    return sentences
      .filter(({ block }) => block.id >= from)
      .map((sentence) => {
        const keys = keysOf(sentence, sentences, (index) => ruled[index] ?? NONE);
        return { page: 'record', keys, states: new Set(states), types, count, fitted: true };
      });
  };
  const ofClaims = [...record.claims.values()].flatMap((claim) => {
    const related = new Set((claim.related ?? []).map(typeOf));
    const own = (examples.get(claim.id) ?? []).flatMap((one) => {
      const page = examplePage(one);
      const states = [...('not' in one ? [] : [claim.type]), ...(one.also ?? []).map(typeOf)];
      const sure = 'not' in one ? (related.has(claim.type) ? [] : [claim.type]) : all.filter((type) => !SAID.includes(type));
      return read(page, page.blocks.length - 1, states, [...new Set([...states, ...sure])], COUNTS.example).map((row) => ({ ...row, written: true }));
    });
    const texts = [...claim.holds, ...(claim.events ?? []), ...(claim.positions ?? [])].map(({ text }) => text);
    const sure = all.filter((type) => type === claim.type || !(related.has(type) || BESIDE.includes(type)));
    return [...own, ...texts.flatMap((not) => read(examplePage({ not }), examplePage({ not }).blocks.length - 1, [claim.type], sure, COUNTS.record))];
  });
  const opening = examplePage({ not: '' });
  const before = opening.blocks.slice(0, -1);
  const neutral = readNeutral(DATA_DIR).flatMap(({ paragraphs }) => {
    const blocks = [...before, ...paragraphs.flat().map(({ text }, at) => ({ id: before.length + at, text, role: 'paragraph' as const, article: 0 }))];
    return read({ ...opening, blocks }, before.length, [], all, COUNTS.neutral);
  });
  return [...ofClaims, ...neutral];
}
