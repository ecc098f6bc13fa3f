// `npm run record -- --on DATE [CLAIM]`: what the record said on a date, and what it says today.
import { isPlainDate, lastDay } from '../../lib/model/dates.ts';
import { readPackFile } from '../obelus-pack/pack-file.ts';
import { existing, readWords, UsageError } from '../obelus-pack/usage.ts';
import { DATA_DIR, loadRecord, RecordFault } from './load.ts';
import { outliveClosedPipe } from '../closed-pipe.ts';
import { nearMatches } from './near.ts';
import { onDate } from './on-date.ts';
import { sidesText } from './sides-text.ts';

const USAGE = `npm run record -- --on DATE [CLAIM] [--json] [--data DIR]
  what the record said on DATE (2026-03-19, 2026-03 or 2026), as a page of that date could know it, and what it says to its horizon;
  without CLAIM: every claim that has changed since`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** @throws UsageError, RecordFault. */
function main(args: string[]): void {
  if (args[0] === 'help' || args.includes('--help')) {
    say(USAGE);
    return;
  }
  const { values, words } = readWords(args, { on: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' } }, [], 1);
  const { on } = values;
  if (on === undefined) throw new UsageError('on which date? --on 2026-03-19');
  if (![on].every(isPlainDate)) throw new UsageError(`--on wants a date of the calendar (2026-03-19, 2026-03 or 2026), not "${on}"`);
  const data = existing(values.data ?? DATA_DIR, 'folder');
  const file = readPackFile(data);
  const { record } = loadRecord({ data, horizon: file.horizon, version: file.version, pack: file.pack });
  if (lastDay(on) > record.horizon) throw new UsageError(`--on ${on}: the record reaches only to ${record.horizon}`);
  const [id] = words;
  const claim = id === undefined ? undefined : record.claims.get(id);
  if (id !== undefined && !claim) {
    const near = nearMatches(id, record.claims.keys());
    throw new UsageError(`there is no claim "${id}"${near.length > 0 ? `; is it ${near.join(' or ')}?` : ''}`);
  }
  const sides = claim ? [onDate(record, claim, on)] : [...record.claims.values()].map((one) => onDate(record, one, on)).filter(({ changed }) => changed);
  if (values.json) say(JSON.stringify({ on, horizon: record.horizon, claims: sides }, null, 2));
  else {
    if (!claim) say(`${sides.length} of ${record.claims.size} claims have changed between ${on} and ${record.horizon}, the day to which the record reaches.\n`);
    say(sides.map(sidesText).join('\n\n'));
  }
}

outliveClosedPipe();
try {
  main(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof UsageError || error instanceof RecordFault;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
