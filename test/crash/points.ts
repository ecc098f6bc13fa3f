import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { askFrom, type BrowserName, type Life } from './browsers.ts';
import type { KillChannel } from './channel.ts';

export type Scene = {
  name: BrowserName;
  channel: KillChannel;
  extension: string;
  /** Address of an article that Obelus marks. */
  article: string;
  /** Milliseconds that an update took lately, from its last byte to its answer. */
  update: () => number;
};

/** Where a browser is killed. `act` resolves at that moment. */
export type KillPoint = {
  name: string;
  what: string;
  /** Begins with an empty profile, and kills so many milliseconds at most after the extension came to life. */
  fresh?: Record<BrowserName, number>;
  /** The facts of before may be gone: the database was taken away (`all`), or the reader went back (`one`). */
  loses?: 'all' | 'one';
  act: (life: Life, scene: Scene) => Promise<void>;
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const upTo = (milliseconds: number): Promise<void> => pause(Math.random() * milliseconds);
/** What is asked and never answered, because the browser dies. */
const unanswered = (work: Promise<unknown>): void => void work.catch(() => {});

async function heldAt(life: Life, channel: KillChannel, file: RegExp): Promise<void> {
  const asked = channel.when('asked', file);
  unanswered(life.ask('facts.check', null));
  await asked;
}

/** Resolves when the last byte of an update has left the server. */
async function sent(life: Life, channel: KillChannel): Promise<void> {
  channel.publishNext();
  const answered = channel.when('answered', channel.fullPath);
  unanswered(life.ask('facts.check', null));
  await answered;
}

/** Updates without an end, each to a next version. */
function updating(life: Life, channel: KillChannel): void {
  channel.moving = true;
  unanswered(
    (async () => {
      for (;;) await life.ask('facts.check', null);
    })(),
  );
}

/** The next version of the extension itself, in its own folder. */
function nextExtension(folder: string): void {
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  const [major, minor, patch] = manifest.version.split('.').map(Number);
  writeFileSync(file, JSON.stringify({ ...manifest, version: [major, minor, (patch ?? 0) + 1].join('.') }));
}

const nothing = async (): Promise<void> => {};

/** The crash points of a whole-pack update: K4 and K5 of the design lie in deltas, which this version has not. */
export const KILL_POINTS: readonly KillPoint[] = [
  {
    name: 'K1',
    what: 'before head is stored',
    act: async (life, { channel }) => {
      channel.publishNext();
      await heldAt(life, channel, /head\.json$/);
    },
  },
  {
    name: 'K2',
    what: 'after a root is kept, before head',
    act: async (life, { channel }) => {
      channel.rotate();
      await heldAt(life, channel, new RegExp(`/root/${channel.rootVersion + 1}\\.json$`));
    },
  },
  {
    name: 'K3',
    what: 'after head is verified, before the manifest',
    act: async (life, { channel }) => {
      const { manifestSha256 } = channel.publishNext();
      await heldAt(life, channel, new RegExp(`/o/${manifestSha256}$`));
    },
  },
  {
    name: 'K6',
    what: 'after the last byte, before the commit',
    act: async (life, { channel, update }) => {
      await sent(life, channel);
      await upTo(update() * 0.6);
    },
  },
  {
    name: 'K7',
    what: 'within the commit',
    act: async (life, { channel, update }) => {
      await sent(life, channel);
      await pause(update() * (0.4 + Math.random() * 0.7));
    },
  },
  {
    name: 'K7 loop',
    what: 'within one of many commits',
    act: async (life, { channel }) => {
      updating(life, channel);
      await upTo(1500);
    },
  },
  {
    name: 'K8',
    what: 'after the commit, before anybody is told',
    act: async (life, { channel }) => {
      channel.publishNext();
      await life.ask('facts.check', null);
    },
  },
  {
    name: 'K9',
    what: 'while open pages ask again',
    act: async (life, { channel, article }) => {
      const page = await life.browser.newPage();
      await page.goto(article, { timeout: 120_000 });
      await pause(400);
      channel.publishNext();
      await life.ask('facts.check', null);
      await upTo(80);
    },
  },
  { name: 'K10', what: 'while the database is made', fresh: { chromium: 150, firefox: 500 }, act: nothing },
  { name: 'K11', what: 'while the bundle is put in', fresh: { chromium: 400, firefox: 1000 }, act: nothing },
  {
    name: 'K12',
    what: 'while the reader goes back and forward',
    loses: 'one',
    act: async (life) => {
      unanswered(
        (async () => {
          for (;;) await life.ask('facts.goBack', null);
        })(),
      );
      await upTo(800);
    },
  },
  {
    name: 'K13',
    what: 'two windows and the alarm at once',
    act: async (life, { channel }) => {
      const second = await life.another();
      channel.publishNext();
      unanswered(
        second.evaluate(() => {
          const api = globalThis as unknown as { chrome: { alarms: { create(name: string, when: object): void } } };
          api.chrome.alarms.create('check', { when: Date.now() });
        }),
      );
      const answered = channel.when('answered', channel.fullPath);
      unanswered(life.ask('facts.check', null));
      unanswered(askFrom(second, 'facts.check', null));
      await answered;
      await upTo(100);
    },
  },
  {
    name: 'K14',
    what: 'the database is deleted under an update',
    loses: 'all',
    act: async (life, { channel, update }) => {
      await sent(life, channel);
      await upTo(update());
      unanswered(life.asker.evaluate(() => void indexedDB.deleteDatabase('obelus')));
      await upTo(100);
    },
  },
  {
    name: 'K15',
    what: 'the extension is updated in the middle of an update',
    act: async (life, { channel, extension, update }) => {
      await sent(life, channel);
      await upTo(update());
      nextExtension(extension);
      unanswered(life.asker.evaluate(() => (globalThis as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload()));
      await upTo(400);
    },
  },
];
