import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onAlarm } from '../../../entrypoints/background/alarms.ts';
import { readSwitches, type Context } from '../../../entrypoints/background/context.ts';
import { createExtensionHandlers } from '../../../entrypoints/background/extension-handlers.ts';
import { createPageHandlers } from '../../../entrypoints/background/page-handlers.ts';
import type { PageNotes } from '../../../lib/messaging/protocol.ts';
import { getSettings, setSettings } from '../../../lib/settings/store.ts';
import { createHistory, type History } from '../../../lib/store/history.ts';
import { pageOf, record, TITLE } from '../match/pages.ts';

const asked = { kind: 'extension' } as const;
let context: Context;
let history: History;

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  Object.assign(fakeBrowser.tabs, { get: async () => ({ id: 7, url: 'https://news.example/a', incognito: false }), sendMessage: async () => undefined });
  Object.assign(fakeBrowser.scripting, { insertCSS: async () => undefined, executeScript: async () => [{ result: 'text/html' }] });
  Object.assign(fakeBrowser.action, { setBadgeBackgroundColor: async () => undefined, setBadgeText: async () => undefined, setTitle: async () => undefined });
  Object.assign(fakeBrowser.i18n, { getMessage: (name: string) => name });
  history = createHistory();
  context = {
    history,
    facts: { record: async () => record },
    others: { records: async () => [] },
    weights: async () => undefined,
    settings: getSettings,
    switches: () => readSwitches(history),
    syncGate: async () => undefined,
  } as unknown as Context;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const read = (document: string): Promise<PageNotes> => {
  const url = 'https://news.example/a';
  const page = { ...pageOf(TITLE, 'Microsoft is considering suing OpenAI over its deal with AWS.', 'Microsoft holds a stake of roughly 27% in OpenAI.'), url };
  return createPageHandlers(context)['page.read'](page, { kind: 'page', tab: 7, document, url, incognito: false, active: true });
};
const state = () => createExtensionHandlers(context)['history.state'](null, asked);
const failing = (error: Error): void =>
  void vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw error;
  });

describe('trouble with the history', () => {
  it('no space: the page has its notes all the same, nothing is dropped to make room, it is said, and it is over when there is space again', async () => {
    for (const document of ['d1', 'd2']) await read(document);
    const before = await history.export(0);
    failing(new DOMException('no space', 'QuotaExceededError'));
    expect((await read('d3')).notes.length).toBeGreaterThan(0);
    expect(await state()).toMatchObject({ problem: { code: 'E_QUOTA' }, pages: 1 });
    vi.restoreAllMocks();
    expect(await history.export(0)).toEqual(before);
    await read('d4');
    expect((await state()).problem).toBeNull();
    expect(before.pages[0]?.visits).toBe(2);
    expect((await history.page('https://news.example/a'))?.visits).toBe(3);
  });

  it('a database that a newer Obelus wrote: pages are marked, the popup is told, and the database is left as it is', async () => {
    await new Promise<void>((resolve) => {
      indexedDB.open('obelus-history', 99).onsuccess = (event) => {
        (event.target as IDBOpenDBRequest).result.close();
        resolve();
      };
    });
    expect((await read('d1')).notes.length).toBeGreaterThan(0);
    expect(await state()).toMatchObject({ problem: { code: 'E_DB_NEWER' }, pages: 0 });
    await expect(createExtensionHandlers(context)['history.list']({}, asked)).rejects.toMatchObject({ code: 'E_DB_NEWER' });
    await expect(createExtensionHandlers(context)['history.import']({ pages: [], decisions: { sites: [] }, dry: false }, asked)).rejects.toMatchObject({
      code: 'E_DB_NEWER',
    });
    expect((await indexedDB.databases()).map(({ version }) => version)).toEqual([99]);
  });

  it('no space during an import: the part is refused whole, with its reason, and what is here stays', async () => {
    await read('d1');
    const { pages } = await history.export(0);
    const file = pages.map((page) => ({ ...page, key: 'https://other.example/1' }));
    failing(new DOMException('no space', 'QuotaExceededError'));
    await expect(createExtensionHandlers(context)['history.import']({ pages: file, settings: { look: 'ink' }, dry: false }, asked)).rejects.toMatchObject({
      code: 'E_QUOTA',
    });
    vi.restoreAllMocks();
    expect(await history.keys()).toEqual(['https://news.example/a']);
    expect((await getSettings()).look).toBe('colour');
  });

  it('pages go by age only as the reader set it; kept for ever means that none goes', async () => {
    await read('d1');
    const old = (await history.export(0)).pages.map((page) => ({ ...page, key: 'https://old.example/1', lastVisit: 5 }));
    await history.import(old, {}, false, 5);
    await setSettings({ historyDays: 36_500 });
    for (let day = 0; day < 3; day += 1) await onAlarm(context, 'trim');
    expect(await history.keys()).toHaveLength(2);
    await setSettings({ historyDays: 90 });
    for (let day = 0; day < 3; day += 1) await onAlarm(context, 'trim');
    expect(await history.keys()).toEqual(['https://news.example/a']);
  });
});
