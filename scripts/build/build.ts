import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildPack, writeBundle, type BuiltPack } from '../obelus-pack/build.ts';

export type Target = 'chrome' | 'firefox';
/**
 * `production` is what is released. `demo` adds the loopback channel with development keys (`npm start`); `test` opens the
 * overlay's shadow root besides, so that tests can look inside.
 */
export type Mode = 'production' | 'demo' | 'test';

/** Folder that a build ends in. */
export const outputOf = (target: Target, mode: Mode): string => path.resolve('.output', `${target}-mv3${mode === 'production' ? '' : `-${mode}`}`);

/** Packs the record and builds the extension. @throws Error with the tool's own output when a step fails. */
export function build(target: Target, mode: Mode, env: NodeJS.ProcessEnv = {}): string {
  run([path.join('scripts', 'obelus-pack', 'main.ts'), 'build'], env);
  buildExtension(target, mode, env);
  return outputOf(target, mode);
}

const FACTS = path.resolve('public', 'packs');

/** Builds the extension around other facts than the record's present ones. Those stand in their place again afterwards, for every other build. */
export function buildAround(pack: BuiltPack, target: Target, mode: Mode): string {
  const present = buildPack();
  writeBundle(pack, FACTS);
  try {
    buildExtension(target, mode);
  } finally {
    writeBundle(present, FACTS);
  }
  return outputOf(target, mode);
}

/** Builds the extension around the pack that is already there. */
export function buildExtension(target: Target, mode: Mode, env: NodeJS.ProcessEnv = {}): void {
  const args = [path.join('node_modules', 'wxt', 'bin', 'wxt.mjs'), 'build', '-b', target, '--mv3'];
  if (mode !== 'production') args.push('--mode', mode);
  run(args, { ...(mode !== 'production' && { OBELUS_CHANNEL: 'dev' }), ...env });
}

function run(args: string[], env: NodeJS.ProcessEnv): void {
  const result = spawnSync(process.execPath, args, { env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (result.status !== 0) throw new Error(`"${args.join(' ')}" failed:\n${result.stdout}${result.stderr}`);
}
