import { createArticles } from './articles.ts';
import { createBlockBuilder } from './block-builder.ts';
import type { MappedBlock } from './block-builder.ts';
import { bodyOf, isConnected, rootOf, walkerOf, XHTML } from './dom.ts';
import { inSlices } from './pause.ts';
import { walkText } from './text-walk.ts';

/** At most so many characters of a page are read and sent (DESIGN.md section 3); the rest is counted. */
export const TEXT_LIMIT = 300_000;

/** At most so many blocks: a table or a log of very short lines reaches this first. */
export const BLOCK_LIMIT = 15_000;

/** A place in a block's text. */
export type Spot = { block: MappedBlock; offset: number };

/** The running text of a page with the way back to its nodes. */
export type TextMap = {
  /** In document order. */
  readonly blocks: readonly MappedBlock[];
  /** Characters that were left out because the page is longer than the limit. */
  omitted: () => number;
  /** Number of the article container that an element stands in or is. */
  holders: () => { holder: Element; article: number }[];
  /** Reads everything under `root` anew and puts its blocks in their place. Returns the new blocks. */
  read: (root: Element, signal: AbortSignal) => Promise<MappedBlock[]>;
  /** Takes out the blocks under `root`. Returns them. */
  drop: (root: Element) => MappedBlock[];
  /** Takes out the blocks whose text has left the page. To be called before anything is read anew. */
  dropGone: () => MappedBlock[];
  /** Blocks that use any text node below `node` (or the node itself). */
  blocksIn: (node: Node) => MappedBlock[];
  /** Where a position in a text node is, or null when it was not read. */
  locate: (node: Node, offset: number) => Spot | null;
};

/** First index for which `isPast` holds; the items before it are all not past. */
function firstIndex<T>(items: readonly T[], isPast: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const firstNode = (block: MappedBlock): Node => (block.segments[0] as MappedBlock['segments'][number]).node;

/** The element whose text is read: the body; nothing in SVG, plain XML and framesets. */
export function textRoot(document: Document): Element | null {
  const root = rootOf(document);
  if (!root || root.namespaceURI !== XHTML || document.designMode === 'on') return null;
  return bodyOf(document) ?? root;
}

/** An empty map; {@link TextMap.read} fills it. */
export function createTextMap(limit: number = TEXT_LIMIT): TextMap {
  const blocks: MappedBlock[] = [];
  const byNode = new WeakMap<Node, MappedBlock[]>();
  const articles = createArticles();
  let [lastId, characters, omitted] = [0, 0, 0];

  const note = (block: MappedBlock): void => {
    characters += block.text.length;
    for (const { node } of block.segments) {
      const list = byNode.get(node);
      if (!list) byNode.set(node, [block]);
      else if (list.at(-1) !== block) list.push(block);
    }
  };
  const forget = (block: MappedBlock): void => {
    characters -= block.text.length;
    for (const { node } of block.segments) {
      const rest = (byNode.get(node) ?? []).filter((other) => other !== block);
      if (rest.length > 0) byNode.set(node, rest);
      else byNode.delete(node);
    }
  };
  const span = (root: Element): [number, number] => {
    const relation = (block: MappedBlock): number => Node.prototype.compareDocumentPosition.call(root, firstNode(block));
    const from = firstIndex(blocks, (block) => (relation(block) & Node.DOCUMENT_POSITION_PRECEDING) === 0);
    const to = firstIndex(blocks, (block) => (relation(block) & (Node.DOCUMENT_POSITION_PRECEDING | Node.DOCUMENT_POSITION_CONTAINED_BY)) === 0);
    return [from, Math.max(from, to)];
  };
  const replace = (all: MappedBlock[]): void => {
    blocks.length = 0;
    for (const block of all) blocks.push(block);
  };
  const drop = (root: Element): MappedBlock[] => {
    if (!isConnected(root)) return [];
    const [from, to] = span(root);
    const gone = blocks.splice(from, to - from);
    gone.forEach(forget);
    return gone;
  };
  const dropGone = (): MappedBlock[] => {
    const isGone = (block: MappedBlock): boolean => !block.segments.every(({ node }) => isConnected(node));
    const gone = blocks.filter(isGone);
    if (gone.length > 0) replace(blocks.filter((block) => !isGone(block)));
    gone.forEach(forget);
    return gone;
  };

  return {
    blocks,
    omitted: () => omitted,
    holders: articles.list,
    drop,
    dropGone,
    async read(root, signal) {
      drop(root);
      const found: MappedBlock[] = [];
      if (blocks.length === 0) omitted = 0;
      const take = (block: MappedBlock): void => {
        if (blocks.length + found.length < BLOCK_LIMIT) found.push(block);
        else omitted += block.text.length;
      };
      const builder = createBlockBuilder(take, Math.max(limit - characters, 0), () => (lastId += 1));
      await inSlices(walkText(root, builder), signal);
      const kept = found.filter((block) => block.segments.every(({ node }) => isConnected(node)));
      omitted += builder.omitted();
      articles.number(kept);
      if (!isConnected(root)) return [];
      const [at] = span(root);
      replace([...blocks.slice(0, at), ...kept, ...blocks.slice(at)]);
      kept.forEach(note);
      return kept;
    },
    blocksIn(node) {
      const found = new Set(byNode.get(node));
      const walker = walkerOf(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) for (const block of byNode.get(text) ?? []) found.add(block);
      return [...found];
    },
    locate(node, offset) {
      for (const block of byNode.get(node) ?? []) {
        const at = offsetIn(block, node, offset);
        if (at !== null) return { block, offset: at };
      }
      return null;
    },
  };
}

/** Offset in a block's text of a position in one of its nodes; a position in collapsed white space counts as the next character kept. Null outside. */
export function offsetIn(block: MappedBlock, node: Node, offset: number): number | null {
  const own = block.segments.filter((segment) => segment.node === node);
  const last = own.at(-1);
  if (!last || offset > last.at + last.length) return null;
  const segment = own.find((piece) => offset <= piece.at + piece.length);
  return segment ? segment.from + Math.max(0, offset - segment.at) : null;
}

/** The stretch of the page that holds a stretch of a block's text, or null when the text has changed under it. */
export function rangeOf(block: MappedBlock, start: number, end: number): StaticRange | null {
  if (start < 0 || end <= start || end > block.text.length) return null;
  const at = (offset: number): MappedBlock['segments'][number] | undefined =>
    block.segments[firstIndex(block.segments, (segment) => segment.from > offset) - 1];
  const [first, last] = [at(start), at(end - 1)];
  if (!first || !last) return null;
  const startOffset = first.at + start - first.from;
  const endOffset = last.at + end - last.from;
  if (!isConnected(first.node) || !isConnected(last.node) || startOffset >= first.node.length || endOffset > last.node.length) return null;
  return new StaticRange({ startContainer: first.node, startOffset, endContainer: last.node, endOffset });
}
