import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
  '.json': 'application/json',
  '.png': 'image/png',
};

/** Serves requests a handler wants (it answers true) or the files of a folder, on loopback only. */
export type StaticServer = { url: string; close(): Promise<void> };

export type Handler = (request: IncomingMessage, response: ServerResponse, path: string) => boolean | Promise<boolean>;

/** @param port 0 for any free one. @throws the server's own error when the port is taken. */
export async function serve(folder: string | null, port = 0, handler?: Handler): Promise<StaticServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(400, { 'content-type': 'text/plain' }).end('bad request'));
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (handler && (await handler(request, response, pathname))) return;
    const file = folder && path.join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    const found = file && file.startsWith(path.resolve(folder) + path.sep) ? await stat(file).catch(() => null) : null;
    if (!file || !found?.isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  }
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
