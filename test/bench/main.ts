/** `npm run bench -- NAME [options]` runs test/bench/NAME.ts; without a name, or with a wrong one, it says which there are. Nothing here is part of `npm test`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const BENCHES: Record<string, string> = {
  match: 'the text engine beside one bare pass and its peers',
  sync: 'checking for, downloading, verifying, storing and loading fact packs',
  card: 'from the end of the rest to a painted card, hit test and marks',
  history: 'first rows, search and memory with 10,000 pages',
};

function main([name = '', ...rest]: readonly string[]): number {
  const file = resolve(import.meta.dirname, `${name}.ts`);
  if (!(name in BENCHES) || !existsSync(file)) {
    console.error(
      `bench: say what to measure: npm run bench -- NAME\n${Object.entries(BENCHES)
        .map(([key, says]) => `  ${key.padEnd(9)} ${says}`)
        .join('\n')}`,
    );
    return 2;
  }
  return spawnSync(process.execPath, [file, ...rest], { stdio: 'inherit' }).status ?? 1;
}

process.exitCode = main(process.argv.slice(2));
