import { createServer, type Server } from 'node:http';
import { readEnvelope } from '../../lib/pack/envelope.ts';
import { readPayload, type PackManifest, type Root } from '../../lib/pack/payloads.ts';
import { sha256, type BuiltPack } from '../../scripts/obelus-pack/build.ts';
import { developmentKeys, payloadBytes, signEnvelope } from '../../scripts/obelus-pack/keys.ts';
import { publish, type Before, type ChannelFiles } from '../../scripts/obelus-pack/publish.ts';
import { realPack } from '../rigs/versions.ts';

/** So many contents take turns, so that current, previous and next are always three. */
const CONTENTS = 5;

/** What the channel published under one number. */
export type Published = { seq: number; version: string; contentSha256: string; manifestSha256: string; head: number };

type Wait = { path: RegExp; answer: boolean; done: (url: string) => void };

/** A channel in memory that can publish a next version in a moment, hold an answer back for good, and say when something was asked or answered. */
export class KillChannel {
  readonly published = new Map<number, Published>();
  /** Publishes a next version whenever head is asked for: every check is an update. */
  moving = false;
  private readonly files: ChannelFiles = new Map();
  private readonly packs: BuiltPack[] = [];
  private before: Before = null;
  private waits: Wait[] = [];
  private held: RegExp | null = null;
  private server: Server | null = null;
  private readonly keys;
  private root: Root;
  private rootText: string;
  private seq = 1;
  private readonly port: number;

  /** @param port The one that the build under test names (scripts/build/build.ts). */
  constructor(port: number) {
    this.port = port;
    for (let at = 0; at < CONTENTS; at += 1) this.packs.push(realPack(at + 2));
    const { pack, epoch } = this.file(0);
    const { keys, root } = developmentKeys(pack, epoch);
    this.keys = keys;
    this.rootText = root;
    this.root = readPayload('root', readEnvelope(new TextEncoder().encode(root), 'root').payload);
    this.publishNext();
  }

  private file(at: number): BuiltPack['file'] {
    const one = this.packs[at % CONTENTS];
    if (!one) throw new Error('no pack was built');
    return one.file;
  }

  get newest(): Published {
    const last = this.published.get(this.seq);
    if (!last) throw new Error('nothing was published');
    return last;
  }
  get rootVersion(): number {
    return this.root.version;
  }

  publishNext(): Published {
    this.seq += 1;
    const one = this.packs[this.seq % CONTENTS];
    if (!one) throw new Error('no pack was built');
    const version = `2026.12.${this.seq}`;
    const pack = { ...one, file: { ...one.file, seq: this.seq, version } };
    for (const [path, bytes] of publish({ pack, keys: this.keys, root: this.rootText, now: new Date() }, this.before)) this.files.set(path, bytes);
    return this.remember(pack, version);
  }

  private remember({ file: { pack, seq }, content }: BuiltPack, version: string): Published {
    const head = readPayload('head', readEnvelope(this.bytes('v1/head.json'), 'head').payload);
    const manifestSha256 = head.packs[pack]?.stable.sha256 ?? '';
    const envelope = this.bytes(`v1/o/${manifestSha256}`);
    const manifest: PackManifest = readPayload('manifest', readEnvelope(envelope, 'manifest').payload);
    this.before = { head, manifest, manifestSha256, manifestLength: envelope.length };
    const one = { seq, version, contentSha256: sha256(content), manifestSha256, head: head.version };
    this.published.set(seq, one);
    return one;
  }

  /** A next root with the same keys, and a next version under it. */
  rotate(): void {
    this.root = { ...this.root, version: this.root.version + 1 };
    this.rootText = signEnvelope(
      'root',
      payloadBytes(this.root),
      this.keys.filter(({ role }) => role === 'root'),
    );
    this.publishNext();
  }

  private bytes(path: string): Uint8Array {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`nothing published at ${path}`);
    return bytes;
  }

  /** Resolves when such a path is asked for (`asked`; it is then never answered) or has been answered whole. */
  when(what: 'asked' | 'answered', path: RegExp): Promise<string> {
    if (what === 'asked') this.held = path;
    return new Promise((done) => this.waits.push({ path, answer: what === 'answered', done }));
  }
  get fullPath(): RegExp {
    return new RegExp(`/v1/o/${this.before?.manifest.full.sha256}$`);
  }

  private tell(url: string, answer: boolean): void {
    const met = this.waits.filter((wait) => wait.answer === answer && wait.path.test(url));
    this.waits = this.waits.filter((wait) => !met.includes(wait));
    for (const { done } of met) done(url);
  }

  /** Nothing is held back and nothing awaited any more. */
  release(): void {
    this.held = null;
    this.waits = [];
    this.moving = false;
  }

  async open(): Promise<this> {
    const server = createServer(({ url = '' }, response) => {
      if (this.moving && url === '/v1/head.json') this.publishNext();
      const hold = this.held?.test(url) ?? false;
      this.tell(url, false);
      if (hold) return;
      const bytes = this.files.get(url.slice(1));
      response.writeHead(bytes ? 200 : 404, { 'access-control-allow-origin': '*', 'content-length': bytes?.length ?? 0 });
      response.end(bytes, () => this.tell(url, true));
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(this.port, '127.0.0.1', resolve));
    this.server = server;
    return this;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }
}
