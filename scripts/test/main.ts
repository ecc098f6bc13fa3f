// `npm test`: every ring of tests, one after the other, and one closing line. `npm test -- unit e2e` runs just those rings.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, type Mode, type Target } from '../build/build.ts';
import { say, stop } from '../setup/say.mjs';
import { countPlaywright, countVitest, type Counts } from './counts.ts';

const RESULTS = path.resolve('test-results');
const bin = (name: string): string => path.resolve('node_modules', '.bin', name);

type Ring = { name: string; what: string; run(): Counts };

/** Runs a tool with its output on the terminal; answers whether it ended well. */
function tool(command: string, args: string[]): boolean {
  const result = spawnSync(command, args, { stdio: 'inherit', env: process.env });
  if (result.error) say(result.error.message);
  return result.status === 0;
}

function vitest(project: string): Counts {
  const file = path.join(RESULTS, `${project}.json`);
  const green = tool(bin('vitest'), ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  return countVitest(file, green);
}

function playwright(): Counts {
  const file = path.join(RESULTS, 'e2e.json');
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = file;
  const green = tool(bin('playwright'), ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json']);
  return countPlaywright(file, green);
}

function check(): Counts {
  const steps: [string, string[]][] = [
    ['oxfmt', ['--check', '.']],
    ['oxlint', ['--type-aware', '--deny-warnings']],
    ['tsc', ['--noEmit']],
    ['tsc', ['--noEmit', '-p', 'tsconfig.core.json']],
    ['knip', []],
    [process.execPath, ['scripts/obelus-pack/main.ts', 'lint']],
  ];
  let passed = 0;
  for (const [name, args] of steps) {
    say(`check: ${path.basename(name)} ${args.join(' ')}`);
    if (tool(path.isAbsolute(name) ? name : bin(name), args)) passed += 1;
  }
  return { passed, failed: steps.length - passed, skipped: 0 };
}

const BUILDS: [Target, Mode][] = [
  ['chrome', 'production'],
  ['chrome', 'test'],
  ['firefox', 'production'],
  ['firefox', 'test'],
];

function builds(): Counts {
  let passed = 0;
  for (const [target, mode] of BUILDS) {
    try {
      say(`build: ${target} ${mode}`);
      build(target, mode);
      passed += 1;
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }
  return { passed, failed: BUILDS.length - passed, skipped: 0 };
}

/** Kills a browser in the middle of updates, each crash point so many times: `npm run test:crash` does it at length. */
function crash(browser: 'chromium' | 'firefox', kills: number): Counts {
  const file = path.join(RESULTS, `crash-${browser}.json`);
  tool(process.execPath, ['test/crash/main.ts', '--browser', browser, '--kills', String(kills), '--anew', '--report', file]);
  return existsSync(file)
    ? { ...(JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number }), skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 };
}

const add = (a: Counts, b: Counts): Counts => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });

const needs = (variable: string, ring: string, run: () => Counts): Counts => {
  if (process.env[variable]) return run();
  say(`${ring} is skipped: ${variable} names no browser on this machine`);
  return { passed: 0, failed: 0, skipped: 1 };
};

const RINGS: Ring[] = [
  { name: 'check', what: 'format, lint, types, dead code, facts', run: check },
  { name: 'builds', what: 'the extension, for both browsers', run: builds },
  { name: 'build', what: 'what is shipped', run: () => vitest('build') },
  { name: 'unit', what: 'pure cores (node)', run: () => vitest('unit') },
  { name: 'browser', what: 'DOM, IndexedDB, components (Chromium)', run: () => needs('CHROME_PATH', 'browser', () => vitest('browser')) },
  { name: 'e2e', what: 'the built extension in Chromium', run: () => needs('CHROME_PATH', 'e2e', playwright) },
  { name: 'firefox', what: 'the built extension in Firefox', run: () => needs('FIREFOX_PATH', 'firefox', () => vitest('firefox')) },
  {
    name: 'crash',
    what: 'browsers killed in the middle of updates',
    run: () =>
      add(
        needs('CHROME_PATH', 'crash', () => crash('chromium', 34)),
        needs('FIREFOX_PATH', 'crash', () => crash('firefox', 6)),
      ),
  },
  { name: 'eval', what: 'accuracy on the labelled corpus', run: () => vitest('eval') },
];

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !RINGS.some((ring) => ring.name === name));
if (unknown) stop(`there is no ring "${unknown}"; there are ${RINGS.map((ring) => ring.name).join(', ')}`);

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
if (!existsSync('.wxt/tsconfig.json')) tool(bin('wxt'), ['prepare']);

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
for (const ring of RINGS.filter((each) => asked.length === 0 || asked.includes(each.name))) {
  say(`${ring.name}: ${ring.what}`);
  const started = Date.now();
  const counts = ring.run();
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
  lines.push(
    `${ring.name.padEnd(8)} ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${Math.round((Date.now() - started) / 1000)} s)`,
  );
}
process.stdout.write(`\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
