// Writes the test vectors of the pack format: `node test/rigs/pack-vectors.ts`. Keys come from words, so that every run gives the same signatures.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PAYLOAD_TYPES, preAuthEncoding } from '../../lib/pack/envelope.ts';
import { sha256 } from '../../scripts/obelus-pack/build.ts';
import { signEnvelope } from '../../scripts/obelus-pack/keys.ts';
import { built } from '../unit/sync/harness.ts';
import { base, CASES, KEYS } from './vector-cases.ts';

const FOLDER = path.resolve(import.meta.dirname, '..', 'fixtures', 'packs');
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The parts that a second implementation gets wrong first. */
function primitives(): unknown {
  const [key] = KEYS;
  const payload = new TextEncoder().encode('{"x":1}');
  const message = preAuthEncoding(PAYLOAD_TYPES.head, payload);
  return {
    keyid: { public: key?.public, keyid: key?.keyid },
    preAuthEncoding: { payloadType: PAYLOAD_TYPES.head, payload: text(payload), message: Buffer.from(message).toString('hex') },
    signature: { public: key?.public, ...(JSON.parse(key ? signEnvelope('head', payload, [key]) : '{}') as object) },
    payloadTypes: PAYLOAD_TYPES,
  };
}

function write(): void {
  const json = (name: string, value: unknown): void => writeFileSync(path.join(FOLDER, name), `${JSON.stringify(value, null, 2)}\n`);
  rmSync(path.join(FOLDER, 'v1'), { recursive: true, force: true });
  const publisher = base();
  for (const [name, bytes] of publisher.files) {
    mkdirSync(path.dirname(path.join(FOLDER, name)), { recursive: true });
    writeFileSync(path.join(FOLDER, name), bytes);
  }
  const { file, content, packed, records } = built(1);
  writeFileSync(path.join(FOLDER, 'bundled.ndjson.gz'), packed);
  json('reader.json', {
    root: publisher.builtIn,
    pack: file.pack,
    engine: '0.1.0',
    bundled: {
      version: file.version,
      epoch: 1,
      seq: 1,
      sha256: sha256(content),
      length: content.length,
      records,
      released: file.released,
      horizon: file.horizon,
    },
  });
  json('cases.json', CASES);
  json('primitives.json', primitives());
  process.stdout.write(`${CASES.length} cases in ${FOLDER}\n`);
}

write();
