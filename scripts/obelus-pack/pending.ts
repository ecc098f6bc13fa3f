import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvelope } from '../../lib/pack/envelope.ts';
import type { PackManifest, Root } from '../../lib/pack/payloads.ts';
import { addSignatures, payloadBytes, signEnvelope, type KeyFile } from './keys.ts';
import { UsageError } from './usage.ts';

/** A manifest that has not all of its signatures yet. */
export type Pending = { bytes: Uint8Array; signed: number; needed: number };

const fileOf = (channel: string): string => join(channel, 'pending', 'manifest.json');

/**
 * Signs a manifest with the release keys at hand, on top of what others signed. They must have signed these very bytes: two people who build the same
 * commit get the same manifest, and neither signs what he did not build.
 * @throws UsageError when another manifest waits.
 */
export function signPending(channel: string, manifest: PackManifest, keys: readonly KeyFile[], root: Root): Pending {
  const { keyids, threshold } = root.roles.release;
  const own = keys.filter(({ role, keyid }) => role === 'release' && keyids.includes(keyid));
  const payload = payloadBytes(manifest);
  const file = fileOf(channel);
  const waiting = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (waiting !== null && !Buffer.from(readEnvelope(Buffer.from(waiting), 'manifest').payload).equals(Buffer.from(payload)))
    throw new UsageError(`another manifest waits in ${file}: build the commit that it was made of, or remove it`);
  if (waiting === null && own.length === 0) throw new UsageError('none of the keys at hand is a release key of this channel');
  const text = waiting === null ? signEnvelope('manifest', payload, own) : addSignatures('manifest', waiting, own);
  const bytes = new TextEncoder().encode(text);
  const signed = readEnvelope(bytes, 'manifest').signatures.filter(({ keyid }) => keyids.includes(keyid)).length;
  mkdirSync(join(channel, 'pending'), { recursive: true });
  writeFileSync(file, bytes);
  return { bytes, signed, needed: threshold };
}

/** The waiting manifest went out. */
export const dropPending = (channel: string): void => rmSync(join(channel, 'pending'), { recursive: true, force: true });
