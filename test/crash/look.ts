import type { Page } from 'puppeteer-core';
import type { FactsState } from '../../lib/messaging/protocol.ts';
import type { ActivePack, LogEntry, ProblemRow, RepoRow } from '../../lib/store/packs-db.ts';
import { kindOf } from '../../lib/pack/errors.ts';
import type { KillChannel } from './channel.ts';

/** The database as it lies there. `blobs` has the key of each content and the hash of what is really stored under it. */
export type Looked = {
  active: ActivePack[];
  repos: Pick<RepoRow, 'head' | 'rootVersion' | 'checkedAt'>[];
  problems: ProblemRow[];
  log: LogEntry[];
  blobs: { key: string; sha256: string }[];
};

/** Reads database `obelus` past all of the product's code, from a page of the extension. Ask for a state first: opening would make a database that is not there. */
export const look = (page: Page): Promise<Looked> =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('the database cannot be read'));
      });
    const database = await settled(indexedDB.open('obelus'));
    const all = (store: string): Promise<unknown[]> => settled(database.transaction(store).objectStore(store).getAll());
    const hex = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
      [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const rows = (await all('blobs')) as { sha256: string; bytes: Uint8Array<ArrayBuffer> }[];
    const repos = (await all('repos')) as RepoRow[];
    const answer = {
      active: await all('active'),
      repos: repos.map(({ head, rootVersion, checkedAt }) => ({ head, rootVersion, checkedAt })),
      problems: await all('problems'),
      log: await all('log'),
      blobs: await Promise.all(rows.map(async ({ sha256, bytes }) => ({ key: sha256, sha256: await hex(bytes) }))),
    };
    database.close();
    return answer as Looked;
  });

/** Facts that a reader may have after a kill: `least` is the lowest number that may be in use, 1 is the bundle; log entries older than `since` were told of before. */
export type Expected = { least: number; bundled: string; since: number };

/** Everything about a database that is not whole; nothing when it is. */
export function tornParts({ active, repos, log, blobs }: Looked, state: FactsState, channel: KillChannel, expected: Expected): string[] {
  const [pack] = active;
  if (!pack || active.length > 1) return [`${active.length} packs are in use`];
  const found: string[] = [];
  const { cur, prev } = pack;
  for (const [name, version] of Object.entries({ cur, prev })) {
    if (!version) continue;
    const blob = blobs.find(({ key }) => key === version.contentSha256);
    if (!blob) found.push(`${name} (${version.seq}): its content is not there`);
    else if (blob.sha256 !== version.contentSha256) found.push(`${name} (${version.seq}): its content is not what it was`);
    const published = channel.published.get(version.seq);
    const known = version.source === 'bundled' ? version.contentSha256 === expected.bundled : published?.contentSha256 === version.contentSha256;
    if (!known) found.push(`${name} (${version.seq}): a content that was never published under this number`);
    if (version.source === 'channel' && published?.manifestSha256 !== version.manifestSha256) found.push(`${name} (${version.seq}): another manifest`);
  }
  if (cur.seq < expected.least) found.push(`version ${cur.seq} is in use where ${expected.least} was before`);
  if (state.rung !== 'current' || pack.rung !== 'current') found.push(`stands on the rung "${state.rung}"`);
  if (state.facts?.generation !== cur.contentSha256) found.push('answers come from other facts than those in use');
  if (state.problem && kindOf(state.problem.code as never) === 'damaged') found.push(`the problem ${state.problem.code} is shown`);
  // A head that is remembered without its facts would make a reader think that it is up to date.
  const head = repos[0]?.head;
  const named = head && [...channel.published.values()].find((one) => one.head === head.version);
  if (named && named.seq > pack.highWater.seq) found.push(`head ${head.version} is known, its version ${named.seq} never came`);
  for (const entry of log.filter(({ at }) => at >= expected.since)) {
    if (entry.what === 'stepped-down' || (entry.code && kindOf(entry.code) !== 'temporary')) found.push(`the log has "${entry.what}" ${entry.code ?? ''}`);
  }
  return found;
}

/** Contents that no version in use names. */
export function orphans({ active, blobs }: Looked): string[] {
  const used = new Set(active.flatMap(({ cur, prev }) => [cur.contentSha256, prev?.contentSha256]));
  return blobs.filter(({ key }) => !used.has(key)).map(({ key }) => `content ${key.slice(0, 12)} is nobody's`);
}
