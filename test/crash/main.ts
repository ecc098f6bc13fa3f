// `npm run test:crash`: kills browsers in the middle of updates and looks at the database afterwards: old facts or new ones, never anything between.
// Goes on where an earlier run over the same build stopped, so that 200 kills a browser can be had in portions.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { outputOf } from '../../scripts/build/build.ts';
import { sha256 } from '../../scripts/obelus-pack/build.ts';
import type { BrowserName } from './browsers.ts';
import { KILL_POINTS } from './points.ts';
import { Rig, type Kill } from './rig.ts';

const USAGE = `npm run test:crash -- [--browser chromium|firefox] [--kills 200] [--minutes N] [--anew [--point K7]] [--report FILE]
  --kills    kills a browser in all, those of earlier runs over the same build among them
  --minutes  stops after so long; the next run goes on from there
  --point    only this crash point (K7, "K7 loop", …); with --anew
  --anew     forgets earlier runs and keeps nothing of this one
  --report   writes how many kills passed and failed`;
const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];
const CACHE = path.resolve('.cache', 'crash');
/** A kill with all that follows takes some seconds; a browser that has not answered for so long will not. */
const ANSWER_MS = 180_000;
/** A browser may fail to answer its driver now and then. More than one kill in so many, and it is no accident. */
const ACCIDENTS = 20;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

function parseOptions() {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string' },
      kills: { type: 'string' },
      minutes: { type: 'string' },
      anew: { type: 'boolean' },
      report: { type: 'string' },
      point: { type: 'string' },
    },
  });
  const kills = Number(values.kills ?? 200);
  const minutes = Number(values.minutes ?? 600);
  const browsers = BROWSERS.filter((name) => values.browser === undefined || values.browser === name);
  if (!Number.isInteger(kills) || kills < 1 || !(minutes > 0) || browsers.length === 0) throw new Error(USAGE);
  const points = KILL_POINTS.filter(({ name }) => values.point === undefined || values.point === name);
  if (points.length === 0 || (values.point !== undefined && !values.anew)) throw new Error(USAGE);
  return { kills, browsers, points, until: Date.now() + minutes * 60_000, anew: values.anew === true, report: values.report };
}
type Options = ReturnType<typeof parseOptions>;

function readOptions(): Options {
  try {
    return parseOptions();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(2);
  }
}

type Kept = { build: string; kills: Kill[] };
const fileOf = (name: BrowserName): string => path.join(CACHE, `${name}.json`);

/** Kills of earlier runs, as long as they were of this very build. */
function before(name: BrowserName, build: string): Kill[] {
  if (!existsSync(fileOf(name))) return [];
  const kept = JSON.parse(readFileSync(fileOf(name), 'utf8')) as Kept;
  return kept.build === build ? kept.kills : [];
}

const buildOf = (name: BrowserName): string => sha256(readFileSync(path.join(outputOf(name === 'firefox' ? 'firefox' : 'chrome', 'test'), 'background.js')));

/** What was promised, or undefined when it has not come in time; what fails later is nobody's any more. */
async function within<T>(milliseconds: number, promised: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, milliseconds, undefined)));
  promised.catch(() => {});
  return Promise.race([promised, late]).finally(() => clearTimeout(timer));
}

async function run(name: BrowserName, { kills, points, until, anew }: Options): Promise<Kill[]> {
  const build = buildOf(name);
  const all = anew ? [] : before(name, build);
  if (all.length > 0) say(`${name}: goes on after ${all.length} kills`);
  if (all.length >= kills) return all;
  const rig = await Rig.open(name);
  let stuck = 0;
  try {
    while (all.length < kills && Date.now() < until) {
      // Points in turn, so that any portion of a run holds all of them.
      const point = points[all.length % points.length];
      if (!point) break;
      const kill = await within(ANSWER_MS, rig.kill(point));
      if (!kill) {
        stuck += 1;
        say(`${name} ${point.name}: no answer in ${ANSWER_MS / 1000} s, not counted`);
        if (stuck > kills / ACCIDENTS) throw new Error(`${name} did not answer after ${stuck} of ${all.length + stuck} kills`);
        await rig.giveUp();
        continue;
      }
      all.push(kill);
      if (kill.torn.length > 0) say(`✘ ${name} ${kill.point} (${point.what}): ${kill.torn.join('; ')}`);
      if (anew) continue;
      mkdirSync(CACHE, { recursive: true });
      writeFileSync(fileOf(name), JSON.stringify({ build, kills: all } satisfies Kept));
    }
  } finally {
    await rig.close();
  }
  return all;
}

function table(name: BrowserName, kills: readonly Kill[]): void {
  const points = [...new Set(kills.map(({ point }) => point))];
  for (const point of points) {
    const own = kills.filter((kill) => kill.point === point);
    const count = (found: Kill['found']): number => own.filter((kill) => kill.found === found).length;
    const torn = own.filter((kill) => kill.torn.length > 0).length;
    say(
      `${name.padEnd(9)} ${point.padEnd(8)} ${String(own.length).padStart(3)} kills: ${count('before')} before, ${count('after')} after, ${count('first')} bundle, ${torn} torn`,
    );
  }
}

const options = readOptions();
const total = { passed: 0, failed: 0 };
for (const name of options.browsers) {
  const started = Date.now();
  const kills = await run(name, options);
  table(name, kills);
  const torn = kills.filter((kill) => kill.torn.length > 0).length;
  total.passed += kills.length - torn;
  total.failed += torn;
  say(`${name}: ${kills.length} kills, ${torn} torn states (${Math.round((Date.now() - started) / 1000)} s)`);
}
if (options.report) writeFileSync(options.report, JSON.stringify(total));
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
