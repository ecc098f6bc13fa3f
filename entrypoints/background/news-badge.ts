import { browser } from 'wxt/browser';
import type { Context } from './context.ts';

const KEY = 'history:news';
const INK = '#1f1d1a';
const SIGN = '†';

/** The sign of a changed reading on Obelus' icon while the reader has not looked at it, in tabs that show no number of notes. No notification (ux.md P12). */
export async function showNews(context: Pick<Context, 'history'>): Promise<void> {
  const { news } = await context.history.counts();
  await browser.action.setBadgeBackgroundColor({ color: INK });
  await browser.action.setBadgeText({ text: news > 0 ? SIGN : '' });
  await browser.storage.session.set({ [KEY]: news });
}

/** The same once after the browser's start: an icon does not remember. A worker that only woke up again has nothing to do. */
export async function showNewsOnce(context: Pick<Context, 'history'>): Promise<void> {
  if ((await browser.storage.session.get(KEY))[KEY] === undefined) await showNews(context);
}
