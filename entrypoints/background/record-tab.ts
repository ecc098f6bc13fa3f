import { browser } from 'wxt/browser';
import type { PageCaller } from '../../lib/messaging/router.ts';
import { recordLink } from '../../lib/words/record-link.ts';
import { getTabPage } from './tab-store.ts';

/** Opens the record page of a claim beside the tab whose card asked for it. Private windows leave no address behind in a normal one. */
export async function openRecord(caller: PageCaller, claim: string, note: string): Promise<void> {
  if (caller.incognito || !caller.active) return;
  const page = await getTabPage(caller.tab);
  const from = page?.notes.find((one) => one.id === note && one.claim === claim);
  const place = from ? { claim, ...(from.pageDate && { on: from.pageDate.date }), tab: caller.tab, note } : { claim };
  await browser.tabs.create({ url: browser.runtime.getURL(`/${recordLink(place)}` as '/record.html'), openerTabId: caller.tab });
}
