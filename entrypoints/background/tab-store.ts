import { browser } from 'wxt/browser';
import type { Note } from '../../lib/model/note.ts';
import type { PageDate } from '../../lib/model/page.ts';

/** What the background knows of a tab's page. Lives in `storage.session`: it outlives the worker, not the browser, and page scripts cannot read it. */
export type TabPage = {
  document: string | null;
  url: string;
  site: string;
  title: string;
  lang: string | null;
  status: 'reading' | 'read';
  date: PageDate | null;
  notes: Note[];
  /** Block id → where it starts in the page's text. */
  offsets: Record<number, number>;
  /** The page's canonical address, as it is written there. */
  canonical?: string;
  /** Words before and after each statement, by {@link aroundKey}. */
  around?: Record<string, [string, string]>;
  /** Version and horizon of the facts it was read with. */
  version?: string;
  horizon?: string;
  omitted: number;
  incognito: boolean;
  /** Not yet in the history because the tab has not been visible since it was read. */
  unseen: boolean;
  generation: string;
  timings: Record<string, number>;
};

/** Names a statement's place in its block. */
export const aroundKey = ({ block, start, end }: Pick<Note, 'block' | 'start' | 'end'>): string => `${block}:${start}:${end}`;

const keyOf = (tab: number): string => `tab:${tab}`;

export async function getTabPage(tab: number): Promise<TabPage | null> {
  const key = keyOf(tab);
  return ((await browser.storage.session.get(key))[key] as TabPage | undefined) ?? null;
}

export async function setTabPage(tab: number, page: TabPage): Promise<void> {
  await browser.storage.session.set({ [keyOf(tab)]: page });
}

export async function dropTabPage(tab: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tab));
}

const waiting = new Map<number, Promise<unknown>>();

/** Work on what is known of a tab, one after the other: two at a time would each lose what the other wrote. */
export function inTurn<T>(tab: number, work: () => Promise<T>): Promise<T> {
  const turn = (waiting.get(tab) ?? Promise.resolve()).then(work, work);
  const done: Promise<unknown> = turn
    .catch(() => undefined)
    .finally(() => {
      if (waiting.get(tab) === done) waiting.delete(tab);
    });
  waiting.set(tab, done);
  return turn;
}

/** Every tab with a page that was read, for announcing changed facts or settings. */
export async function allTabPages(): Promise<{ tab: number; page: TabPage }[]> {
  const all = await browser.storage.session.get(null);
  return Object.entries(all).flatMap(([key, value]) => (key.startsWith('tab:') ? [{ tab: Number(key.slice(4)), page: value as TabPage }] : []));
}
