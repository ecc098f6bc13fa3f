import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackManifest } from '../../lib/pack/payloads.ts';
import { serve, type StaticServer } from '../browser/static-server.ts';
import { buildPack, type BuiltPack } from './build.ts';
import { developmentKeys } from './keys.ts';
import { publish, readBefore, writeFiles } from './publish.ts';

/** Port of the local development channel, the one that development builds name. */
export const LOCAL_PORT = 8787;

/** The port that builds of this run name: OBELUS_CHANNEL_URL may say another (scripts/build-info.ts). */
const namedPort = (): number => Number(new URL(process.env.OBELUS_CHANNEL_URL ?? `http://127.0.0.1:${LOCAL_PORT}/`).port);

/** The port behind it, for a second channel beside the first. */
export const nextPort = (): number => namedPort() + 1;

/** Puts a pack into a channel folder, signed with this machine's development keys. Into a channel that stands already it goes as the next version. */
export function writeLocalChannel(folder: string, pack: BuiltPack, now = new Date(), changes?: PackManifest['changes']): void {
  const { keys, root } = developmentKeys(pack.file.pack, pack.file.epoch);
  writeFiles(folder, publish({ pack, keys, root, now, ...(changes && { changes }) }, readBefore(folder, pack.file.pack)));
}

/** Headers that any host of a channel must send: docs/packs.md. Objects and roots never change, head does; nothing is packed on the way. */
function answerFile(folder: string, path: string, response: ServerResponse, pace: Pace | null): void {
  const isChannelPath = /^\/v1\/(head\.json|root\/[1-9]\d*\.json|o\/[0-9a-f]{64})$/.test(path);
  const file = join(folder, path);
  if (!isChannelPath || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain', 'access-control-allow-origin': '*' }).end('not found');
    return;
  }
  const bytes = readFileSync(file);
  response.writeHead(200, {
    'content-type': path.endsWith('.json') ? 'application/json' : 'application/octet-stream',
    'content-length': bytes.length,
    'cache-control': path === '/v1/head.json' ? 'max-age=300' : 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
  });
  if (pace && path.startsWith('/v1/o/') && bytes.length > STEPS * 1024) void endSlowly(response, bytes, pace);
  else response.end(bytes);
}

/** Parts in which a slowed channel sends a pack. */
const STEPS = 20;

/** What a slowed channel waits for when so much of a pack has been sent: 0.05 to 1. */
export type Pace = (sent: number) => Promise<unknown>;

/** A pack takes so many milliseconds, as on a slow line. */
export const slowLine =
  (milliseconds: number): Pace =>
  () =>
    new Promise((next) => setTimeout(next, milliseconds / STEPS));

async function endSlowly(response: ServerResponse, bytes: Uint8Array, pace: Pace): Promise<void> {
  const size = Math.ceil(bytes.length / STEPS);
  for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
    response.write(bytes.subarray(at, at + size));
    await pace(Math.min(1, (at + size) / bytes.length));
  }
  response.end();
}

/** Serves a channel folder on loopback. @param port 0 for any free one. @param pace slows its packs down. @throws the server's own error when the port is taken. */
export const serveChannel = (folder: string, port = namedPort(), pace: Pace | null = null): Promise<StaticServer> =>
  serve(null, port, (_request, response, path) => {
    answerFile(folder, path, response, pace);
    return true;
  });

/** The record of this checkout as a channel on loopback, for `npm start` and the tests. Its folder goes when it is closed. */
export async function serveLocalChannel(
  options: { port?: number; pack?: BuiltPack; changes?: PackManifest['changes']; pace?: Pace } = {},
): Promise<StaticServer & { folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'obelus-channel-'));
  try {
    writeLocalChannel(folder, options.pack ?? buildPack(), new Date(), options.changes);
    const server = await serveChannel(folder, options.port, options.pace);
    return {
      url: server.url,
      folder,
      async close() {
        await server.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
