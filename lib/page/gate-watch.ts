import { isElement, isText, tagOf, textOf } from './dom.ts';
import { idle } from './pause.ts';

/** After so many batches of added text, or so many characters of it, the gate stops watching a page that is not about the story. */
export const WATCH_LIMIT = { batches: 200, characters: 2_000_000, nodes: 5_000 } as const;

const SILENT = new Set(['script', 'style', 'link', 'meta']);

/** Text that one batch of changes brought. Comments, blank text and elements without text bring none. */
function addedText(nodes: Iterable<Node>): string {
  let text = '';
  for (const node of nodes) {
    const more = textOf(node);
    // A space between: two added elements must not make one word.
    if (more && more.trim() !== '') text += ` ${more}`;
  }
  return text;
}

/**
 * Watches only text that is added under `root`, one idle callback a batch; no timer runs until the page adds something.
 * @returns 'found' when `look` says yes, 'limit' past {@link WATCH_LIMIT}, 'stopped' when `signal` is aborted.
 */
export function watchAdded(
  root: Node,
  look: (text: string) => boolean,
  signal: AbortSignal,
  limit: { batches: number; characters: number; nodes: number } = WATCH_LIMIT,
): Promise<'found' | 'limit' | 'stopped'> {
  return new Promise((done) => {
    let pending = new Set<Node>();
    let scheduled = false;
    let [batches, characters] = [0, 0];
    const observer = new MutationObserver(collect);
    const end = (why: 'found' | 'limit' | 'stopped'): void => {
      observer.disconnect();
      pending = new Set();
      done(why);
    };

    function collect(records: MutationRecord[]): void {
      for (const record of records) {
        if (record.type === 'characterData') pending.add(record.target);
        for (const node of record.addedNodes) if (isText(node) || (isElement(node) && !SILENT.has(tagOf(node)))) pending.add(node);
      }
      if (pending.size > limit.nodes) return end('limit');
      if (pending.size === 0 || scheduled) return;
      scheduled = true;
      void idle(1_000).then(batch);
    }

    function batch(): void {
      scheduled = false;
      if (signal.aborted) return;
      const text = addedText(pending);
      pending = new Set();
      if (text === '') return;
      batches += 1;
      characters += text.length;
      if (look(text)) return end('found');
      if (batches >= limit.batches || characters >= limit.characters) end('limit');
    }

    if (signal.aborted) return end('stopped');
    signal.addEventListener('abort', () => end('stopped'), { once: true });
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  });
}
