import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { applyImport, openHistoryFile, previewImport } from '../../lib/export/exchange.ts';
import { historyPageSchema, type HistoryPage } from '../../lib/model/history.ts';
import { launch, openExtensionPage, type Launched } from '../../scripts/browser/launch.ts';
import { serveLocalChannel } from '../../scripts/obelus-pack/local-channel.ts';
import { servePages } from '../../scripts/start/page-source.ts';
import { readPage } from '../../scripts/start/read-page.ts';
import { exportedBy, killBrowser, pageOfNumber, rawRows, type Ask } from './history-kit.ts';
import { nextPack } from './next-pack.ts';
import { askAs, EXTENSION, expect, test } from './obelus.ts';

const STORIES = ['march.html', 'june.html', 'undated.html'];
/** Kills of one run; `npm run test:kills` does all 40. */
const KILLS = Number(process.env.OBELUS_KILLS ?? 3);

/** After so many a new profile is begun, for all that was written is read after each. */
const KILLS_OF_A_PROFILE = 5;

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(path.join(tmpdir(), 'obelus-history-'));
  folders.push(made);
  return made;
};
test.afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const start = async (profile: string): Promise<{ browser: Launched; asker: Page; ask: Ask }> => {
  const browser = await launch({ extension: EXTENSION, headless: true, profile });
  const asker = await openExtensionPage(browser);
  return { browser, asker, ask: (type, request) => askAs(asker, type, request) };
};
const allPages = async (ask: Ask): Promise<Map<string, HistoryPage>> => {
  const { pages, unreadable } = await openHistoryFile(await exportedBy(ask));
  expect(unreadable.count).toBe(0);
  return new Map(pages.map((page) => [page.key, page]));
};
/** Reads the demo's stories, each in a tab that is closed again. Gives the words that each page shows. */
async function readStories({ browser, asker, ask }: Awaited<ReturnType<typeof start>>, newsroom: string): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  for (const story of STORIES) {
    const { page } = await readPage(browser, asker, `${newsroom}/${story}`, null);
    await expect.poll(async () => (await ask('history.page', { key: page.url() }))?.page.notes.length ?? 0).toBeGreaterThan(0);
    words.set(page.url(), await page.evaluate(() => (document.body.textContent ?? '').replace(/\s+/g, ' ')));
    await page.close();
  }
  return words;
}

test('three pages that were read are there after the browser was closed, word for word; exported, erased and imported they are the same', async ({
  newsroom,
}) => {
  test.setTimeout(180_000);
  const profile = folder();
  const first = await start(profile);
  const words = await readStories(first, newsroom.url);
  const before = await allPages(first.ask);
  expect([...before.keys()].sort()).toEqual([...words.keys()].sort());
  for (const [key, { notes, title }] of before) {
    expect(title.length).toBeGreaterThan(10);
    for (const { quote, before: left = '', after: right = '' } of notes)
      expect(words.get(key)).toContain(`${left}${quote}${right}`.replace(/\s+/g, ' ').trim());
  }
  await first.browser.close();

  const second = await start(profile);
  expect(await allPages(second.ask)).toEqual(before);
  await second.ask('history.pin', { keys: [...before.keys()].slice(0, 1), pinned: true });
  const [file, full] = [await exportedBy(second.ask), await allPages(second.ask)];

  expect((await second.ask('history.erase', null)).pages).toBe(3);
  expect(await second.ask('history.list', {})).toEqual({ pages: [], total: 0 });
  // Ten seconds for undo, then nothing of it is left.
  const left = async (): Promise<string> => JSON.stringify(await rawRows(second.asker));
  await expect.poll(left, { timeout: 60_000, intervals: [1000] }).not.toContain('march.html');
  await expect.poll(async () => (await rawRows(second.asker))['obelus-history/bins']).toEqual([]);
  const rows = await rawRows(second.asker);
  expect(Object.keys(rows).sort()).toEqual(expect.arrayContaining(['obelus-history/pages', 'obelus-history/shelves', 'obelus/active']));
  for (const store of ['pages', 'dates', 'bins']) expect(rows[`obelus-history/${store}`], store).toEqual([]);
  for (const { notes, title } of full.values())
    for (const word of [title, ...notes.map(({ quote }) => quote)]) expect(await left()).not.toContain(JSON.stringify(word).slice(1, -1));

  const read = await openHistoryFile(file);
  const preview = await previewImport(second.ask, read);
  expect(preview).toMatchObject({ pages: 3, pins: 1, same: 0, grown: 0 });
  expect((await second.ask('history.list', {})).total).toBe(0);
  expect(await applyImport(second.ask, read)).toEqual(preview);
  expect(await allPages(second.ask)).toEqual(full);
  expect(await previewImport(second.ask, read)).toMatchObject({ pages: 0, notes: 0, grown: 0, same: 3 });
  await second.browser.close();
});

/** A story in which nothing rests on the claim that the next facts supersede, however much more is read in the others one day. */
const ELSEWHERE = [
  'OpenAI is valued at $852 billion as Microsoft tells investors of its stake',
  'OpenAI closed a funding round of $122 billion on 31 March 2026 that values it at $852 billion.',
  "Microsoft holds about 27 percent of OpenAI's public benefit corporation.",
].join('\n\n');

test('after a sync that supersedes a claim, exactly the pages that rest on it are listed, with then and now', async ({ newsroom }) => {
  test.setTimeout(180_000);
  const sentence = 'A sentence that only the newer facts hold: OpenAI may sell its products on any cloud.';
  const channel = await serveLocalChannel({ pack: nextPack(folder(), sentence) });
  const here = await start(folder());
  try {
    await readStories(here, newsroom.url);
    const file = path.join(folder(), 'elsewhere.txt');
    writeFileSync(file, ELSEWHERE);
    const { sources, server } = await servePages([file]);
    const elsewhere = await readPage(here.browser, here.asker, sources[0]?.url ?? '', null);
    await expect.poll(async () => (await allPages(here.ask)).size).toBe(STORIES.length + 1);
    await elsewhere.page.close();
    await server.close();
    const open = await readPage(here.browser, here.asker, `${newsroom.url}/march.html`, null);
    expect((await here.ask('history.list', { movedSince: 0 })).total).toBe(0);
    const resting = [...(await allPages(here.ask)).values()]
      .filter(({ notes }) => notes.some(({ claim }) => claim === 'azure-exclusivity'))
      .map(({ key }) => key);
    expect(resting.length).toBeGreaterThan(0);
    expect(resting.length).toBeLessThanOrEqual(STORIES.length);
    expect((await here.ask('facts.check', null)).facts?.version).toBe('2026.12.1');
    await expect.poll(async () => (await here.ask('history.state', null)).news).toBe(resting.length);
    // The open page was read again by itself meanwhile; that is no reading of the reader's.
    await expect.poll(async () => (await here.ask('tab.state', { tab: open.tab })).notes.some(({ judgement }) => judgement.now?.text === sentence)).toBe(true);
    const { pages } = await here.ask('history.list', { movedSince: 0 });
    expect(pages.map(({ key }) => key).sort()).toEqual(resting.sort());
    for (const { moved } of pages) {
      expect(new Set(moved.map(({ claim }) => claim))).toEqual(new Set(['azure-exclusivity']));
      for (const { then, now } of moved) {
        expect(then.fact).not.toBe(now?.fact);
        expect(now?.version).toBe('2026.12.1');
      }
    }
  } finally {
    await here.browser.close();
    await channel.close();
  }
});

test('a private window leaves nothing in the databases', async ({ newsroom }) => {
  const profile = folder();
  const here = await start(profile);
  const settings = await here.browser.context.newPage();
  await settings.goto('chrome://extensions');
  const id = new URL(here.asker.url()).host;
  type Private = {
    updateExtensionConfiguration(change: object): Promise<void>;
    getExtensionInfo(extensionId: string): Promise<{ incognitoAccess: { isActive: boolean } }>;
  };
  await settings.evaluate((extensionId) => {
    const { chrome } = globalThis as unknown as { chrome: { developerPrivate: Private } };
    return chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, id);
  // The browser stops the extension for that; it is not closed in the middle of it.
  const state = (): Promise<unknown> =>
    settings.evaluate(
      (extensionId) => (globalThis as unknown as { chrome: { developerPrivate: Private } }).chrome.developerPrivate.getExtensionInfo(extensionId),
      id,
    );
  await expect.poll(state).toMatchObject({ incognitoAccess: { isActive: true } });
  await here.browser.close();
  const again = await start(profile);
  const url = `${newsroom.url}/march.html`;
  const tab = await again.asker.evaluate(async (address) => {
    const { chrome } = globalThis as unknown as { chrome: { windows: { create(what: object): Promise<{ tabs?: { id: number; incognito: boolean }[] }> } } };
    const opened = await chrome.windows.create({ url: address, incognito: true });
    return opened.tabs?.[0] ?? null;
  }, url);
  expect(tab?.incognito).toBe(true);
  // It is read there like anywhere: the popup has its statements.
  await expect.poll(async () => (await again.ask('tab.state', { tab: tab?.id ?? -1 })).notes.length).toBeGreaterThan(5);
  await again.ask('tab.date', { tab: tab?.id ?? -1, date: '2026-03-20' });
  await again.asker.waitForTimeout(1000);
  const raw = JSON.stringify(await rawRows(again.asker));
  expect(raw).not.toContain('march.html');
  expect(raw).not.toContain(new URL(url).host);
  expect((await again.ask('history.list', {})).total).toBe(0);
  await again.browser.close();
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /indexeddb|Local Extension Settings/i.test(entry.parentPath),
  );
  expect(files.length).toBeGreaterThan(0);
  for (const entry of files) expect(readFileSync(path.join(entry.parentPath, entry.name)).includes('march.html'), entry.name).toBe(false);
});

test(`killed in the middle of writing (${KILLS} times): no page is half-written, and none is lost that was said to be kept`, async () => {
  test.setTimeout(120_000 + KILLS * 60_000);
  /** A profile that Chromium itself has written down: killed before that, it is lost with all that is in it. */
  const settled = async (): Promise<string> => {
    const made = folder();
    await (await start(made)).browser.close();
    return made;
  };
  let profile = await settled();
  let done = 0;
  const kept = new Set<number>();
  let next = 0;
  for (let kill = 0; kill <= KILLS; kill += 1) {
    const { browser, asker, ask } = await start(profile);
    const pages = await allPages(ask);
    for (const page of pages.values()) {
      expect(historyPageSchema.safeParse(page).success).toBe(true);
      expect(page).toEqual(pageOfNumber(Number(/\d+$/.exec(page.key)?.[0])));
    }
    for (const n of kept) expect(pages.has(pageOfNumber(n).key), `page ${n} was said to be kept`).toBe(true);
    const rows = await rawRows(asker);
    const shelved = (rows['obelus-history/shelves'] ?? []).flatMap(({ value }) => (value as { keys: string[] }).keys);
    expect(shelved.sort()).toEqual((rows['obelus-history/pages'] ?? []).map(({ key }) => String(key)).sort());
    expect((await ask('history.list', {})).total).toBe(pages.size);
    if (kill === KILLS || kill - done === KILLS_OF_A_PROFILE) {
      await browser.close();
      if (kill === KILLS) break;
      [profile, done] = [await settled(), kill];
      kept.clear();
      kill -= 1;
      continue;
    }
    const write = async (): Promise<void> => {
      for (;;) {
        const numbers = Array.from({ length: 12 }, () => next++);
        await ask('history.import', { pages: numbers.map(pageOfNumber), dry: false });
        for (const n of numbers) kept.add(n);
      }
    };
    const writing = Promise.allSettled([write(), write()]);
    const before = kept.size;
    await expect.poll(() => kept.size).toBeGreaterThan(before);
    await new Promise((resolve) => setTimeout(resolve, (kill * 37) % 120));
    killBrowser(profile);
    await writing;
    await browser.close().catch(() => undefined);
  }
  expect(next).toBeGreaterThan(12 * KILLS);
});
