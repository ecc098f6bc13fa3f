import type { Note } from '../../lib/model/note.ts';
import type { Visit } from '../../lib/store/history.ts';
import type { Context } from './context.ts';
import { pageKey } from './page-key.ts';
import { getTabPage, inTurn, setTabPage, type TabPage } from './tab-store.ts';

const QUOTE = 300;
/** As many statements as a page that is put back into the history may have (lib/messaging/schemas.ts). */
const NOTES = 500;

const noteOf = (note: Note): Visit['notes'][number] => ({
  claim: note.claim,
  quote: note.quote.slice(0, QUOTE),
  standing: note.judgement.standing,
  ...(note.judgement.since && { since: note.judgement.since }),
  seen: false,
});

/** What the history keeps of a tab's page. */
const visitOf = (page: TabPage, at: number, again: boolean): Visit => ({
  key: pageKey(page.url),
  url: page.url.replace(/#.*$/, ''),
  title: page.title.slice(0, 1000),
  site: page.site,
  published: page.date?.date ?? null,
  lang: page.lang,
  notes: page.notes.slice(0, NOTES).map(noteOf),
  generation: page.generation,
  at,
  again,
});

/** Writes a flagged page into the history once it is visible; never from private windows, never when history is off. */
export async function recordVisit(context: Context, tab: number, page: TabPage, visible: boolean): Promise<void> {
  if (!visible || page.incognito || page.notes.length === 0 || !(await context.settings()).history) return;
  await context.history.visit(visitOf(page, Date.now(), !page.unseen));
  if (page.unseen) await setTabPage(tab, { ...page, unseen: false });
}

/** A tab that was read in the background came to the front. */
export async function recordWhenShown(context: Context, tab: number): Promise<void> {
  await inTurn(tab, async () => {
    const page = await getTabPage(tab);
    if (page?.status === 'read' && page.unseen) await recordVisit(context, tab, page, true);
  });
}
