import { outermost, readRecords } from './changes.ts';
import type { StopReason } from '../model/page.ts';
import type { MappedBlock } from './block-builder.ts';
import { isElement, rootOf } from './dom.ts';
import { after, idle } from './pause.ts';
import type { TextMap } from './text-map.ts';

/**
 * What Obelus spends on a page that keeps changing before it leaves it alone: milliseconds at once and as a share of the time the
 * page has been open, reading rounds, and records (performance.md section 5, packs.md F6).
 */
export const BUDGET = { spare: 400, share: 0.02, rounds: 200, records: 100_000 } as const;

/**
 * The most that one stretch of work counts, in milliseconds. One that took longer mostly stood still with the whole machine or waited behind the page's own
 * tasks; that is not what a page is left alone for, but many such stretches are.
 */
const STRETCH = 150;

/** Milliseconds from a change to the reading of what changed; rounds past {@link CALM} wait longer. */
const WAIT = 40;
const CALM = { after: 50, wait: 500 };

export type ObserverDeps = {
  document: Document;
  map: TextMap;
  isOurs: (node: Node) => boolean;
  /** These blocks are no longer what they were: their marks have to go at once. */
  dropped: (blocks: readonly MappedBlock[]) => void;
  /** A round of reading is done; these blocks are new (perhaps none). The next round waits until this is done. */
  settled: (blocks: readonly MappedBlock[]) => Promise<void>;
  /** Our host was taken out of the page. */
  hostGone: () => void;
  stopped: (why: StopReason) => void;
};

/** Follows the page's changes. {@link Observer.read} also does the first reading, so that nothing happens twice at a time. */
export type Observer = {
  /** Reads an element's text anew and reports the blocks. Resolves when the text is in the map. */
  read: (root: Element) => Promise<MappedBlock[]>;
  /** Starts to follow changes. */
  watch: () => void;
};

/** An observer of child lists and character data, off when `signal` is aborted or the budget is spent. */
export function createObserver(deps: ObserverDeps, signal: AbortSignal): Observer {
  const { map } = deps;
  const began = performance.now();
  const roots = new Set<Element>();
  let [spent, rounds, records] = [0, 0, 0];
  let scheduled = false;
  let reading = Promise.resolve();

  const observer = new MutationObserver((batch) => {
    const start = performance.now();
    records += batch.length;
    if (batch.some((record) => [...record.removedNodes].some(deps.isOurs))) deps.hostGone();
    const touched = readRecords(batch, map, deps.isOurs);
    if (touched.blocks.size > 0) deps.dropped([...touched.blocks]);
    touched.roots.forEach((root) => roots.add(root));
    spend(start);
    if (isOverdrawn()) return stop('too-busy');
    if (roots.size > 0 || touched.blocks.size > 0) schedule();
  });

  const spend = (since: number): void => void (spent += Math.min(performance.now() - since, STRETCH));
  const isOverdrawn = (): boolean => records > BUDGET.records || spent > BUDGET.spare + BUDGET.share * (performance.now() - began);
  const stop = (why: StopReason): void => {
    observer.disconnect();
    roots.clear();
    if (!signal.aborted) deps.stopped(why);
  };
  const schedule = (): void => {
    if (scheduled || signal.aborted) return;
    scheduled = true;
    void after(rounds < CALM.after ? WAIT : CALM.wait)
      .then(() => idle(50))
      .then(() => (reading = reading.then(round)));
  };

  /** One element after the other, timed. */
  const readRoots = async (): Promise<MappedBlock[]> => {
    const found: MappedBlock[] = [];
    const todo = outermost(roots);
    roots.clear();
    for (const root of todo) {
      const start = performance.now();
      deps.dropped(map.drop(root));
      found.push(...(await map.read(root, signal)));
      spend(start);
    }
    return found;
  };

  async function round(): Promise<void> {
    scheduled = false;
    if (signal.aborted) return;
    rounds += 1;
    deps.dropped(map.dropGone());
    const found = await readRoots();
    if (signal.aborted) return;
    await deps.settled(found);
    if (rounds >= BUDGET.rounds) stop('too-many-rounds');
  }

  const onToggle = (event: Event): void => {
    if (!(event.target instanceof Element) || !isElement(event.target)) return;
    roots.add(event.target);
    schedule();
  };
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });

  return {
    read: (root) => {
      const task = reading.then(() => map.read(root, signal));
      reading = task.then(
        () => undefined,
        () => undefined,
      );
      return task;
    },
    watch() {
      const root = rootOf(deps.document);
      if (!root || signal.aborted) return;
      observer.observe(root, { childList: true, characterData: true, subtree: true });
      // What a closed <details> or a folded part shows comes without any change of the tree.
      deps.document.addEventListener('toggle', onToggle, { capture: true, signal });
    },
  };
}
