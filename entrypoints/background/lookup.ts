import { browser } from 'wxt/browser';

const KEY = 'lookup';
/** A selection may be a whole article; this much of it is looked up. */
const LONGEST = 500;

/**
 * Opens the record at what a reader selected ("Look this up in the record"). The words wait in the browser's session memory, which pages cannot
 * read, until the record page takes them: they stand in no address, and those of a private window are not carried into a normal one.
 */
export async function lookUp(text: string, tab: { id?: number; incognito?: boolean }): Promise<void> {
  const search = text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST);
  if (!tab.incognito && search !== '') await browser.storage.session.set({ [KEY]: search });
  await browser.tabs.create({ url: browser.runtime.getURL('/record.html'), ...(!tab.incognito && tab.id !== undefined && { openerTabId: tab.id }) });
}

/** The words that wait to be looked up, given once. */
export async function takeLookup(): Promise<string> {
  const { [KEY]: search } = await browser.storage.session.get(KEY);
  if (typeof search !== 'string') return '';
  await browser.storage.session.remove(KEY);
  return search;
}
