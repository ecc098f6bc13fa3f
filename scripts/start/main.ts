// `npm start`: the main job, shown. Builds Obelus, serves a small newsroom and a local pack channel, and opens a browser with it,
// or reads pages headless and prints their notes.
import path from 'node:path';
import type { Page } from '@playwright/test';
import { askAs } from '../browser/extension-asker.ts';
import { launch, openExtensionPage, type Launched } from '../browser/launch.ts';
import { serve } from '../browser/static-server.ts';
import { build } from '../build/build.ts';
import { outliveClosedPipe } from '../closed-pipe.ts';
import { say, stop } from '../setup/say.mjs';
import { EARLIER_DAY, prepareDemo } from './demo.ts';
import { readOptions, USAGE, UsageError, type StartOptions } from './options.ts';
import { servePages } from './page-source.ts';
import { readPage } from './read-page.ts';
import { reportOf } from './report.ts';

const NEWSROOM = path.resolve('scripts', 'start', 'newsroom');
const ARTICLES = ['march.html', 'june.html', 'undated.html', 'harbour.html'];

/** Reads every page, prints and pictures what was asked for. */
async function readHeadless(options: StartOptions, launched: Launched, newsroom: string): Promise<void> {
  const { sources, server } = await servePages(options.pages.length > 0 ? options.pages : ARTICLES.map((article) => `${newsroom}/${article}`));
  const asker = await openExtensionPage(launched);
  try {
    for (const [index, source] of sources.entries()) {
      say(`reading ${source.name}`);
      const { page, tab, state } = await readPage(launched, asker, source.url, options.date);
      if (options.json) process.stdout.write(`${JSON.stringify(reportOf(source, state))}\n`);
      else say(`${state.notes.length} notes (${state.status})`);
      if (options.shot && index === 0) await takePicture(asker, page, tab, state.notes.find((note) => note.painted)?.id ?? null, options.shot);
      await page.close();
    }
  } finally {
    await server.close();
  }
}

/** The page as a reader sees it, with its first card open. */
async function takePicture(asker: Page, page: Page, tab: number, note: string | null, file: string): Promise<void> {
  await page.bringToFront();
  if (note) await askAs(asker, 'tab.show', { tab, note });
  await page.waitForTimeout(400);
  await page.screenshot({ path: file });
  say(`picture saved in ${file}`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  if (!process.env.CHROME_PATH) stop('npm start needs a Chromium: set CHROME_PATH to one, or install it, then try again.');
  say('building the fact pack and the extension');
  const headless = options.headless || (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY);
  if (headless && !options.headless) say('no display here: running headless');
  // Notes that are printed rest on the present facts; in a window, the last step of the record is there to be watched.
  const { extension, channel, trouble } = headless ? { extension: build('chrome', 'demo'), channel: null, trouble: null } : await prepareDemo();
  if (trouble) say(`no local pack channel this time (${trouble}); everything else works`);
  const newsroom = await serve(NEWSROOM);
  const launched = await launch({
    extension,
    headless,
    welcome: !headless,
    colorScheme: options.dark ? 'dark' : 'light',
    viewport: headless ? { width: 1260, height: 960 } : null,
    closed: options.pages.every((page) => !/^https?:\/\//.test(page)),
  });
  const close = async (): Promise<void> => {
    await launched.close().catch(() => undefined);
    await Promise.all([newsroom.close(), channel?.close()]);
  };
  try {
    if (headless) await readHeadless(options, launched, newsroom.url);
    else await showBrowser(options, launched, newsroom.url, channel !== null);
  } finally {
    await close();
  }
}

/** Opens the newsroom (or the asked pages) and waits until the person closes the browser. */
async function showBrowser(options: StartOptions, launched: Launched, newsroom: string, newerWait: boolean): Promise<void> {
  const { sources, server } = await servePages(options.pages);
  for (const url of sources.length > 0 ? sources.map((source) => source.url) : [`${newsroom}/index.html`, `${newsroom}/march.html`]) {
    const page = await launched.context.newPage();
    await page.goto(url);
  }
  say(`the newsroom stands at ${newsroom}; rest the pointer on a marked statement. Close the browser to end.`);
  if (newerWait) {
    say(`this Obelus starts with the facts of ${EARLIER_DAY}; newer ones wait on the local channel.`);
    say('press its icon on the article of June and "Check now": a mark changes, the popup says what changed and takes you back to the previous facts.');
  }
  await new Promise<void>((resolve) => launched.context.once('close', () => resolve()));
  await server.close();
}

outliveClosedPipe();
try {
  await main();
} catch (error) {
  if (error instanceof UsageError) stop(`${error.message}. "npm start -- --help" shows what there is.`);
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
