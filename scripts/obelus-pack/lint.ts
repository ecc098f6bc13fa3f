import { checkRecordLine, countKinds, readContent, writeContent } from '../../lib/pack/content.ts';
import { PackError } from '../../lib/pack/errors.ts';
import { checkReferences } from '../../lib/pack/references.ts';
import { loadRecord, RecordFault } from '../record/load.ts';
import { auditRecord } from './audit/audit.ts';
import { placed } from './build.ts';
import { exampleFaults } from './examples.ts';
import { withLevels, writtenLevels } from './levels.ts';
import { readPackFile } from './pack-file.ts';

/** Every fault as one line with its file and line; what was looked at. */
export type Linted = { faults: string[]; counts: Record<string, number>; examples: number };

/** Checks a data folder by the rules that the extension applies to a pack, all lines of it. @throws RecordFault when a file cannot be read as the record at all. */
export function lintRecord(data: string): Linted {
  const file = readPackFile(data);
  const loaded = loadRecord({ data, horizon: file.horizon, version: file.version, pack: file.pack });
  const faults: string[] = [];
  const attempt = (id: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      const fault = placed(error, loaded, id);
      if (!(fault instanceof RecordFault || fault instanceof PackError)) throw fault;
      faults.push(fault.message);
    }
  };
  for (const { claim, what } of writtenLevels(loaded.record))
    attempt(claim, () => raise(new PackError('E_SCHEMA', `${claim}: ${what}: levels are computed from the sources, take it out`)));
  const lines = withLevels(loaded.record);
  for (const line of lines) attempt(line.id, () => void checkRecordLine(line.id, line));
  checkReferences(lines, file.released, (fault) => attempt(fault.message.split(':')[0] ?? '', () => raise(fault)));
  // The form of the whole: sizes and order. Only content without other faults can be read to its end.
  if (faults.length === 0) readContent(writeContent(lines), { records: lines.length, released: file.released });
  if (faults.length === 0) faults.push(...exampleFaults(data, loaded).map(({ message }) => message));
  faults.push(...auditRecord(data, loaded).faults.map(({ message }) => message));
  return { faults, counts: countKinds(lines), examples: [...loaded.examples.values()].flat().length };
}

function raise(fault: PackError): never {
  throw fault;
}
