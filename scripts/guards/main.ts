// `npm run test:guards`: takes the guard of one row after the other out of the code, in memory, and runs that row's test. It must fail: a test that
// passes without its guard proves nothing. Ends with 1 when one passes, when a patch no longer fits, or when a test already fails with all guards in place.
import { readFileSync } from 'node:fs';
import { startVitest, type Reporter, type TestModule } from 'vitest/node';
import { GUARDS, type Guard } from './guards.ts';

type Outcome = { passed: number; failed: number; broken: string[]; reason: string };

const SILENT: Reporter = {};

/** Runs the tests of a row, with one guard taken out or none. Nothing on the disk changes. */
async function run({ row, test }: Guard, without: boolean): Promise<Outcome> {
  if (without) process.env.OBELUS_GUARD_OUT = row;
  else delete process.env.OBELUS_GUARD_OUT;
  const vitest = await startVitest([test], {
    config: new URL('vitest.config.ts', import.meta.url).pathname,
    watch: false,
    testNamePattern: new RegExp(`PK-${row}(?!\\d)`),
    reporters: [SILENT],
    maxWorkers: 1,
  });
  const outcome = countOf(vitest.state.getTestModules());
  await vitest.close();
  // Failed tests have set it; whether that is good or bad is said below.
  process.exitCode = 0;
  return outcome;
}

function countOf(modules: TestModule[]): Outcome {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const states = tests.map((test) => test.result());
  const failures = states.flatMap((result) => (result.state === 'failed' ? result.errors : []));
  return {
    passed: states.filter(({ state }) => state === 'passed').length,
    failed: states.filter(({ state }) => state === 'failed').length,
    broken: modules.flatMap((module) => module.errors().map(({ message }) => message)),
    reason: (failures[0]?.message ?? '').split('\n')[0]?.slice(0, 90) ?? '',
  };
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const wanted = process.argv.slice(2);
const guards = GUARDS.filter(({ row }) => wanted.length === 0 || wanted.includes(row));
if (wanted.some((row) => !GUARDS.some((guard) => guard.row === row))) {
  process.stderr.write(`there is no guard of row ${wanted.join(', ')}; there are ${GUARDS.map(({ row }) => row).join(', ')}\n`);
  process.exit(2);
}

let bad = 0;
for (const guard of guards) {
  const { row, file, find } = guard;
  const problem = (text: string): void => {
    bad += 1;
    say(`✘ ${row.padEnd(4)} ${guard.guard}: ${text}`);
  };
  const times = readFileSync(file, 'utf8').split(find).length - 1;
  if (times !== 1) {
    problem(`the patch does not fit: its code stands ${times} times in ${file}`);
    continue;
  }
  const whole = await run(guard, false);
  if (whole.failed > 0 || whole.passed === 0 || whole.broken.length > 0) {
    problem(`with all guards ${whole.passed} tests pass and ${whole.failed} fail ${whole.broken.join(' ')}`);
    continue;
  }
  const without = await run(guard, true);
  if (without.broken.length > 0) problem(`without it the code does not even load: ${without.broken[0]}`);
  else if (without.failed === 0) problem('its test passes without it');
  else say(`✔ ${row.padEnd(4)} ${guard.guard}: without it ${without.failed} of ${without.passed + without.failed} fail (${without.reason})`);
}
say(`${guards.length - bad} of ${guards.length} guards are missed when they are gone`);
process.exit(bad === 0 ? 0 : 1);
