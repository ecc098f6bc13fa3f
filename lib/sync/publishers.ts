import { PackError } from '../pack/errors.ts';
import type { PackStore } from '../store/pack-store.ts';
import type { ActivePack, RepoRow } from '../store/packs-db.ts';
import { openObpack, type OpenedPack, type PackFileSource } from './obpack.ts';
import { storedVersion } from './stored-version.ts';

/** Most other publishers, and most packs of theirs (packs.md T9). */
export const PUBLISHER_LIMITS = { repos: 8, packs: 16 } as const;

/** A publisher of whom the reader has taken a file, with its packs. */
export type Publisher = { repo: string; fingerprint: string; mode: 'pinned' | 'first-use'; packs: ActivePack[] };

export type PublishersSetup = {
  store: PackStore;
  engine: string;
  development: boolean;
  now: () => number;
  /** The update lock, as in the fact base. */
  alone: <T>(work: () => Promise<T>) => Promise<T | 'busy'>;
  /** Told of every pack that goes, so that what was kept of its statements goes too. */
  forget: (key: string) => Promise<void>;
};

/** Other publishers' packs, which come by file and live in their own namespace. All methods throw PackError and StoreError. */
export type Publishers = ReturnType<typeof createPublishers>;

export function createPublishers({ store, engine, development, now, alone, forget }: PublishersSetup) {
  const locked = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = await alone(work);
    if (result === 'busy') throw new PackError('E_LOCKED', 'another update runs');
    return result;
  };
  const open = (file: PackFileSource, fingerprint?: string): Promise<OpenedPack> =>
    openObpack(file, { ...(fingerprint !== undefined && { fingerprint }), known: store.repo, held: store.active, engine, now: now(), development });

  async function checkRoom({ repo, manifest }: OpenedPack): Promise<void> {
    const own = (await list()).filter((one) => one.packs.length > 0);
    const keys = new Set(own.flatMap(({ packs }) => packs.map(({ key }) => key))).add(`${repo}/${manifest.pack}`);
    const repos = new Set(own.map((one) => one.repo)).add(repo);
    if (repos.size > PUBLISHER_LIMITS.repos) throw new PackError('E_TOO_MANY', `at most ${PUBLISHER_LIMITS.repos} other publishers`);
    if (keys.size > PUBLISHER_LIMITS.packs) throw new PackError('E_TOO_MANY', `at most ${PUBLISHER_LIMITS.packs} packs of other publishers`);
  }

  async function list(): Promise<Publisher[]> {
    const [repos, packs] = await Promise.all([store.repos(), store.packs()]);
    return repos.flatMap(({ repo, fingerprint, mode }) =>
      fingerprint === undefined || mode === undefined ? [] : [{ repo, fingerprint, mode, packs: packs.filter(({ key }) => key.startsWith(`${repo}/`)) }],
    );
  }

  return {
    list,
    /** Reads and verifies a file and keeps nothing: what the reader is shown before deciding. */
    open,
    /** Keeps a file that was opened. `pinned`: the fingerprint came from elsewhere; else it is trusted from now on. Idempotent. */
    add: (file: PackFileSource, fingerprint?: string): Promise<'installed' | 'same'> =>
      locked(async () => {
        const opened = await open(file, fingerprint);
        await checkRoom(opened);
        const key = `${opened.repo}/${opened.manifest.pack}`;
        const [known, active] = await Promise.all([store.repo(opened.repo), store.active(key)]);
        const version = storedVersion(opened.manifest, opened.manifestSha256, 'file', engine);
        if (active?.cur.manifestSha256 === version.manifestSha256) return 'same';
        await store.install({
          key,
          version,
          bytes: opened.bytes,
          manifest: opened.manifestBytes,
          after: active?.cur.contentSha256 ?? null,
          repo: rowOf(opened, known, fingerprint !== undefined),
          log: { at: now(), pack: key, what: 'installed', code: null, place: { epoch: version.epoch, seq: version.seq } },
        });
        return 'installed';
      }),
    /** Removes a publisher with everything that is kept of it. The built-in one cannot be removed. */
    remove: (repo: string): Promise<void> =>
      locked(async () => {
        if ((await store.repo(repo))?.fingerprint === undefined) throw new PackError('E_REPO', `"${repo}" is no other publisher that is here`);
        for (const key of await store.removeRepo(repo)) await forget(key);
      }),
  };
}

/** Nothing was checked with anybody: such facts stay "not confirmed", and no time is proven by them. */
const rowOf = (opened: OpenedPack, known: RepoRow | undefined, pinned: boolean): RepoRow => ({
  repo: opened.repo,
  root: opened.rootBytes,
  rootVersion: opened.root.version,
  head: { version: opened.head.version, sha256: opened.headSha256 },
  headExpires: Date.parse(opened.head.expires),
  timeFloor: known?.timeFloor ?? 0,
  checkedAt: null,
  triedAt: null,
  failures: 0,
  retryAt: null,
  fingerprint: opened.fingerprint,
  mode: pinned ? 'pinned' : (known?.mode ?? 'first-use'),
});
