import { browser } from 'wxt/browser';

const INK = '#1f1d1a';

/** Number of notes on the tab's icon: "9+" above nine, what all tabs have for none, ink and never red (ux.md 2.8). */
export async function showBadge(tab: number, notes: number): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ color: INK, tabId: tab });
    // "Nothing of its own", which the types do not know; an empty text would hide the dot of `showNews`.
    const text = notes === 0 ? (null as unknown as string) : notes > 9 ? '9+' : String(notes);
    await browser.action.setBadgeText({ text, tabId: tab });
    const title =
      notes === 0 ? browser.i18n.getMessage('app_name') : browser.i18n.getMessage(notes === 1 ? 'badge_title_one' : 'badge_title_other', [String(notes)]);
    await browser.action.setTitle({ title, tabId: tab });
  } catch {
    // The tab was closed while its page was being read.
  }
}

/**
 * The icon of tabs without notes: a dot while pages that were read have changed and the reader has not looked (never a number, which counts a tab's notes).
 * A tab's own count and title cover it.
 */
export async function showNews(pages: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: INK });
  await browser.action.setBadgeText({ text: pages === 0 ? '' : '•' });
  const title = browser.i18n.getMessage(pages === 1 ? 'badge_news_one' : 'badge_news_other', [String(pages)]);
  await browser.action.setTitle({ title: pages === 0 ? browser.i18n.getMessage('app_name') : title });
}
