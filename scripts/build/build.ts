import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

/** A script to run with Node, and what its environment needs besides. */
type Step = { args: string[]; env: NodeJS.ProcessEnv };

/** Packs the record, for the builds that follow. */
export const packStep = (): Step => ({ args: [path.join('scripts', 'obelus-pack', 'main.ts'), 'build'], env: {} });

/** Builds the extension around the pack that is already there. */
export const buildStep = (target: Target, mode: Mode): Step => ({
  args: [path.join('node_modules', 'wxt', 'bin', 'wxt.mjs'), 'build', '-b', target, '--mv3', ...(mode === 'production' ? [] : ['--mode', mode])],
  env: mode === 'production' ? {} : { OBELUS_CHANNEL: 'dev' },
});

/** Packs the record and builds the extension. @throws Error with the tool's own output when a step fails. */
export function build(target: Target, mode: Mode, env: NodeJS.ProcessEnv = {}): string {
  run(packStep(), env);
  run(buildStep(target, mode), env);
  return outputOf(target, mode);
}

const FACTS = path.resolve('public', 'packs');

/** Builds the extension around other facts than the record's present ones. Those stand in their place again afterwards, for every other build. */
export function buildAround(pack: BuiltPack, target: Target, mode: Mode): string {
  const present = buildPack();
  writeBundle(pack, FACTS);
  try {
    run(buildStep(target, mode), {});
  } finally {
    writeBundle(present, FACTS);
  }
  return outputOf(target, mode);
}

/**
 * Port of the loopback channel that a development build names: its policy lets it connect there and nowhere else.
 * @throws Error for a build that names none.
 */
export function channelPortOf(target: Target, mode: Mode): number {
  const folder = outputOf(target, mode);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { content_security_policy: { extension_pages: string } };
  const port = /connect-src 'self' http:\/\/127\.0\.0\.1:(\d+);/.exec(manifest.content_security_policy.extension_pages)?.[1];
  if (!port) throw new Error(`the build in ${folder} names no channel on this computer`);
  return Number(port);
}

function run({ args, env }: Step, more: NodeJS.ProcessEnv): void {
  const result = spawnSync(process.execPath, args, { env: { ...process.env, ...env, ...more }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (result.status !== 0) throw new Error(`"${args.join(' ')}" failed:\n${result.stdout}${result.stderr}`);
}
