import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { channelPortOf, outputOf, type Target } from '../../scripts/build/build.ts';
import { serve } from '../../scripts/browser/static-server.ts';
import { buildPack, sha256 } from '../../scripts/obelus-pack/build.ts';
import { killAtStart, live, type BrowserName, type Life } from './browsers.ts';
import { KillChannel } from './channel.ts';
import { look, orphans, tornParts, type Expected } from './look.ts';
import type { KillPoint, Scene } from './points.ts';

const targetOf = (name: BrowserName): Target => (name === 'firefox' ? 'firefox' : 'chrome');

/** One kill and what was found afterwards. `found`: which facts were in use then. */
export type Kill = { point: string; found: 'before' | 'after' | 'first'; torn: string[] };

/** Kills browsers, one after the other, each on the profile that the one before left behind, and looks at the database after each start. */
export class Rig {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'obelus-crash-'));
  private readonly extension = path.join(this.folder, 'extension');
  private readonly name: BrowserName;
  private readonly bundled = sha256(buildPack().content);
  private readonly channel: KillChannel;
  private readonly newsroom: { url: string; close(): Promise<void> };
  private profiles = 0;
  private profile = '';
  private updates: number[] = [];
  /** Lowest version that may be in use after the next start. */
  private least = 1;
  /** When the last kill had been looked at. */
  private since = 0;
  private life: Life | null = null;

  private constructor(name: BrowserName, channel: KillChannel, newsroom: Rig['newsroom']) {
    this.name = name;
    this.channel = channel;
    this.newsroom = newsroom;
    cpSync(outputOf(targetOf(name), 'test'), this.extension, { recursive: true });
    this.newProfile();
  }

  static async open(name: BrowserName): Promise<Rig> {
    return new Rig(name, await new KillChannel(channelPortOf(targetOf(name), 'test')).open(), await serve(path.resolve('scripts', 'start', 'newsroom')));
  }

  async close(): Promise<void> {
    await this.life?.kill().catch(() => {});
    await this.channel.close();
    await this.newsroom.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Gives up on a browser that no longer answers, and begins again with an empty profile. */
  async giveUp(): Promise<void> {
    const { life } = this;
    this.life = null;
    await life?.kill().catch(() => {});
    this.channel.release();
    this.newProfile();
  }

  private newProfile(): void {
    if (this.profile) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
    this.profiles += 1;
    this.profile = path.join(this.folder, `profile-${this.profiles}`);
    this.least = 1;
  }

  private scene(): Scene {
    return {
      name: this.name,
      channel: this.channel,
      extension: this.extension,
      article: `${this.newsroom.url}/march.html`,
      update: () => this.updates.toSorted((a, b) => a - b)[this.updates.length >> 1] ?? 80,
    };
  }

  /** Kills at a point, starts again, and says what was found. */
  async kill(point: KillPoint): Promise<Kill> {
    if (point.fresh) {
      await this.life?.kill();
      this.newProfile();
      await killAtStart(this.name, this.profile, this.extension, Math.random() * point.fresh[this.name]);
    } else {
      this.life ??= await this.begin();
      await point.act(this.life, this.scene());
      await this.life.kill();
    }
    this.channel.release();
    if (point.loses) this.least = point.loses === 'all' ? 1 : this.least - 1;
    this.life = await this.start();
    return this.examine(point);
  }

  private start(): Promise<Life> {
    return live(this.name, this.profile, this.extension);
  }

  /** A first life on an empty profile, brought up to date. */
  private async begin(): Promise<Life> {
    const life = await this.start();
    const torn: string[] = [];
    await this.goOn(life, torn);
    if (torn.length > 0) throw new Error(`not whole before anything was killed: ${torn.join('; ')}`);
    return life;
  }

  private async examine(point: KillPoint): Promise<Kill> {
    const { life, channel } = this;
    if (!life) throw new Error('no browser runs');
    const state = await life.ask('facts.state', null);
    const looked = await look(life.asker);
    const torn = tornParts(looked, state, channel, this.expected());
    const seq = looked.active[0]?.cur.seq ?? 0;
    const found = seq === 1 ? 'first' : seq === channel.newest.seq ? 'after' : 'before';
    if (state.freshness === 'pinned') await life.ask('facts.goBack', null);
    await this.goOn(life, torn);
    this.since = Date.now();
    return { point: point.name, found, torn };
  }

  private expected(): Expected {
    return { least: this.least, bundled: this.bundled, since: this.since };
  }

  /** The next run succeeds, and after two no content is left over. */
  private async goOn(life: Life, torn: string[]): Promise<void> {
    const { channel } = this;
    for (const run of ['the next run', 'the run after']) {
      channel.publishNext();
      let last = 0;
      void channel.when('answered', channel.fullPath).then(() => (last = performance.now()));
      const state = await life.ask('facts.check', null);
      if (last > 0) this.updates = [...this.updates.slice(-8), performance.now() - last];
      if (state.facts?.version !== channel.newest.version || state.problem) torn.push(`${run} ended with ${state.facts?.version} and ${state.problem?.code}`);
      channel.release();
      const looked = await look(life.asker);
      torn.push(...tornParts(looked, state, channel, this.expected()).map((what) => `after ${run}: ${what}`));
      if (run === 'the run after') torn.push(...orphans(looked));
      this.least = channel.newest.seq;
    }
  }
}
