import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { launchFirefox, openOwnPage, startFirefox, until } from '../e2e/firefox/firefox.ts';
import type { ExtensionCalls } from '../../lib/messaging/protocol.ts';

export type BrowserName = 'chromium' | 'firefox';

/** One life of a browser: from its start on a profile to its end by SIGKILL. */
export type Life = {
  browser: Browser;
  /** A page of the extension. */
  asker: Page;
  ask: <K extends keyof ExtensionCalls>(type: K, request: ExtensionCalls[K]['request']) => Promise<ExtensionCalls[K]['reply']>;
  /** Another page of the extension. */
  another(): Promise<Page>;
  kill(): Promise<void>;
};

/** Ids of unpacked extensions follow from their folder. */
const chromiumId = (folder: string): string =>
  createHash('sha256')
    .update(folder)
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

const ARGUMENTS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-gpu'];

/** So long a browser may take to start or to open a page, in milliseconds. */
const PATIENCE = 120_000;

/** Starts Chromium with the extension; resolves before the extension has had time to do anything. */
function launchChromium(profile: string, extension: string): Promise<Browser> {
  return puppeteer.launch({
    browser: 'chrome',
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    headless: true,
    timeout: PATIENCE,
    userDataDir: profile,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [...ARGUMENTS, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  });
}

const FIREFOX = {
  // A temporary add-on goes with its browser; its database stays for the next life, as that of an installed one does.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'browser.sessionstore.resume_from_crash': false,
  'toolkit.startup.max_resumed_crashes': -1,
};

const BACKUPS = ['prefs.js.puppeteer', 'user.js.puppeteer'];

/**
 * Kills a browser and all of its processes at once. Puppeteer starts it as the leader of a process group of its own, so no other browser is hit.
 * Resolves when it is gone.
 */
async function killBrowser(browser: Browser, profile: string): Promise<void> {
  const child = browser.process();
  if (!child?.pid) throw new Error('the browser has no process of its own');
  const gone = new Promise<void>((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve())));
  process.kill(-child.pid, 'SIGKILL');
  await gone;
  // Puppeteer puts the preferences of a Firefox profile back when the browser is gone; the next life must not begin in the middle of that.
  for (let tries = 0; tries < 200 && BACKUPS.some((name) => existsSync(path.join(profile, name))); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Starts a browser with the extension and kills it `wait` milliseconds after the extension came to life, on whatever it was doing then. */
export async function killAtStart(name: BrowserName, profile: string, extension: string, wait: number): Promise<void> {
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, wait));
  if (name === 'chromium') {
    const browser = await launchChromium(profile, extension);
    await browser.waitForTarget((target) => target.url().startsWith('chrome-extension:'), { timeout: PATIENCE });
    await pause();
    await killBrowser(browser, profile);
    return;
  }
  const browser = await launchFirefox(FIREFOX, profile);
  browser.installExtension(extension).catch(() => {});
  await pause();
  await killBrowser(browser, profile);
}

/** Starts a browser on a profile with the extension in it. */
export async function live(name: BrowserName, profile: string, extension: string): Promise<Life> {
  if (name === 'firefox') {
    const { browser, asker } = await startFirefox(FIREFOX, { profile, extension });
    return lifeOf(browser, asker, () => openOwnPage(browser, 'popup.html?tab=-1'), profile);
  }
  const browser = await launchChromium(profile, extension);
  const another = async (): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${chromiumId(extension)}/popup.html?tab=-1`, { timeout: PATIENCE });
    return page;
  };
  return lifeOf(browser, await another(), another, profile);
}

async function lifeOf(browser: Browser, asker: Page, another: Life['another'], profile: string): Promise<Life> {
  // Pages of the extension may be there before its background listens.
  await until(
    () => askFrom(asker, 'settings.get', null).catch(() => null),
    (settings) => settings !== null,
    PATIENCE,
  );
  return { browser, asker, ask: (type, request) => askFrom(asker, type, request), another, kill: () => killBrowser(browser, profile) };
}

type Answer = { ok: boolean; value: never; error?: { code: string; message: string } } | undefined;
type Globals = { chrome?: { runtime: { sendMessage(message: unknown): Promise<Answer> } }; browser?: Globals['chrome'] };

/** Asks the background from a page of the extension, in either browser. */
export async function askFrom<K extends keyof ExtensionCalls>(page: Page, type: K, request: ExtensionCalls[K]['request']): Promise<ExtensionCalls[K]['reply']> {
  const answer = await page.evaluate(
    async (message) => {
      const { browser, chrome } = globalThis as Globals;
      return (browser ?? chrome)?.runtime.sendMessage(message);
    },
    { type, request } as never,
  );
  if (!answer?.ok) throw new Error(`${type}: ${answer?.error?.code ?? 'no answer'} ${answer?.error?.message ?? ''}`);
  return answer.value;
}
