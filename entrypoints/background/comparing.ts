import type { HistoryChange } from '../../lib/messaging/protocol.ts';
import { movedNotes } from '../../lib/standing/reread.ts';
import { announceHistory } from './announce.ts';
import type { Context } from './context.ts';
import { showNews } from './news-badge.ts';

let running: Promise<void> | null = null;
let again = false;

/**
 * Sets all that was read beside the present record, if that is another one than the last time (after a sync, and at the start of a worker that died before
 * it was done). One run at a time; a call during a run makes it look once more at its end.
 */
export function compareHistory(context: Pick<Context, 'facts' | 'history'>): Promise<void> {
  if (running) {
    again = true;
    return running;
  }
  const run = async (): Promise<void> => {
    do {
      again = false;
      const record = await context.facts.record();
      if (!record || (await context.history.comparedWith()) === record.generation) continue;
      await context.history.compare((page) => movedNotes(record, page), record.generation, Date.now());
      await tellNews(context, 'changed');
    } while (again);
  };
  running = run().finally(() => {
    running = null;
  });
  return running;
}

/** The icon and the open pages of the extension follow the history. */
export async function tellNews(context: Pick<Context, 'history'>, change: HistoryChange): Promise<void> {
  await showNews(context);
  await announceHistory(change);
}
