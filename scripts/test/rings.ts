import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildStep, packStep, type Mode, type Target } from '../build/build.ts';
import { nextPort } from '../obelus-pack/local-channel.ts';
import { countPlaywright, countVitest, type Counts } from './counts.ts';
import { quietDesk, type Desk } from './tool.ts';

/**
 * `first`: before all others, which need what it makes. The others run side by side: what drives Chromium with the extension in it, components in bare pages, and all the rest.
 * Within a lane one ring follows the other, so no two of them ever serve a channel on the same port.
 */
export type Lane = 'first' | 'chromium' | 'pages' | 'beside';
export type Ring = { name: string; what: string; lane: Lane; run(desk: Desk): Promise<Counts> };

/** Where the tools' reports go. */
export const RESULTS = path.resolve('test-results');
const bin = (name: string): string => path.resolve('node_modules', '.bin', name);

async function vitest({ tool }: Desk, project: string): Promise<Counts> {
  const file = path.join(RESULTS, `${project}.json`);
  return countVitest(file, await tool(bin('vitest'), ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]));
}

async function playwright({ tool }: Desk): Promise<Counts> {
  const file = path.join(RESULTS, 'e2e.json');
  const args = ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'];
  return countPlaywright(file, await tool(bin('playwright'), args, { PLAYWRIGHT_JSON_OUTPUT_NAME: file }));
}

async function check({ tool, say }: Desk): Promise<Counts> {
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
    if (await tool(path.isAbsolute(name) ? name : bin(name), args)) passed += 1;
  }
  return { passed, failed: steps.length - passed, skipped: 0 };
}

const BUILDS: [Target, Mode][] = [
  ['chrome', 'production'],
  ['chrome', 'test'],
  ['firefox', 'production'],
  ['firefox', 'test'],
];

/** The test builds of the two browsers name channels on two ports, so that tests of both can run at once. */
async function builds({ tool, say }: Desk): Promise<Counts> {
  const packed = packStep();
  let passed = 0;
  if (await tool(process.execPath, packed.args)) {
    for (const [target, mode] of BUILDS) {
      say(`build: ${target} ${mode}`);
      const { args, env } = buildStep(target, mode);
      const channel = target === 'firefox' && { OBELUS_CHANNEL_URL: `http://127.0.0.1:${nextPort()}/` };
      const words = quietDesk();
      const green = await words.tool(process.execPath, args, { ...env, ...channel });
      if (green) passed += 1;
      words.end(!green);
    }
  }
  return { passed, failed: BUILDS.length - passed, skipped: 0 };
}

/** Kills a browser in the middle of updates, each crash point so many times: `npm run test:crash` does it at length. */
async function crash({ tool }: Desk, browser: 'chromium' | 'firefox', kills: number): Promise<Counts> {
  const file = path.join(RESULTS, `crash-${browser}.json`);
  await tool(process.execPath, ['test/crash/main.ts', '--browser', browser, '--kills', String(kills), '--anew', '--report', file]);
  return existsSync(file)
    ? { ...(JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number }), skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 };
}

const withBrowser =
  (variable: 'CHROME_PATH' | 'FIREFOX_PATH', run: Ring['run']): Ring['run'] =>
  async (desk) => {
    if (process.env[variable]) return run(desk);
    desk.say(`skipped: ${variable} names no browser on this machine`);
    return { passed: 0, failed: 0, skipped: 1 };
  };
const inChromium = (run: Ring['run']): Ring['run'] => withBrowser('CHROME_PATH', run);
const inFirefox = (run: Ring['run']): Ring['run'] => withBrowser('FIREFOX_PATH', run);

/** Every ring of tests, in the order in which those of a lane run. */
export const RINGS: Ring[] = [
  { name: 'builds', lane: 'first', what: 'the extension, for both browsers', run: builds },
  { name: 'e2e', lane: 'chromium', what: 'the built extension in Chromium', run: inChromium(playwright) },
  { name: 'crash', lane: 'chromium', what: 'Chromium killed in the middle of updates', run: inChromium((desk) => crash(desk, 'chromium', 34)) },
  { name: 'check', lane: 'beside', what: 'format, lint, types, dead code, facts', run: check },
  { name: 'unit', lane: 'beside', what: 'pure cores (node)', run: (desk) => vitest(desk, 'unit') },
  { name: 'build', lane: 'beside', what: 'what is shipped', run: (desk) => vitest(desk, 'build') },
  { name: 'eval', lane: 'beside', what: 'accuracy on the labelled corpus', run: (desk) => vitest(desk, 'eval') },
  { name: 'firefox', lane: 'beside', what: 'the built extension in Firefox', run: inFirefox((desk) => vitest(desk, 'firefox')) },
  { name: 'crash-firefox', lane: 'beside', what: 'Firefox killed in the middle of updates', run: inFirefox((desk) => crash(desk, 'firefox', 6)) },
  { name: 'browser', lane: 'pages', what: 'DOM, IndexedDB, components (Chromium)', run: inChromium((desk) => vitest(desk, 'browser')) },
];
