import { browser } from 'wxt/browser';
import { tellReader } from './ask-reader.ts';
import { showBadge } from './badge.ts';
import type { Context } from './context.ts';
import { forgetOnce, isAllowedOnce, mayRead } from './read-once.ts';
import { pageKey } from './page-key.ts';
import { siteOf } from './sites.ts';
import { dropTabPage, getTabPage, inTurn } from './tab-store.ts';

/** Takes Obelus out of a tab's page: marks, overlay, badge, what was read of it, and the leave to read it once. */
async function leaveTab(tab: number): Promise<void> {
  await tellReader(tab, 'reader.stop', null);
  await forgetOnce(tab);
  await inTurn(tab, async () => {
    await dropTabPage(tab);
    await showBadge(tab, 0);
  });
}

/** A site was switched: its open pages follow at once. Switched on, the gate that `syncGate` injected reads them. */
export async function applySite(site: string, on: boolean): Promise<void> {
  if (on) return;
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(async (tab) => (tab.id !== undefined && siteOf(tab.url) === site ? leaveTab(tab.id) : undefined)));
}

/** Settings changed: open pages that may no longer be read are left, the others read again with the new settings. */
export async function applySettings(context: Context): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async (tab) => {
      if (tab.id === undefined || !tab.url || !siteOf(tab.url)) return;
      if (await mayRead(context, tab.id, tab.url)) await tellReader(tab.id, 'reader.reread', null);
      else await leaveTab(tab.id);
    }),
  );
}

/** A tab goes to another address. Unless that is the same page, what was read is over: its notes, its number on the icon, the leave to read it once. */
export async function leavePage(tab: number, url: string): Promise<void> {
  const next = siteOf(url) === null ? null : pageKey(url);
  if (!(await isAllowedOnce(tab, url))) await forgetOnce(tab);
  await inTurn(tab, async () => {
    const page = await getTabPage(tab);
    if (!page || pageKey(page.url) === next) return;
    await dropTabPage(tab);
    await showBadge(tab, 0);
  });
}
