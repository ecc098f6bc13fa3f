import { SIGN } from './sign-place.ts';

/** Where the text of a block starts and ends across the window: the inner edges of its container. */
export function columnOf(container: Element): { left: number; right: number } {
  const { left, right } = container.getBoundingClientRect();
  const style = getComputedStyle(container);
  return {
    left: left + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth),
    right: right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth),
  };
}

/** A rule beside a quotation, or the frame of a box, is drawn by one of so many elements around the text. */
const AROUND = 3;

/** Where signs beside a text column are measured from: its edge, or the far side of a rule or frame that they would otherwise stand on (see `SIGN`). */
export function outerEdge(container: Element, edge: number, rtl: boolean): number {
  let outer = edge;
  let element: Element | null = container;
  for (let at = 0; element && at < AROUND; at += 1, element = element.parentElement) {
    const width = parseFloat(getComputedStyle(element)[rtl ? 'borderRightWidth' : 'borderLeftWidth']);
    if (!(width > 0)) continue;
    const side = element.getBoundingClientRect()[rtl ? 'right' : 'left'];
    if (rtl ? side >= outer && side - width < edge + SIGN.offset : side <= outer && side + width > edge - SIGN.offset) outer = side;
  }
  return outer;
}
