import type { RecordLine } from '../../../lib/model/record.ts';
import { countKinds, writeContent } from '../../../lib/pack/content.ts';
import { readEnvelope } from '../../../lib/pack/envelope.ts';
import { readPayload, type Root } from '../../../lib/pack/payloads.ts';
import type { BundlePin } from '../../../lib/sync/bundled.ts';
import { openFacts, type FactBase, type FactsSetup } from '../../../lib/sync/facts.ts';
import { pack, pinOf, sha256, type BuiltPack } from '../../../scripts/obelus-pack/build.ts';
import { makeKey, makeKeys, makeRoot, payloadBytes, signEnvelope, type KeyFile } from '../../../scripts/obelus-pack/keys.ts';
import { publish, type Before, type ChannelFiles } from '../../../scripts/obelus-pack/publish.ts';
import { lines } from '../pack/sample.ts';

export const NOW = Date.parse('2025-02-01T12:00:00Z');
export const DAY = 86_400_000;
export const ADDRESS = 'https://facts.example/';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A pack of the sample record; `title` of its claim tells versions apart. */
export function built(seq: number, change: { title?: string; lines?: RecordLine[]; minEngine?: string; epoch?: number; version?: string } = {}): BuiltPack {
  const list = change.lines ?? lines().map((line) => (line.kind === 'claim' ? { ...line, title: change.title ?? `Cost of the bridge, ${seq}` } : line));
  const content = writeContent(list);
  return {
    file: {
      pack: 'bridge',
      title: 'Bridge',
      lang: 'en',
      license: 'CC0',
      version: change.version ?? `2025.1.${seq}`,
      epoch: change.epoch ?? 1,
      seq,
      released: '2025-01-31',
      horizon: '2025-01-31',
      coverage: [],
      minEngine: change.minEngine ?? '0.1.0',
    },
    content,
    packed: pack(content),
    records: list.length,
    counts: countKinds(list),
  };
}

/** A publisher with keys of all roles and the files it has published: the real signing code, no network. */
export class Publisher {
  keys: KeyFile[];
  root: Root;
  rootText: string;
  /** The first root: what readers' builds trust. */
  readonly builtIn: string;
  readonly files: ChannelFiles = new Map();
  before: Before = null;

  constructor(development = false, repo = 'harbour', keys = makeKeys(development)) {
    this.keys = keys;
    this.root = makeRoot(this.keys, repo, { bridge: 1 }, '2030-01-01T00:00:00Z');
    this.rootText = this.signRoot(this.root, this.byRole('root'));
    this.builtIn = this.rootText;
  }

  byRole(role: KeyFile['role']): KeyFile[] {
    return this.keys.filter((key) => key.role === role);
  }

  signRoot(root: Root, keys: readonly KeyFile[]): string {
    return signEnvelope('root', payloadBytes(root), keys);
  }

  /** Publishes a pack as the channel's next state. */
  publish(one: BuiltPack, now = NOW, track: 'stable' | 'preview' = 'stable'): this {
    const files = publish({ pack: one, keys: this.keys, root: this.rootText, now: new Date(now), track }, this.before);
    for (const [path, bytes] of files) this.files.set(path, bytes);
    this.remember(track);
    return this;
  }

  private remember(track: 'stable' | 'preview'): void {
    const head = readPayload('head', readEnvelope(this.file('v1/head.json'), 'head').payload);
    const manifestSha256 = head.packs['bridge']?.[track]?.sha256 ?? '';
    const envelope = this.file(`v1/o/${manifestSha256}`);
    this.before = { head, manifestSha256, manifestLength: envelope.length, manifest: readPayload('manifest', readEnvelope(envelope, 'manifest').payload) };
  }

  file(path: string): Uint8Array {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`nothing published at ${path}`);
    return bytes;
  }

  /** Path of the newest manifest, and of the pack it names. */
  get manifestPath(): string {
    return `v1/o/${this.before?.manifestSha256}`;
  }
  get fullPath(): string {
    return `v1/o/${this.before?.manifest.full.sha256}`;
  }

  /** Signs a changed head over the present one. */
  putHead(change: object, keys = this.byRole('head')): void {
    this.files.set('v1/head.json', bytesOf(signEnvelope('head', payloadBytes({ ...this.before?.head, ...change }), keys)));
  }

  /** Publishes a changed manifest (any payload, any signers) and a next head that names it. */
  putManifest(change: object, keys = this.byRole('release')): void {
    this.putObject(signEnvelope('manifest', payloadBytes({ ...this.before?.manifest, ...change }), keys));
  }
  putObject(text: string): void {
    const bytes = bytesOf(text);
    this.files.set(`v1/o/${sha256(bytes)}`, bytes);
    this.putHead({ version: (this.before?.head.version ?? 0) + 1, packs: { bridge: { stable: { sha256: sha256(bytes), length: bytes.length } } } });
  }

  /** Rotates to a next root, by default with a new head key and signed as it must be. */
  rotate(change: Partial<Root> = {}, signers?: readonly KeyFile[], head = makeKey('head', false)): void {
    const keys = [...this.keys.filter((key) => key.role !== 'head'), head];
    const root: Root = { ...makeRoot(keys, this.root.repo, this.root.epoch, this.root.expires), version: this.root.version + 1, ...change };
    const text = this.signRoot(root, signers ?? this.byRole('root'));
    this.files.set(`v1/root/${this.root.version + 1}.json`, bytesOf(text));
    Object.assign(this, { keys, root, rootText: text });
  }
}

type Answer = Response | Error | Promise<never>;
/** A network that serves a publisher's files and writes down every request. */
export class Network {
  readonly requests: { url: string; options: RequestInit }[] = [];
  readonly answers = new Map<string, (options: RequestInit) => Answer>();
  publisher: Publisher;
  constructor(publisher: Publisher) {
    this.publisher = publisher;
  }
  get paths(): string[] {
    return this.requests.map(({ url }) => new URL(url).pathname.slice(1));
  }
  readonly fetch = async (url: string, options: RequestInit): Promise<Response> => {
    this.requests.push({ url, options });
    const path = new URL(url).pathname.slice(1);
    const special = this.answers.get(path);
    if (special) {
      const answer = await special(options);
      if (answer instanceof Error) throw answer;
      return answer;
    }
    const bytes = this.publisher.files.get(path);
    return bytes ? new Response(new Uint8Array(bytes)) : new Response('not found', { status: 404 });
  };
}

export const bundleOf = (one: BuiltPack): { pin: BundlePin; read: FactsSetup['readPackaged'] } => ({
  pin: pinOf(one),
  read: async () => new Uint8Array(one.packed),
});

/** A fact base over the present (fake) database, as a fresh worker would open it. */
export function open(publisher: Publisher | null, network: Network | null, change: Partial<FactsSetup> & { bundled?: BuiltPack; at?: number } = {}): FactBase {
  const { bundled = built(1), at = NOW, ...rest } = change;
  const { pin, read } = bundleOf(bundled);
  return openFacts({
    bundle: pin,
    channel: publisher && { url: ADDRESS, root: publisher.builtIn, development: false },
    engine: '0.1.0',
    readPackaged: read,
    mayReach: async () => true,
    ...(network && { fetch: network.fetch }),
    now: () => at,
    online: () => true,
    estimate: async () => ({}),
    alone: (work) => work(),
    ...rest,
  });
}
