import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPageHandlers } from '../../../entrypoints/background/page-handlers.ts';
import { createExtensionHandlers } from '../../../entrypoints/background/extension-handlers.ts';
import type { Context } from '../../../entrypoints/background/context.ts';
import { dateOfPage, forgetDate } from '../../../entrypoints/background/page-dates.ts';
import { leavePage } from '../../../entrypoints/background/switching.ts';
import { mayRead } from '../../../entrypoints/background/read-once.ts';
import { tabState } from '../../../entrypoints/background/tab-state.ts';
import { getTabPage, inTurn, setTabPage, type TabPage } from '../../../entrypoints/background/tab-store.ts';
import type { PageCaller } from '../../../lib/messaging/router.ts';
import { DEFAULTS, type Settings } from '../../../lib/settings/settings.ts';

const URL_A = 'https://news.example/a';
const asked = { kind: 'extension' } as const;
const stored: TabPage = {
  document: 'd1',
  url: URL_A,
  site: 'news.example',
  title: 'A',
  lang: 'en',
  status: 'read',
  date: null,
  notes: [],
  offsets: {},
  omitted: 0,
  incognito: false,
  unseen: true,
  generation: 'g',
  timings: {},
};

let badge: { tabId: number; text: string | null }[];
let tab: { id: number; url: string; title: string; incognito: boolean };
let answers: (type: string) => unknown;
let runScript: (injection: object) => Promise<unknown[]>;

/** A history that must not be written. */
const setDate = vi.fn(async () => undefined);
const dateOf = vi.fn(async () => null);

const contextWith = (settings: Partial<Settings> = {}): Context =>
  ({
    facts: { record: async () => ({ generation: 'g' }) },
    history: { setDate, dateOf },
    settings: async () => ({ ...DEFAULTS, ...settings }),
    switches: async () => ({ on: [], off: [] }),
    syncGate: async () => undefined,
  }) as unknown as Context;

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  badge = [];
  tab = { id: 7, url: URL_A, title: 'A', incognito: false };
  answers = () => undefined;
  runScript = async () => [{ result: 'text/html', documentId: 'd1' }];
  Object.assign(fakeBrowser.tabs, {
    get: async () => tab,
    sendMessage: async (_tab: number, { type }: { type: string }) => answers(type),
  });
  Object.assign(fakeBrowser.scripting, { insertCSS: async () => undefined, executeScript: (injection: object) => runScript(injection) });
  Object.assign(fakeBrowser.action, {
    setBadgeBackgroundColor: async () => undefined,
    setBadgeText: async (text: { tabId: number; text: string }) => void badge.push(text),
    setTitle: async () => undefined,
  });
  Object.assign(fakeBrowser.i18n, { getMessage: () => 'Obelus' });
});

describe('a tab that goes elsewhere', () => {
  it('loses notes and number, and keeps them for the same page', async () => {
    await setTabPage(7, stored);
    await leavePage(7, `${URL_A}?tidied#there`);
    expect(await getTabPage(7)).toEqual(stored);
    await leavePage(7, 'https://news.example/b');
    expect(await getTabPage(7)).toBeNull();
    expect(badge).toEqual([{ tabId: 7, text: null }]);
  });

  it('takes the leave to read one page with it, to the browser’s own pages too', async () => {
    const context = contextWith({ siteMode: 'click' });
    const handlers = createExtensionHandlers(context);
    for (const next of ['https://news.example/b', 'about:blank']) {
      await handlers['tab.readOnce']({ tab: 7 }, asked);
      expect(await mayRead(context, 7, URL_A)).toBe(true);
      await leavePage(7, next);
      expect(await mayRead(context, 7, URL_A)).toBe(false);
    }
  });
});

describe('a page that is asked for', () => {
  const caller: PageCaller = { kind: 'page', tab: 7, document: 'd1', url: URL_A, incognito: false, active: true };

  it('is not read when all is off, not even once', async () => {
    const off = contextWith({ on: false });
    await createExtensionHandlers(off)['tab.readOnce']({ tab: 7 }, asked);
    expect(await createPageHandlers(off)['gate.open']({ nonce: 'n' }, caller)).toEqual({ reader: false });
    expect(await getTabPage(7)).toBeNull();
  });

  it('is not said to be being read when its reader could not be put there', async () => {
    runScript = async () => Promise.reject(new Error('the document is gone'));
    await expect(createPageHandlers(contextWith())['gate.open']({ nonce: 'n' }, caller)).rejects.toThrow('gone');
    expect(await getTabPage(7)).toBeNull();
  });

  it('is over for the popup when another document has taken its place', async () => {
    await setTabPage(7, { ...stored, status: 'reading' });
    expect((await tabState(contextWith(), 7)).status).toBe('reading');
    runScript = async () => [{ result: 'text/html', documentId: 'd2' }];
    expect((await tabState(contextWith(), 7)).status).toBe('nothing-here');
  });

  it('says why its changes are no longer followed', async () => {
    await setTabPage(7, stored);
    answers = () => ({ ok: true, value: { notes: [], stopped: 'too-busy' } });
    expect((await tabState(contextWith(), 7)).stopped).toBe('too-busy');
    answers = () => ({ ok: true, value: { notes: [] } });
    expect(await tabState(contextWith(), 7)).not.toHaveProperty('stopped');
  });
});

describe('dates that the reader sets', () => {
  const set = (date: string | null) => createExtensionHandlers(contextWith())['tab.date']({ tab: 7, date }, asked);

  it('are kept for good in a normal window only', async () => {
    await set('2026-03-19');
    expect(setDate).toHaveBeenCalledTimes(1);
    setDate.mockClear();
    tab.incognito = true;
    await set('2026-03-20');
    const inside = { tab: 7, url: URL_A, incognito: true };
    expect(await dateOfPage(contextWith(), inside)).toBe('2026-03-20');
    expect(await dateOfPage(contextWith(), { ...inside, url: 'https://news.example/b' })).toBeNull();
    expect(await dateOfPage(contextWith(), { ...inside, tab: 8, incognito: false })).toBeNull();
    await forgetDate(7);
    expect(await dateOfPage(contextWith(), inside)).toBeNull();
    await set('2026-03-20');
    await set(null);
    expect(await dateOfPage(contextWith(), inside)).toBeNull();
    expect(setDate).not.toHaveBeenCalled();
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('2026-03-20');
  });
});

describe('work on a tab', () => {
  it('is done one after the other, also behind one that failed', async () => {
    const order: string[] = [];
    const slow = inTurn(7, async () => {
      await new Promise((done) => setTimeout(done, 5));
      order.push('slow');
      throw new Error('no');
    });
    const quick = inTurn(7, async () => void order.push('quick'));
    await expect(slow).rejects.toThrow('no');
    await quick;
    expect(order).toEqual(['slow', 'quick']);
  });
});
