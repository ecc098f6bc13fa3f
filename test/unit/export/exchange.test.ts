import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Context } from '../../../entrypoints/background/context.ts';
import { createExtensionHandlers } from '../../../entrypoints/background/extension-handlers.ts';
import { applyImport, exportHistory, openHistoryFile, previewImport, type AskHistory } from '../../../lib/export/exchange.ts';
import { FILE_LIMIT, historyWriter, type HistoryFile } from '../../../lib/export/history-file.ts';
import { createAsk } from '../../../lib/messaging/ask.ts';
import type { ExtensionCalls } from '../../../lib/messaging/protocol.ts';
import { createRateLimit } from '../../../lib/messaging/rate-limit.ts';
import { createRouter } from '../../../lib/messaging/router.ts';
import type { Decisions, HistoryPage } from '../../../lib/model/history.ts';
import { changedOnly, getSettings, setSettings } from '../../../lib/settings/store.ts';
import { createHistory } from '../../../lib/store/history.ts';
import { historyPageOf } from '../history/pages.ts';
import { decisions, pages } from './arbitrary-history.ts';

const ORIGIN = 'chrome-extension://obelus';
let history: ReturnType<typeof createHistory>;
let ask: ReturnType<typeof createAsk<ExtensionCalls>>;

/** A browser that has just got Obelus: real handlers behind the real router, as the review page asks them. */
function freshBrowser(): void {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, { setBadgeBackgroundColor: async () => undefined, setBadgeText: async () => undefined, setTitle: async () => undefined });
  Object.assign(fakeBrowser.i18n, { getMessage: () => 'Obelus' });
  vi.stubGlobal('indexedDB', new IDBFactory());
  history = createHistory();
  const context = {
    history,
    facts: { record: async () => null },
    settings: getSettings,
    switches: async () => ({ on: [], off: [] }),
    syncGate: async () => undefined,
  };
  const route = createRouter({
    id: 'obelus',
    origin: ORIGIN,
    page: {} as never,
    extension: createExtensionHandlers(context as unknown as Context),
    limit: createRateLimit(1, 1),
  });
  // As a message arrives: a copy, of what a message can carry.
  ask = createAsk<ExtensionCalls>((message) => route(JSON.parse(JSON.stringify(message)), { id: 'obelus', url: `${ORIGIN}/review.html`, origin: ORIGIN }));
}
beforeEach(freshBrowser);

const exported = async (keys?: string[]): Promise<Blob> => {
  const about = {
    engine: '0.1.0',
    at: 5,
    settings: changedOnly(await getSettings()) as Record<string, string>,
    decisions: await ask('history.decisions', null),
  };
  return exportHistory(ask, historyWriter(about), 'application/json', keys);
};
/** All that a reader has, whatever the order of rows and of their fields. */
async function everything(): Promise<unknown> {
  const { pages: all, decisions: own, settings } = await openHistoryFile(await exported());
  const sorted = <T>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    pages: new Map(all.map((page) => [page.key, page])),
    own: Object.fromEntries(Object.entries(own).map(([name, rows]) => [name, sorted<unknown>(rows)])),
    settings,
  };
}
const fileWith = (list: HistoryPage[], rest: Partial<HistoryFile> = {}): HistoryFile => ({
  version: 1,
  exported: '',
  engine: '',
  settings: {},
  decisions: { dates: [], sites: [], mutes: [], cases: [] },
  pages: list,
  unreadable: { count: 0, first: [] },
  ...rest,
});
const put = (list: HistoryPage[], own: Partial<Decisions> = {}): Promise<unknown> => history.import(list, own, false, 1);

describe('a history taken along', () => {
  it('is the same in another browser: pages, decisions, settings; and a second time nothing is added', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(pages, decisions, fc.constantFrom(30, 365, 36_500), async (list, own, days) => {
        freshBrowser();
        await put(list, own);
        await setSettings({ historyDays: days, look: 'ink' });
        const [file, before] = [await exported(), await everything()];
        freshBrowser();
        const read = await openHistoryFile(file);
        const preview = await previewImport(ask, read);
        // A shorter time to keep pages is the one thing that is not taken over.
        expect(preview).toMatchObject({ pages: list.length, same: 0, grown: 0, settings: days === 30 ? 1 : 2, kept: days === 30 ? 1 : 0 });
        expect(await history.keys()).toEqual([]);
        expect(await getSettings()).toMatchObject({ historyDays: 90, look: 'colour' });
        expect(await applyImport(ask, read)).toEqual(preview);
        if (days !== 30) expect(await everything()).toEqual(before);
        const again = await applyImport(ask, read);
        expect(again).toEqual({
          pages: 0,
          notes: 0,
          grown: 0,
          same: list.length,
          pins: 0,
          dates: 0,
          sites: 0,
          mutes: 0,
          cases: 0,
          settings: 0,
          kept: days === 30 ? 1 : 0,
        });
      }),
      { numRuns: 25 },
    );
  });

  it('goes in parts that a message carries, none of a page twice and none left out', async () => {
    const many = Array.from({ length: 450 }, (_, n) => historyPageOf(`a.example/${n}`, n, { title: 'x'.repeat(n % 7 === 0 ? 1000 : 10) }));
    const sizes: number[] = [];
    const counting = (async (type: never, request: never) => {
      const reply = await ask(type, request);
      sizes.push(JSON.stringify([request, reply]).length);
      return reply;
    }) as unknown as AskHistory;
    const steps: number[] = [];
    expect((await applyImport(counting, fileWith(many), (done) => steps.push(done))).pages).toBe(450);
    expect(steps.at(-1)).toBe(450);
    expect(steps.length).toBeGreaterThan(4);
    const back = await openHistoryFile(await exported());
    expect(back.pages.map(({ key }) => key).sort()).toEqual(many.map(({ key }) => key).sort());
    expect(Math.max(...sizes)).toBeLessThan(32_000_000);
    const some = await openHistoryFile(await exported(['a.example/3', 'not.here/1', 'a.example/3', 'a.example/9']));
    expect(new Set(some.pages.map(({ key }) => key))).toEqual(new Set(['a.example/3', 'a.example/9']));
  });

  it('pages that are removed and read while it is written do not make it leave out others', async () => {
    const many = Array.from({ length: 600 }, (_, n) => historyPageOf(`a.example/${n}`, n));
    await put(many);
    const disturbing = (async (type: never, request: never) => {
      const reply = await ask(type, request);
      await history.remove(['a.example/1', 'a.example/2', 'a.example/5'], Date.now());
      return reply;
    }) as unknown as AskHistory;
    const writer = historyWriter({ engine: '0.1.0', at: 5, settings: {}, decisions: await history.decisions() });
    const keys = (await openHistoryFile(await exportHistory(disturbing, writer, 'application/json'))).pages.map(({ key }) => key);
    const missing = many.map(({ key }) => key).filter((key) => !keys.includes(key));
    expect(missing.filter((key) => !['a.example/1', 'a.example/2', 'a.example/5'].includes(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('a preview sees that a file has a page twice', async () => {
    const one = historyPageOf('a.example/1', 1);
    const preview = await previewImport(ask, fileWith([one, historyPageOf('b.example/1', 2), { ...one, pinned: 7 }]));
    expect(preview).toMatchObject({ pages: 2, grown: 1, pins: 1 });
  });
});

describe('what is here', () => {
  it('stays: dates, sites and settings that say something else, and every word of a page', async () => {
    await put([historyPageOf('a.example/1', 5, { title: 'As it is here' })], {
      dates: [{ page: 'p', date: '2026-01-01', at: 1 }],
      sites: [{ site: 'a.example', on: true, at: 1 }],
    });
    await setSettings({ look: 'signs' });
    const file = fileWith([historyPageOf('a.example/1', 5, { title: 'As the file has it' })], {
      decisions: { dates: [{ page: 'p', date: '2025-05-05', at: 9 }], sites: [{ site: 'a.example', on: false, at: 9 }], mutes: [], cases: [] },
      settings: { look: 'ink', openDelay: 900, historyDays: 30, nonsense: 4, on: 'perhaps' },
    });
    expect(await applyImport(ask, file)).toMatchObject({ pages: 0, same: 1, dates: 0, sites: 0, settings: 1, kept: 4 });
    expect((await history.page('a.example/1'))?.title).toBe('As it is here');
    expect(await history.dateOf('p')).toBe('2026-01-01');
    expect(await getSettings()).toMatchObject({ look: 'signs', openDelay: 900, historyDays: 90, on: true });
  });

  it('what came from a file is kept as long as if it had been read that day', async () => {
    const day = 86_400_000;
    await history.import([historyPageOf('a.example/old', day)], {}, false, 1000 * day);
    await history.visit({ ...historyPageOf('b.example/old', day), at: day });
    expect(await history.trim(90, 1001 * day)).toBe(1);
    expect(await history.keys()).toEqual(['a.example/old']);
    await history.compare(() => [], 'g', 1002 * day);
    expect(await history.trim(90, 1005 * day)).toBe(0);
    await history.trim(90, 1100 * day);
    expect(await history.trim(90, 1100 * day)).toBe(1);
  });
});

describe('a file that is too large', () => {
  it('300 MB are refused by the size, and not read', async () => {
    const text = vi.fn();
    const file = { size: 300_000_000, text } as unknown as Blob;
    await expect(openHistoryFile(file)).rejects.toMatchObject({ code: 'too-big', message: `the file has 300 MB; a history has at most ${FILE_LIMIT / 1e6}` });
    expect(text).not.toHaveBeenCalled();
  });
});
