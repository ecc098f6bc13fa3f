import { browser } from 'wxt/browser';
import type { TabState } from '../../lib/messaging/protocol.ts';
import { tellReader } from './ask-reader.ts';
import type { Context } from './context.ts';
import { takeOnce } from './read-once.ts';
import { siteIsOn, siteOf } from './sites.ts';
import { getTabPage } from './tab-store.ts';

/** Kinds of document that hold running text; the browser's own viewers (PDF, pictures, SVG) take scripts but have none to read. */
const READABLE = ['text/html', 'application/xhtml+xml', 'text/plain'];

/** Can a script of ours run in the tab, and is its document one with running text? */
async function canBeRead(tab: number): Promise<boolean> {
  try {
    const [result] = await browser.scripting.executeScript({ target: { tabId: tab }, func: () => document.contentType });
    return READABLE.includes(String(result?.result));
  } catch {
    return false;
  }
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
  const on = siteIsOn(site, settings, await context.switches()) || (await takeOnce(tab, shown.url));
  if (!on) return { ...here, status: settings.siteMode === 'every' || (await context.switches()).off.includes(site) ? 'site-off' : 'not-on-list' };
  const page = await getTabPage(tab);
  if (!(await context.facts.record())) return { ...here, status: 'no-facts' };
  if (!page || page.site !== site) return { ...here, status: (await canBeRead(tab)) ? 'nothing-here' : 'cannot-read' };
  const reader = await tellReader(tab, 'reader.painted', null);
  // No reader where one had read: the page was reloaded as something else, or is being left.
  if (!reader && page.status !== 'reading') return { ...here, status: 'nothing-here' };
  const painted = new Set(reader?.notes ?? []);
  return {
    ...here,
    title: page.title || here.title,
    status: page.status === 'reading' ? 'reading' : page.notes.length > 0 ? 'notes' : 'nothing-here',
    date: page.date,
    lang: page.lang,
    notes: page.notes.map((note) => ({ ...note, painted: painted.has(note.id), offset: page.offsets[note.block] ?? 0 })),
    omitted: page.omitted,
    timings: page.timings,
  };
}
