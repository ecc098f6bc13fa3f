/**
 * What the text engine costs beside one bare pass over the same text (the floor: a class table look-up a character): `node test/bench/match.ts`.
 * Rounds go in turn, medians count; a run whose floor spreads over 25 % says that it is inconclusive. Budgets: design of performance, section 2.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compileLexicon } from '../../lib/match/lexicon.ts';
import { normalise } from '../../lib/match/normalise.ts';
import { findQuantities } from '../../lib/match/quantities/index.ts';
import { sentencesOf } from '../../lib/match/sentences.ts';
import type { Concept } from '../../lib/model/concept.ts';
import { namesOf, paragraphsOf, vocabularyOf } from './text.ts';

const SIZES = [50, 500, 5000];
const BUDGET: Record<number, number> = { 50: 5, 500: 5, 5000: 10 };

type Step = { name: string; budget?: number; run: () => number };
type Row = { name: string; median: number; spread: number; ratio: number; budget?: number };

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

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

/** Runs the steps in turn, `rounds` times after three to warm up; times are in milliseconds. */
function measure(steps: readonly Step[], rounds: number): Row[] {
  const times = steps.map((): number[] => []);
  for (let round = -3; round < rounds; round += 1) {
    steps.forEach((step, i) => {
      const start = performance.now();
      step.run();
      if (round >= 0) times[i]?.push(performance.now() - start);
    });
  }
  const base = median(times[0] ?? []);
  return steps.map(({ name, budget }, i) => {
    const own = times[i] ?? [];
    const middle = median(own);
    return { name, median: middle, spread: (Math.max(...own) - Math.min(...own)) / middle, ratio: middle / base, ...(budget ? { budget } : {}) };
  });
}

/** The one native RegExp that the lexicon is measured against; ASCII edges, no exact case. */
const asPattern = (names: readonly string[]): RegExp =>
  new RegExp(
    `\\b(?:${[...names]
      .sort((a, b) => b.length - a.length)
      .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|')})\\b`,
    'gi',
  );

const sum = (paragraphs: readonly string[], count: (text: string) => number): number => paragraphs.reduce((total, text) => total + count(text), 0);

/** Rows of the table and, a size, what compiling and the first 10 kB cost a fresh lexicon. */
function bench(rounds: number): { rows: Row[]; first: { aliases: number; compile: number; first: number }[] } {
  const vocabulary = vocabularyOf(4000);
  const names = namesOf(Math.max(...SIZES), vocabulary);
  const raw = paragraphsOf(1_000_000, vocabulary, names.slice(0, 50));
  const text = raw.map((paragraph) => normalise(paragraph).text);
  const first = SIZES.map((aliases) => {
    const concepts = conceptsOf(names.slice(0, aliases));
    const [start, page] = [performance.now(), text.join('\n').slice(0, 10_000)];
    const lexicon = compileLexicon(concepts);
    const compiled = performance.now();
    lexicon.find(page);
    return { aliases, compile: compiled - start, first: performance.now() - compiled };
  });
  const steps: Step[] = [{ name: 'floor: one pass', run: () => floor(text) }];
  for (const aliases of SIZES) {
    const chosen = names.slice(0, aliases);
    const lexicon = compileLexicon(conceptsOf(chosen));
    const pattern = asPattern(chosen);
    steps.push({ name: `lexicon, ${aliases} aliases`, budget: BUDGET[aliases], run: () => sum(text, (one) => lexicon.find(one).length) });
    steps.push({ name: `one native RegExp, ${aliases}`, run: () => sum(text, (one) => one.match(pattern)?.length ?? 0) });
  }
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  steps.push(
    { name: 'normalise', run: () => sum(raw, (one) => normalise(one).text.length) },
    { name: 'sentences', run: () => sum(text, (one) => sentencesOf(one).length) },
    { name: 'Intl.Segmenter, sentences', run: () => sum(text, (one) => [...segmenter.segment(one)].length) },
    { name: 'quantities', run: () => sum(text, (one) => findQuantities(one).length) },
  );
  return { rows: measure(steps, rounds), first };
}

function main(): number {
  let options: { rounds?: string; json?: string };
  try {
    options = parseArgs({ options: { rounds: { type: 'string' }, json: { type: 'string' } } }).values;
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  const rounds = Number(options.rounds ?? 15);
  if (!Number.isInteger(rounds) || rounds < 7) {
    console.error('bench: --rounds takes a whole number, 7 or more');
    return 2;
  }
  const { rows, first } = bench(rounds);
  console.log('step'.padEnd(30), 'ms per MB'.padStart(10), 'spread'.padStart(8), 'ratio'.padStart(7), 'budget'.padStart(7));
  for (const row of rows) {
    console.log(
      row.name.padEnd(30),
      row.median.toFixed(2).padStart(10),
      `${Math.round(row.spread * 100)} %`.padStart(8),
      row.ratio.toFixed(2).padStart(7),
      String(row.budget ?? '').padStart(7),
    );
  }
  for (const one of first) console.log(`${one.aliases} aliases: compiled in ${one.compile.toFixed(2)} ms, first 10 kB in ${one.first.toFixed(2)} ms`);
  if ((rows[0]?.spread ?? 1) > 0.25) console.log('Inconclusive: the floor itself spreads over 25 %.');
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ rows, first }, null, 2)}\n`);
  return 0;
}

process.exitCode = main();
