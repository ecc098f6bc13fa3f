import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { GUARDS } from './guards.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
/** Row of the guard that is taken out; none when it is not set. The code changes in memory, never on the disk. */
const out = GUARDS.find(({ row }) => row === process.env.OBELUS_GUARD_OUT);
const target = out && path.join(PROJECT, out.file);

export default defineConfig({
  root: PROJECT,
  plugins: [
    {
      name: 'without-guard',
      enforce: 'pre',
      transform: (code, id) => (out && id.split('?')[0] === target ? code.replace(out.find, () => out.replace) : null),
    },
  ],
  // Transformed code is kept from run to run by the text of its file: code without its guard must not be.
  test: { environment: 'node', fsModuleCache: false, include: ['test/unit/**/*.test.ts'] },
});
