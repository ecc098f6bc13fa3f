/**
 * What the text engine costs beside one bare pass over the same text (the floor: a class table look-up a character), and beside its peers: `npm run bench -- match`.
 * Rounds go in turn, medians count; a run whose floor spreads over 25 % says that it is inconclusive. Budgets: design of performance, section 2.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compileLexicon } from '../../lib/match/lexicon.ts';
import type { Weights } from '../../lib/match/learned/weights.ts';
import { compileMatcher } from '../../lib/match/matcher.ts';
import { normalise } from '../../lib/match/normalise.ts';
import { findQuantities } from '../../lib/match/quantities/index.ts';
import { sentencesOf } from '../../lib/match/sentences.ts';
import type { Concept } from '../../lib/model/concept.ts';
import type { PageText } from '../../lib/model/page.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { notesOf } from '../../lib/standing/notes.ts';
import { pageOf } from '../../scripts/eval/corpus.ts';
import { readLabelledFolder } from '../../scripts/eval/labelled.ts';
import { readPackFile } from '../../scripts/obelus-pack/pack-file.ts';
import { DATA_DIR, loadRecord } from '../../scripts/record/load.ts';
import { madeRecord } from './made-record.ts';
import { bundledWeights } from '../../scripts/train/weights-file.ts';
import { measure, median, printRows, type Row, type Step } from './measure.ts';
import { ahoCorasick, asPattern, markJs } from './peers.ts';
import { namesOf, paragraphsOf, vocabularyOf } from './text.ts';

const SIZES = [50, 500, 5000];
const BUDGET: Record<number, number> = { 50: 5, 500: 5, 5000: 10 };
const READING_BUDGET = 30;
const LENGTH = 500_000;

const classes = new Uint8Array(0x10000).fill(1, 97, 123).fill(1, 65, 91).fill(1, 48, 58);
/** Counts words: the least that any matcher must do. */
function floor(paragraphs: readonly string[]): number {
  let words = 0;
  for (const text of paragraphs) {
    let before = 0;
    for (let at = 0; at < text.length; at += 1) {
      const now = classes[text.charCodeAt(at)] ?? 0;
      if (now !== 0 && before === 0) words += 1;
      before = now;
    }
  }
  return words;
}

const conceptsOf = (names: readonly string[]): Concept[] =>
  names.map((name, i) => ({ id: `c${i}`, kind: 'concept', type: 'noun', lang: 'en', name, aliases: [name] }));
const sum = (paragraphs: readonly string[], count: (text: string) => number): number => paragraphs.reduce((total, text) => total + count(text), 0);

/** The same text as pages of about ten thousand characters each, as articles are. */
function pagesOf(paragraphs: readonly string[], title: string): PageText[] {
  const pages: PageText[] = [];
  for (let from = 0; from < paragraphs.length;) {
    let [to, length] = [from, 0];
    while (to < paragraphs.length && length < 10_000) length += paragraphs[to++]?.length ?? 0;
    const blocks = paragraphs.slice(from, to).map((text, id) => ({ id, text, role: 'paragraph' as const, article: 0 }));
    pages.push({ url: `page-${from}`, title, lang: 'en', blocks, dates: [], omitted: 0 });
    from = to;
  }
  return pages;
}

/** Reads pages from text to judged notes; `notes` counts them, so that a run which finds nothing cannot look fast. */
function reading(record: FactRecord, pages: readonly PageText[], weights?: Weights): () => number {
  const matcher = compileMatcher(record, weights);
  return () => pages.reduce((notes, page) => notes + notesOf(record, matcher.read(page), page).length, 0);
}

function lexiconSteps(names: readonly string[], text: readonly string[]): Step[] {
  return SIZES.flatMap((aliases) => {
    const chosen = names.slice(0, aliases);
    const [lexicon, pattern, automaton] = [compileLexicon(conceptsOf(chosen)), asPattern(chosen), ahoCorasick(chosen)];
    return [
      { name: `lexicon, ${aliases} aliases`, budget: BUDGET[aliases], run: () => sum(text, (one) => lexicon.find(one).length) },
      { name: `one native RegExp, ${aliases}`, run: () => sum(text, (one) => one.match(pattern)?.length ?? 0) },
      { name: `npm Aho-Corasick, ${aliases}`, run: () => sum(text, automaton) },
    ];
  });
}

/** What compiling and the first 10 kB cost a fresh lexicon, in milliseconds. */
const firstOf = (names: readonly string[], text: readonly string[]): { aliases: number; compile: number; first: number }[] =>
  SIZES.map((aliases) => {
    const concepts = conceptsOf(names.slice(0, aliases));
    const [start, page] = [performance.now(), text.join('\n').slice(0, 10_000)];
    const lexicon = compileLexicon(concepts);
    const compiled = performance.now();
    lexicon.find(page);
    return { aliases, compile: compiled - start, first: performance.now() - compiled };
  });

/** The bundled record on the pages written for the project: nearly every sentence of these is about the story, so this is the dearest text there is. */
function ownReading(rounds: number): Row[] {
  const corpus = readLabelledFolder(resolve(import.meta.dirname, '../fixtures/labelled'));
  const pages = [...(corpus?.text ?? [])].map(([name, text]) => pageOf(name, text).page);
  const { record } = loadRecord({ horizon: readPackFile(DATA_DIR).horizon });
  const [cues, matcher] = [compileMatcher(record), compileMatcher(record, bundledWeights())];
  const text = pages.flatMap((page) => page.blocks.map((block) => block.text));
  const rows = measure(
    [
      { name: 'floor: one pass over pages on the story', run: () => floor(text) },
      { name: 'what cues find in them, bundled record', run: () => pages.reduce((found, page) => found + cues.read(page).length, 0) },
      { name: 'the same and what weights find', run: () => pages.reduce((found, page) => found + matcher.read(page).length, 0) },
      { name: 'the whole reading, bundled record', budget: READING_BUDGET, run: reading(record, pages, bundledWeights()) },
    ],
    rounds,
  );
  printRows(rows, sum(text, (one) => one.length) / 1e6);
  return rows;
}

/** Growth of the reading with the number of claims, as an exponent: 0 when ten times the claims cost nothing, 1 when ten times as much. */
const exponent = (rows: readonly Row[], few: string, many: string): number => {
  const time = (name: string): number => rows.find((row) => row.name === name)?.median ?? 1;
  return Math.log10(time(many) / time(few));
};

async function bench(rounds: number): Promise<object> {
  const vocabulary = vocabularyOf(4000);
  const names = namesOf(Math.max(...SIZES), vocabulary);
  const raw = paragraphsOf(LENGTH, vocabulary, names.slice(0, 50));
  const text = raw.map((paragraph) => normalise(paragraph).text);
  const first = firstOf(names, text);
  const pages = pagesOf(raw, `${names[0]} and ${names[2]}`);
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const whole = (claims: number, aliases: number): Step => ({
    name: `whole reading, ${claims} claims, ${aliases} aliases`,
    budget: READING_BUDGET,
    run: reading(madeRecord(claims, names.slice(0, aliases)), pages),
  });
  const rows = measure(
    [
      { name: 'floor: one pass', run: () => floor(text) },
      ...lexiconSteps(names, text),
      { name: 'normalise', run: () => sum(raw, (one) => normalise(one).text.length) },
      { name: 'sentences', run: () => sum(text, (one) => sentencesOf(one).length) },
      { name: 'Intl.Segmenter, sentences', run: () => sum(text, (one) => [...segmenter.segment(one)].length) },
      { name: 'quantities', run: () => sum(text, (one) => findQuantities(one).length) },
      whole(100, 500),
      whole(1000, 500),
      whole(100, 5000),
      whole(1000, 5000),
    ],
    rounds,
  );
  printRows(rows, LENGTH / 1e6);
  for (const one of first) console.log(`${one.aliases} aliases: compiled in ${one.compile.toFixed(2)} ms, first 10 kB in ${one.first.toFixed(2)} ms`);
  for (const aliases of [500, 5000]) {
    const grows = exponent(rows, `whole reading, 100 claims, ${aliases} aliases`, `whole reading, 1000 claims, ${aliases} aliases`);
    console.log(`${aliases} aliases: growth exponent from 100 to 1,000 claims ${grows.toFixed(2)} (budget 0.2)`);
  }
  const part = raw.slice(0, Math.ceil(raw.length / 10));
  const marks = await markJs(part, names.slice(0, 500), 5);
  const floors = Array.from({ length: 9 }, () => {
    const start = performance.now();
    floor(part);
    return performance.now() - start;
  });
  console.log(
    marks === null
      ? 'mark.js: no Chromium here'
      : `mark.js in Chromium, 500 names: ${(marks / median(floors)).toFixed(0)} x floor (it changes the page as well)`,
  );
  return { rows, first, marks, own: ownReading(rounds) };
}

async function main(): Promise<number> {
  let options: { rounds?: string; json?: string };
  try {
    options = parseArgs({ options: { rounds: { type: 'string' }, json: { type: 'string' } } }).values;
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  const rounds = Number(options.rounds ?? 9);
  if (!Number.isInteger(rounds) || rounds < 5) {
    console.error('bench: --rounds takes a whole number, 5 or more');
    return 2;
  }
  const result = await bench(rounds);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  return 0;
}

process.exitCode = await main();
