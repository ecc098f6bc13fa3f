import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { readEnvelope } from '../lib/pack/envelope.ts';
import { readPayload } from '../lib/pack/payloads.ts';
import { developmentKeys } from './obelus-pack/keys.ts';
import { LOCAL_PORT } from './obelus-pack/local-channel.ts';

const PROJECT = resolve(import.meta.dirname, '..');
const PIN = resolve(PROJECT, 'public/packs/bundled.json');
const CHANNEL = resolve(PROJECT, 'data/channel.json');

type Channel = { url: string; root: string; development: boolean };

/** data/channel.json: where the official facts are published, and the root that vouches for them. A self-hoster writes an own one. */
const channelSchema = z.strictObject({
  official: z.nullable(
    z.strictObject({ url: z.string().check(z.regex(/^https:\/\/[^/?#@\s]+\/([^?#\s]*\/)?$/, 'an https address that ends with a slash')), root: z.string() }),
  ),
});

/** The packaged facts that the build pins. @throws Error when they were not made yet. */
function pin(): { pack: string; epoch: number } {
  if (!existsSync(PIN)) throw new Error('there are no packaged facts yet: run "npm run pack -- build" first');
  return JSON.parse(readFileSync(PIN, 'utf8')) as { pack: string; epoch: number };
}

/**
 * The channel of this build: with OBELUS_CHANNEL=dev the loopback one with this machine's development keys (OBELUS_CHANNEL_URL names another address of it),
 * else the official one of data/channel.json, or none.
 * @throws Error when a build that is to be released would trust development keys.
 */
export function buildChannel(env: NodeJS.ProcessEnv = process.env, file = CHANNEL): Channel | null {
  if (env.OBELUS_CHANNEL !== undefined && env.OBELUS_CHANNEL !== 'dev') throw new Error(`OBELUS_CHANNEL can only be "dev", not "${env.OBELUS_CHANNEL}"`);
  if (env.OBELUS_CHANNEL === 'dev') {
    const { pack, epoch } = pin();
    return { url: env.OBELUS_CHANNEL_URL ?? `http://127.0.0.1:${LOCAL_PORT}/`, root: developmentKeys(pack, epoch).root, development: true };
  }
  const { official } = channelSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (!official) return null;
  const root = readPayload('root', readEnvelope(new TextEncoder().encode(official.root), 'root').payload);
  if (root.development) throw new Error('data/channel.json names development keys: a build that is to be released refuses them');
  return { ...official, development: false };
}

/** Constants for the bundler; declared in lib/sync/build-info.d.ts. */
export function buildDefines(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return { __OBELUS_BUNDLE__: JSON.stringify(pin()), __OBELUS_CHANNEL__: JSON.stringify(buildChannel(env)) };
}

/** What the extension may connect to: its own files, and its channel. Nothing else can be reached, whatever the code says (packs.md G9). */
export function connectSrc(env: NodeJS.ProcessEnv = process.env): string {
  const channel = buildChannel(env);
  return channel ? `'self' ${new URL(channel.url).origin}` : "'self'";
}

/** Security policy of the extension's pages and its background (packs.md 4.2). */
export const contentSecurityPolicy = (env: NodeJS.ProcessEnv = process.env): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src ${connectSrc(env)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
