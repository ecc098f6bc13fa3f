import type { Page } from '@playwright/test';
import type { ExtensionCalls } from '../../lib/messaging/protocol.ts';

type Answer = { ok: true; value: unknown } | { ok: false; error: { code: string; message: string } };
type ExtensionGlobals = {
  chrome: { runtime: { sendMessage(message: unknown): Promise<Answer> }; tabs: { query(query: object): Promise<{ id?: number; url?: string }[]> } };
};

/** Asks the background from a page of the extension, exactly as the popup does. @throws Error with the code of a refusal. */
export async function askAs<K extends keyof ExtensionCalls>(page: Page, type: K, request: ExtensionCalls[K]['request']): Promise<ExtensionCalls[K]['reply']> {
  const answer = await page.evaluate((message) => (globalThis as unknown as ExtensionGlobals).chrome.runtime.sendMessage(message), { type, request });
  if (!answer?.ok) throw new Error(answer ? `${answer.error.code}: ${answer.error.message}` : `no answer to ${type}`);
  return answer.value as ExtensionCalls[K]['reply'];
}

/** Id of the tab that shows an address (without its fragment). */
export async function tabOf(page: Page, url: string): Promise<number> {
  const bare = url.replace(/#.*$/, '');
  const tabs = await page.evaluate(() => (globalThis as unknown as ExtensionGlobals).chrome.tabs.query({}));
  const tab = tabs.find((each) => each.url?.replace(/#.*$/, '') === bare);
  if (tab?.id === undefined) throw new Error(`no tab shows ${bare}`);
  return tab.id;
}
