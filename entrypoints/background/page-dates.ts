import { browser } from 'wxt/browser';
import type { PlainDate } from '../../lib/model/dates.ts';
import type { Context } from './context.ts';
import { pageKey } from './page-key.ts';

type Where = { tab: number; url: string; incognito: boolean };

const keyOf = (tab: number): string => `date:${tab}`;

/** Dates of private windows live with their tab, in memory: nothing of such a window is written down. */
async function privateDate({ tab, url }: Where): Promise<PlainDate | null> {
  const stored = (await browser.storage.session.get(keyOf(tab)))[keyOf(tab)] as { page: string; date: PlainDate } | undefined;
  return stored?.page === pageKey(url) ? stored.date : null;
}

/** The date that the reader set for a tab's page, if any. A history that cannot be opened holds none. */
export async function dateOfPage(context: Pick<Context, 'history'>, where: Where): Promise<PlainDate | null> {
  const own = where.incognito ? await privateDate(where) : null;
  return own ?? (await context.history.dateOf(pageKey(where.url)).catch(() => null));
}

/** Sets the date of a tab's page, for good or, in a private window, as long as the tab lives; null takes it back. */
export async function setDateOfPage(context: Pick<Context, 'history'>, where: Where, date: PlainDate | null): Promise<void> {
  if (!where.incognito) return context.history.setDate(pageKey(where.url), date, Date.now());
  if (date === null) return forgetDate(where.tab);
  await browser.storage.session.set({ [keyOf(where.tab)]: { page: pageKey(where.url), date } });
}

/** The tab is gone, and what was set in it. */
export async function forgetDate(tab: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tab));
}
