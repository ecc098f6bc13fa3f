import type { ChangeSet, ReadChange } from '../../lib/model/changes.ts';
import { readChanges, type PageRead } from '../../lib/pack/change-set.ts';
import type { Context } from './context.ts';

/** The most pages that are looked through for each claim that changed. */
const PAGES = 500;

/** Addresses of pages with a statement on one of these claims. */
async function keysOf(history: Context['history'], claims: ReadonlySet<string>): Promise<string[]> {
  const lists = await Promise.all([...claims].map((claim) => history.list({ claim, limit: PAGES })));
  return [...new Set(lists.flatMap(({ pages }) => pages.map(({ key }) => key)))];
}

/** Pages with the claims whose note was open there (ux.md 2.2, "Seen"), of those that changed. A history that cannot be read holds none. */
async function pagesRead({ history }: Pick<Context, 'history'>, sets: readonly ChangeSet[]): Promise<PageRead[]> {
  const claims = new Set(sets.flatMap((set) => set.claims.map((one) => one.claim)));
  try {
    const { pages } = await history.export(0, await keysOf(history, claims));
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
  } catch {
    return [];
  }
}

/** What this reader has read and that says something else now. For pages of the extension only: nothing of it is ever shown inside a web page. */
export async function readSince(context: Pick<Context, 'facts' | 'history'>, claim?: string): Promise<{ reads: ReadChange[]; acknowledgedAt: number }> {
  const { sets, acknowledgedAt } = await context.facts.changes();
  const reads = sets.length === 0 ? [] : readChanges(sets, await pagesRead(context, sets));
  return { reads: claim === undefined ? reads : reads.filter((one) => one.claim === claim), acknowledgedAt };
}
