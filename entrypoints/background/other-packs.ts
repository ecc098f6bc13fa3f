import type { OtherPublisher, PackFileReport } from '../../lib/messaging/protocol.ts';
import type { ClaimDetail, Note } from '../../lib/model/note.ts';
import { PackError } from '../../lib/pack/errors.ts';
import { detailOf } from '../../lib/standing/detail.ts';
import { hashOf } from '../../lib/standing/hash.ts';
import { notesOf } from '../../lib/standing/notes.ts';
import type { PackStore } from '../../lib/store/pack-store.ts';
import type { OpenedPack, PackFileSource } from '../../lib/sync/obpack.ts';
import { createOtherRecords, type OtherRecord } from '../../lib/sync/other-records.ts';
import { fingerprintGroups } from '../../lib/sync/publisher-names.ts';
import { createPublishers, type Publishers } from '../../lib/sync/publishers.ts';
import { matcherOf, type ReadRequest } from './reading.ts';

/** Other publishers' packs as the rest of the background uses them. */
export type OtherPacks = {
  records(): Promise<OtherRecord[]>;
  list(): Promise<OtherPublisher[]>;
  inspect(file: string, fingerprint?: string): Promise<PackFileReport>;
  add(file: string, fingerprint?: string): Promise<OtherPublisher[]>;
  remove(repo: string): Promise<OtherPublisher[]>;
};

type Setup = {
  store: PackStore;
  engine: string;
  development: boolean;
  forget: (key: string) => Promise<void>;
  /** Told after packs came or went. */
  changed: () => void;
};

const alone = async <T>(work: () => Promise<T>): Promise<T | 'busy'> =>
  await navigator.locks.request('obelus-update', { ifAvailable: true }, (lock) => (lock ? work() : 'busy'));

/** Opens what came by file. Nothing is read before the first question. */
export function openOtherPacks({ store, engine, development, forget, changed }: Setup): OtherPacks {
  const publishers: Publishers = createPublishers({ store, engine, development, now: Date.now, alone, forget });
  const records = createOtherRecords(store, publishers.list, engine);
  const list = async (): Promise<OtherPublisher[]> =>
    (await publishers.list()).map(({ repo, fingerprint, mode, packs }) => ({
      repo,
      fingerprint: fingerprintGroups(fingerprint),
      mode,
      packs: packs.map(({ key, cur }) => ({ key, title: cur.title, version: cur.version, horizon: cur.horizon, records: cur.records })),
    }));
  return {
    records,
    list,
    async inspect(file, fingerprint) {
      const opened = await publishers.open(sourceOf(file), fingerprint);
      return reportOf(opened, await publishers.list());
    },
    async add(file, fingerprint) {
      if ((await publishers.add(sourceOf(file), fingerprint)) === 'installed') changed();
      return list();
    },
    async remove(repo) {
      await publishers.remove(repo);
      changed();
      return list();
    },
  };
}

/** A file that came as base64. @throws PackError E_FILE. */
function sourceOf(base64: string): PackFileSource {
  try {
    const text = atob(base64);
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    return { size: bytes.length, arrayBuffer: async () => bytes.buffer };
  } catch (cause) {
    throw new PackError('E_FILE', 'the file did not arrive whole', { cause });
  }
}

function reportOf({ repo, fingerprint, manifest, manifestSha256, expired }: OpenedPack, known: Awaited<ReturnType<Publishers['list']>>): PackFileReport {
  const publisher = known.find((one) => one.repo === repo);
  const same = publisher?.packs.some(({ cur }) => cur.manifestSha256 === manifestSha256) ?? false;
  return {
    repo,
    fingerprint: fingerprintGroups(fingerprint),
    title: manifest.title,
    version: manifest.version,
    horizon: manifest.horizon,
    license: manifest.license,
    counts: manifest.counts,
    is: same ? 'same' : publisher ? 'known' : 'new',
    expired,
  };
}

/**
 * Notes of other publishers' facts. They stand beside the built-in ones and never in their place: claims are named under their publisher, who is said on
 * every card, and no fact of theirs can change how a built-in one is judged (packs.md 1.8, T4).
 */
export function notesOfOthers(others: readonly OtherRecord[], request: ReadRequest, setDate: string | null): Note[] {
  return others.flatMap(({ key, publisher, released, record }) => {
    const facts = { pack: record.pack, version: record.version, horizon: record.horizon, generation: record.generation, released };
    const notes = notesOf(record, matcherOf(record).read(request), request, setDate ? { date: setDate } : undefined);
    return notes.map((note) => ({ ...note, id: hashOf(`${key}\n${note.id}`), claim: `${key}/${note.claim}`, from: { publisher, facts } }));
  });
}

/** The rest of a card of another publisher; null for a claim that is none of theirs. */
export function otherDetail(others: readonly OtherRecord[], claim: string): ClaimDetail | null {
  const owner = others.find(({ key }) => claim.startsWith(`${key}/`));
  const detail = owner && detailOf(owner.record, claim.slice(owner.key.length + 1));
  return detail ? { ...detail, claim, generation: owner.record.generation } : null;
}
