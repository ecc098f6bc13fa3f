import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch, openExtensionPage, type Launched } from '../../scripts/browser/launch.ts';
import { channelPortOf } from '../../scripts/build/build.ts';
import { settledState } from '../../scripts/start/read-page.ts';
import { tellingParts, WatchedChannel, type Seen } from '../rigs/channel.ts';
import { realPack } from '../rigs/versions.ts';
import { askAs, card, EXTENSION, expect, hoverMark, NEWSROOM, tabOf, test } from './obelus.ts';

let channel: WatchedChannel;
test.beforeEach(async () => {
  channel = await new WatchedChannel(channelPortOf('chrome', 'test')).open();
  channel.publish(realPack(2));
});
test.afterEach(() => channel.close());

async function withBrowser(work: (launched: Launched) => Promise<void>, args: string[] = []): Promise<void> {
  const launched = await launch({ extension: EXTENSION, headless: true, args });
  try {
    await work(launched);
  } finally {
    await launched.close();
  }
}

/** What a server can see of a reader: address line and headers, in their order. */
const shape = ({ method, url, rawHeaders }: Seen): unknown => [method, url, rawHeaders];

test('PK-H1 PK-C11 an update is three requests, a check one, and no header of them tells one reader from another', async () => {
  test.setTimeout(240_000);
  const profiles: unknown[][] = [];
  for (let profile = 0; profile < 2; profile += 1) {
    channel.seen.length = 0;
    await withBrowser(async (launched) => {
      const asker = await openExtensionPage(launched);
      await askAs(asker, 'facts.state', null);
      expect(channel.seen, 'a start asks for nothing').toEqual([]);
      expect(await askAs(asker, 'facts.check', null)).toMatchObject({ facts: { version: '2026.12.2' }, problem: null });
      expect(channel.urls).toEqual(['/v1/head.json', expect.stringMatching(/^\/v1\/o\//), expect.stringMatching(/^\/v1\/o\//)]);
      expect(channel.bytes).toBeLessThanOrEqual(130 * 1000);
      const before = channel.seen.length;
      // Every answer before set a cookie and a tag; ten more checks give neither back.
      for (let time = 0; time < 10; time += 1) expect(await askAs(asker, 'facts.check', null)).toMatchObject({ problem: null });
      const checks = channel.seen.slice(before);
      expect(checks.map(({ url }) => url)).toEqual(Array.from({ length: 10 }, () => '/v1/head.json'));
      for (const { bytes } of checks) expect(bytes).toBeLessThanOrEqual(1000);
      for (const seen of channel.seen) expect(tellingParts(seen), JSON.stringify(seen.rawHeaders)).toEqual([]);
      for (const { headers } of channel.seen)
        for (const name of ['cookie', 'if-none-match', 'if-modified-since', 'referer', 'origin']) expect(headers).not.toHaveProperty(name);
      profiles.push(channel.seen.map(shape));
    });
  }
  expect(profiles[0]).toEqual(profiles[1]);
});

type NetLog = { constants: { logEventTypes: Record<string, number> }; events: { type: number; params?: { url?: string; initiator?: string } }[] };

/** Addresses that the browser's network was asked for, with who asked. */
function asked(file: string): { url: string; initiator: string }[] {
  const log = JSON.parse(readFileSync(file, 'utf8')) as NetLog;
  const start = log.constants.logEventTypes['URL_REQUEST_START_JOB'];
  return log.events.flatMap(({ type, params }) => (type === start && params?.url ? [{ url: params.url, initiator: params.initiator ?? '' }] : []));
}

test('PK-H2 PK-H5 thirty pages read and cards opened cause no request, and no picture of a source is loaded', async ({ newsroom }) => {
  // Below the five minutes after which a browser checks by itself for the first time.
  test.setTimeout(280_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'obelus-netlog-'));
  const log = (name: string): string => path.join(folder, name);
  const files = readdirSync(NEWSROOM).filter((file) => file.endsWith('.html'));
  try {
    await withBrowser(
      async (launched) => {
        const asker = await openExtensionPage(launched);
        await askAs(asker, 'facts.state', null);
        const page = await launched.context.newPage();
        for (let visit = 0; visit < 30; visit += 1) {
          const file = files[visit % files.length] ?? '';
          await page.goto(`${newsroom.url}/${file}?visit=${visit}`);
          const state = await settledState(asker, await tabOf(asker, page.url()));
          if (file !== 'march.html' || state.notes.length === 0) continue;
          await page.bringToFront();
          await hoverMark(page, 'must be routed');
          await card(page).getByRole('button', { name: 'More' }).click();
          await expect(card(page).getByRole('link').first()).toBeVisible();
        }
        expect(channel.seen).toEqual([]);
      },
      [`--log-net-log=${log('reading.json')}`],
    );
    // What the browser asks for itself has no page and no extension for its initiator.
    const own = asked(log('reading.json')).filter(({ initiator }) => initiator.startsWith('chrome-extension:'));
    expect(own.filter(({ url }) => !url.startsWith('chrome-extension:'))).toEqual([]);
    const elsewhere = asked(log('reading.json')).filter(
      ({ url, initiator }) => /^(https?|chrome-extension):/.test(initiator) && /^https?:/.test(url) && !url.startsWith(newsroom.url),
    );
    expect(elsewhere).toEqual([]);

    // The same log does show a request that the extension makes.
    await withBrowser(
      async (launched) => {
        await askAs(await openExtensionPage(launched), 'facts.check', null);
      },
      [`--log-net-log=${log('check.json')}`],
    );
    const checked = asked(log('check.json')).filter(({ initiator, url }) => initiator.startsWith('chrome-extension:') && url.includes('/v1/'));
    expect(checked).toHaveLength(3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
