import { encodeUtf8, toBase64 } from '../../../lib/pack/bytes.ts';
import { countKinds, writeContent } from '../../../lib/pack/content.ts';
import { PAYLOAD_TYPES, preAuthEncoding, type PayloadKind } from '../../../lib/pack/envelope.ts';
import { SPEC } from '../../../lib/pack/payloads.ts';
import { sha256Hex } from '../../../lib/store/digest.ts';
import type { BundlePin } from '../../../lib/sync/bundled.ts';
import { lines } from '../../unit/pack/sample.ts';

type Key = { keyid: string; public: string; secret: CryptoKey };

/** Packs bytes with the browser's own gzip. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
}

async function makeKey(): Promise<Key> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { keyid: await sha256Hex(raw), public: toBase64(raw), secret: pair.privateKey };
}

async function signed(kind: PayloadKind, payload: object, keys: readonly Key[]): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = encodeUtf8(JSON.stringify(payload));
  const message = preAuthEncoding(PAYLOAD_TYPES[kind], bytes);
  const signatures = await Promise.all(
    keys.map(async ({ keyid, secret }) => ({ keyid, sig: toBase64(new Uint8Array(await crypto.subtle.sign('Ed25519', secret, message))) })),
  );
  return encodeUtf8(JSON.stringify({ payloadType: PAYLOAD_TYPES[kind], payload: toBase64(bytes), signatures }));
}

export type BrowserPack = { pin: BundlePin; content: Uint8Array<ArrayBuffer>; packed: Uint8Array<ArrayBuffer> };

/** A pack of the sample record, named by its number. */
export async function makePack(seq: number): Promise<BrowserPack> {
  const list = lines().map((line) => (line.kind === 'claim' ? { ...line, title: `Cost of the bridge, ${seq}` } : line));
  const content = writeContent(list);
  const packed = await gzip(content);
  return {
    content,
    packed,
    pin: {
      pack: 'bridge',
      title: 'Bridge',
      version: `2025.1.${seq}`,
      horizon: '2025-01-31',
      epoch: 1,
      seq,
      released: '2025-01-31',
      minEngine: '0.1.0',
      sha256: await sha256Hex(content),
      length: content.length,
      records: list.length,
      counts: countKinds(list),
      file: { sha256: await sha256Hex(packed), length: packed.length },
    },
  };
}

/** A channel made with the browser's own keys: its root and its files by path. */
export async function makeChannel(
  now: number,
): Promise<{ root: string; files: Map<string, Uint8Array<ArrayBuffer>>; publish(pack: BrowserPack): Promise<void> }> {
  const [root, release, head] = [[await makeKey(), await makeKey()], [await makeKey(), await makeKey()], [await makeKey()]];
  const role = (keys: readonly Key[]) => ({ keyids: keys.map((key) => key.keyid), threshold: keys.length });
  const keys = Object.fromEntries([...root, ...release, ...head].map((key) => [key.keyid, key.public]));
  const rootBytes = await signed(
    'root',
    {
      spec: SPEC,
      repo: 'harbour',
      version: 1,
      expires: '2099-01-01T00:00:00Z',
      keys,
      roles: { root: role(root), release: role(release), head: role(head) },
      epoch: { bridge: 1 },
    },
    root,
  );
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let version = 0;
  const instant = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z/, 'Z');
  return {
    root: new TextDecoder().decode(rootBytes),
    files,
    async publish({ pin, content, packed }) {
      const { pack, title, epoch, seq, released, horizon, minEngine, counts, records } = pin;
      const manifest = await signed(
        'manifest',
        {
          spec: SPEC,
          repo: 'harbour',
          pack,
          title,
          lang: 'en',
          license: 'CC0',
          version: pin.version,
          epoch,
          seq,
          prev: null,
          released,
          horizon,
          minEngine,
          counts,
          content: { sha256: pin.sha256, length: content.length, records },
          full: { ...pin.file, encoding: 'gzip' },
        },
        release,
      );
      const sha256 = await sha256Hex(manifest);
      version += 1;
      files.set(`o/${pin.file.sha256}`, packed);
      files.set(`o/${sha256}`, manifest);
      files.set(
        'head.json',
        await signed(
          'head',
          {
            spec: SPEC,
            repo: 'harbour',
            version,
            rootVersion: 1,
            issued: instant(now),
            expires: instant(now + 14 * 86_400_000),
            packs: { bridge: { stable: { sha256, length: manifest.length } } },
          },
          head,
        ),
      );
    },
  };
}
