import { browser } from 'wxt/browser';
import type { ExtensionHandlers } from '../../lib/messaging/router.ts';
import { pageOf } from '../../lib/history/shelf.ts';
import type { HistoryGroup } from '../../lib/model/history.ts';
import { pageDetail } from '../../lib/standing/reread.ts';
import { UNDO_MS } from '../../lib/store/history-removal.ts';
import type { Context } from './context.ts';
import { historyProblem } from './history-problem.ts';
import { openAgain } from './history-open.ts';
import { showNews } from './news-badge.ts';

type HistoryHandlers = Pick<ExtensionHandlers, Extract<keyof ExtensionHandlers, `history.${string}`>>;

export const PURGE = 'purge';

/** Drops what was removed once it cannot be put back: by a timer while the worker lives, by an alarm if it does not. */
async function purgeLater(context: Pick<Context, 'history'>): Promise<void> {
  setTimeout(() => void context.history.purge(Date.now()).catch(() => undefined), UNDO_MS + 50);
  await browser.alarms.create(PURGE, { delayInMinutes: 1 });
}

/** The space that Obelus takes in this browser, as far as it says. */
async function space(): Promise<{ bytes: number | null; quota: number | null }> {
  const { usage, quota } = await navigator.storage.estimate().catch(() => ({ usage: undefined, quota: undefined }));
  return { bytes: usage ?? null, quota: quota ?? null };
}

/** Groups by claim under the record's names for them. */
async function named(context: Context, groups: HistoryGroup[]): Promise<HistoryGroup[]> {
  const record = await context.facts.record();
  return groups.map((group) => ({ ...group, title: record?.claims.get(group.id)?.title ?? group.title }));
}

/** What the extension's own pages may ask of the history. */
export function createHistoryHandlers(context: Context): HistoryHandlers {
  const { history } = context;
  return {
    'history.list': (query) => history.list(query),
    'history.groups': async ({ by, where }) => {
      const groups = await history.groups(by, where);
      return { groups: by === 'claim' ? await named(context, groups) : groups };
    },
    'history.page': async ({ key }) => {
      const page = await history.page(key);
      return page ? pageDetail(await context.facts.record(), pageOf(page)) : null;
    },
    'history.remove': async ({ keys }) => {
      const removed = await history.remove(keys, Date.now());
      await Promise.all([purgeLater(context), showNews(context)]);
      return removed;
    },
    'history.erase': async () => {
      const removed = await history.erase(Date.now());
      await Promise.all([purgeLater(context), showNews(context)]);
      return removed;
    },
    'history.undo': async ({ token }) => {
      const pages = await history.undo(token, Date.now());
      await showNews(context);
      return { pages };
    },
    'history.open': ({ key, place }) => openAgain(context, key, place),
    'history.pin': async ({ keys, pinned }) => ({ pages: await history.pin(keys, pinned ? Date.now() : null) }),
    'history.state': async () => {
      const problem = await historyProblem();
      const nothing = { pages: 0, pinned: 0, moved: 0, news: 0, oldest: null, newest: null };
      try {
        return { problem, ...(await space()), ...(await history.counts()) };
      } catch (error) {
        return { problem: { code: String((error as { code?: unknown }).code ?? 'E_DB_FAILED'), at: Date.now() }, ...(await space()), ...nothing };
      }
    },
    'history.acknowledge': async () => {
      await history.acknowledge();
      await showNews(context);
      return null;
    },
    'history.export': ({ after, keys }) => history.export(after, keys),
    'history.decisions': () => history.decisions(),
    'history.import': ({ pages, decisions, dry }) => history.import(pages, decisions ?? {}, dry),
  };
}
