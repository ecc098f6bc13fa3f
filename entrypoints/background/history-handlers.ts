import { browser } from 'wxt/browser';
import type { ExtensionHandlers } from '../../lib/messaging/router.ts';
import { pageOf } from '../../lib/history/shelf.ts';
import type { HistoryGroup, ImportCount } from '../../lib/model/history.ts';
import { pageDetail } from '../../lib/standing/reread.ts';
import { UNDO_MS } from '../../lib/store/history-removal.ts';
import { announceHistory } from './announce.ts';
import { compareHistory, tellNews } from './comparing.ts';
import type { Context } from './context.ts';
import { historyProblem, problemOf } from './history-problem.ts';
import { openAgain, seek } from './history-open.ts';
import { importSettings } from './import-settings.ts';

type HistoryHandlers = Pick<ExtensionHandlers, Extract<keyof ExtensionHandlers, `history.${string}`>>;

export const PURGE = 'purge';
/** Parts of a file come one after the other; what follows an import waits this long for the next. */
const FOLLOW_MS = 500;

/** Drops what was removed once it cannot be put back: by a timer while the worker lives, by an alarm if it does not. */
async function purgeLater(context: Pick<Context, 'history'>): Promise<void> {
  setTimeout(() => void context.history.purge(Date.now()).catch(() => undefined), UNDO_MS + 50);
  await browser.alarms.create(PURGE, { delayInMinutes: 1 });
}

/** The space that Obelus takes in this browser, as far as it says. */
async function space(): Promise<{ bytes: number | null; quota: number | null }> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return { bytes: usage ?? null, quota: quota ?? null };
  } catch {
    return { bytes: null, quota: null };
  }
}

/** Groups by claim under the record's names for them. */
async function named(context: Context, groups: HistoryGroup[]): Promise<HistoryGroup[]> {
  const record = await context.facts.record();
  return groups.map((group) => ({ ...group, title: record?.claims.get(group.id)?.title ?? group.title }));
}

let following: ReturnType<typeof setTimeout> | undefined;

/** After the last part of a file: pages that came are set beside the present record, sites that were switched are left or read. A worker that dies before compares at its next start. */
function followImport(context: Context, count: ImportCount): void {
  clearTimeout(following);
  following = setTimeout(() => {
    void compareHistory(context)
      .then(() => tellNews(context, 'added'))
      .catch(() => undefined);
    if (count.sites > 0) void context.syncGate().catch(() => undefined);
  }, FOLLOW_MS);
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
      await Promise.all([purgeLater(context), tellNews(context, 'removed')]);
      return removed;
    },
    'history.erase': async () => {
      const removed = await history.erase(Date.now());
      await Promise.all([purgeLater(context), tellNews(context, 'removed')]);
      return removed;
    },
    'history.undo': async ({ token }) => {
      const pages = await history.undo(token, Date.now());
      await tellNews(context, 'restored');
      return { pages };
    },
    'history.open': ({ key }) => openAgain(context, key),
    'history.seek': ({ key, place }) => seek(context, key, place),
    'history.pin': async ({ keys, pinned }) => {
      const pages = await history.pin(keys, pinned ? Date.now() : null);
      await announceHistory('pinned');
      return { pages };
    },
    'history.state': async () => {
      const problem = await historyProblem();
      const nothing = { pages: 0, pinned: 0, moved: 0, news: 0, oldest: null, newest: null };
      try {
        return { problem, ...(await space()), ...(await history.counts()) };
      } catch (error) {
        return { problem: problemOf(error), ...(await space()), ...nothing };
      }
    },
    'history.acknowledge': async () => {
      await history.acknowledge();
      await tellNews(context, 'looked');
      return null;
    },
    'history.digest': async () => {
      const [digest, record] = [await history.digest(), await context.facts.record()];
      return { ...digest, claims: digest.claims.map((one) => ({ ...one, title: record?.claims.get(one.claim)?.title ?? one.title })) };
    },
    'history.export': ({ after, keys }) => history.export(after, keys),
    'history.decisions': () => history.decisions(),
    'history.import': async ({ pages, decisions, settings, dry }) => {
      const count = await history.import(pages, decisions ?? {}, dry, Date.now());
      const own = await importSettings(settings ?? {}, dry);
      if (!dry) followImport(context, count);
      return { ...count, settings: own.taken, kept: count.kept + own.kept };
    },
  };
}
