import { readlinkSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { exportHistory } from '../../lib/export/exchange.ts';
import { historyWriter } from '../../lib/export/history-file.ts';
import type { ExtensionCalls } from '../../lib/messaging/protocol.ts';
import type { HistoryPage } from '../../lib/model/history.ts';

/** Asks a background, of whichever browser. */
export type Ask = <K extends keyof ExtensionCalls>(type: K, request: ExtensionCalls[K]['request']) => Promise<ExtensionCalls[K]['reply']>;

/** The lossless file, made as the extension's pages make it. */
export async function exportedBy(ask: Ask): Promise<Blob> {
  const about = { engine: '0.1.0', at: 1_790_000_000_000, settings: {}, decisions: await ask('history.decisions', null) };
  return exportHistory(ask, historyWriter(about), 'application/json');
}

/** Everything that the raw databases of the extension hold, as rows with their keys, store by store. Opens no newer version and makes no database. */
export const rawRows = (page: Page): Promise<Record<string, { key: unknown; value: unknown }[]>> => page.evaluate(readAllDatabases);

/** Runs in a page of the extension. */
export async function readAllDatabases(): Promise<Record<string, { key: unknown; value: unknown }[]>> {
  const rows: Record<string, { key: unknown; value: unknown }[]> = {};
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no answer'));
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(all.getAllKeys()), done(all.getAll())]);
      // Packs are bytes: their length is enough to know them by.
      rows[`${name}/${store}`] = keys.map((key, at) => ({
        key,
        value: JSON.parse(JSON.stringify(values[at], (_name, value: unknown) => (ArrayBuffer.isView(value) ? value.byteLength : value))) as unknown,
      }));
    }
    database.close();
  }
  return rows;
}

/** Ends a browser in the middle of whatever it does, as a power cut would end its processes. The lock in a profile names the process. */
export function killBrowser(profile: string): void {
  const browser = Number(/-(\d+)$/.exec(readlinkSync(path.join(profile, 'SingletonLock')))?.[1]);
  if (!(browser > 1)) throw new Error('the profile names no process');
  process.kill(browser, 'SIGKILL');
}

/** A page made of a number alone, so that what was written can be compared to the last sign. */
export function pageOfNumber(n: number): HistoryPage {
  const key = `https://news${n % 7}.example/story-${n}`;
  return {
    key,
    url: key,
    title: `Story ${n} مرحبا 🚢 <b>`,
    site: `news${n % 7}.example`,
    published: '2026-03-19',
    lang: 'en',
    firstVisit: 1_780_000_000_000 + n,
    lastVisit: 1_780_000_000_000 + n * 60_000,
    visits: 1,
    notes: Array.from({ length: 8 }, (_, i) => ({
      claim: `claim-${(n + i) % 5}`,
      quote: `Statement ${i} of story ${n}: ${'words '.repeat(20 + i)}`.slice(0, 300),
      standing: (['matches', 'differ', 'changed', 'context'] as const)[(n + i) % 4] ?? 'matches',
      fact: `What the record said of ${n}, ${i}.`,
      seen: i === 0,
    })),
    generation: 'g',
    version: '2026.1',
  };
}
