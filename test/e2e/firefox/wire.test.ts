import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type StaticServer } from '../../../scripts/browser/static-server.ts';
import { channelPortOf } from '../../../scripts/build/build.ts';
import { tellingParts, WatchedChannel } from '../../rigs/channel.ts';
import { realPack } from '../../rigs/versions.ts';
import { startFirefox, tabOf, until, type Firefox } from './firefox.ts';

const NEWSROOM = path.resolve('scripts', 'start', 'newsroom');

describe('what a channel sees of Firefox', () => {
  let firefox: Firefox;
  let channel: WatchedChannel;
  let newsroom: StaticServer;
  beforeAll(async () => {
    channel = await new WatchedChannel(channelPortOf('firefox', 'test')).open();
    channel.publish(realPack(2));
    newsroom = await serve(NEWSROOM);
    firefox = await startFirefox();
    await until(
      () => firefox.ask('facts.state', null),
      ({ rung }) => rung === 'current',
    );
    // A check of its own comes a minute after the first start, and thirty pages may take longer.
    await firefox.ask('settings.set', { automaticChecks: false });
  });
  afterAll(async () => {
    await firefox?.close();
    await channel?.close();
    await newsroom?.close();
  });

  it('PK-H2 thirty pages read and cards opened cause no request', async () => {
    const files = readdirSync(NEWSROOM).filter((file) => file.endsWith('.html'));
    const page = await firefox.browser.newPage();
    let cards = 0;
    for (let visit = 0; visit < 30; visit += 1) {
      const file = files[visit % files.length] ?? '';
      await page.goto(`${newsroom.url}/${file}?visit=${visit}`);
      await new Promise((resolve) => setTimeout(resolve, 150));
      if (file !== 'march.html') continue;
      const tab = await tabOf(firefox.asker, page.url());
      const { notes } = await until(
        () => firefox.ask('tab.state', { tab }),
        (state) => state.notes.some((note) => note.painted),
      );
      await page.bringToFront();
      for (const note of notes.filter((one) => one.painted).slice(0, 3)) {
        expect(await firefox.ask('tab.show', { tab, note: note.id })).toEqual({ shown: true });
        cards += 1;
      }
    }
    expect(cards).toBeGreaterThanOrEqual(9);
    await page.close();
    await until(
      () => firefox.ask('history.list', {}),
      ({ total }) => total > 0,
    );
    expect(channel.seen).toEqual([]);
  });

  it('PK-C13 PK-C11 PK-H1 an update is three requests, without origin, cookie, tag, referrer or query', async () => {
    expect(await firefox.ask('facts.check', null)).toMatchObject({ facts: { version: '2026.12.2' }, problem: null });
    expect(channel.seen).toHaveLength(3);
    expect(channel.bytes).toBeLessThanOrEqual(130 * 1000);
    for (let time = 0; time < 5; time += 1) await firefox.ask('facts.check', null);
    expect(channel.urls.slice(3)).toEqual(Array.from({ length: 5 }, () => '/v1/head.json'));
    for (const seen of channel.seen) {
      expect(tellingParts(seen), JSON.stringify(seen.rawHeaders)).toEqual([]);
      for (const name of ['origin', 'cookie', 'if-none-match', 'if-modified-since', 'referer']) expect(seen.headers).not.toHaveProperty(name);
    }
  });

  it('PK-C12 PK-H8 once the permission is taken back no request reaches the server, and the facts stay', async () => {
    const before = channel.seen.length;
    const removed = await firefox.asker.evaluate(() =>
      (globalThis as unknown as { browser: { permissions: { remove(what: object): Promise<boolean> } } }).browser.permissions.remove({
        origins: ['http://*/*', 'https://*/*'],
      }),
    );
    expect(removed).toBe(true);
    expect(await firefox.ask('facts.check', null)).toMatchObject({ facts: { version: '2026.12.2' }, problem: { code: 'E_PERM_HOST', kind: 'needs-you' } });
    expect(channel.seen).toHaveLength(before);
  });
});
