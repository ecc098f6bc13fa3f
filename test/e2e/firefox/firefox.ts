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
  const ask: Ask = async (type, request) => {
    const reply = (await asker.evaluate(
      (message) =>
        (globalThis as unknown as { browser: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).browser.runtime.sendMessage(message),
      { type, request } as never,
    )) as { ok: boolean; value: never; error?: { code: string; message: string } };
    if (!reply?.ok) throw new Error(`${type}: ${reply?.error?.code ?? 'no answer'} ${reply?.error?.message ?? ''}`);
    return reply.value;
  };
  return { browser, asker, ask, close: () => browser.close() };
}

/** Stock Firefox without Obelus, on a profile that is kept where one is named. */
export async function launchFirefox(preferences: Record<string, unknown>, profile?: string): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX_PATH ?? '',
    headless: true,
    ...(profile !== undefined && { userDataDir: profile }),
    // Without it, BiDi refuses to open the extension's own pages.
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify({ 'obelus@example.org': UUID }), ...preferences },
  });
}

/** Opens a page of the extension; the default wait hangs there, because BiDi reports no load event for it. */
export async function openOwnPage(browser: Browser, file: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${ORIGIN}/${file}`, { waitUntil: [] as never });
  await page.waitForFunction(() => typeof (globalThis as { browser?: { runtime?: unknown } }).browser?.runtime === 'object');
  return page;
}

/** Tab id of the tab that shows an address. */
export const tabOf = (asker: Page, url: string): Promise<number> =>
  asker.evaluate(async (address) => {
    const tabs = await (globalThis as unknown as { browser: { tabs: { query(query: object): Promise<{ id: number; url: string }[]> } } }).browser.tabs.query(
      {},
    );
    return tabs.find((tab) => tab.url === address)?.id ?? -1;
  }, url);

/** Tries until the answer satisfies, or says what came last. */
export async function until<T>(ask: () => Promise<T>, satisfied: (answer: T) => boolean, milliseconds = 20_000): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (satisfied(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`still not so after ${milliseconds} ms: ${JSON.stringify(answer)?.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
