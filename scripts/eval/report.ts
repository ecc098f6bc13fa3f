import type { Prediction } from './predict.ts';
import { isSpecific, sum, type Numbers, type Outcome } from './score.ts';
import { openedDocuments, tuningDocuments } from './split.ts';

const percent = (value: number): string => value.toFixed(3);
const share = ([part, whole]: [number, number]): string => `${part}/${whole}${whole > 0 ? ` ${percent(part / whole)}` : ''}`;

const line = (name: string, n: Numbers): string =>
  `${name.padEnd(30)} P ${percent(n.precision)} R ${percent(n.recall)} F1 ${percent(n.f1)}  tp ${n.truePositive} fp ${n.falsePositive} gold ${n.gold}  value ${share(n.values)}  polarity ${share(n.polarity)}`;

const isNegative = (doc: string): boolean => doc.includes('/neg/');

function printPart(name: string, outcomes: readonly Outcome[]): void {
  const positives = outcomes.filter((outcome) => !isNegative(outcome.doc));
  const negatives = outcomes.filter((outcome) => isNegative(outcome.doc));
  console.log(`\n== ${name}: ${positives.length} pages, ${negatives.length} look-alikes`);
  console.log(line('all types', sum(positives)));
  console.log(line('specific types', sum(positives, isSpecific)));
  for (const difficulty of ['easy', 'medium', 'hard'] as const) {
    const n = sum(positives, isSpecific, (span) => span.difficulty === difficulty);
    console.log(`  ${difficulty.padEnd(8)} recall ${percent(n.recall)} (${n.found}/${n.gold})`);
  }
  for (const polarity of ['asserted', 'attributed', 'hypothetical', 'negated'] as const) {
    const n = sum(
      positives,
      () => true,
      (span) => span.polarity === polarity,
    );
    console.log(`  ${polarity.padEnd(13)} recall ${percent(n.recall)} (${n.found}/${n.gold}), read so ${share(n.polarity)}`);
  }
  const hit = negatives.filter((outcome) => outcome.falseHits.length > 0);
  console.log(
    `  look-alikes with any mark: ${hit.length} (${hit.reduce((all, outcome) => all + outcome.falseHits.length, 0)} marks)${hit.length > 0 ? `: ${hit.map((outcome) => outcome.doc).join(', ')}` : ''}`,
  );
  console.log(`  traps hit: ${outcomes.reduce((all, outcome) => all + outcome.traps, 0)}`);
}

function printTypes(name: string, outcomes: readonly Outcome[]): void {
  const types = new Set(
    outcomes.flatMap((outcome) => [
      ...outcome.hits.map((hit) => hit.span.claim_type),
      ...outcome.missed.map((miss) => miss.span.claim_type),
      ...outcome.falseHits.map((hit) => hit.prediction.claim_type),
    ]),
  );
  console.log(`\nper type, ${name}`);
  for (const type of [...types].sort())
    console.log(
      line(
        type,
        sum(outcomes, (one) => one === type),
      ),
    );
}

function printErrors(outcomes: readonly Outcome[], limit: number): void {
  console.log(`errors (at most ${limit} a kind)`);
  for (const { prediction, why } of outcomes.flatMap((outcome) => outcome.falseHits).slice(0, limit)) {
    console.log(`FALSE ${prediction.doc} ${prediction.claim_type} [${prediction.cue}] (${why}) "${prediction.quote}" because ${prediction.because}`);
  }
  for (const { doc, span, text } of outcomes.flatMap((outcome) => outcome.missed).slice(0, limit)) {
    console.log(
      `MISS  ${doc}:${span.sentence_index} ${span.claim_type} ${span.which ?? ''} ${span.polarity} ${span.difficulty} "${span.snippet}" in: ${text.slice(0, 260)}`,
    );
  }
  for (const outcome of outcomes) {
    for (const { span, prediction } of outcome.hits.filter((hit) => hit.value === false).slice(0, limit)) {
      console.log(
        `VALUE ${outcome.doc}:${span.sentence_index} ${span.claim_type} gold ${JSON.stringify(span.value)} given ${JSON.stringify(prediction.value)} "${prediction.quote}"`,
      );
    }
    for (const { span, prediction } of outcome.hits.filter((hit) => !hit.polarity).slice(0, limit)) {
      console.log(
        `POLAR ${outcome.doc}:${span.sentence_index} ${span.claim_type} [${prediction.cue}] gold ${span.polarity} given ${prediction.polarity} "${prediction.quote}"`,
      );
    }
  }
}

/** Prints the numbers by part and together, and the errors of the parts that may be read (the measured part's texts stay unread). */
export function printReport(outcomes: readonly Outcome[], unlabelled: readonly Prediction[], allErrors: boolean): void {
  const names = outcomes.map(({ doc }) => doc);
  const [tuning, opened] = [tuningDocuments(names), openedDocuments(names)];
  const parts = [
    { name: 'tuning part', of: outcomes.filter(({ doc }) => tuning.has(doc)) },
    { name: 'opened part', of: outcomes.filter(({ doc }) => opened.has(doc)) },
    { name: 'measured part', of: outcomes.filter(({ doc }) => !tuning.has(doc) && !opened.has(doc)) },
  ].filter(({ of }) => of.length > 0);
  for (const { name, of } of parts.filter((part) => part.name !== 'measured part')) {
    console.log(`\n${name}`);
    printErrors(of, allErrors ? Number.POSITIVE_INFINITY : 20);
  }
  for (const { name, of } of parts) printTypes(name, of);
  for (const { name, of } of parts) printPart(name, of);
  printPart('everything', outcomes);
  for (const prediction of unlabelled) console.log(`UNLABELLED ${prediction.doc} ${prediction.claim_type} "${prediction.quote}"`);
}
