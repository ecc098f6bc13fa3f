/**
 * What an update costs: `npm run bench -- sync [--browser chromium|firefox] [--claims 100,1000,10000] [--rounds 5]`. The real pack over the wire, then packs
 * made by a generator through the real code in a page of the browser: medians, in milliseconds. docs/packs.md has the figures of one run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer, { type Browser } from 'puppeteer-core';
import { build } from 'vite';
import { buildPack, type BuiltPack } from '../../scripts/obelus-pack/build.ts';
import { developmentKeys } from '../../scripts/obelus-pack/keys.ts';
import { publish, type ChannelFiles } from '../../scripts/obelus-pack/publish.ts';
import { madePack } from './sync-packs.ts';
import type { SyncTimes } from './sync-page.ts';

type Name = 'chromium' | 'firefox';
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const kB = (bytes: number): string =>
  bytes < 10_000 ? `${bytes} B` : bytes < 10_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** The page's script, made of the extension's own modules. */
async function pageScript(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: true, lib: { entry: path.resolve(import.meta.dirname, 'sync-page.ts'), formats: ['iife'], name: 'bench' } },
  });
  const [first] = Array.isArray(made) ? made : [made];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('the page’s script was not made');
  return chunk.code;
}

/** Serves a page and the files of a channel; counts what channel files cost. */
async function serve(script: string) {
  let files: ChannelFiles = new Map();
  const cost = { requests: 0, bytes: 0 };
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/' || url === '/bench.js') {
      const isPage = url === '/';
      response
        .writeHead(200, { 'content-type': isPage ? 'text/html' : 'text/javascript' })
        .end(isPage ? '<!doctype html><script src="/bench.js"></script>' : script);
      return;
    }
    const bytes = files.get(url.slice(1));
    cost.requests += url.startsWith('/v1/') ? 1 : 0;
    cost.bytes += bytes?.length ?? 0;
    response.writeHead(bytes ? 200 : 404, { 'content-length': bytes?.length ?? 0 }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    cost,
    put: (next: ChannelFiles): void => void (files = next),
    close: () => server.close(),
  };
}

function launch(name: Name, profile: string): Promise<Browser> {
  if (name === 'firefox') return puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX_PATH ?? '', headless: true });
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--enable-precise-memory-info', '--js-flags=--expose-gc'];
  return puppeteer.launch({ browser: 'chrome', executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', headless: true, userDataDir: profile, args });
}

async function measure(
  browser: Browser,
  server: Awaited<ReturnType<typeof serve>>,
  pack: BuiltPack,
  rounds: number,
): Promise<{ times: SyncTimes[]; update: { requests: number; bytes: number }; head: number }> {
  const keys = developmentKeys(pack.file.pack, pack.file.epoch, path.join(tmpdir(), `obelus-bench-keys-${process.pid}-${pack.file.pack}`));
  const files = publish({ pack, keys: keys.keys, root: keys.root, now: new Date() }, null);
  server.put(files);
  const times: SyncTimes[] = [];
  const page = await browser.newPage();
  try {
    await page.goto(server.url);
    for (let round = 0; round < rounds; round += 1) {
      Object.assign(server.cost, { requests: 0, bytes: 0 });
      times.push(
        await page.evaluate((setup) => (globalThis as unknown as { measureSync(setup: unknown): Promise<SyncTimes> }).measureSync(setup), {
          url: server.url,
          root: keys.root,
          pack: pack.file.pack,
        }),
      );
    }
  } finally {
    await page.close();
  }
  const head = files.get('v1/head.json')?.length ?? 0;
  return { times, head, update: { requests: server.cost.requests - 1, bytes: server.cost.bytes - head } };
}

function row(label: string, pack: BuiltPack, { times, update }: Awaited<ReturnType<typeof measure>>): void {
  const of = (key: keyof SyncTimes): string => {
    const value = median(times.map((one) => one[key] ?? Number.NaN));
    return Number.isNaN(value) ? '–' : key === 'memory' ? `${(value / 1e6).toFixed(1)} MB` : value.toFixed(value < 10 ? 1 : 0);
  };
  const cells = [
    label,
    kB(pack.content.length),
    `${update.requests} / ${kB(update.bytes)}`,
    of('noop'),
    of('head'),
    of('download'),
    of('verify'),
    of('commit'),
    of('load'),
    of('memory'),
  ];
  say(`| ${cells.join(' | ')} |`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { browser: { type: 'string' }, claims: { type: 'string' }, rounds: { type: 'string' } } });
  const names = (['chromium', 'firefox'] as const).filter((name) => values.browser === undefined || values.browser === name);
  const sizes = (values.claims ?? '100,1000,10000').split(',').map(Number);
  const rounds = Number(values.rounds ?? 5);
  if (names.length === 0 || sizes.some((size) => !Number.isInteger(size) || size < 1) || !Number.isInteger(rounds) || rounds < 1)
    throw new Error('bench: sync takes --browser chromium|firefox, --claims 100,1000, --rounds 5');
  const server = await serve(await pageScript());
  const packs: [string, BuiltPack][] = [['real pack', buildPack()], ...sizes.map((size): [string, BuiltPack] => [`${size} claims`, madePack(size, 2)])];
  try {
    for (const name of names) {
      const profile = mkdtempSync(path.join(tmpdir(), 'obelus-bench-'));
      const browser = await launch(name, profile);
      try {
        say(`\n${name} ${await browser.version()}, medians of ${rounds}, milliseconds\n`);
        say(
          '| pack | content | update: requests / bytes | no-op check | head and manifest | download | verify | commit | load | memory |\n|---|---|---|---|---|---|---|---|---|---|',
        );
        for (const [label, pack] of packs) {
          const measured = await measure(browser, server, pack, rounds);
          row(label, pack, measured);
          if (label === 'real pack') say(`| | | no-op: 1 / ${kB(measured.head)} | | | | | | | |`);
        }
      } finally {
        await browser.close();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    }
  } finally {
    server.close();
  }
}

await main();
