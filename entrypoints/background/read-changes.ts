import type { ReadChange } from '../../lib/model/changes.ts';
import { readChanges, type PageRead } from '../../lib/pack/change-set.ts';
import type { Context } from './context.ts';

/** The most pages of the history that are looked through. */
const PAGES = 10_000;

/** Pages with the claims whose note was open there (ux.md 2.2, "Seen"). A history that cannot be read holds none. */
async function pagesRead(context: Pick<Context, 'history'>): Promise<PageRead[]> {
  const { pages } = await context.history.list({ limit: PAGES }).catch(() => ({ pages: [] }));
  return pages.map(({ key, url, title, site, lang, firstVisit, lastVisit, notes }) => ({
    key,
    url,
    title,
    site,
    lang,
    firstVisit,
    lastVisit,
    claims: [...new Set(notes.filter(({ seen }) => seen).map(({ claim }) => claim))],
  }));
}

/** What this reader has read and that says something else now. For pages of the extension only: nothing of it is ever shown inside a web page. */
export async function readSince(context: Pick<Context, 'facts' | 'history'>, claim?: string): Promise<{ reads: ReadChange[]; acknowledgedAt: number }> {
  const { sets, acknowledgedAt } = await context.facts.changes();
  const reads = sets.length === 0 ? [] : readChanges(sets, await pagesRead(context));
  return { reads: claim === undefined ? reads : reads.filter((one) => one.claim === claim), acknowledgedAt };
}
