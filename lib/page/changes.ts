import type { MappedBlock } from './block-builder.ts';
import { holds, isConnected, isElement, isText, parentOf, tagOf, textOf } from './dom.ts';
import { inspect } from './text-rules.ts';
import { containerOf } from './text-walk.ts';
import type { TextMap } from './text-map.ts';

const SILENT = new Set(['script', 'style', 'link', 'meta', 'noscript', 'template']);
const hasText = (node: Node): boolean => /\S/.test(textOf(node) ?? '');

/** What a batch of mutations means for the text: blocks whose marks have to go now, and elements to read again. */
export type Touched = { blocks: Set<MappedBlock>; roots: Set<Element> };

const add = (roots: Set<Element>, root: Element | null): void => {
  if (root) roots.add(root);
};

/** Text before and behind a node is of one block: the node has come (or gone) in the middle of it. */
function splitsBlock(map: TextMap, before: Node | null, behind: Node | null): boolean {
  if (!before || !behind) return false;
  const [left, right] = [map.blocksIn(before).at(-1), map.blocksIn(behind)[0]];
  return left !== undefined && left === right;
}

function addedNode(record: MutationRecord, node: Node, map: TextMap, touched: Touched): void {
  if (isText(node)) {
    if (hasText(node)) add(touched.roots, containerOf(record.target));
    return;
  }
  if (!isElement(node) || !isConnected(node) || SILENT.has(tagOf(node))) return;
  const isBreak = tagOf(node) === 'br';
  if (!isBreak && !hasText(node)) return;
  const sight = inspect(node, true);
  if (sight.kind === 'skip' || sight.kind === 'gap') return;
  const alone = sight.kind === 'block' && !splitsBlock(map, node.previousSibling, node.nextSibling);
  add(touched.roots, alone ? node : containerOf(record.target));
}

function removedNode(record: MutationRecord, node: Node, map: TextMap, touched: Touched): void {
  for (const block of map.blocksIn(node)) {
    touched.blocks.add(block);
    // Only a part of the block went: what is left of it is read again.
    if (!holds(node, block.container)) add(touched.roots, containerOf(record.target));
  }
}

/** Reads a batch of records. Changes without text (scripts, pictures, advertisements in frames) touch nothing. */
export function readRecords(records: readonly MutationRecord[], map: TextMap, isOurs: (node: Node) => boolean): Touched {
  const touched: Touched = { blocks: new Set(), roots: new Set() };
  for (const record of records) {
    if (record.type === 'characterData') {
      const blocks = map.blocksIn(record.target);
      blocks.forEach((block) => touched.blocks.add(block));
      if (isConnected(record.target) && (blocks.length > 0 || hasText(record.target))) add(touched.roots, containerOf(record.target));
      continue;
    }
    for (const node of record.removedNodes) if (!isOurs(node)) removedNode(record, node, map, touched);
    for (const node of record.addedNodes) if (!isOurs(node)) addedNode(record, node, map, touched);
  }
  return touched;
}

/** Elements that are still there and lie in none of the others. */
export function outermost(roots: Iterable<Element>): Element[] {
  const all = new Set([...roots].filter((root) => isConnected(root)));
  return [...all].filter((root) => {
    for (let up = parentOf(root); up; up = parentOf(up)) if (all.has(up)) return false;
    return true;
  });
}
