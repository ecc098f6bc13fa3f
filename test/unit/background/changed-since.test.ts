import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { compareHistory } from '../../../entrypoints/background/comparing.ts';
import type { Context } from '../../../entrypoints/background/context.ts';
import { createExtensionHandlers } from '../../../entrypoints/background/extension-handlers.ts';
import { createPageHandlers } from '../../../entrypoints/background/page-handlers.ts';
import { onAnnouncement } from '../../../lib/messaging/extension-client.ts';
import type { Announcement } from '../../../lib/messaging/protocol.ts';
import type { PageCaller } from '../../../lib/messaging/router.ts';
import type { FactRecord } from '../../../lib/model/record.ts';
import { getSettings } from '../../../lib/settings/store.ts';
import { createHistory } from '../../../lib/store/history.ts';
import { pageOf, record as PRESENT, TITLE } from '../match/pages.ts';

const asked = { kind: 'extension' } as const;
const API = 'Calls to the OpenAI API must be routed through Azure.';
const STAKE = 'Microsoft holds a stake of roughly 27% in OpenAI.';
const RULED = 'A court settled on 1 December 2026 where the API may run.';

/** The record after a sync: what holds of a claim is superseded. */
function superseded(claim: string): FactRecord {
  const claims = new Map(PRESENT.claims);
  const old = claims.get(claim);
  if (!old) throw new Error(`no claim ${claim}`);
  const holds = old.holds.map((hold) => (hold === old.holds.at(-1) ? { ...hold, to: '2026-12-01' } : hold));
  claims.set(claim, { ...old, holds: [...holds, { ...holds[holds.length - 1], from: '2026-12-01', to: undefined, text: RULED } as (typeof holds)[number]] });
  return { ...PRESENT, claims, horizon: '2026-12-02', version: '2026.12.1', generation: `after-${claim}` };
}

let record: FactRecord;
let heard: Announcement[];
let badges: { text: string; tabId?: number }[];
let url: string;
let context: Context;
let deaf: () => void;

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  record = PRESENT;
  [heard, badges, url] = [[], [], ''];
  Object.assign(fakeBrowser.tabs, { get: async () => ({ id: 7, url, incognito: false }), sendMessage: async () => undefined });
  Object.assign(fakeBrowser.scripting, { insertCSS: async () => undefined, executeScript: async () => [{ result: 'text/html' }] });
  Object.assign(fakeBrowser.action, {
    setBadgeBackgroundColor: async () => undefined,
    setBadgeText: async (badge: { text: string; tabId?: number }) => void badges.push(badge),
    setTitle: async () => undefined,
  });
  Object.assign(fakeBrowser.i18n, { getMessage: (name: string) => name });
  deaf = onAnnouncement((announcement) => heard.push(announcement));
  context = {
    history: createHistory(),
    facts: { record: async () => record },
    others: { records: async () => [] },
    weights: async () => undefined,
    settings: getSettings,
    switches: async () => ({ on: [], off: [] }),
    syncGate: async () => undefined,
  } as unknown as Context;
});
afterEach(() => {
  deaf();
  vi.unstubAllGlobals();
});

/** A page is opened in tab 7 and read, by the handlers that web pages reach. */
async function readIn(name: string, lines: string[], { document = name, ...caller }: Partial<PageCaller> = {}): Promise<void> {
  url = `https://news.example/${name}`;
  const text = { ...pageOf(TITLE, 'Microsoft is considering suing OpenAI over its deal with AWS.', ...lines), url };
  const dates = [{ article: 0, date: { date: '2026-03-19', origin: 'meta' as const } }];
  await createPageHandlers(context)['page.read']({ ...text, dates }, { kind: 'page', tab: 7, document, url, incognito: false, active: true, ...caller });
}
const ask = (): ReturnType<typeof createExtensionHandlers> => createExtensionHandlers(context);
const movedPages = async (): Promise<string[]> =>
  (await ask()['history.list']({ movedSince: 0 }, asked)).pages.map(({ key }) => key.replace(/.*\//, '')).sort();
async function readAll(): Promise<void> {
  await readIn('stake', [STAKE]);
  await readIn('api', [API]);
  await readIn('private', [API], { incognito: true });
  await readIn('unseen', [API], { active: false });
  await readIn('both', [API, STAKE]);
}

describe('after a sync that supersedes a claim', () => {
  it('exactly the pages that rest on it are listed, with then and now', async () => {
    await readAll();
    await compareHistory(context);
    expect(await movedPages()).toEqual([]);
    record = superseded('api-exclusivity');
    heard = [];
    await compareHistory(context);
    expect(await movedPages()).toEqual(['api', 'both']);
    const { pages } = await ask()['history.list']({ movedSince: 0 }, asked);
    for (const page of pages) {
      expect(page.moved.map(({ claim }) => claim)).toEqual(['api-exclusivity']);
      expect(page.moved[0]).toMatchObject({
        quote: expect.stringContaining('must be routed') as string,
        then: { standing: 'changed', since: '2026-04-27', version: PRESENT.version },
        now: { version: '2026.12.1' },
      });
      expect(page.moved[0]?.now?.fact).not.toBe(page.moved[0]?.then.fact);
    }
    const detail = await ask()['history.page']({ key: 'https://news.example/both' }, asked);
    expect(detail?.notes.filter(({ moved }) => moved).map(({ note }) => note.claim)).toEqual(['api-exclusivity']);
    expect(heard).toEqual([{ announce: 'history', change: 'changed' }]);
  });

  it('the icon, the counts and the digest say so until the reader has looked', async () => {
    await readAll();
    record = superseded('api-exclusivity');
    await compareHistory(context);
    expect(badges.at(-1)).toEqual({ text: '†' });
    expect(await ask()['history.state'](null, asked)).toMatchObject({ pages: 3, moved: 2, news: 2, problem: null });
    expect(await ask()['history.digest'](null, asked)).toMatchObject({
      moved: 2,
      news: 2,
      claims: [
        { claim: 'api-exclusivity', title: PRESENT.claims.get('api-exclusivity')?.title, pages: 2, news: 2, example: { now: { version: '2026.12.1' } } },
      ],
    });
    await ask()['history.acknowledge'](null, asked);
    expect(badges.at(-1)).toEqual({ text: '' });
    expect(await ask()['history.digest'](null, asked)).toMatchObject({ moved: 2, news: 0, claims: [{ pages: 2, news: 0 }] });
    expect(heard.at(-1)).toEqual({ announce: 'history', change: 'looked' });
    expect(await movedPages()).toEqual(['api', 'both']);
  });

  it('a page that stays open is read again by itself, and has changed all the same; one that the reader opens again has not', async () => {
    await readAll();
    record = superseded('api-exclusivity');
    await readIn('both', [API, STAKE, 'A sentence that came later.']);
    await compareHistory(context);
    await readIn('both', [API, STAKE, 'One more sentence.']);
    expect(await movedPages()).toEqual(['api', 'both']);
    const kept = await context.history.page('https://news.example/both');
    expect(kept).toMatchObject({ visits: 1, version: PRESENT.version });
    await readIn('both', [API, STAKE], { document: 'opened again' });
    expect(await movedPages()).toEqual(['api']);
    expect(await context.history.page('https://news.example/both')).toMatchObject({ visits: 2, version: '2026.12.1' });
  });

  it('what moved back is no longer listed', async () => {
    await readAll();
    record = superseded('ms-stake-openai');
    await compareHistory(context);
    expect(await movedPages()).toEqual(['both', 'stake']);
    record = { ...PRESENT, generation: 'back' };
    await compareHistory(context);
    expect(await movedPages()).toEqual([]);
    expect(badges.at(-1)).toEqual({ text: '' });
  });

  it('pages that come from a file are set beside the record too', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await readAll();
    const { pages } = await ask()['history.export']({ after: 0 }, asked);
    await ask()['history.erase'](null, asked);
    await context.history.purge(Date.now() + 60_000);
    record = superseded('api-exclusivity');
    await compareHistory(context);
    expect(await movedPages()).toEqual([]);
    await ask()['history.import']({ pages, dry: true }, asked);
    await ask()['history.import']({ pages, dry: false }, asked);
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    await vi.waitFor(async () => expect(await movedPages()).toEqual(['api', 'both']), { timeout: 30_000 });
  });
});
