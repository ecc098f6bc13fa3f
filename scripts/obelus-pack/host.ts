import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readEnvelope } from '../../lib/pack/envelope.ts';
import { PackError } from '../../lib/pack/errors.ts';
import { LIMITS, readPayload } from '../../lib/pack/payloads.ts';
import { channelFile, channelFolder } from '../../lib/sync/channel.ts';
import { download } from '../../lib/sync/fetch.ts';
import { verifyChannel } from './verify.ts';

type Verified = ReturnType<typeof verifyChannel>;

/** What a host sends with its files that readers would stumble over, or be told apart by (docs/packs.md, "Hosting"). */
function headerFaults(path: string, headers: Headers): string[] {
  const faults: string[] = [];
  const cache = headers.get('cache-control') ?? '';
  const age = Number(/max-age=(\d+)/.exec(cache)?.[1] ?? 'NaN');
  if (headers.get('access-control-allow-origin') !== '*') faults.push('no "Access-Control-Allow-Origin: *"');
  if (!['', 'identity'].includes(headers.get('content-encoding') ?? '')) faults.push(`packed on the way (${headers.get('content-encoding')})`);
  if (headers.has('set-cookie')) faults.push('sets a cookie');
  if (path === 'head.json' ? !(age <= 600) || cache.includes('immutable') : !(age >= 86_400))
    faults.push(`"Cache-Control: ${cache}" where ${path === 'head.json' ? 'max-age=300' : 'max-age=31536000, immutable'} belongs`);
  return faults.map((what) => `${path}: ${what}`);
}

/**
 * Downloads a channel from its host as a reader does, verifies it, and looks at the headers.
 * @param url folder that holds `v1/`; plain http on this computer only.
 * @throws PackError for what does not verify; `faults` are headers that should be otherwise.
 */
export async function verifyHost(url: string, engine: string, now: Date): Promise<Verified & { faults: string[] }> {
  const folder = channelFolder({ url, development: true });
  const scratch = mkdtempSync(join(tmpdir(), 'obelus-host-'));
  const faults: string[] = [];
  async function get(path: string, cap: number): Promise<Uint8Array | null> {
    const file = await download(
      async (address, options) => {
        const response = await fetch(address, options);
        if (response.ok) faults.push(...headerFaults(path, response.headers));
        return response;
      },
      channelFile(folder, path),
      cap,
    );
    if (!file) return null;
    const target = join(scratch, 'v1', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.bytes);
    return file.bytes;
  }
  const must = async (path: string, cap: number): Promise<Uint8Array> => {
    const bytes = await get(path, cap);
    if (!bytes) throw new PackError('E_HTTP', `${path}: the host has none`);
    return bytes;
  };
  try {
    const head = readPayload('head', readEnvelope(await must('head.json', LIMITS.head), 'head').payload);
    await must('root/1.json', LIMITS.root);
    for (let version = 2; await get(`root/${version}.json`, LIMITS.root); version += 1);
    for (const { stable, preview } of Object.values(head.packs)) {
      for (const { sha256 } of [stable, ...(preview ? [preview] : [])]) {
        const manifest = readPayload('manifest', readEnvelope(await must(`o/${sha256}`, LIMITS.manifest), 'manifest').payload);
        await must(`o/${manifest.full.sha256}`, manifest.full.length);
      }
    }
    return { ...verifyChannel(scratch, engine, now), faults };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
