import { browser } from 'wxt/browser';
import type { TabState } from '../../lib/messaging/protocol.ts';
import { tellReader } from './ask-reader.ts';
import type { Context } from './context.ts';
import { mayRead } from './read-once.ts';
import { siteOf } from './sites.ts';
import { goneFrom } from './sought.ts';
import { getTabPage, type TabPage } from './tab-store.ts';

/** Kinds of document that hold running text; the browser's own viewers (PDF, pictures, SVG) take scripts but have none to read. */
const READABLE = ['text/html', 'application/xhtml+xml', 'text/plain'];

/** The document that a tab shows, if a script of ours can run in it and it is one with running text. `id` where the browser names documents. */
async function readableDocument(tab: number): Promise<{ id: string | null } | null> {
  try {
    const [result] = await browser.scripting.executeScript({ target: { tabId: tab }, func: () => document.contentType });
    if (!READABLE.includes(String(result?.result))) return null;
    return { id: (result as { documentId?: string } | undefined)?.documentId ?? null };
  } catch {
    return null;
  }
}

/** Has the tab's page just been asked for, so that its reader is on the way? Not when the document that asked is gone. */
async function isComing(tab: number, page: TabPage): Promise<boolean> {
  if (page.status !== 'reading') return false;
  const now = await readableDocument(tab);
  return now !== null && (now.id === null || page.document === null || now.id === page.document);
}

const nothing = { url: null, site: null, title: '', date: null, lang: null, notes: [], omitted: 0, timings: {} };

/** What the popup shows of a tab: its notes, or why there are none. */
export async function tabState(context: Context, tab: number): Promise<TabState> {
  const shown = await browser.tabs.get(tab).catch(() => null);
  const site = siteOf(shown?.url);
  if (!shown?.url || !site) return { ...nothing, status: 'cannot-read' };
  const settings = await context.settings();
  const here = { ...nothing, url: shown.url, site, title: shown.title ?? '' };
  if (!settings.on) return { ...here, status: 'off' };
  if (!(await mayRead(context, tab, shown.url)))
    return { ...here, status: settings.siteMode === 'every' || (await context.switches()).off.includes(site) ? 'site-off' : 'not-on-list' };
  const [page, gone] = await Promise.all([getTabPage(tab), goneFrom(tab, shown.url)]);
  if (!(await context.facts.record())) return { ...here, status: 'no-facts' };
  if (!page || page.site !== site) return { ...here, ...gone, status: (await readableDocument(tab)) ? 'nothing-here' : 'cannot-read' };
  const reader = await tellReader(tab, 'reader.painted', null);
  // No reader where one had read: the page was reloaded as something else, or is being left.
  if (!reader && !(await isComing(tab, page))) return { ...here, status: 'nothing-here' };
  const painted = new Set(reader?.notes ?? []);
  return {
    ...here,
    ...gone,
    title: page.title || here.title,
    status: page.status === 'reading' ? 'reading' : page.notes.length > 0 ? 'notes' : 'nothing-here',
    date: page.date,
    lang: page.lang,
    notes: page.notes.map((note) => ({ ...note, painted: painted.has(note.id), offset: page.offsets[note.block] ?? 0 })),
    omitted: page.omitted,
    ...(reader?.stopped && { stopped: reader.stopped }),
    ...(reader?.hidden && { hidden: true }),
    timings: page.timings,
  };
}
