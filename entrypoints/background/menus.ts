import { browser } from 'wxt/browser';
import type { Context } from './context.ts';
import { readOnce } from './read-once.ts';
import { siteOf } from './sites.ts';
import { applySite } from './switching.ts';

const SITE_OFF = 'site-off';
const READ_ONCE = 'read-once';

/** Makes the two entries of the page's context menu. Firefox for Android has no menus. */
export async function makeMenus(): Promise<void> {
  if (!browser.contextMenus) return;
  await browser.contextMenus.removeAll();
  const documentUrlPatterns = ['http://*/*', 'https://*/*'];
  browser.contextMenus.create({ id: READ_ONCE, title: browser.i18n.getMessage('menu_read_once'), contexts: ['page'], documentUrlPatterns });
  browser.contextMenus.create({ id: SITE_OFF, title: browser.i18n.getMessage('menu_site_off'), contexts: ['page'], documentUrlPatterns });
}

/** A chosen entry. */
export async function onMenu(context: Context, entry: string | number, tab: { id?: number; url?: string } | undefined): Promise<void> {
  const site = siteOf(tab?.url);
  if (tab?.id === undefined || !tab.url || !site) return;
  if (entry === READ_ONCE) await readOnce(tab.id, tab.url);
  if (entry === SITE_OFF) {
    await context.history.switchSite(site, false, Date.now());
    await context.syncGate();
    await applySite(site, false);
  }
}
