import type { Note } from '../../lib/model/note.ts';
import { historyAddress } from '../../lib/history/address.ts';
import type { Visit } from '../../lib/history/visit.ts';
import { AROUND_LENGTH, NOTES_MOST, QUOTE_LENGTH, TITLE_LENGTH, type HistoryNote } from '../../lib/model/history.ts';
import type { Reading } from '../../lib/model/mention.ts';
import { announceHistory } from './announce.ts';
import type { Context } from './context.ts';
import { tellHistoryProblem } from './history-problem.ts';
import { aroundKey, getTabPage, inTurn, setTabPage, type TabPage } from './tab-store.ts';

/** A reading as it is written down: amounts without a bound on one side cannot be kept in a file, and are compared with nothing anyway. */
const keptReading = (reading: Reading): Reading => ({
  ...reading,
  amounts: reading.amounts.filter(({ min, max, slack }) => [min, max, slack].every(Number.isFinite)).slice(0, 50),
  ...(reading.attribution !== undefined && { attribution: reading.attribution.slice(0, QUOTE_LENGTH) }),
});

/** A statement with all that finds its place again, what was read in it, and how it stood. */
function noteOf(note: Note, page: TabPage): HistoryNote {
  const offset = page.offsets[note.block];
  // Of a very long statement the beginning is kept: what follows it is the rest of it.
  const rest = note.quote.slice(QUOTE_LENGTH);
  const around = page.around?.[aroundKey(note)];
  const { standing, since, reason, differs, fact } = note.judgement;
  return {
    claim: note.claim,
    title: note.title,
    question: note.question,
    quote: note.quote.slice(0, QUOTE_LENGTH),
    ...(around && { before: around[0], after: `${rest}${around[1]}`.slice(0, AROUND_LENGTH) }),
    ...(offset !== undefined && { start: offset + note.start, end: offset + note.end - rest.length }),
    reading: keptReading(note.reading),
    pageDate: note.pageDate?.date ?? null,
    standing,
    ...(since !== undefined && { since }),
    reason,
    ...(differs && { differs }),
    fact,
    seen: false,
  };
}

/** What the history keeps of a tab's page. */
const visitOf = (page: TabPage, at: number, again: boolean): Visit => ({
  ...historyAddress(page.url, page.canonical),
  title: page.title.slice(0, TITLE_LENGTH),
  site: page.site,
  published: page.date?.date ?? null,
  ...(page.date?.modified && { modified: page.date.modified }),
  lang: page.lang,
  notes: page.notes.slice(0, NOTES_MOST).map((note) => noteOf(note, page)),
  generation: page.generation,
  ...(page.version && { version: page.version }),
  ...(page.horizon && { horizon: page.horizon }),
  at,
  again,
});

/** Writes a flagged page into the history once it is visible; never from private windows, never when history is off. */
export async function recordVisit(context: Context, tab: number, page: TabPage, visible: boolean): Promise<void> {
  if (!visible || page.incognito || page.notes.length === 0 || !(await context.settings()).history) return;
  try {
    await context.history.visit(visitOf(page, Date.now(), !page.unseen));
    await tellHistoryProblem(null);
    await announceHistory('read');
  } catch (error) {
    await tellHistoryProblem(error);
    return;
  }
  if (page.unseen) await setTabPage(tab, { ...page, unseen: false });
}

/** A tab that was read in the background came to the front. */
export async function recordWhenShown(context: Context, tab: number): Promise<void> {
  await inTurn(tab, async () => {
    const page = await getTabPage(tab);
    if (page?.status === 'read' && page.unseen) await recordVisit(context, tab, page, true);
  });
}
