import { holds, nearest, parentOf } from './dom.ts';
import { boxesOf } from './boxes.ts';
import { inBox } from './geometry.ts';
import type { Mark, Marks } from './marks.ts';
import type { TextMap } from './text-map.ts';

/** Which painted mark is at a point of the viewport. */
export type HitTest = (x: number, y: number) => Mark | null;

/** Index of the first mark that starts behind `offset`. */
function startsBehind(marks: readonly Mark[], offset: number): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] as Mark).note.start > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Of several marks at one place the shortest: it says most about that place. */
const shortest = (marks: readonly Mark[]): Mark | null =>
  marks.reduce<Mark | null>((best, mark) => (best && best.note.end - best.note.start <= mark.note.end - mark.note.start ? best : mark), null);

const covers = (mark: Mark, x: number, y: number): boolean => boxesOf(mark.range).some((box) => inBox(box, x, y));

/**
 * A hit test whose cost does not grow with the number of marks: caret position, binary search in its block, one check of the
 * rectangles (without which the caret snaps to text beside the pointer). Where a link is stretched over the text there is no caret
 * in it: then the rectangles of `inView` marks decide, if the link belongs to the same box as the text.
 */
export function createHitTest(document: Document, map: TextMap, marks: Marks, painted: () => ReadonlySet<Mark>): HitTest {
  const caretAt = (x: number, y: number): { node: Node; offset: number } | null => {
    const caret = Document.prototype.caretPositionFromPoint?.call(document, x, y);
    return caret ? { node: caret.offsetNode, offset: caret.offset } : null;
  };

  const throughCaret = (x: number, y: number): Mark | null => {
    const caret = caretAt(x, y);
    const spot = caret && map.locate(caret.node, caret.offset);
    if (!spot) return null;
    const own = marks.of(spot.block);
    const before = own.slice(0, startsBehind(own, spot.offset)).filter((mark) => mark.note.end >= spot.offset && painted().has(mark));
    return shortest(before.filter((mark) => covers(mark, x, y)));
  };

  const underLink = (x: number, y: number): Mark | null => {
    const top = Document.prototype.elementFromPoint.call(document, x, y);
    const link = top && nearest(top, 'a[href]');
    const area = link instanceof HTMLElement ? (link.offsetParent ?? parentOf(link)) : null;
    if (!link || !area) return null;
    const below = [...painted()].filter((mark) => holds(area, mark.range.startContainer) && !holds(link, mark.range.startContainer));
    return shortest(below.filter((mark) => covers(mark, x, y)));
  };

  return (x, y) => throughCaret(x, y) ?? underLink(x, y);
}
