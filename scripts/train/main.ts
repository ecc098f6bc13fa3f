import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { writeWeights, type Weights } from '../../lib/match/learned/weights.ts';
import { compileMatcher } from '../../lib/match/matcher.ts';
import { outliveClosedPipe } from '../closed-pipe.ts';
import { predict } from '../eval/predict.ts';
import { isSpecific, scoreDocument, sum, withoutAllowed, type Outcome } from '../eval/score.ts';
import { readPackFile } from '../obelus-pack/pack-file.ts';
import { DATA_DIR, loadRecord } from '../record/load.ts';
import { learn } from './learn.ts';
import { materials, rowsOfPage } from './rows.ts';
import { WEIGHTS_FILE } from './weights-file.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
/** Pages are dealt into so many parts in turn; each is read with weights learned from the others. */
const PARTS = 5;
/**
 * Types that are told by wording alone. Those that are told by a figure are left to the cues: a figure that nothing read could be another one, and a statement
 * without its figure is no help. "Other" is left out because what it gathers has no wording of its own (real pages: two of three marks were wrong).
 */
const TYPES = [
  'exclusivity-scope',
  'frontier-aws-hosting',
  'legal-threat-status',
  'musk-lawsuit',
  'openai-ipo',
  'party-statement',
  'regulatory-scrutiny',
  'restructuring-of-agreement',
  'who-reported-it',
];

const { values } = parseArgs({ options: { corpus: { type: 'string' }, cross: { type: 'boolean' } } });
const { record } = loadRecord({ horizon: readPackFile(DATA_DIR).horizon });
const matcher = compileMatcher(record);
const pages = materials(resolve(values.corpus ?? resolve(PROJECT, '../shared/corpus'))).flatMap((material) =>
  material.documents.map((gold) => ({ material, gold, rows: rowsOfPage(matcher, record, material, gold) })),
);
const head = { pack: record.pack, lang: 'en' };
const learnFrom = (chosen: readonly (typeof pages)[number][]): Weights => ({
  ...head,
  ...learn(
    chosen.flatMap(({ rows }) => rows),
    TYPES,
  ),
});

const line = (outcomes: readonly Outcome[]): string => {
  const { truePositive, falsePositive, precision, recall, polarity, gold } = sum(outcomes, isSpecific);
  return `P ${precision.toFixed(3)} R ${recall.toFixed(3)} (${truePositive} right, ${falsePositive} not, of ${gold}), polarity ${(polarity[0] / polarity[1]).toFixed(3)}`;
};

/** Reads each part with weights learned from the others, beside what the cues alone read. */
function crossValidate(): void {
  const [before, after]: [Map<string, Outcome[]>, Map<string, Outcome[]>] = [new Map(), new Map()];
  for (let part = 0; part < PARTS; part += 1) {
    const reader = compileMatcher(record, learnFrom(pages.filter((_, index) => index % PARTS !== part)));
    for (const { material, gold } of pages.filter((_, index) => index % PARTS === part)) {
      const text = material.corpus.text.get(gold.doc) ?? '';
      // Pages of one series have one writer, or one purpose.
      const series = material.name === 'training' ? `training ${gold.doc.slice(0, 2)}` : material.name;
      for (const [by, into] of [
        [matcher, before],
        [reader, after],
      ] as const) {
        const found = predict(by, record, gold.doc, text, material.corpus.published.get(gold.doc));
        into.set(series, [...(into.get(series) ?? []), withoutAllowed(scoreDocument(gold, text, found), gold, material.corpus.allowed)]);
      }
    }
  }
  for (const name of before.keys())
    console.log(`${name.padEnd(12)} cues alone   ${line(before.get(name) ?? [])}\n${''.padEnd(12)} with weights ${line(after.get(name) ?? [])}`);
}

outliveClosedPipe();
console.log(`${pages.length} pages, ${pages.reduce((all, { rows }) => all + rows.length, 0)} sentences`);
if (values.cross === true) crossValidate();
else {
  const text = writeWeights(learnFrom(pages));
  mkdirSync(dirname(WEIGHTS_FILE), { recursive: true });
  writeFileSync(WEIGHTS_FILE, text);
  console.log(`written to ${WEIGHTS_FILE}: ${text.length} bytes, ${gzipSync(text).length} packed`);
}
