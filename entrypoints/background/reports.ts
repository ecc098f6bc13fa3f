import type { PageCalls } from '../../lib/messaging/protocol.ts';
import type { PageCaller, PageHandlers } from '../../lib/messaging/router.ts';
import type { Context } from './context.ts';
import { scopeKey } from './muting.ts';
import { pageKey } from './page-key.ts';
import { getTabPage } from './tab-store.ts';

type Reports = Pick<PageHandlers, 'note.mute' | 'note.unmute' | 'match.case'>;

/** So many cases are kept; a page that wanted to fill the store gets no further. */
const CASES = 500;
const QUOTE = 2000;

/** Only what the page itself is about can be muted from it: a note that was really given to this tab. */
async function hasNoteOn(caller: PageCaller, claim: string): Promise<boolean> {
  return (await getTabPage(caller.tab))?.notes.some((note) => note.claim === claim) ?? false;
}

/** Keeps or drops a case, in the words that the background itself found on the page, never in the page's own. */
async function keepCase(context: Context, { note: id, keep }: PageCalls['match.case']['request'], caller: PageCaller): Promise<boolean> {
  const page = await getTabPage(caller.tab);
  const note = page?.notes.find((one) => one.id === id);
  if (!page || !note) return false;
  const found = { page: pageKey(page.url), claim: note.claim, cue: note.why.cue, quote: note.quote.slice(0, QUOTE) };
  const cases = await context.history.cases();
  const known = cases.find((one) => one.page === found.page && one.claim === found.claim && one.quote === found.quote);
  if (!keep) {
    if (known?.id !== undefined) await context.history.removeCase(known.id);
    return false;
  }
  if (!known && cases.length >= CASES) return false;
  if (!known) await context.history.addCase({ ...found, at: Date.now(), generation: page.generation });
  return true;
}

/** What a reader does in a card and a page may pass on: reversible, about its own tab and site, and nothing at all from private windows (DESIGN.md section 2). */
export const reportHandlers = (context: Context): Reports => ({
  'note.mute': async ({ claim, scope }, caller) => {
    if (caller.incognito || !(await hasNoteOn(caller, claim))) return null;
    await context.history.mute({ claim, scope: scopeKey(caller.url, scope), at: Date.now() });
    return null;
  },

  'note.unmute': async ({ claim, scope }, caller) => {
    if (!caller.incognito) await context.history.unmute(claim, scopeKey(caller.url, scope));
    return null;
  },

  'match.case': async (request, caller) => ({ kept: !caller.incognito && (await keepCase(context, request, caller)) }),
});
