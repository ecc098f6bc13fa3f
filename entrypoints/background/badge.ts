import { browser } from 'wxt/browser';

const INK = '#1f1d1a';

/** "…" on the icon while the facts that came with Obelus are read for the first time. */
export async function showPreparing(on: boolean): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: INK });
  await browser.action.setBadgeText({ text: on ? '…' : '' });
  await browser.action.setTitle({ title: browser.i18n.getMessage(on ? 'badge_preparing' : 'app_name') });
}

/** Number of notes on the tab's icon: "9+" above nine, ink and never red (ux.md 2.8). Without any, what all tabs show: nothing, or the sign of changed readings. */
export async function showBadge(tab: number, notes: number): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ color: INK, tabId: tab });
    // Null goes back to what all tabs show, in both browsers; the types know only text.
    const text = notes === 0 ? null : notes > 9 ? '9+' : String(notes);
    await browser.action.setBadgeText({ text: text as string, tabId: tab });
    const title =
      notes === 0 ? browser.i18n.getMessage('app_name') : browser.i18n.getMessage(notes === 1 ? 'badge_title_one' : 'badge_title_other', [String(notes)]);
    await browser.action.setTitle({ title, tabId: tab });
  } catch {
    // The tab was closed while its page was being read.
  }
}
