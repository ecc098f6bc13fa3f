import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { say } from '../setup/say.mjs';

/** Runs a tool, or a script of this project; answers whether it ended well. */
export type Tool = (command: string, args: string[], env?: NodeJS.ProcessEnv) => Promise<boolean>;

/** What a ring is given: a way to run tools and one to say something, both to the same place. */
export type Desk = { tool: Tool; say: (line: string) => void };

const running = new Set<ChildProcess>();
const withheld = new Set<Buffer[]>();
let stopping = false;
/** Where processes have groups, each tool leads one of its own, so that its workers and browsers are reached with it. */
const grouped = process.platform !== 'win32';

/** A desk whose words go straight to the terminal: for a ring that runs alone. */
export function openDesk(): Desk {
  return { tool: (command, args, env) => run(command, args, env, null), say };
}

/**
 * A desk that keeps all words until its end, and then writes them in one piece or, with false, not at all.
 * @param file Where they can be read meanwhile.
 */
export function quietDesk(file?: string): Desk & { end: (tell: boolean) => void } {
  const kept: Buffer[] = [];
  withheld.add(kept);
  const keep = (bytes: Buffer): void => {
    kept.push(bytes);
    if (file) appendFileSync(file, bytes);
  };
  return {
    tool: (command, args, env) => run(command, args, env, keep),
    say: (line) => keep(Buffer.from(`obelus: ${line}\n`)),
    end(tell) {
      withheld.delete(kept);
      if (tell) process.stdout.write(Buffer.concat(kept));
    },
  };
}

/** @param keep Takes the words; null lets them go straight to the terminal. */
function run(command: string, args: string[], env: NodeJS.ProcessEnv | undefined, keep: ((bytes: Buffer) => void) | null): Promise<boolean> {
  if (stopping) return NEVER;
  const colour = process.stdout.isTTY && keep && { FORCE_COLOR: '1' };
  const words = keep ? 'pipe' : 'inherit';
  const child = spawn(command, args, { env: { ...process.env, ...colour, ...env }, stdio: ['ignore', words, words], detached: grouped });
  if (keep) {
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
  }
  running.add(child);
  return new Promise((resolve) => {
    const end = (green: boolean): void => {
      running.delete(child);
      // What was stopped neither failed nor passed, and nothing comes after it.
      if (!stopping) resolve(green);
    };
    child.once('error', (error) => {
      if (keep) keep(Buffer.from(`obelus: ${error.message}\n`));
      else say(error.message);
      end(false);
    });
    // `close` and not `exit`: by then all of its words have come.
    child.once('close', (code) => end(code === 0));
  });
}

function signal(name: NodeJS.Signals): void {
  for (const child of running) {
    if (child.pid === undefined) continue;
    try {
      if (grouped) process.kill(-child.pid, name);
      else child.kill(name);
    } catch {
      // It has just ended by itself.
    }
  }
}

const NEVER = new Promise<never>(() => {});
const GRACE_MS = 5_000;

/** From now on, whoever stops this process stops its tools with it, browsers and all, and still reads what they had said. */
export function stopTogether(): void {
  const stop = async (name: NodeJS.Signals, code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const ends = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
    signal('SIGINT');
    await Promise.race([Promise.all(ends), new Promise((resolve) => setTimeout(resolve, GRACE_MS))]);
    signal('SIGKILL');
    for (const kept of withheld) process.stdout.write(Buffer.concat(kept));
    say(`stopped by ${name}`);
    process.exit(code);
  };
  process.on('SIGINT', () => void stop('SIGINT', 130));
  process.on('SIGTERM', () => void stop('SIGTERM', 143));
}
