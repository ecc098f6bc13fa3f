import { toRecord } from '../../lib/pack/record.ts';
import { createPackStore } from '../../lib/store/pack-store.ts';
import { checkForUpdate } from '../../lib/sync/check.ts';

export type SyncTimes = { head: number; download: number; verify: number; commit: number; noop: number; load: number; memory: number | null; requests: number };

type Memory = { gc?: () => void; performance: { memory?: { usedJSHeapSize: number } } };

async function heap(): Promise<number | null> {
  const page = globalThis as unknown as Memory;
  for (let time = 0; time < 3; time += 1) {
    page.gc?.();
    // The figure is renewed now and then only.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return page.performance.memory?.usedJSHeapSize ?? null;
}

/** Runs in a page of the browser that is measured: one update into an empty store, a check that finds nothing new, a load. Times in milliseconds. */
async function measure(setup: { url: string; root: string; pack: string }): Promise<SyncTimes> {
  await new Promise((resolve) => {
    const gone = indexedDB.deleteDatabase('obelus');
    gone.onsuccess = resolve;
    gone.onerror = resolve;
  });
  const key = `builtin/${setup.pack}`;
  const marks = new Map<string, number>();
  let requests = 0;
  const store = createPackStore();
  const check = () =>
    checkForUpdate({
      channel: { url: setup.url, root: setup.root, development: true },
      store,
      key,
      pack: setup.pack,
      track: 'stable',
      engine: '0.1.0',
      fetch: async (url, options) => {
        requests += 1;
        const response = await fetch(url, options);
        const bytes = await response.arrayBuffer();
        marks.set('received', performance.now());
        return new Response(bytes, { status: response.status });
      },
      mayReach: async () => true,
      estimate: () => navigator.storage.estimate(),
      now: Date.now(),
      onPhase: (phase) => marks.set(phase, performance.now()),
    });
  const at = (name: string): number => marks.get(name) ?? Number.NaN;
  const start = performance.now();
  const { what, version } = await check();
  const end = performance.now();
  if (what !== 'installed' || !version) throw new Error(`nothing was installed: ${what}`);
  const update = requests;
  const times = {
    head: at('downloading') - start,
    download: at('received') - at('downloading'),
    verify: at('applying') - at('received'),
    commit: end - at('applying'),
  };
  const before = performance.now();
  await check();
  const noop = performance.now() - before;
  await store.close();

  const empty = await heap();
  const again = createPackStore();
  const loading = performance.now();
  const active = await again.active(key);
  const bytes = await again.content(active?.cur.contentSha256 ?? '');
  const record = toRecord(bytes, {
    pack: setup.pack,
    version: version.version,
    horizon: version.horizon,
    generation: version.contentSha256,
  });
  const load = performance.now() - loading;
  const full = await heap();
  await again.close();
  // Held until here, or there would be nothing to weigh.
  if (!record.version) throw new Error('no record');
  return { ...times, noop, load, memory: empty === null || full === null ? null : full - empty, requests: update };
}

Object.assign(globalThis, { measureSync: measure });
