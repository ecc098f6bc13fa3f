import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compileMatcher, type Matcher } from '../../lib/match/matcher.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { outliveClosedPipe } from '../closed-pipe.ts';
import { bundledWeights } from '../train/weights-file.ts';
import { readPackFile } from '../obelus-pack/pack-file.ts';
import { DATA_DIR, loadRecord } from '../record/load.ts';
import { accuracyPage } from './accuracy-page.ts';
import { readCorpus, pageOf, type Corpus } from './corpus.ts';
import { LabelFault, readLabelledFolder } from './labelled.ts';
import { readPages } from './pages.ts';
import { predict, type Prediction } from './predict.ts';
import { printReport } from './report.ts';
import { scoreDocument, withoutAllowed, type Outcome } from './score.ts';
import { judgeVerdicts, printVerdicts, readVerdicts } from './verdicts.ts';
import { explain } from './why.ts';
import { compare, readInBrowser } from './in-browser.ts';

const USAGE =
  'Usage: node scripts/eval/main.ts --corpus DIR [--predictions FILE] [--browser] [--why FILE:SENTENCE] [--pages DIR] [--verdicts DIR] [--all-errors] [--write]';

/** Ends with one clear line and exit code 2: the person's command cannot be run as it is. */
function refuse(message: string): never {
  console.error(`${message}\n${USAGE}`);
  process.exit(2);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        corpus: { type: 'string' },
        predictions: { type: 'string' },
        browser: { type: 'boolean' },
        why: { type: 'string' },
        pages: { type: 'string' },
        verdicts: { type: 'string' },
        'all-errors': { type: 'boolean' },
        write: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Pages that are not about the story: any mark is one too many. */
function printPages(matcher: Matcher, folder: string): void {
  const marked = readPages(folder).map((page) => ({ page, mentions: matcher.read(page) }));
  const bad = marked.filter(({ mentions }) => mentions.length > 0);
  console.log(`\n${marked.length} saved pages, ${bad.length} with any mark`);
  for (const { page, mentions } of bad) for (const mention of mentions) console.log(`MARK ${page.url} ${mention.claim}/${mention.cue} "${mention.quote}"`);
}

/** Reads and scores every labelled document; what was found goes to `predictions`. */
function judgeAll(matcher: Matcher, record: FactRecord, corpus: Corpus, predictions: Prediction[]): Outcome[] {
  return corpus.gold.map((gold) => {
    const text = corpus.text.get(gold.doc) ?? '';
    const found = predict(matcher, record, gold.doc, text, corpus.published.get(gold.doc));
    predictions.push(...found);
    return withoutAllowed(scoreDocument(gold, text, found), gold, corpus.allowed);
  });
}

const PROJECT = resolve(import.meta.dirname, '../..');
const WRITTEN = [
  { name: 'Pages written for the project (test/fixtures/labelled)', folder: 'test/fixtures/labelled' },
  { name: 'Pages by somebody who saw no cue, not read while cues were mended (test/fixtures/unread)', folder: 'test/fixtures/unread' },
  { name: 'Pages that cues are written from (test/fixtures/training)', folder: 'test/fixtures/training' },
];

/** Keeps the numbers in docs/accuracy.md, beside those of the project's own labelled pages. */
function writeAccuracy(matcher: Matcher, record: FactRecord, outcomes: readonly Outcome[]): void {
  const written = WRITTEN.flatMap(({ name, folder }) => {
    const own = readLabelledFolder(resolve(PROJECT, folder));
    return own ? [{ name, outcomes: judgeAll(matcher, record, own, []) }] : [];
  });
  const measured = [{ name: 'Real pages (labelled corpus)', outcomes }, ...written];
  const file = resolve(PROJECT, 'docs/accuracy.md');
  writeFileSync(file, accuracyPage(measured));
  console.log(`\nwritten to ${file}`);
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.corpus === undefined) refuse('Say which corpus to judge by: --corpus DIR.');
  let corpus;
  try {
    corpus = readLabelledFolder(options.corpus) ?? readCorpus(options.corpus);
  } catch (error) {
    if (error instanceof LabelFault) refuse(error.message);
    return refuse(`The corpus folder "${options.corpus}" cannot be read.`);
  }
  const { record } = loadRecord({ horizon: readPackFile(DATA_DIR).horizon });
  const matcher = compileMatcher(record, bundledWeights());
  if (options.why !== undefined) {
    const [, doc = '', sentence = ''] = /^(.*):(\d+)$/.exec(options.why) ?? [];
    const text = corpus.text.get(doc);
    const gold = corpus.gold.find((one) => one.doc === doc);
    if (text === undefined || gold === undefined) refuse(`There is no labelled document "${doc}" in the corpus; write --why FILE:SENTENCE.`);
    console.log(explain(matcher, record, pageOf(doc, text), gold, Number(sentence)));
    return;
  }
  const predictions: Prediction[] = [];
  const outcomes = judgeAll(matcher, record, corpus, predictions);
  for (const doc of corpus.unlabelled) predictions.push(...predict(matcher, record, doc, corpus.text.get(doc) ?? '', corpus.published.get(doc)));
  if (options.predictions !== undefined) writeFileSync(options.predictions, `${JSON.stringify(predictions, null, 1)}\n`);
  printReport(
    outcomes,
    predictions.filter((one) => corpus.unlabelled.includes(one.doc)),
    options['all-errors'] === true,
  );
  if (options.browser === true) {
    const seen = await readInBrowser(record, corpus, options.corpus);
    process.exitCode = compare(predictions, seen, [...corpus.text.keys()]) ? 0 : 1;
  }
  const verdicts = readVerdicts(options.verdicts ?? resolve(options.corpus, '../facts/article_claims'));
  if (verdicts.length > 0) printVerdicts(judgeVerdicts(verdicts, corpus.text, predictions), verdicts.length);
  if (options.write === true) writeAccuracy(matcher, record, outcomes);
  if (options.pages !== undefined) printPages(matcher, options.pages);
}

outliveClosedPipe();
await main();
