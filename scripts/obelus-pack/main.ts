// `npm run pack -- <command>`: makes, checks, signs, publishes and serves fact packs.
import { PackError } from '../../lib/pack/errors.ts';
import { RecordFault } from '../record/load.ts';
import { outliveClosedPipe } from '../closed-pipe.ts';
import { COMMANDS, USAGE } from './commands.ts';
import { FaultyRecord, ReleaseRefused, UsageError } from './usage.ts';

async function main([name, ...args]: string[]): Promise<void> {
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`there is no command "${name}": ${Object.keys(COMMANDS).join(', ')}`);
  await command(args);
}

outliveClosedPipe();
try {
  await main(process.argv.slice(2));
} catch (error) {
  const expected =
    error instanceof UsageError ||
    error instanceof FaultyRecord ||
    error instanceof RecordFault ||
    error instanceof PackError ||
    error instanceof ReleaseRefused;
  const code = error instanceof PackError ? `${error.code}: ` : '';
  process.stderr.write(`${expected ? `${code}${error.message}` : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
