import type { Block } from '../model/page.ts';
import { attribute, isElement, isText, parentOf, tagOf, walkerOf } from './dom.ts';
import type { BlockBuilder } from './block-builder.ts';
import { inspect, isFactCell, isFolded } from './text-rules.ts';
import type { White } from './text-rules.ts';

/** What the walk knows of the elements around the present text. */
type Frame = {
  element: Element;
  container: Element;
  block: boolean;
  cell: boolean;
  hidden: boolean;
  white: White;
  holder: Element | null;
  role: Block['role'];
  top: boolean;
};

const ARTICLE = 'article, main, [role="article"], [role="main"], [itemtype*="Article"]';
/** Nodes between two looks at the clock. */
const STRIDE = 32;

const ROLES: Record<string, Block['role']> = {
  h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading',
  li: 'item', dt: 'item', dd: 'item', td: 'cell', th: 'cell', figcaption: 'caption', caption: 'caption', blockquote: 'quote', p: 'paragraph',
}; // prettier-ignore

const STRONG: ReadonlySet<Block['role']> = new Set(['item', 'cell', 'quote', 'caption', 'heading']);

/** Role of text directly in an element: its own, or the one around it (a paragraph in a list item stays an item). */
function roleOf(element: Element, around: Block['role'], isHolder: boolean): Block['role'] {
  const own = ROLES[tagOf(element)] ?? (attribute(element, 'role') === 'heading' ? 'heading' : undefined);
  if (own === undefined) return isHolder ? 'paragraph' : around;
  return own === 'paragraph' && STRONG.has(around) ? around : own;
}

/** The frame of an element inside another, or why its text is not read. */
function enter(element: Element, around: Frame | null): Frame | 'skip' | 'gap' | 'break' {
  if (around && isFolded(element, around.element)) return 'skip';
  const isHolder = Element.prototype.matches.call(element, ARTICLE);
  const holder = isHolder ? element : (around?.holder ?? null);
  const sight = inspect(element, holder !== null);
  if (!('white' in sight)) return sight.kind;
  const cell = around !== null && isFactCell(element);
  const block = (sight.kind === 'block' && !cell) || !around;
  return {
    element,
    block,
    cell,
    container: block ? element : (around?.container ?? element),
    hidden: sight.hidden,
    white: sight.white,
    holder,
    role: roleOf(element, around?.role ?? 'paragraph', isHolder),
    top: tagOf(element) === 'h1' || (around?.top ?? false),
  };
}

/** Frames of an element's ancestors, outermost first; null when one of them is not read. */
function framesAround(element: Element): Frame[] | null {
  const ancestors: Element[] = [];
  for (let up = parentOf(element); up; up = parentOf(up)) ancestors.unshift(up);
  const frames: Frame[] = [];
  for (const ancestor of ancestors) {
    const frame = enter(ancestor, frames.at(-1) ?? null);
    if (typeof frame === 'string') return null;
    frames.push(frame);
  }
  return frames;
}

/** The nearest block-level element around a node (or the node itself): what has to be read again when the node changes. */
export function containerOf(node: Node): Element | null {
  const start = isElement(node) ? node : parentOf(node);
  for (let up = start; up; up = parentOf(up)) {
    const sight = inspect(up, true);
    if (sight.kind === 'block' && !isFactCell(up)) return up;
  }
  return start;
}

/**
 * Walks the text under `root` in document order and hands it to the builder; yields every few nodes. The page may change between
 * two yields: the walk never throws for it, and what changed is read again by the observer.
 */
export function* walkText(root: Element, builder: BlockBuilder): Generator<void, void> {
  const frames = framesAround(root);
  if (!frames) return;
  const walker = walkerOf(root);
  let steps = 0;

  const open = (node: Node): boolean => {
    const around = frames.at(-1) ?? null;
    if (isText(node)) {
      if (around && !around.hidden) builder.add(node, around.white, around);
      return false;
    }
    if (!isElement(node)) return false;
    const frame = enter(node, around);
    if (frame === 'break') builder.cut();
    if (frame === 'gap') builder.gap();
    if (typeof frame === 'string') return false;
    if (frame.block) builder.cut();
    else if (frame.cell) builder.gap();
    frames.push(frame);
    return true;
  };
  const close = (node: Node): void => {
    const index = frames.findLastIndex((frame) => frame.element === node);
    if (index < 0) return;
    if (frames.splice(index).some((frame) => frame.block)) builder.cut();
  };

  let node: Node = root;
  for (;;) {
    let next = open(node) ? walker.firstChild() : null;
    while (!next) {
      const current = walker.currentNode;
      close(current);
      if (current === root) break;
      next = walker.nextSibling();
      if (!next && !walker.parentNode()) break;
    }
    if (!next) break;
    node = next;
    steps += 1;
    if (steps % STRIDE === 0) yield;
  }
  // A page may render everything inline: what is open ends with the element that was to be read.
  builder.cut();
}
