// Finds the browsers of this machine and installs what is missing, where it can.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { say } from './say.mjs';

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const CHROMIUM_FILES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const FIREFOX = ['firefox-esr', 'firefox'];

const runs = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** First of these names on PATH, or of these files; null when there is none. */
function find(names, files = []) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of names) for (const folder of folders) if (folder && runs(path.join(folder, name))) return path.join(folder, name);
  return files.find((file) => existsSync(file)) ?? null;
}

const isRoot = () => process.getuid?.() === 0;
let listsAreFresh = false;

/** Installs Debian packages; false when this machine has no apt or says no. */
function apt(packages) {
  if (!isRoot() || !find(['apt-get'])) return false;
  const options = { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  if (!listsAreFresh) spawnSync('apt-get', ['update'], options);
  listsAreFresh = true;
  const result = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
  if (result.status !== 0) say(`apt-get could not install ${packages.join(', ')}: ${result.error?.message ?? result.stderr.trim().split('\n').at(-1)}`);
  return result.status === 0;
}

/** Playwright's own Chromium, where the machine can download it. */
function playwrightChromium() {
  say('no Chromium or Chrome found; asking Playwright to download one');
  spawnSync(process.execPath, [path.join('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'], { stdio: ['ignore', 2, 2] });
  const found = spawnSync(process.execPath, ['-e', "process.stdout.write(require('playwright').chromium.executablePath())"], { encoding: 'utf8' });
  return existsSync(found.stdout) ? found.stdout : null;
}

function ensureChromium() {
  const known = process.env.CHROME_PATH && runs(process.env.CHROME_PATH) ? process.env.CHROME_PATH : find(CHROMIUM, CHROMIUM_FILES);
  if (known) return known;
  say('no Chromium or Chrome found; installing Debian’s chromium');
  apt(['chromium', 'fonts-liberation', 'fonts-noto-core']);
  return find(CHROMIUM) ?? playwrightChromium();
}

const knownFirefox = () => (process.env.FIREFOX_PATH && runs(process.env.FIREFOX_PATH) ? process.env.FIREFOX_PATH : find(FIREFOX));

function ensureFirefox() {
  const known = knownFirefox();
  if (known) return known;
  say('no Firefox found; installing Debian’s firefox-esr for its tests');
  apt(['firefox-esr']);
  return find(FIREFOX);
}

/**
 * Environment with CHROME_PATH (and FIREFOX_PATH for the tests). A browser that cannot be had is said in one sentence; the
 * command then decides what it can still do.
 */
export function ensureBrowser(command) {
  const chromium = ensureChromium();
  if (!chromium) say('no Chromium could be found or installed: set CHROME_PATH to a Chromium, Chrome or Edge, or install one.');
  const firefox = command === 'test' ? ensureFirefox() : knownFirefox();
  if (command === 'test' && !firefox) say('no Firefox could be found or installed: its tests will be skipped.');
  // A path that leads to no browser is taken out, so that nothing tries it.
  return { CHROME_PATH: chromium ?? undefined, FIREFOX_PATH: firefox ?? undefined };
}
