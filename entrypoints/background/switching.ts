import { browser } from 'wxt/browser';
import type { Settings } from '../../lib/settings/settings.ts';
import { tellReader } from './ask-reader.ts';
import { showBadge } from './badge.ts';
import { siteIsOn, siteOf, type SiteSwitches } from './sites.ts';
import { dropTabPage } from './tab-store.ts';

/** Takes Obelus out of a tab's page: marks, overlay, badge, and what was read of it. */
async function leaveTab(tab: number): Promise<void> {
  await tellReader(tab, 'reader.stop', null);
  await dropTabPage(tab);
  await showBadge(tab, 0);
}

/** A site was switched: its open pages follow at once. Switched on, the gate that `syncGate` injected reads them. */
export async function applySite(site: string, on: boolean): Promise<void> {
  if (on) return;
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(async (tab) => (tab.id !== undefined && siteOf(tab.url) === site ? leaveTab(tab.id) : undefined)));
}

/** Settings changed: open pages that may no longer be read are left, the others read again with the new settings. */
export async function applySettings(settings: Settings, switches: SiteSwitches): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async (tab) => {
      const site = siteOf(tab.url);
      if (tab.id === undefined || !site) return;
      if (siteIsOn(site, settings, switches)) await tellReader(tab.id, 'reader.reread', null);
      else await leaveTab(tab.id);
    }),
  );
}
