import { browser } from 'wxt/browser';
import type { ExtensionHandlers } from '../../lib/messaging/router.ts';
import { getSettings, setSettings } from '../../lib/settings/store.ts';
import { tellReader } from './ask-reader.ts';
import { claimDetail } from './claim-detail.ts';
import type { Context } from './context.ts';
import { createFactsHandlers } from './facts-handlers.ts';
import { createHistoryHandlers } from './history-handlers.ts';
import { setDateOfPage } from './page-dates.ts';
import { readOnce } from './read-once.ts';
import { listHandlers } from './list-handlers.ts';
import { recordHandlers } from './record-handlers.ts';
import { siteIsOn, siteOf } from './sites.ts';
import { applySite } from './switching.ts';
import { tabState } from './tab-state.ts';

/** What the extension's own pages may ask, answered (lib/messaging/protocol.ts, ExtensionCalls). */
export function createExtensionHandlers(context: Context): ExtensionHandlers {
  return {
    'tab.state': ({ tab }) => tabState(context, tab),

    'tab.show': async ({ tab, note }) => {
      const shown = await tellReader(tab, 'reader.show', { note });
      if (shown?.shown) await browser.tabs.update(tab, { active: true });
      return { shown: shown?.shown ?? false };
    },

    'tab.date': async ({ tab, date }) => {
      const { url, incognito } = await browser.tabs.get(tab);
      if (!siteOf(url)) return null;
      await setDateOfPage(context, { tab, url: url ?? '', incognito }, date);
      await tellReader(tab, 'reader.reread', null);
      return null;
    },

    'tab.readOnce': async ({ tab }) => {
      const { url } = await browser.tabs.get(tab);
      if (!siteOf(url)) return { reader: false };
      await readOnce(tab, url ?? '');
      return { reader: true };
    },

    'site.switch': async ({ site, on }) => {
      await context.history.switchSite(site, on, Date.now());
      await context.syncGate();
      await applySite(site, on);
      return null;
    },

    'site.state': async ({ site }) => ({ on: siteIsOn(site, await context.settings(), await context.switches()) }),

    'settings.get': () => getSettings(),
    'settings.set': (change) => setSettings(change),

    ...createFactsHandlers(context),

    ...createHistoryHandlers(context),

    'claim.detail': ({ claim }) => claimDetail(context, claim),

    ...recordHandlers(context),
    ...listHandlers(context),
  };
}
