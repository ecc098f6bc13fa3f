import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { launch, openExtensionPage, type Launched } from '../../scripts/browser/launch.ts';
import { channelPortOf } from '../../scripts/build/build.ts';
import { readPage, settledState } from '../../scripts/start/read-page.ts';
import { WatchedChannel } from '../rigs/channel.ts';
import { OtherPublisher } from '../rigs/other-publisher.ts';
import { realPack } from '../rigs/versions.ts';
import { askAs, EXTENSION, expect, tabOf, test } from './obelus.ts';

// The reader's controls with bad input (issue 6): each says a clear message, and the facts in use stay.
const folder = mkdtempSync(path.join(tmpdir(), 'obelus-controls-'));
const makeFile = (name: string, bytes: Uint8Array | string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
let channel: WatchedChannel;
let launched: Launched;
test.beforeEach(async () => {
  channel = await new WatchedChannel(channelPortOf('chrome', 'test')).open();
  launched = await launch({ extension: EXTENSION, headless: true });
});
test.afterEach(async () => {
  await launched.close();
  await channel.close();
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = async (file: string): Promise<Page> => openExtensionPage(launched, file);
/** The popup of a tab that shows the newsroom. */
async function openPopup(newsroom: string): Promise<Page> {
  const page = await launched.context.newPage();
  await page.goto(`${newsroom}/harbour.html`);
  const asker = await openExtensionPage(launched);
  return open(`popup.html?tab=${await tabOf(asker, page.url())}`);
}

test('PK-T5 PK-T1 PK-T4 PK-T8 a pack file: 2 GB, a .zip, another key are refused in words; a good one stands beside the built-in facts, and goes whole', async ({
  newsroom,
}) => {
  test.setTimeout(240_000);
  const options = await open('options.html');
  const choose = (file: string): Promise<void> => options.getByLabel('Choose a pack file (.obpack)').setInputFiles(file);
  const huge = makeFile('huge.obpack', '');
  truncateSync(huge, 2 * 1024 ** 3);
  await choose(huge);
  await expect(options.getByText('more than the 12 MB that a pack may have', { exact: false })).toBeVisible();
  await choose(makeFile('renamed.obpack', new Uint8Array([0x50, 0x4b, 3, 4, ...Array<number>(200).fill(0)])));
  await expect(options.getByText('This is no pack file, or not a whole one.', { exact: false })).toBeVisible();
  await choose(makeFile('empty.obpack', ''));
  await expect(options.getByText('This is no pack file, or not a whole one.', { exact: false })).toBeVisible();

  const pack = realPack(1);
  const good = makeFile('good.obpack', new OtherPublisher('harbour-watch', pack.file.pack).file(pack));
  const key = options.getByLabel("Fingerprint of the publisher's key, if you have it");
  await key.fill('0000 0000 0000 0000 0000 0000 0000 0000');
  await choose(good);
  await expect(options.getByText('does not have the fingerprint you gave', { exact: false })).toBeVisible();
  await key.fill('');
  const future = { ...pack, file: { ...pack.file, minEngine: '9.1.0' } };
  await choose(makeFile('future.obpack', new OtherPublisher('tomorrow', pack.file.pack).file(future)));
  await expect(options.getByText('This pack needs Obelus 9.1.0 or newer.', { exact: false })).toBeVisible();

  const asker = await openExtensionPage(launched);
  const { page } = await readPage(launched, asker, `${newsroom.url}/june.html`, null);
  const notes = async () => (await settledState(asker, await tabOf(asker, page.url()))).notes;
  const before = (await notes()).map(({ claim, judgement }) => `${claim} ${judgement.standing}`);
  expect(before.length).toBeGreaterThan(5);

  await choose(good);
  await expect(options.getByRole('heading', { name: pack.file.title })).toBeVisible();
  expect((await askAs(asker, 'packs.list', null)).publishers).toEqual([]);
  await options.getByRole('button', { name: 'Add these facts' }).click();
  await expect(options.getByText('of harbour-watch was added', { exact: false })).toBeVisible();
  const theirs = async () => (await notes()).filter(({ from }) => from?.publisher === 'harbour-watch').length;
  await expect.poll(theirs).toBe(before.length);
  // Built-in notes are what they were: another publisher's facts stand beside them and change none.
  expect((await notes()).filter(({ from }) => !from).map(({ claim, judgement }) => `${claim} ${judgement.standing}`)).toEqual(before);

  await options.getByRole('button', { name: 'Remove harbour-watch' }).click();
  await options.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(options.getByText('None added yet.')).toBeVisible();
  await expect.poll(theirs).toBe(0);
  expect((await notes()).map(({ claim, judgement }) => `${claim} ${judgement.standing}`)).toEqual(before);
});

test('two windows that check at once are one check, and both say how it ended', async ({ newsroom }) => {
  channel.publish(realPack(2));
  // Nothing is answered before both have asked, however long that takes.
  const letGo = channel.hold();
  const pages = [await openPopup(newsroom.url), await open('options.html')];
  const [popup] = pages;
  if (!popup) throw new Error('no popup');
  const before = await askAs(popup, 'facts.state', null);
  // A window that learns of the other's check before its own press would not let it be pressed.
  for (const page of pages) await expect(page.getByRole('button', { name: 'Check now' })).toBeEnabled();
  await Promise.all(pages.map((page) => page.getByRole('button', { name: 'Check now' }).click()));
  for (const page of pages) {
    await expect(page.getByText('Checking for new facts…')).toBeVisible();
    // What a window asks comes to the background in turn: with this answer its check has come there too.
    expect((await askAs(page, 'facts.state', null)).phase).toBe('checking');
  }
  letGo();
  for (const page of pages) await expect(page.getByText(/^New facts are in use/)).toBeVisible();
  expect(channel.urls).toHaveLength(3);
  expect((await askAs(popup, 'facts.state', null)).facts?.generation).not.toBe(before.facts?.generation);
});

test('facts for a newer Obelus wait, and say which one they need; nothing is downloaded', async ({ newsroom }) => {
  const pack = realPack(2);
  channel.publish({ ...pack, file: { ...pack.file, minEngine: '9.1.0' } });
  const popup = await openPopup(newsroom.url);
  const before = await askAs(popup, 'facts.state', null);
  await popup.getByRole('button', { name: 'Check now' }).click();
  await expect(popup.getByText('They ask for Obelus 9.1.0 or newer.', { exact: false })).toBeVisible();
  expect(channel.urls).toHaveLength(2);
  expect((await askAs(popup, 'facts.state', null)).facts).toEqual(before.facts);
});

test('a disk that fills in the middle of the writing: the old facts stay, and the popup says what makes room', async ({ newsroom }) => {
  channel.publish(realPack(2));
  const popup = await openPopup(newsroom.url);
  const before = await askAs(popup, 'facts.state', null);
  // The transaction fails as the browser fails it, at the write of the content.
  await (
    await launched.worker()
  ).evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      if (this.name === 'blobs') throw new DOMException('the disk is full', 'QuotaExceededError');
      return key === undefined ? put.call(this, value) : put.call(this, value, key);
    };
  });
  await popup.getByRole('button', { name: 'Check now' }).click();
  await expect(popup.getByText('No room for new facts', { exact: true })).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Trim history to 30 days' })).toBeVisible();
  expect(await askAs(popup, 'facts.state', null)).toMatchObject({ facts: before.facts, problem: { code: 'E_QUOTA' } });
  expect(await askAs(popup, 'facts.goBack', null)).toMatchObject({ facts: before.facts });
});
