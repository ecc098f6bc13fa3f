import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch, openExtensionPage } from '../../scripts/browser/launch.ts';
import { settledState } from '../../scripts/start/read-page.ts';
import { askAs, EXTENSION, expect, highlightsOf, tabOf, test } from './obelus.ts';
import { change } from './page-probe.ts';
import type { Page } from '@playwright/test';

const hostsOf = (page: Page): Promise<number> =>
  page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => element.localName.startsWith('obelus-')).length);
const marksOf = async (page: Page): Promise<number> => Object.values(await highlightsOf(page)).reduce((sum, size) => sum + size, 0);

/** A profile folder of its own, with developer mode on so that an extension may be reloaded. */
function freshProfile(): string {
  const profile = mkdtempSync(path.join(tmpdir(), 'obelus-profile-'));
  mkdirSync(path.join(profile, 'Default'), { recursive: true });
  writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
  return profile;
}

/** Takes a profile away; a process of its browser may be about to write a last file into it. */
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });

test('a restarted browser has the gate, the history and the facts', async ({ newsroom }) => {
  test.setTimeout(180_000);
  const profile = freshProfile();
  try {
    const first = await launch({ extension: EXTENSION, headless: true, profile });
    const asker = await openExtensionPage(first);
    const page = await first.context.newPage();
    await page.goto(`${newsroom.url}/march.html`);
    // The welcome page came to the front; only a page that is seen is remembered.
    await page.bringToFront();
    const state = await settledState(asker, await tabOf(asker, page.url()));
    expect(state.notes.length).toBeGreaterThan(5);
    await expect.poll(async () => (await askAs(asker, 'history.list', {})).total).toBe(1);
    const facts = await askAs(asker, 'facts.state', null);
    await first.close();

    const second = await launch({ extension: EXTENSION, headless: true, profile });
    const again = await openExtensionPage(second);
    expect((await askAs(again, 'history.list', {})).pages[0]?.title).toBe(state.title);
    const after = await askAs(again, 'facts.state', null);
    expect(after.facts).toEqual(facts.facts);
    expect(after.rung).toBe('current');
    const reopened = await second.context.newPage();
    await reopened.goto(`${newsroom.url}/march.html`);
    expect((await settledState(again, await tabOf(again, reopened.url()))).notes.length).toBe(state.notes.length);
    expect(await hostsOf(reopened)).toBe(1);
    await second.close();
  } finally {
    remove(profile);
  }
});

test('an update with a page open leaves one gate, one host and no mark of the old version', async ({ newsroom }) => {
  test.setTimeout(180_000);
  const profile = freshProfile();
  const folder = mkdtempSync(path.join(tmpdir(), 'obelus-update-'));
  cpSync(EXTENSION, folder, { recursive: true });
  const launched = await launch({
    extension: folder,
    headless: true,
    profile,
    args: ['--enable-unsafe-extension-debugging'],
    ignoreDefaultArgs: ['--disable-extensions'],
  });
  try {
    const asker = await openExtensionPage(launched);
    const page = await launched.context.newPage();
    await page.goto(`${newsroom.url}/march.html`);
    const before = await settledState(asker, await tabOf(asker, page.url()));
    expect(await hostsOf(page)).toBe(1);
    const marks = await marksOf(page);

    const manifestFile = path.join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as { version: string };
    writeFileSync(manifestFile, JSON.stringify({ ...manifest, version: '9.9.9' }));
    await asker.close();
    const session = await launched.context.browser()?.newBrowserCDPSession();
    await (session as unknown as { send(method: string, parameters: object): Promise<unknown> }).send('Extensions.loadUnpacked', { path: folder });

    const version = async (): Promise<string | undefined> => {
      const reopened = await openExtensionPage(launched).catch(() => null);
      const found = await reopened
        ?.evaluate(() => (globalThis as unknown as { chrome: { runtime: { getManifest(): { version: string } } } }).chrome.runtime.getManifest().version)
        .catch(() => '');
      await reopened?.close();
      return found;
    };
    await expect.poll(version, { timeout: 60_000 }).toBe('9.9.9');
    const newAsker = await openExtensionPage(launched);
    // Pages of a version may be there before its worker listens.
    const painted = async (): Promise<number> => {
      const state = await askAs(newAsker, 'tab.state', { tab: await tabOf(newAsker, page.url()) }).catch(() => null);
      return state?.notes.filter((note) => note.painted).length ?? 0;
    };
    await expect.poll(painted, { timeout: 60_000 }).toBe(before.notes.filter((note) => note.painted).length);
    expect(await hostsOf(page)).toBe(1);
    expect(await marksOf(page)).toBe(marks);
  } finally {
    await launched.close();
    remove(profile);
    remove(folder);
  }
});

test('a site switched off loses its marks at once and stays quiet; switched on, it is read again', async ({ open, asker, newsroom, stateOf }) => {
  const site = new URL(newsroom.url).hostname;
  const page = await open(`${newsroom.url}/march.html`);
  const before = await stateOf(page);
  await askAs(asker, 'site.switch', { site, on: false });
  await expect.poll(() => marksOf(page)).toBe(0);
  expect(await hostsOf(page)).toBe(0);
  expect((await askAs(asker, 'tab.state', { tab: await tabOf(asker, page.url()) })).status).toBe('site-off');
  await page.reload();
  await page.waitForTimeout(1200);
  expect(await marksOf(page)).toBe(0);
  await askAs(asker, 'site.switch', { site, on: true });
  await expect.poll(async () => (await stateOf(page)).notes.length).toBe(before.notes.length);
  await expect.poll(() => marksOf(page)).toBeGreaterThan(0);
  expect(await hostsOf(page)).toBe(1);
});

test('everything switched off and on does the same for every page', async ({ open, asker, newsroom, stateOf }) => {
  const page = await open(`${newsroom.url}/march.html`);
  await stateOf(page);
  await askAs(asker, 'settings.set', { on: false });
  await expect.poll(() => marksOf(page)).toBe(0);
  expect((await askAs(asker, 'tab.state', { tab: await tabOf(asker, page.url()) })).status).toBe('off');
  await change(asker, { on: true });
  await expect.poll(() => marksOf(page)).toBeGreaterThan(0);
});

test('in "only when I click" nothing runs by itself, and one click reads the page', async ({ open, asker, newsroom, stateOf }) => {
  await change(asker, { siteMode: 'click' });
  try {
    const page = await open(`${newsroom.url}/march.html`);
    await page.waitForTimeout(1200);
    expect(await marksOf(page)).toBe(0);
    await askAs(asker, 'tab.readOnce', { tab: await tabOf(asker, page.url()) });
    expect((await stateOf(page)).notes.length).toBeGreaterThan(5);
    await expect.poll(() => marksOf(page)).toBeGreaterThan(0);
  } finally {
    await change(asker, { siteMode: 'every' });
  }
});
