import { browser } from 'wxt/browser';
import type { Context } from './context.ts';
import { injectGate } from './gate-registration.ts';
import { pageKey } from './page-key.ts';
import { siteIsOn, siteOf } from './sites.ts';

const keyOf = (tab: number): string => `once:${tab}`;

/** Was this page of this tab allowed once, by the reader's own click? Holds until the tab shows another page. */
export async function isAllowedOnce(tab: number, url: string): Promise<boolean> {
  const key = keyOf(tab);
  return siteOf(url) !== null && (await browser.storage.session.get(key))[key] === pageKey(url);
}

/** Reads the page that a tab shows now, once, whatever the site's switch says. */
export async function readOnce(tab: number, url: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(tab)]: pageKey(url) });
  await injectGate(tab);
}

/** May this page of this tab be read: by itself, or by a click on "Read this page once"? */
export async function mayRead(context: Pick<Context, 'settings' | 'switches'>, tab: number, url: string): Promise<boolean> {
  const [site, settings] = [siteOf(url), await context.settings()];
  if (!site || !settings.on) return false;
  return siteIsOn(site, settings, await context.switches()) || isAllowedOnce(tab, url);
}

export async function forgetOnce(tab: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tab));
}
