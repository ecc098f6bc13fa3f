import { browser } from 'wxt/browser';
import { injectGate } from './gate-registration.ts';
import { pageKey } from './page-key.ts';

const keyOf = (tab: number): string => `once:${tab}`;

/** Was this page of this tab allowed once, by the reader's own click? Holds until the tab shows another page. */
export async function takeOnce(tab: number, url: string): Promise<boolean> {
  const key = keyOf(tab);
  return (await browser.storage.session.get(key))[key] === pageKey(url);
}

/** Reads the page that a tab shows now, once, whatever the site's switch says. */
export async function readOnce(tab: number, url: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(tab)]: pageKey(url) });
  await injectGate(tab);
}

export async function forgetOnce(tab: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tab));
}
