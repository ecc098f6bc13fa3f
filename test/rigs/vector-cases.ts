import { createHash, createPrivateKey } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { toBase64 } from '../../lib/pack/bytes.ts';
import { sha256 } from '../../scripts/obelus-pack/build.ts';
import type { KeyFile, RoleName } from '../../scripts/obelus-pack/keys.ts';
import { claim, lines } from '../unit/pack/sample.ts';
import { built, DAY, NOW, Publisher } from '../unit/sync/harness.ts';

const AT = NOW + DAY;

/** An Ed25519 key whose seed is the SHA-256 of a few words: worth nothing as a key, and the same everywhere. */
function keyOf(role: RoleName, number: number): KeyFile {
  const seed = createHash('sha256').update(`obelus test vector ${role} ${number}`).digest();
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const x = Buffer.from(String(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' }).x), 'base64url');
  return { role, keyid: sha256(x), public: toBase64(x), secret: toBase64(seed) };
}
/** Three root keys, two release keys, a head key. */
export const KEYS = [keyOf('root', 1), keyOf('root', 2), keyOf('root', 3), keyOf('release', 1), keyOf('release', 2), keyOf('head', 1)];
const STRANGER = keyOf('head', 9);

/** A channel whose first version is the one that the reader's build carries. */
export function base(): Publisher {
  const publisher = new Publisher(false, 'harbour', KEYS).publish(built(1), NOW);
  return publisher.publish(built(2), NOW + 1000);
}

type Step = { at: string; files: Record<string, string | null>; expect: { code: string } | { version: string } };
type Case = { name: string; rows: string[]; steps: Step[] };

const instant = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');

/** What a publisher's files are beside those of the base. */
function differing({ files }: Publisher): Record<string, string | null> {
  const plain = base().files;
  const changed = [...files].filter(([name, bytes]) => !Buffer.from(bytes).equals(Buffer.from(plain.get(name) ?? [])));
  const gone = [...plain.keys()].filter((name) => !files.has(name));
  return Object.fromEntries([
    ...changed.map(([name, bytes]) => [name, toBase64(new Uint8Array(bytes))] as const),
    ...gone.map((name) => [name, null] as const),
  ]);
}

function one(name: string, rows: string, change: (publisher: Publisher) => void, expect: string, at = AT): Case {
  const publisher = base();
  change(publisher);
  return { name, rows: rows.split(' '), steps: [{ at: instant(at), files: differing(publisher), expect: { code: expect } }] };
}

/** A reader who takes the base first, and then meets something else. */
function after(name: string, rows: string, change: (publisher: Publisher) => void, expect: Step['expect'], at = AT + DAY): Case {
  const publisher = base();
  change(publisher);
  return {
    name,
    rows: rows.split(' '),
    steps: [
      { at: instant(AT), files: {}, expect: { version: '2025.1.2' } },
      { at: instant(at), files: differing(publisher), expect },
    ],
  };
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const put = (publisher: Publisher, name: string, value: string | Uint8Array): void =>
  void publisher.files.set(name, typeof value === 'string' ? new TextEncoder().encode(value) : value);
const editHead = (
  publisher: Publisher,
  change: (envelope: { payloadType: string; payload: string; signatures: { keyid: string; sig: string }[] }) => void,
): void => {
  const envelope = JSON.parse(text(publisher.file('v1/head.json')));
  change(envelope);
  put(publisher, 'v1/head.json', `${JSON.stringify(envelope)}\n`);
};
/** Publishes a manifest whose pack is made of these lines or bytes. */
function putPack(publisher: Publisher, content: Uint8Array, records: number, packed = new Uint8Array(gzipSync(content))): void {
  put(publisher, `v1/o/${sha256(packed)}`, packed);
  publisher.putManifest({
    content: { sha256: sha256(content), length: content.length, records },
    full: { sha256: sha256(packed), length: packed.length, encoding: 'gzip' },
  });
}

const twice = keyOf('head', 2);
const rotated = (publisher: Publisher): void => {
  publisher.rotate({}, undefined, twice);
  publisher.publish(built(3), AT);
};

/** Readers, and what happens to them. */
export const CASES: Case[] = [
  { name: 'a new version is installed', rows: [], steps: [{ at: instant(AT), files: {}, expect: { version: '2025.1.2' } }] },
  after('the same head again', '', () => {}, { version: '2025.1.2' }),
  after('a next root with another head key', 'A18', rotated, { version: '2025.1.3' }),
  after(
    'a garbage signature and a stranger’s beside good ones',
    'A8',
    (publisher) => {
      publisher.publish(built(3), AT);
      editHead(publisher, ({ signatures }) =>
        signatures.unshift({ keyid: 'ab'.repeat(32), sig: signatures[0]?.sig ?? '' }, { keyid: STRANGER.keyid, sig: `${'A'.repeat(86)}==` }),
      );
    },
    { version: '2025.1.3' },
  ),
  after(
    'a new epoch begins the count anew',
    'A19',
    (publisher) => {
      publisher.rotate({ epoch: { bridge: 2 } }, undefined, twice);
      publisher.before = null;
      publisher.publish(built(1, { epoch: 2, version: 'mended' }), AT);
    },
    { version: 'mended' },
  ),
  one('head by a stranger', 'A1', (publisher) => publisher.putHead({}, [STRANGER]), 'E_THRESHOLD'),
  one('manifest by one of two release keys', 'A2', (publisher) => publisher.putManifest({}, publisher.byRole('release').slice(0, 1)), 'E_THRESHOLD'),
  one(
    'one release key twice',
    'A3',
    (publisher) => {
      const [key] = publisher.byRole('release');
      if (key) publisher.putManifest({}, [key, key]);
    },
    'E_THRESHOLD',
  ),
  one(
    'manifest by a release key and the head key',
    'A5',
    (publisher) => publisher.putManifest({}, [...publisher.byRole('release').slice(0, 1), ...publisher.byRole('head')]),
    'E_THRESHOLD',
  ),
  one('a head where a manifest is named', 'A6', (publisher) => publisher.putObject(text(publisher.file('v1/head.json'))), 'E_TYPE'),
  one('a type with a space at its end', 'A7', (publisher) => editHead(publisher, (envelope) => void (envelope.payloadType += ' ')), 'E_TYPE'),
  one(
    'seventeen signatures',
    'A9',
    (publisher) =>
      editHead(publisher, ({ signatures }) => {
        while (signatures.length < 17) signatures.push({ keyid: STRANGER.keyid, sig: signatures[0]?.sig ?? '' });
      }),
    'E_SIGS',
  ),
  one(
    'one letter of the payload changed',
    'A11',
    (publisher) => editHead(publisher, (envelope) => void (envelope.payload = envelope.payload.replace('eyJ', 'eyK'))),
    'E_THRESHOLD',
  ),
  one(
    'root 2 signed by the keys of root 1 only',
    'A14',
    (publisher) => {
      const own = [keyOf('root', 7), keyOf('root', 8)];
      publisher.rotate(
        {
          roles: { ...publisher.root.roles, root: { keyids: own.map(({ keyid }) => keyid), threshold: 2 } },
          keys: Object.fromEntries([...KEYS, twice, ...own].map((key) => [key.keyid, key.public])),
        },
        undefined,
        twice,
      );
      publisher.publish(built(3), AT);
    },
    'E_THRESHOLD',
  ),
  one(
    'root 2 that says 3',
    'A15',
    (publisher) => {
      publisher.rotate({ version: 3 }, undefined, twice);
      publisher.putHead({ rootVersion: 3 });
    },
    'E_ROOT_VERSION',
  ),
  one('head of another publisher', 'A20', (publisher) => publisher.putHead({ repo: 'elsewhere' }), 'E_REPO'),
  one('a version that is no count', 'A22', (publisher) => publisher.putHead({ version: 1.5 }), 'E_SCHEMA'),
  after('an older head', 'B1', (publisher) => publisher.putHead({ version: 1 }), { code: 'E_HEAD_ROLLBACK' }),
  after('another head of one version', 'B2', (publisher) => publisher.putHead({ issued: instant(NOW + 5000) }), { code: 'E_HEAD_FORK' }),
  after(
    'a new head to the first manifest',
    'B3',
    (publisher) => {
      const first = new Publisher(false, 'harbour', KEYS).publish(built(1), NOW).manifestPath.slice(5);
      publisher.putHead({ version: 3, packs: { bridge: { stable: { sha256: first, length: publisher.file(`v1/o/${first}`).length } } } });
    },
    { code: 'E_PACK_ROLLBACK' },
  ),
  after('another pack of the same number', 'B4', (publisher) => publisher.putManifest({ title: 'Bridges' }), { code: 'E_PACK_FORK' }),
  after('the next number, which does not name ours', 'B5', (publisher) => publisher.putManifest({ seq: 3, prev: 'a'.repeat(64) }), { code: 'E_PACK_FORK' }),
  one('an expired head', 'B6', () => {}, 'E_HEAD_EXPIRED', NOW + 15 * DAY),
  after(
    'a clock that was set back',
    'B7',
    (publisher) => publisher.putHead({ version: 9, issued: instant(NOW - 40 * DAY), expires: instant(NOW - 26 * DAY) }),
    { code: 'E_HEAD_EXPIRED' },
    NOW - 30 * DAY,
  ),
  one('an expired root', 'B9', (publisher) => publisher.publish(built(2), NOW + 2000 * DAY), 'E_ROOT_EXPIRED', NOW + 2001 * DAY),
  one('the manifest of another pack', 'B10', (publisher) => publisher.putManifest({ pack: 'tunnel' }), 'E_WRONG_PACK'),
  one(
    'a manifest with one byte more',
    'B11',
    (publisher) => put(publisher, publisher.manifestPath, `${text(publisher.file(publisher.manifestPath))}\n`),
    'E_MANIFEST_HASH',
  ),
  one('an object that is not there yet', 'B12', (publisher) => void publisher.files.delete(publisher.fullPath), 'E_HTTP'),
  one('the page of a hotel', 'C4', (publisher) => put(publisher, 'v1/head.json', '<!doctype html><title>Welcome</title>'), 'E_PARSE'),
  one('other bytes in place of the pack', 'D1', (publisher) => put(publisher, publisher.fullPath, gzipSync('{}')), 'E_FULL_HASH'),
  one(
    'a pack that inflates to more than was signed',
    'D2',
    (publisher) => putPack(publisher, new Uint8Array(1000), 1, new Uint8Array(gzipSync(new Uint8Array(100_000)))),
    'E_TOO_BIG',
  ),
  one(
    'a content of ten gigabytes',
    'D3',
    (publisher) => publisher.putManifest({ content: { sha256: 'a'.repeat(64), length: 10_000_000_000, records: 1 } }),
    'E_SCHEMA',
  ),
  one('a pack cut short', 'D4', (publisher) => putPack(publisher, built(3).content, 6, built(3).packed.slice(0, -9)), 'E_GZIP'),
  one(
    'lines that are not sorted',
    'D10',
    (publisher) => {
      const content = new TextEncoder().encode(`${text(built(3).content).trimEnd().split('\n').toReversed().join('\n')}\n`);
      putPack(publisher, content, 6);
    },
    'E_SCHEMA',
  ),
  one(
    'a javascript: address',
    'E2',
    (publisher) => {
      const bad = text(built(3).content).replace('https://gazette.example/bridge', 'javascript:alert(1)');
      putPack(publisher, new TextEncoder().encode(bad), 6);
    },
    'E_URL',
  ),
  one(
    'a character that turns the direction of text',
    'E10',
    (publisher) => {
      const bad = built(3, { lines: [claim({ title: 'Cost\u202E of the bridge' }), ...lines().slice(1)] });
      putPack(publisher, bad.content, bad.records);
    },
    'E_TEXT',
  ),
  one(
    'a reference to nothing',
    'E16',
    (publisher) => {
      const bad = built(3, { lines: [claim({ related: ['nowhere'] }), ...lines().slice(1)] });
      putPack(publisher, bad.content, bad.records);
    },
    'E_REF',
  ),
  one(
    'a field that no line has',
    'E23',
    (publisher) => {
      putPack(publisher, new TextEncoder().encode(text(built(3).content).replace('"kind":"claim"', '"kind":"claim","styles":"x"')), 6);
    },
    'E_SCHEMA',
  ),
  one('a pack for a newer Obelus', '', (publisher) => publisher.putManifest({ minEngine: '9.0.0' }), 'E_ENGINE'),
];
