// `npm test`: every ring of tests, in lanes side by side, and one closing line. `npm test -- unit e2e` runs just those rings; with `--in-turn` one ring
// follows the other, so that a slow machine is never shared.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { say, stop } from '../setup/say.mjs';
import type { Counts } from './counts.ts';
import { RESULTS, RINGS, type Lane, type Ring } from './rings.ts';
import { openDesk, quietDesk, stopTogether } from './tool.ts';

const IN_TURN = '--in-turn';
const words = process.argv.slice(2);
const asked = words.filter((word) => word !== IN_TURN);
const unknown = asked.find((name) => !RINGS.some((ring) => ring.name === name));
if (unknown) stop(`there is no ring "${unknown}"; there are ${RINGS.map((ring) => ring.name).join(', ')}`);
const chosen = RINGS.filter(({ name }) => asked.length === 0 || asked.includes(name));
const ringsOf = (lane: Lane): Ring[] => chosen.filter((ring) => ring.lane === lane);

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
stopTogether();
if (!existsSync('.wxt/tsconfig.json')) await openDesk().tool(path.resolve('node_modules', '.bin', 'wxt'), ['prepare']);

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const lines = new Map<Ring, string>();
const failures: string[] = [];

/** Runs one ring. Alone its words are seen as they come; beside another ring they come in one piece when it has ended. */
async function runRing(ring: Ring, alone: boolean): Promise<void> {
  const log = path.join(RESULTS, `${ring.name}.log`);
  say(`${ring.name}: ${ring.what}${alone ? '' : ` (begun; what it says stands in ${path.relative('.', log)} until it ends)`}`);
  const started = Date.now();
  const quiet = alone ? null : quietDesk(log);
  const desk = quiet ?? openDesk();
  const counts = await ring.run(desk).catch((error: unknown): Counts => {
    desk.say(String(error));
    return { passed: 0, failed: 1, skipped: 0, failures: [String(error)] };
  });
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
  const line = `${ring.name.padEnd(13)} ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${Math.round((Date.now() - started) / 1000)} s)`;
  lines.set(ring, line);
  failures.push(...(counts.failures ?? []).map((failure) => `failed in ${ring.name}: ${failure}`));
  if (!quiet) return;
  process.stdout.write(`\n──── ${ring.name}: ${ring.what}\n`);
  quiet.end(true);
  process.stdout.write(`──── ${line}\n`);
}

async function runLane(rings: Ring[], alone: boolean): Promise<void> {
  for (const ring of rings) await runRing(ring, alone);
}

await runLane(ringsOf('first'), true);
const sideBySide = [ringsOf('chromium'), ringsOf('pages'), ringsOf('beside')].filter((rings) => rings.length > 0);
const lanes = words.includes(IN_TURN) ? [sideBySide.flat()] : sideBySide;
await Promise.all(lanes.map((rings) => runLane(rings, lanes.length === 1)));

process.stdout.write(
  `\n${[...chosen.map((ring) => lines.get(ring)), ...failures].join('\n')}\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
