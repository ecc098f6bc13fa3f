import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeLocalChannel } from '../../scripts/obelus-pack/local-channel.ts';
import type { BuiltPack } from '../../scripts/obelus-pack/build.ts';

export type Seen = { method: string; url: string; headers: IncomingHttpHeaders; rawHeaders: string[]; bytes: number };

/** A channel on loopback that writes down every request with all of its headers, tempts with cookies and tags, and may hold answers back. */
export class WatchedChannel {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'obelus-watched-'));
  readonly seen: Seen[] = [];
  /** Looks at a request before it is answered; what it returns is waited for. */
  before: (url: string, response: ServerResponse) => void | Promise<void> = () => {};
  /** Called when an answer has been handed to the network whole. */
  after: (url: string) => void = () => {};
  private server: Server | null = null;
  private readonly port: number;

  /** @param port The one that the build under test names (scripts/build/build.ts). */
  constructor(port: number) {
    this.port = port;
  }

  /** Answers nothing from now on. Returns what lets the answers go. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.before = () => promise;
    return resolve;
  }

  publish(pack: BuiltPack): void {
    writeLocalChannel(this.folder, pack);
  }

  get urls(): string[] {
    return this.seen.map(({ url }) => url);
  }
  get bytes(): number {
    return this.seen.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async open(): Promise<this> {
    const server = createServer((request, response) => {
      const { url = '', method = '', headers, rawHeaders } = request;
      const entry: Seen = { method, url, headers, rawHeaders, bytes: 0 };
      this.seen.push(entry);
      void (async () => {
        await this.before(url, response);
        const file = path.join(this.folder, new URL(url, 'http://x').pathname);
        const tempting = { 'set-cookie': 'reader=12345; Max-Age=999999', etag: '"version-of-this-reader"', 'last-modified': new Date(0).toUTCString() };
        if (!existsSync(file)) {
          response.writeHead(404, tempting).end();
          return;
        }
        const bytes = readFileSync(file);
        entry.bytes = bytes.length;
        response.writeHead(200, {
          ...tempting,
          'content-type': 'application/octet-stream',
          'content-length': bytes.length,
          'access-control-allow-origin': '*',
        });
        response.end(bytes, () => this.after(url));
      })();
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(this.port, '127.0.0.1', resolve));
    this.server = server;
    return this;
  }

  async close(): Promise<void> {
    const { server } = this;
    if (server)
      await new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Headers that a request of any reader may carry, and no other (packs.md H1). */
const ALLOWED = new Set([
  'host',
  'connection',
  'user-agent',
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'pragma',
  'priority',
  'dnt',
  'sec-gpc',
  'te',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-storage-access',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
]);

/** What in a request could tell one reader from another: empty when nothing does. */
export function tellingParts({ method, url, headers }: Seen): string[] {
  const found = Object.keys(headers).filter((name) => !ALLOWED.has(name));
  if (method !== 'GET') found.push(method);
  if (!/^\/v1\/(head\.json|root\/[1-9]\d*\.json|o\/[0-9a-f]{64})$/.test(url)) found.push(url);
  // Names of brands and versions are the browser's own; an identifier of the extension or the profile is not.
  for (const [name, value] of Object.entries(headers)) if (/extension:|[0-9a-f]{8}-[0-9a-f]{4}-/.test(String(value))) found.push(`${name}: ${String(value)}`);
  return found;
}
