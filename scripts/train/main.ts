import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compileMatcher } from '../../lib/match/matcher.ts';
import { predict } from '../eval/predict.ts';
import { isSpecific, scoreDocument, sum, withoutAllowed, type Outcome } from '../eval/score.ts';
import { readPackFile } from '../obelus-pack/pack-file.ts';
import { DATA_DIR, loadRecord } from '../record/load.ts';
import { withWeights } from './learn.ts';
import { learnInRounds } from './rounds.ts';
import { materials, rowsOfPage, rowsOfRecord, typesOf } from './rows.ts';

/** Pages are dealt into so many parts in turn; each is read with weights learned from the others. */
const PARTS = 6;

const { record: written, examples } = loadRecord({ horizon: readPackFile(DATA_DIR).horizon });
const record = withWeights(written, new Map());
const matcher = compileMatcher(record);
const types = typesOf(record.claims);
const pages = materials().flatMap((material) =>
  material.documents.map((gold) => ({
    material,
    gold,
    rows: rowsOfPage(matcher, record, material, gold),
  })),
);
const own = rowsOfRecord(matcher, record, examples);
/** Learns from these pages and from the record. */
const learnFrom = (chosen: readonly (typeof pages)[number][]): Map<string, string> =>
  learnInRounds(
    chosen.flatMap(({ rows }) => rows),
    own,
    types,
  );
const { values } = parseArgs({ options: { cross: { type: 'boolean' } } });
console.log(`${pages.length} pages, ${pages.reduce((all, { rows }) => all + rows.length, 0)} sentences, and ${own.length} of the record`);

const show = (name: string, outcomes: readonly Outcome[]): void => {
  for (const [group, keep] of [
    ['specific', isSpecific],
    ['all', () => true],
  ] as const) {
    const { truePositive, falsePositive, precision, recall, values: value, polarity, gold } = sum(outcomes, keep);
    const hard = sum(outcomes, keep, (span) => span.difficulty === 'hard');
    console.log(
      `${name}, ${group}: P ${precision.toFixed(3)} R ${recall.toFixed(3)} (${truePositive} right, ${falsePositive} not, of ${gold}), hard R ${hard.recall.toFixed(3)}, value ${value.join('/')}, polarity ${(polarity[0] / polarity[1]).toFixed(3)}`,
    );
  }
};

/** Reads each part with weights learned from the others, beside what the cues alone read. */
function crossValidate(): void {
  const [before, after]: [Map<string, Outcome[]>, Map<string, Outcome[]>] = [new Map(), new Map()];
  for (let part = 0; part < PARTS; part += 1) {
    const weights = learnFrom(pages.filter((_, index) => index % PARTS !== part));
    const reader = compileMatcher(withWeights(record, weights));
    for (const { material, gold } of pages.filter((_, index) => index % PARTS === part)) {
      const text = material.corpus.text.get(gold.doc) ?? '';
      for (const [by, into] of [
        [matcher, before],
        [reader, after],
      ] as const) {
        const found = predict(by, record, gold.doc, text, material.corpus.published.get(gold.doc));
        into.set(material.name, [...(into.get(material.name) ?? []), withoutAllowed(scoreDocument(gold, text, found), gold, material.corpus.allowed)]);
      }
    }
  }
  for (const name of before.keys()) {
    show(`${name}, cues alone`, before.get(name) ?? []);
    show(`${name}, with weights`, after.get(name) ?? []);
  }
}

if (values.cross === true) crossValidate();
else {
  const weights = learnFrom(pages);
  const file = resolve(DATA_DIR, 'weights/en.yaml');
  mkdirSync(dirname(file), { recursive: true });
  const lines = [...weights].map(([type, list]) => `- { type: ${type}, weights: ${JSON.stringify(list)} }\n`);
  writeFileSync(
    file,
    `# Written by \`npm run train\`: what speaks for and against each type, in tenths. Learn anew instead of editing (lib/match/learned).\n${lines.join('')}`,
  );
  console.log(
    `written to ${file}: ${[...weights.values()].reduce((all, list) => all + list.split(/[ ;]/).length, 0)} words, ${[...weights.values()].join('').length} bytes`,
  );
}
