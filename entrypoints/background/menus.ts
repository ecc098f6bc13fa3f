import { browser } from 'wxt/browser';
import type { Context } from './context.ts';
import { lookUp } from './lookup.ts';
import { readOnce } from './read-once.ts';
import { siteOf } from './sites.ts';
import { applySite } from './switching.ts';

const SITE_OFF = 'site-off';
const READ_ONCE = 'read-once';
const LOOK_UP = 'look-up';

/** Makes the entries of the context menu (ux.md 2.8): two on the page, one on selected text. Firefox for Android has no menus. */
export async function makeMenus(): Promise<void> {
  if (!browser.contextMenus) return;
  await browser.contextMenus.removeAll();
  const documentUrlPatterns = ['http://*/*', 'https://*/*'];
  browser.contextMenus.create({ id: LOOK_UP, title: browser.i18n.getMessage('menu_look_up'), contexts: ['selection'] });
  browser.contextMenus.create({ id: READ_ONCE, title: browser.i18n.getMessage('menu_read_once'), contexts: ['page'], documentUrlPatterns });
  browser.contextMenus.create({ id: SITE_OFF, title: browser.i18n.getMessage('menu_site_off'), contexts: ['page'], documentUrlPatterns });
}

/** What was chosen, and where. */
export type MenuChoice = { menuItemId: string | number; selectionText?: string };

/** A chosen entry. */
export async function onMenu(context: Context, choice: MenuChoice, tab: { id?: number; url?: string; incognito?: boolean } | undefined): Promise<void> {
  if (choice.menuItemId === LOOK_UP) return lookUp(choice.selectionText ?? '', tab ?? {});
  const site = siteOf(tab?.url);
  if (tab?.id === undefined || !tab.url || !site) return;
  if (choice.menuItemId === READ_ONCE) await readOnce(tab.id, tab.url);
  if (choice.menuItemId === SITE_OFF) {
    await context.history.switchSite(site, false, Date.now());
    await context.syncGate();
    await applySite(site, false);
  }
}
