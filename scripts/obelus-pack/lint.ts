import { compileMatcher, type Matcher } from '../../lib/match/matcher.ts';
import type { RecordLine } from '../../lib/model/record.ts';
import { checkRecordLine, countKinds, readContent, writeContent } from '../../lib/pack/content.ts';
import { PackError } from '../../lib/pack/errors.ts';
import { checkReferences } from '../../lib/pack/references.ts';
import { readExample, type ReadExample } from '../record/examples.ts';
import { loadRecord, RecordFault, type LoadedRecord } from '../record/load.ts';
import { origins } from './audit/audit.ts';
import { linesOf, writtenLevels } from './levels.ts';
import { readPackFile, type PackFile } from './pack-file.ts';
import { placed } from './placed.ts';
import { aliases } from './rules/aliases.ts';
import { bannedWords } from './rules/banned-words.ts';
import { exampleCount, exampleWords } from './rules/example-list.ts';
import { exampleOthers, exampleReading } from './rules/example-readings.ts';
import { neutral } from './rules/neutral.ts';
import { cueNames, order } from './rules/order.ts';
import type { LintContext, Rule } from './rules/rule.ts';
import { textLevel } from './rules/text-level.ts';
import { unused } from './rules/unused.ts';

/** Every fault as one line with its file and line, sorted by these; how many each rule has; what was looked at, and what could not be. */
export type Linted = { faults: string[]; rules: Record<string, number>; counts: Record<string, number>; examples: number; waiting: string | null };

/** Rules for the lines that could be read, whatever became of the others. */
const OF_LINES: readonly Rule[] = [aliases, bannedWords, cueNames, exampleWords];
/** Rules for which every line must have been read: one that is missing would be a fault of all that name it. */
const OF_THE_WHOLE: readonly Rule[] = [order, origins, textLevel, exampleCount, unused];
/** Rules that run the product's own matcher. It runs on a record that its own rules accept, and on no other. */
const OF_READING: readonly Rule[] = [exampleReading, exampleOthers, neutral];

/** Checks a data folder by the rules that the extension applies to a pack and by those of the editors (data/README.md): all of it, every fault. Writes nothing. */
export function lintRecord(data: string): Linted {
  const faults: RecordFault[] = [];
  const report = (fault: RecordFault): void => void faults.push(fault);
  const file = readFile(data, report);
  const loaded = loadRecord({ data, horizon: file?.horizon, version: file?.version, pack: file?.pack, report });
  const lines = linesOf(loaded.record);
  const context = contextOf(data, loaded, lines);
  const run = (rules: readonly Rule[]): void => rules.forEach((rule) => rule(context).forEach(report));

  const isWhole = faults.length === 0;
  checkLines(loaded, lines, report);
  if (isWhole && file) checkReferences(lines, file.released, (fault) => attempt(loaded, fault.message.split(':')[0] ?? '', report, () => raise(fault)));
  const isSound = faults.length === 0;
  run(OF_LINES);
  if (isWhole) run(OF_THE_WHOLE);
  if (isSound) run(OF_READING);
  // The form of the whole: sizes and order.
  if (isSound && file) attempt(loaded, '', report, () => void readContent(writeContent(lines), { records: lines.length, released: file.released }));
  return {
    ...told(faults),
    counts: countKinds(lines),
    examples: [...loaded.examples.values()].flat().length,
    waiting: isSound ? null : isWhole ? 'examples and neutral text' : 'references, levels, examples and neutral text',
  };
}

function readFile(data: string, report: (fault: RecordFault) => void): PackFile | null {
  try {
    return readPackFile(data);
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error;
    report(error);
    return null;
  }
}

function contextOf(data: string, loaded: LoadedRecord, lines: readonly RecordLine[]): LintContext {
  let compiled: Matcher | null = null;
  let read: ReadExample[] | null = null;
  const matcher = (): Matcher => (compiled ??= compileMatcher(loaded.record));
  const readings = (): ReadExample[] =>
    (read ??= [...loaded.examples].flatMap(([claim, examples]) => examples.map((example) => readExample(matcher(), claim, example))));
  return { data, loaded, lines, claims: [...loaded.record.claims.values()], matcher, readings };
}

/** Does the work; what the product's own rules refuse is reported with its place. */
function attempt(loaded: LoadedRecord, id: string, report: (fault: RecordFault) => void, work: () => void): void {
  try {
    work();
  } catch (error) {
    const fault = placed(error, loaded, id);
    if (fault instanceof RecordFault) report(fault);
    else if (fault instanceof PackError) report(new RecordFault('data', 1, fault.message, fault.code));
    else throw fault;
  }
}

function raise(fault: PackError): never {
  throw fault;
}

/** The rules that the extension applies to each line by itself. */
function checkLines(loaded: LoadedRecord, lines: readonly RecordLine[], report: (fault: RecordFault) => void): void {
  for (const { claim, what } of writtenLevels(loaded.record))
    attempt(loaded, claim, report, () => raise(new PackError('E_SCHEMA', `${claim}: ${what}: levels are computed from the sources, take it out`)));
  for (const line of lines) attempt(loaded, line.id, report, () => void checkRecordLine(line.id, line));
}

/** Sorted by file and line, each once. */
function told(faults: readonly RecordFault[]): Pick<Linted, 'faults' | 'rules'> {
  const once = [...new Map(faults.map((fault) => [fault.message, fault])).values()];
  once.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || (a.message < b.message ? -1 : 1)));
  const rules: Record<string, number> = {};
  for (const { rule } of once) rules[rule] = (rules[rule] ?? 0) + 1;
  return { faults: once.map(({ message }) => message), rules };
}
