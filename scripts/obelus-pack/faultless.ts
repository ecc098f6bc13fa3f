import { lintRecord, type Linted } from './lint.ts';
import { FaultyRecord } from './usage.ts';

/** @throws FaultyRecord after every fault was told with its file and line: how many there are, of which rule. */
export function faultless(data: string): Linted {
  const linted = lintRecord(data);
  for (const fault of linted.faults) process.stderr.write(`${fault}\n`);
  const { length } = linted.faults;
  if (length === 0) return linted;
  const rules = Object.entries(linted.rules).sort(([, a], [, b]) => b - a);
  const waiting = linted.waiting === null ? '' : `; not looked at yet: ${linted.waiting}`;
  throw new FaultyRecord(`${length} ${length === 1 ? 'fault' : 'faults'}: ${rules.map(([rule, count]) => `${count} ${rule}`).join(', ')}${waiting}`);
}
