import 'fake-indexeddb/auto';
import { longForm } from '../../../lib/pack/short-form.ts';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { computeChanges } from '../../../lib/pack/changes.ts';
import { correctionsOf, explain, unlisted } from '../../../lib/pack/notices.ts';
import { createPackStore, type PackStore } from '../../../lib/store/pack-store.ts';
import type { HistoryPage } from '../../../lib/model/history.ts';
import type { FactBase } from '../../../lib/sync/facts.ts';
import type { Track } from '../../../lib/sync/check.ts';
import { claim, lines } from '../pack/sample.ts';
import { built, DAY, Network, NOW, open, Publisher } from './harness.ts';

let publisher: Publisher;
let network: Network;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  publisher = new Publisher().publish(built(2));
  network = new Network(publisher);
});
afterEach(() => vi.unstubAllGlobals());

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const title = async (facts: FactBase): Promise<string | undefined> => (await facts.record())?.claims.get('bridge-cost')?.title;

describe('PK-B13 stable and preview', () => {
  const as = (track: Track, day: number): FactBase => open(publisher, network, { at: NOW + day * DAY, track: async () => track });

  it('preview facts come to those who asked for them; back on stable they stay until stable has passed them, and that is said', async () => {
    publisher.publish(built(7), NOW + DAY);
    publisher.publish(built(9), NOW + DAY, 'preview');
    expect(await as('stable', 1).check()).toMatchObject({ track: 'stable', facts: { version: '2025.1.7' } });
    expect(await as('preview', 2).check()).toMatchObject({ track: 'preview', facts: { version: '2025.1.9' }, problem: null });

    const back = await as('stable', 3).check();
    expect(back).toMatchObject({ track: 'preview', facts: { version: '2025.1.9' }, problem: null, freshness: 'fresh' });
    expect((await createPackStore().log())[0]).toMatchObject({ what: 'ahead', code: null });
    expect(await as('stable', 3).state()).toMatchObject({ track: 'preview', problem: null });

    publisher.publish(built(10), NOW + 4 * DAY);
    expect(await as('stable', 4).check()).toMatchObject({ track: 'stable', facts: { version: '2025.1.10' } });
  });

  it('a preview that becomes stable is the same version under another word, without a download', async () => {
    publisher.publish(built(9), NOW + DAY, 'preview');
    await as('preview', 1).check();
    publisher.publish(built(9), NOW + 2 * DAY);
    network.requests.length = 0;
    expect(await as('stable', 2).check()).toMatchObject({ track: 'stable', facts: { version: '2025.1.9' }, problem: null });
    expect(network.paths).toEqual(['v1/head.json']);
    expect(publisher.before?.head.packs['bridge']).not.toHaveProperty('preview');
  });

  it('a channel without a preview gives its readers the stable facts; those who never asked for preview are never sent back', async () => {
    expect(await as('preview', 1).check()).toMatchObject({ track: 'stable', facts: { version: '2025.1.2' } });
    publisher.publish(built(5), NOW + 2 * DAY);
    await as('stable', 2).check();
    const older = new Publisher().publish(built(2)).before;
    expect(older).not.toBeNull();
    publisher.putManifest({ seq: 4 });
    expect(await as('stable', 3).check()).toMatchObject({ problem: { code: 'E_PACK_ROLLBACK' }, facts: { version: '2025.1.5' } });
  });
});

describe('PK-C8 a host that packs objects on the way', () => {
  const encoded = (bytes: Uint8Array): Response => new Response(new Uint8Array(bytes), { headers: { 'content-encoding': 'gzip' } });

  it.each([
    ['too long', () => built(2).content],
    ['of other bytes', () => new Uint8Array([1, 2, 3])],
  ])('is named when an object came out %s', async (_name, bytes) => {
    network.answers.set(publisher.fullPath, () => encoded(bytes()));
    expect(await open(publisher, network).check()).toMatchObject({ problem: { code: 'E_TRANSFORMED', kind: 'refused' }, facts: { version: '2025.1.1' } });
    expect((await createPackStore().log())[0]).toMatchObject({ code: 'E_TRANSFORMED' });
  });

  it('is harmless where the bytes come out as they were signed', async () => {
    network.answers.set(publisher.fullPath, () => encoded(publisher.file(publisher.fullPath)));
    expect(await open(publisher, network).check()).toMatchObject({ problem: null, facts: { version: '2025.1.2' } });
  });
});

describe('without deltas', () => {
  it('PK-D12 a reader who is twelve versions behind gets the newest in three requests', async () => {
    await open(publisher, network).check();
    for (let seq = 3; seq <= 14; seq += 1) publisher.publish(built(seq), NOW + seq * 1000);
    network.requests.length = 0;
    expect(await open(publisher, network, { at: NOW + DAY }).check()).toMatchObject({ facts: { version: '2025.1.14' }, problem: null });
    expect(network.paths).toEqual(['v1/head.json', publisher.manifestPath, publisher.fullPath]);
  });

  it('PK-D11 a manifest that names a hundred thousand of them is too large to be read', async () => {
    publisher.putManifest({ deltas: Array.from({ length: 100_000 }, () => ({ from: 'a'.repeat(64) })) });
    expect(await open(publisher, network).check()).toMatchObject({ problem: { code: 'E_SCHEMA' }, facts: { version: '2025.1.1' } });
    expect(network.paths).toEqual(['v1/head.json']);
  });

  it('a few of them are no concern of this version', async () => {
    publisher.putManifest({ deltas: [{ from: 'a'.repeat(64), sha256: 'b'.repeat(64), length: 1, contentLength: 1, encoding: 'gzip' }] });
    expect(await open(publisher, network).check()).toMatchObject({ problem: null, facts: { version: '2025.1.2' } });
    expect(network.paths).toHaveLength(3);
  });
});

describe('PK-D18 a disk that takes its time', () => {
  it('the facts before are served meanwhile; a worker that dies then leaves them, and the next check completes', async () => {
    const store = createPackStore();
    let write: () => void = () => {};
    const slow = new Promise<void>((resolve) => (write = resolve));
    let reached: () => void = () => {};
    const atTheDisk = new Promise<void>((resolve) => (reached = resolve));
    const waiting: PackStore = {
      ...store,
      install: async (what) => {
        if (what.version.source === 'channel') {
          reached();
          await slow;
        }
        return store.install(what);
      },
    };
    const facts = open(publisher, network, { store: waiting });
    const before = await facts.record();
    const checking = facts.check();
    await atTheDisk;
    expect(await facts.state()).toMatchObject({ phase: 'applying', facts: { version: '2025.1.1' } });
    expect(await facts.record()).toBe(before);
    // The worker dies here; another one opens the same database.
    const next = open(publisher, network, { at: NOW + DAY });
    expect(await next.state()).toMatchObject({ facts: { version: '2025.1.1' }, problem: null });
    expect(await next.check()).toMatchObject({ facts: { version: '2025.1.2' }, problem: null });
    // What the dead one would have written comes too late for anybody.
    write();
    expect(await checking).toMatchObject({ facts: { version: '2025.1.1' }, problem: { code: 'E_LOCKED', kind: 'temporary' } });
    expect(await open(publisher, network, { at: NOW + DAY }).state()).toMatchObject({ facts: { version: '2025.1.2' } });
  });
});

describe('what changed', () => {
  const changed = (change: Parameters<typeof claim>[0]) => built(3, { lines: [claim(change), ...lines().slice(1)] });
  const [cost, ...rest] = claim().observations;
  const poisoned = changed({ observations: cost ? [{ ...cost, value: '0.2' }, ...rest] : rest });
  const before = built(2, { lines: lines() });
  /** The first figure of a claim's line. */
  const figureIn = (line: string | null | undefined): unknown =>
    (longForm(JSON.parse(line ?? 'null')) as { observations?: { value?: unknown }[] } | null)?.observations?.[0]?.value;

  it('PK-E20 a figure that was poisoned by both release keys is shown with what it was before, and one step back is enough', async () => {
    publisher = new Publisher().publish(before);
    network = new Network(publisher);
    const facts = open(publisher, network);
    await facts.check();
    publisher.publish(poisoned, NOW + DAY);
    expect(await open(publisher, network, { at: NOW + DAY }).check()).toMatchObject({ facts: { version: '2025.1.3' } });
    const [change, ...more] = computeChanges(text(before.content), text(poisoned.content));
    expect(more).toEqual([]);
    expect(change).toMatchObject({ id: 'bridge-cost', change: 'changed' });
    expect(figureIn(change?.before)).toBe('2');
    expect(figureIn(change?.after)).toBe('0.2');
    const back = await open(publisher, network, { at: NOW + DAY }).goBack();
    expect(back).toMatchObject({ freshness: 'pinned', facts: { version: '2025.1.2' } });
  });

  it('PK-E21 what the publisher did not list is flagged; what is listed and did not change says nothing', () => {
    const changes = computeChanges(text(before.content), text(poisoned.content));
    expect(unlisted(explain(changes, [])).map(({ id }) => id)).toEqual(['bridge-cost']);
    expect(unlisted(explain(changes, [{ id: 'northport', why: 'Renamed.' }])).map(({ id }) => id)).toEqual(['bridge-cost']);
    const told = explain(changes, [{ id: 'bridge-cost', why: 'The council corrected its figure.' }]);
    expect(told).toEqual([{ ...changes[0], why: 'The council corrected its figure.' }]);
    expect(unlisted(told)).toEqual([]);
    const removed = computeChanges(text(before.content), text(built(3, { lines: lines().slice(0, -1) }).content));
    expect(unlisted(explain(removed, []))).toMatchObject([{ change: 'removed' }]);
    const added = computeChanges(text(built(3, { lines: lines().slice(0, -1) }).content), text(before.content));
    expect(unlisted(explain(added, []))).toEqual([]);
  });

  it('PK-E21 the publisher’s own words come signed with the manifest, and are no more than words', async () => {
    publisher.putManifest({ changes: [{ id: 'bridge-cost', why: 'Corrected\u202E.' }] });
    expect(await open(publisher, network).check()).toMatchObject({ problem: { code: 'E_SCHEMA' } });
    publisher.putManifest({ changes: [{ id: 'bridge-cost', why: 'Corrected.' }] });
    expect(await open(publisher, network, { at: NOW + DAY }).check()).toMatchObject({ problem: null, facts: { version: '2025.1.2' } });
  });

  it('PK-E22 a statement that was shown and changed is told once a page, and not again after the page was read anew', () => {
    const changes = computeChanges(text(before.content), text(poisoned.content));
    const page = (key: string, change: Partial<HistoryPage> = {}): HistoryPage => ({
      key,
      url: `https://${key}`,
      title: key,
      site: 'a.example',
      published: null,
      lang: 'en',
      firstVisit: 1,
      lastVisit: 1,
      visits: 1,
      generation: 'old',
      notes: [
        { claim: 'bridge-cost', quote: '$2 billion', standing: 'matches', seen: true },
        { claim: 'bridge-cost', quote: 'two billion', standing: 'matches', seen: true },
        { claim: 'bridge-toll', quote: 'no toll', standing: 'matches', seen: true },
      ],
      ...change,
    });
    const unseen = page('unseen', { notes: page('x').notes.map((note) => ({ ...note, seen: false })) });
    const corrections = correctionsOf(changes, [page('read'), unseen, page('again', { generation: 'new' })], 'new');
    expect(corrections.map(({ page: { key }, note, change }) => [key, note.quote, change.id])).toEqual([['read', '$2 billion', 'bridge-cost']]);
    expect(figureIn(corrections[0]?.change.before)).toBe('2');
    expect(figureIn(corrections[0]?.change.after)).toBe('0.2');
  });
});

describe('privacy', () => {
  it('PK-H7 reading facts, however often, asks nobody; only a check does', async () => {
    const facts = open(publisher, network);
    for (let time = 0; time < 200; time += 1) {
      await facts.record();
      await facts.state();
    }
    expect(await title(facts)).toBe('Cost of the bridge, 1');
    await facts.nextCheck();
    expect(network.requests).toHaveLength(0);
    await facts.check();
    expect(network.requests).toHaveLength(3);
  });

  it('PK-H8 a permission that is withdrawn ends the requests until it is there again, and the facts stay', async () => {
    let granted = true;
    const at = (day: number): FactBase => open(publisher, network, { at: NOW + day * DAY, mayReach: async () => granted });
    await at(0).check();
    publisher.publish(built(3), NOW + DAY);
    network.requests.length = 0;
    granted = false;
    expect(await at(1).check()).toMatchObject({ problem: { code: 'E_PERM_HOST', kind: 'needs-you' }, facts: { version: '2025.1.2' } });
    await at(2).check('automatic');
    expect(network.requests).toHaveLength(0);
    granted = true;
    expect(await at(3).check()).toMatchObject({ problem: null, facts: { version: '2025.1.3' } });
  });

  it('PK-H6 the log holds codes, times and places in the order, and nothing else', async () => {
    await open(publisher, network).check();
    publisher.putHead({ version: 1 });
    network.answers.set('v1/head.json', () => new Response('<p>Welcome, room 12</p>'));
    await open(publisher, network, { at: NOW + DAY }).check();
    const log = await createPackStore().log();
    expect(log.length).toBeGreaterThanOrEqual(3);
    for (const entry of log) {
      expect(Object.keys(entry).sort()).toEqual(['at', 'code', 'pack', 'place', 'what']);
      expect(entry.code === null || /^E_[A-Z_]+$/.test(entry.code)).toBe(true);
      expect(JSON.stringify(entry)).not.toMatch(/https?:|Welcome|facts\.example/);
    }
  });
});
