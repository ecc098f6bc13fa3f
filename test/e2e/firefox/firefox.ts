import { readdirSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { outputOf } from '../../../scripts/build/build.ts';
import type { ExtensionCalls } from '../../../lib/messaging/protocol.ts';

/** A fixed host for the extension's own pages, so that a test can open them. */
const UUID = '0b3f5a3e-1111-4222-8333-444455556666';
const ORIGIN = `moz-extension://${UUID}`;

export type Firefox = { browser: Browser; asker: Page; ask: Ask; close(): Promise<void> };
export type Ask = <K extends keyof ExtensionCalls>(type: K, request: ExtensionCalls[K]['request']) => Promise<ExtensionCalls[K]['reply']>;

/** Starts stock Firefox (FIREFOX_PATH) over BiDi with the MV3 build installed as a temporary add-on. A named profile outlives the browser. */
export async function startFirefox(
  preferences: Record<string, unknown> = {},
  { profile, extension = outputOf('firefox', 'test') }: { profile?: string; extension?: string } = {},
): Promise<Firefox> {
  const browser = await launchFirefox(preferences, profile);
  await browser.installExtension(extension);
  const asker = await openOwnPage(browser, 'popup.html');
  // The welcome page comes to the front when it comes: a page of a test that is opened before would be behind it.
  if (profile === undefined)
    await until(
      () => tabsOf(asker),
      (tabs) => tabs.some(({ url }) => url?.endsWith('/welcome.html')),
    );
  const ask: Ask = async (type, request) => {
    const reply = (await asker.evaluate(
      (message) =>
        (globalThis as unknown as { browser: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).browser.runtime.sendMessage(message),
      { type, request } as never,
    )) as { ok: boolean; value: never; error?: { code: string; message: string } };
    if (!reply?.ok) throw new Error(`${type}: ${reply?.error?.code ?? 'no answer'} ${reply?.error?.message ?? ''}`);
    return reply.value;
  };
  return { browser, asker, ask, close: () => closeFirefox(browser, profile) };
}

/** Stock Firefox without Obelus, on a profile that is kept where one is named. */
export async function launchFirefox(preferences: Record<string, unknown>, profile?: string): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX_PATH ?? '',
    headless: true,
    // Limits for what hangs, not for slow machines.
    timeout: 120_000,
    protocolTimeout: 300_000,
    ...(profile !== undefined && { userDataDir: profile }),
    // Without it, BiDi refuses to open the extension's own pages.
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify({ 'obelus@example.org': UUID }), ...preferences },
  });
}

/** Asks the browser to go, and waits until it has gone: Puppeteer alone would kill it after five seconds, whatever it is still writing to its profile. */
async function closeFirefox(browser: Browser, profile?: string): Promise<void> {
  const run = browser.process();
  const { connection } = browser as unknown as { connection: { send(method: 'browser.close', parameters: object): Promise<unknown> } };
  if (run && run.exitCode === null && run.signalCode === null) {
    const gone = new Promise((resolve) => run.once('exit', resolve));
    await connection.send('browser.close', {}).catch(() => undefined);
    const late = setTimeout(() => run.kill('SIGKILL'), 60_000);
    await gone;
    clearTimeout(late);
  }
  await browser.close();
  // Puppeteer puts the preferences of a kept profile back as they were.
  if (profile === undefined) return;
  await until(
    async () => readdirSync(profile).filter((name) => name.endsWith('.puppeteer')),
    (left) => left.length === 0,
  );
}

/** Opens a page of the extension; the default wait hangs there, because BiDi reports no load event for it. */
export async function openOwnPage(browser: Browser, file: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${ORIGIN}/${file}`, { waitUntil: [] as never });
  await page.waitForFunction(() => typeof (globalThis as { browser?: { runtime?: unknown } }).browser?.runtime === 'object');
  return page;
}

type Tab = { id: number; url?: string };
const tabsOf = (asker: Page): Promise<Tab[]> =>
  asker.evaluate(() => (globalThis as unknown as { browser: { tabs: { query(query: object): Promise<Tab[]> } } }).browser.tabs.query({}));

/** Tab id of the tab that shows an address. */
export async function tabOf(asker: Page, url: string): Promise<number> {
  const tabs = await until(
    () => tabsOf(asker),
    (all) => all.some((tab) => tab.url === url),
  );
  return tabs.find((tab) => tab.url === url)?.id ?? -1;
}

/** Tries until the answer satisfies, or says what came last. */
export async function until<T>(ask: () => Promise<T>, satisfied: (answer: T) => boolean, milliseconds = 60_000): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (satisfied(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`still not so after ${milliseconds} ms: ${JSON.stringify(answer)?.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
