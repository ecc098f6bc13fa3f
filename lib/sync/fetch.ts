import { PackError } from '../pack/errors.ts';

/** What is asked of the network; the browser's own `fetch` fits. */
export type Fetch = (url: string, options: RequestInit) => Promise<Response>;

/** Longest silence and longest whole download, milliseconds (packs.md C2). */
export const IDLE_LIMIT = 15_000;
export const TOTAL_LIMIT = 60_000;
const LONGEST_RETRY = 24 * 3_600_000;

/** Who looks on: told of every chunk (bytes so far), and may end it. */
export type Watch = { onBytes?: (bytes: number) => void; signal?: AbortSignal };

/** A file of the channel. `date` is the server's clock, for wording a message only. */
export type Download = { bytes: Uint8Array<ArrayBuffer>; date: number | null };

/**
 * Fetches a file so that no two readers can be told apart: no cookies, no cache, no referrer, no redirects (packs.md G4, 1.6 step 6).
 * Stops at the first chunk that goes past `cap` bytes.
 * @returns null when the server has no such file (403, 404 or 410: object stores differ).
 * @throws PackError E_NET, E_TIMEOUT, E_HTTP (with `retryAfter`), E_TOO_BIG.
 */
export async function download(fetcher: Fetch, url: string, cap: number, watch: Watch = {}): Promise<Download | null> {
  const control = new AbortController();
  const name = new URL(url).pathname;
  let late = false;
  const stop = (): void => {
    late = true;
    control.abort();
  };
  const stopped = (): void => control.abort();
  watch.signal?.addEventListener('abort', stopped);
  const total = setTimeout(stop, TOTAL_LIMIT);
  let idle = setTimeout(stop, IDLE_LIMIT);
  const alive = (): void => {
    clearTimeout(idle);
    idle = setTimeout(stop, IDLE_LIMIT);
  };
  try {
    if (watch.signal?.aborted) throw new PackError('E_STOPPED', `${name}: stopped`);
    const response = await fetcher(url, {
      method: 'GET',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: control.signal,
    });
    if (response.status === 403 || response.status === 404 || response.status === 410) return null;
    if (response.status !== 200) throw new PackError('E_HTTP', `${name}: the server answered ${response.status}`, { retryAfter: retryAfter(response) });
    alive();
    const bytes = await readBody(response, cap, name, (length) => {
      alive();
      watch.onBytes?.(length);
    });
    if (bytes.length === 0) throw new PackError('E_HTTP', `${name}: the server sent nothing`);
    const date = Date.parse(response.headers.get('date') ?? '');
    return { bytes, date: Number.isNaN(date) ? null : date };
  } catch (cause) {
    if (watch.signal?.aborted) throw new PackError('E_STOPPED', `${name}: stopped`, { cause });
    if (cause instanceof PackError) throw cause;
    if (late) throw new PackError('E_TIMEOUT', `${name}: the server took too long`, { cause });
    throw new PackError('E_NET', `${name}: no connection, or the server sent us elsewhere`, { cause });
  } finally {
    watch.signal?.removeEventListener('abort', stopped);
    clearTimeout(total);
    clearTimeout(idle);
    // Ends a download that was left in the middle; harmless after a whole one.
    control.abort();
  }
}

async function readBody(response: Response, cap: number, name: string, came: (length: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (!reader) return new Uint8Array();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joinChunks(chunks, length);
    length += value.length;
    if (length > cap) throw new PackError('E_TOO_BIG', `${name}: more than ${cap} bytes`);
    came(length);
    chunks.push(value);
  }
}

/** Chunks of a stream as one array. */
export function joinChunks(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** `Retry-After` in milliseconds, at most a day (packs.md C6). */
function retryAfter(response: Response): number | undefined {
  const text = response.headers.get('retry-after')?.trim() ?? '';
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(wait) || text === '' ? undefined : Math.min(Math.max(wait, 0), LONGEST_RETRY);
}
