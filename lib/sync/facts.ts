import type { FactsState } from '../messaging/protocol.ts';
import type { ChangeSet } from '../model/changes.ts';
import type { FactsLine } from '../model/note.ts';
import type { FactRecord } from '../model/record.ts';
import { readContent } from '../pack/content.ts';
import { setsInUse } from '../pack/change-set.ts';
import { PackError, kindOf } from '../pack/errors.ts';
import { toRecord } from '../pack/record.ts';
import { codeOf, loadFacts, type Loaded } from '../store/ladder.ts';
import { createPackStore, type PackStore } from '../store/pack-store.ts';
import type { RepoRow, StoredVersion } from '../store/packs-db.ts';
import { pinnedVersion, readBundled, type BundlePin } from './bundled.ts';
import { channelHost, type Channel } from './channel.ts';
import { checkForUpdate, type Track } from './check.ts';
import type { Fetch } from './fetch.ts';
import { backOff, isDue, isDueByItself, MANUAL_PAUSE, nextAlarm } from './schedule.ts';
import { compareStored, lookAtShelf, shelfState, type Shelf } from './shelf.ts';
import { initialState, outweighs, reduce, shownState, type SyncEvent, type SyncState } from './state.ts';
import { builtInRepo, openTrust } from './trust.ts';

/** What the fact base needs from the extension around it. Everything but the first five has the browser's own as default. */
export type FactsSetup = {
  bundle: BundlePin;
  channel: Channel | null;
  /** Version of this extension. */
  engine: string;
  /** Reads a file of the extension's own package. */
  readPackaged: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** Is this host pattern granted (`permissions.contains`)? */
  mayReach: (pattern: string) => Promise<boolean>;
  /** Which of the channel's two pointers the reader follows. */
  track?: () => Promise<Track>;
  store?: PackStore;
  fetch?: Fetch;
  now?: () => number;
  online?: () => boolean;
  estimate?: () => Promise<{ usage?: number; quota?: number }>;
  /** Runs `work` alone; answers `busy` at once when another context is at it. */
  alone?: <T>(work: () => Promise<T>) => Promise<T | 'busy'>;
};

/** The one door to the facts. Opened anew after every worker restart; nothing is loaded before the first question. */
export type FactBase = {
  state(): Promise<FactsState>;
  /** The facts in use, or null when there are none that could be verified. */
  record(): Promise<FactRecord | null>;
  /** Looks for newer facts. Never throws: how it ended is in the state. `automatic` does nothing before it is due. */
  check(how?: 'manual' | 'automatic'): Promise<FactsState>;
  /** Ends a check that runs, unless its facts are being put in place already. */
  stop(): Promise<FactsState>;
  /** The reader's one step back, or forward again. */
  goBack(): Promise<FactsState>;
  /** What the versions up to the one in use changed, the newest first; and up to when the reader has looked at it. */
  changes(): Promise<{ sets: ChangeSet[]; acknowledgedAt: number }>;
  /** The reader has looked at what changed. */
  acknowledge(): Promise<FactsState>;
  /** Drops the version behind the one in use, for its room. */
  dropPrevious(): Promise<FactsState>;
  /** When to check next by itself, milliseconds; null without a channel. */
  nextCheck(): Promise<number | null>;
  /** Calls when other facts are in use. Returns how to stop it. */
  onChange(listener: (state: FactsState) => void): () => void;
};

const LOCK = 'obelus-update';

const browserAlone = async <T>(work: () => Promise<T>): Promise<T | 'busy'> =>
  await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : 'busy'));

/** Opens the fact base of one bundled pack and its channel. */
export function openFacts(setup: FactsSetup): FactBase {
  const { bundle, channel } = setup;
  const store = setup.store ?? createPackStore();
  const now = setup.now ?? Date.now;
  const alone = setup.alone ?? browserAlone;
  const key = `builtin/${bundle.pack}`;
  const listeners = new Set<(state: FactsState) => void>();
  let state = initialState(channel && channelHost(channel));
  let record: FactRecord | null = null;
  let loading: Promise<void> | null = null;
  let checking: Promise<FactsState> | null = null;
  let stopper: AbortController | null = null;
  let shelf: Shelf | null = null;

  const shown = (): FactsState => ({ ...shownState(state, now()), ...(shelf && shelfState(shelf)) });
  const look = async (): Promise<void> => {
    shelf = await lookAtShelf(store, key);
  };
  const happen = (event: SyncEvent): void => {
    state = reduce(state, event);
  };
  const announce = (): void => {
    for (const listener of listeners) listener(shown());
  };
  const lineOf = (version: StoredVersion): FactsLine => ({
    pack: bundle.pack,
    version: version.version,
    horizon: version.horizon,
    released: version.released,
    generation: version.contentSha256,
  });
  const recordOf = (version: StoredVersion, bytes: Uint8Array): FactRecord => toRecord(bytes, lineOf(version));
  const repoRow = async (): Promise<RepoRow | undefined> => (channel ? store.repo(builtInRepo(channel)) : undefined);

  function accept(version: StoredVersion, bytes: Uint8Array): void {
    if (version.engine !== setup.engine) readContent(bytes, { records: version.records, released: version.released });
  }

  async function load(): Promise<void> {
    const loaded = await loadFacts({
      store,
      key,
      pin: pinnedVersion(bundle, setup.engine),
      readBundled: () => readBundled(setup.readPackaged, bundle, setup.engine),
      accept,
      compare: (before, after) => compareStored(store, before, after, null, now()),
      now: now(),
    });
    await look();
    record = loaded.version && loaded.bytes ? recordOf(loaded.version, loaded.bytes) : null;
    happen({
      type: 'loaded',
      facts: loaded.version && lineOf(loaded.version),
      rung: loaded.rung,
      pinned: loaded.pinned,
      track: loaded.version?.track ?? 'stable',
      ...(await remembered(loaded)),
    });
  }

  /** What the store knows from earlier lives. Without a database there is nothing to remember. */
  async function remembered(loaded: Loaded): Promise<{ problem: SyncState['problem']; checkedAt: number | null; headExpires: number | null }> {
    const [code] = loaded.reasons;
    const mine = code === undefined ? null : { code, at: now() };
    try {
      const [problem, row] = await Promise.all([store.problem(key), repoRow()]);
      return {
        problem: mine ?? (problem ? { code: problem.code, at: problem.at, needs: problem.needs } : null),
        checkedAt: row?.checkedAt ?? null,
        headExpires: row?.headExpires ?? null,
      };
    } catch {
      return { problem: mine, checkedAt: null, headExpires: null };
    }
  }

  const ready = (): Promise<void> => (loading ??= load());

  async function isDueNow(): Promise<boolean> {
    await ready();
    return channel !== null && isDueByItself(await repoRow().catch(() => undefined), now());
  }

  async function run(how: 'manual' | 'automatic'): Promise<FactsState> {
    await ready();
    if (!channel) return shown();
    const row = await repoRow().catch(() => undefined);
    const pause = channel.development ? 0 : MANUAL_PAUSE;
    if (how === 'automatic' ? !isDueByItself(row, now()) : !isDue(row, now(), pause)) return shown();
    stopper = new AbortController();
    happen({ type: 'phase', phase: 'checking' });
    try {
      if ((await alone(() => checkNow(channel))) === 'busy') {
        happen({ type: 'kept' });
        return { ...shown(), busy: true };
      }
    } catch (error) {
      await fail(error);
    }
    return shown();
  }

  async function checkNow(from: Channel): Promise<void> {
    if (!(setup.online ?? (() => navigator.onLine))()) throw new PackError('E_OFFLINE', 'no connection');
    const outcome = await checkForUpdate({
      channel: from,
      store,
      key,
      pack: bundle.pack,
      track: (await setup.track?.()) ?? 'stable',
      engine: setup.engine,
      fetch: setup.fetch ?? ((url, options) => fetch(url, options)),
      mayReach: setup.mayReach,
      estimate: setup.estimate ?? (() => navigator.storage.estimate()),
      now: now(),
      onPhase: (phase) => happen({ type: 'phase', phase }),
      onProgress: (done, total) => happen({ type: 'progress', done, total }),
      ...(stopper && { signal: stopper.signal }),
    });
    await look();
    const { version, bytes, row } = outcome;
    if (version && bytes) record = recordOf(version, bytes);
    // The same content under its published name: the record in memory says the new name too.
    else if (version && outcome.what === 'confirmed' && record) record = { ...record, ...lineOf(version) };
    const installed = outcome.what === 'installed';
    happen({
      type: 'ended',
      facts: version && outcome.what !== 'offered' ? lineOf(version) : null,
      installed,
      healed: installed || outcome.what === 'confirmed',
      track: outcome.what === 'offered' ? undefined : (version?.track ?? 'stable'),
      checkedAt: row.checkedAt ?? now(),
      headExpires: row.headExpires,
    });
    if (installed) announce();
  }

  /** Keeps the failure over worker restarts, and when to try again. The facts in use are not touched. */
  async function fail(error: unknown): Promise<void> {
    const code = codeOf(error);
    if (code === 'E_STOPPED') return happen({ type: 'kept' });
    const at = now();
    const needs = error instanceof PackError ? error.needs : undefined;
    const keeps = outweighs(state.problem, { code });
    happen({ type: 'failed', code, at, needs });
    try {
      const row = channel && ((await repoRow()) ?? (await openTrust(store, channel)).row);
      const counts = kindOf(code) === 'temporary' && code !== 'E_OFFLINE';
      const failures = counts ? (row?.failures ?? 0) + 1 : (row?.failures ?? 0);
      const retryAt = counts ? at + backOff(failures, error instanceof PackError ? error.retryAfter : undefined) : null;
      await store.settle({
        key,
        ...(row && { repo: { ...row, triedAt: at, failures, retryAt } }),
        ...(!keeps && { problem: { code, needs } }),
        log: { at, pack: key, what: 'failed', code, place: null },
        at,
      });
    } catch {
      // A database that cannot be written is what the state says already.
    }
  }

  return {
    async state() {
      await ready();
      return shown();
    },
    async record() {
      await ready();
      return record;
    },
    async check(how = 'manual') {
      // Whoever asks by hand shares a check that runs, but not one by itself that only finds that it is too early.
      if (how === 'automatic' && !(await isDueNow())) return shown();
      checking ??= run(how).finally(() => (checking = null));
      return checking;
    },
    async stop() {
      stopper?.abort();
      await checking;
      return shown();
    },
    async goBack() {
      await ready();
      if (await store.goBack(key, now())) {
        await (loading = load());
        announce();
      }
      return shown();
    },
    async changes() {
      await ready();
      return { sets: setsInUse(shelf?.changes ?? [], shelf?.current ?? null), acknowledgedAt: shelf?.acknowledgedAt ?? 0 };
    },
    async acknowledge() {
      await ready();
      await store.acknowledge(key, now());
      await look();
      return shown();
    },
    async dropPrevious() {
      await ready();
      await store.dropPrevious(key);
      await look();
      return shown();
    },
    async nextCheck() {
      return channel ? nextAlarm(await repoRow().catch(() => undefined), now(), Math.random()) : null;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
