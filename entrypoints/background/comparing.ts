import type { HistoryChange } from '../../lib/messaging/protocol.ts';
import { movedNotes } from '../../lib/standing/reread.ts';
import { announceHistory } from './announce.ts';
import type { Context } from './context.ts';
import { showNews } from './news-badge.ts';
import { oneRun } from './one-run.ts';

/**
 * Sets all that was read beside the present record, if that is another one than the last time (after a sync, and at the start of a worker that died before
 * it was done).
 */
export const compareHistory = oneRun(async (context: Pick<Context, 'facts' | 'history'>) => {
  const record = await context.facts.record();
  if (!record || (await context.history.comparedWith()) === record.generation) return;
  await context.history.compare((page) => movedNotes(record, page), record.generation, Date.now());
  await tellNews(context, 'changed');
});

/** The icon and the open pages of the extension follow the history. */
export async function tellNews(context: Pick<Context, 'history'>, change: HistoryChange): Promise<void> {
  await showNews(context);
  await announceHistory(change);
}
