import { STANCES, stanceEvidence, type Stance } from '../../lib/match/learned/stance.ts';
import { writeWeights } from '../../lib/match/learned/weights.ts';
import type { CompiledCue } from '../../lib/match/compile-cue.ts';
import type { Fit } from '../../lib/match/fit.ts';
import type { Matcher } from '../../lib/match/matcher.ts';
import { polarityOf } from '../../lib/match/polarity.ts';
import type { Polarity } from '../../lib/model/mention.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { pageOf, type GoldDocument } from '../eval/corpus.ts';
import { examplePage } from '../record/examples.ts';
import type { Example } from '../record/load.ts';
import { fitSparse } from './l1.ts';
import type { Material } from './rows.ts';

/** A statement to learn from: its evidence and how it is made. */
export type StanceRow = { page: string; keys: ReadonlySet<string>; stance: Polarity; count: number };

const PAGES = 3;
const [TOLL, RIDGE, LEAST] = [1, 0.2, 0.15];
/** An example says how it must be read; more than one page says. */
const OF_EXAMPLE = 3;

/** The labelled statements of a page, where a cue reads them in its words, else in the labelled ones. */
export function stanceRows(matcher: Matcher, record: FactRecord, material: Material, gold: GoldDocument): StanceRow[] {
  const { page, offsets } = pageOf(gold.doc, material.corpus.text.get(gold.doc) ?? '', material.corpus.published.get(gold.doc));
  const { sentences, read } = matcher.study(page);
  return gold.spans.flatMap((span): StanceRow[] => {
    const index = sentences.findIndex((one) => {
      const base = offsets[one.block.id] ?? 0;
      return base + one.source(one.start) <= span.start && base + one.source(one.end) >= span.end;
    });
    const sentence = sentences[index];
    if (!sentence) return [];
    const base = offsets[sentence.block.id] ?? 0;
    const own = read[index]?.find((fit) => record.claims.get(fit.cue.claim)?.type === span.claim_type);
    const words = { start: span.start - base, end: span.end - base };
    // A statement that no cue reads is given to the grammar as one of a cue that asks for nothing.
    const bare = { cue: { cue: {} } as CompiledCue, sentence, filled: [], amounts: [], score: 0, ...words } satisfies Fit;
    const ruled = polarityOf(own ?? bare).polarity;
    return [{ page: `${material.name}/${gold.doc}`, keys: stanceEvidence(sentence, own ?? words, span.claim_type, ruled), stance: span.polarity, count: 1 }];
  });
}

/** Examples that must be read, as they say or, where they say nothing of it, as the grammar has it: their standing was found right so. */
export function stanceRowsOfRecord(matcher: Matcher, record: FactRecord, examples: ReadonlyMap<string, readonly Example[]>): StanceRow[] {
  return [...examples].flatMap(([claim, list]) =>
    list.flatMap((one, number): StanceRow[] => {
      if ('not' in one) return [];
      const page = examplePage(one);
      const { sentences, read } = matcher.study(page);
      return sentences.flatMap((sentence, index) => {
        const fit = sentence.block.id === page.blocks.length - 1 ? read[index]?.find((found) => found.cue.claim === claim) : undefined;
        const type = record.claims.get(claim)?.type ?? '';
        if (!fit) return [];
        const ruled = polarityOf(fit).polarity;
        return [{ page: `record ${number % 10}`, keys: stanceEvidence(sentence, fit, type, ruled), stance: one.reads.polarity ?? ruled, count: OF_EXAMPLE }];
      });
    }),
  );
}

/** Learns what speaks for each stance, in tenths, by the function word at which it stands. */
export function learnStances(rows: readonly StanceRow[]): Map<string, string> {
  const pages = new Map<string, Set<string>>();
  for (const { keys, page } of rows) for (const key of keys) pages.set(key, (pages.get(key) ?? new Set()).add(page));
  const names = ['=', ...[...pages].flatMap(([key, of]) => (of.size >= PAGES ? [key] : []))];
  const numbers = new Map(names.map((name, number) => [name, number]));
  const matrix = rows.map(({ keys }) => Int32Array.from([0, ...[...keys].flatMap((key) => numbers.get(key) ?? [])]));
  const counts = Float64Array.from(rows, ({ count }) => count);
  const penalty = new Float64Array(names.length).fill(TOLL).map((toll, number) => (number === 0 ? 0.01 : toll));
  return new Map(
    (Object.keys(STANCES) as Stance[]).map((stance) => {
      const wanted = Float64Array.from(rows, (row) => (row.stance === stance ? 1 : 0));
      const found = fitSparse({ rows: matrix, wanted, counts, penalty }, RIDGE);
      const kept = names.flatMap((name, number) =>
        number > 0 && Math.abs(found[number] ?? 0) >= LEAST ? [[name, Math.round(10 * (found[number] ?? 0))] as const] : [],
      );
      return [STANCES[stance], writeWeights({ bias: Math.round(10 * (found[0] ?? 0)), of: new Map(kept) })];
    }),
  );
}
