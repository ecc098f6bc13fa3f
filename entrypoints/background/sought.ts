import { browser } from 'wxt/browser';

type Sought = { url: string; quote: string };

const keyOf = (tab: number): string => `sought:${tab}`;
const bare = (url: string): string => url.replace(/#.*$/, '');

/** Remembers that a tab was opened for a statement that is not on its page any more, until the tab is closed or shows another page. */
export async function rememberGone(tab: number, url: string, quote: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(tab)]: { url: bare(url), quote } satisfies Sought });
}

/** The statement that the page of a tab was opened for in vain, as a part of the tab's state. */
export async function goneFrom(tab: number, url: string): Promise<{ gone?: string }> {
  const key = keyOf(tab);
  const sought = (await browser.storage.session.get(key))[key] as Sought | undefined;
  return sought?.url === bare(url) ? { gone: sought.quote } : {};
}

export async function forgetSought(tab: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tab));
}
