/** A box in the coordinates of the viewport. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** Boxes joined line by line, from top to bottom. */
export function linesOf(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of [...boxes].sort((one, other) => one.top - other.top || one.left - other.left)) {
    const line = lines.find(
      (other) => Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 0.5 * Math.min(box.bottom - box.top, other.bottom - other.top),
    );
    if (line)
      Object.assign(line, {
        left: Math.min(line.left, box.left),
        right: Math.max(line.right, box.right),
        top: Math.min(line.top, box.top),
        bottom: Math.max(line.bottom, box.bottom),
      });
    else lines.push({ ...box });
  }
  return lines;
}

/** Is a point in a box? The right and lower edges belong to the neighbours, as in the browser's own hit test. */
export const inBox = (box: Box, x: number, y: number): boolean => x >= box.left && x < box.right && y >= box.top && y < box.bottom;

/** Is a point in the triangle of three points? The edge counts. */
export function inTriangle(x: number, y: number, corners: readonly [[number, number], [number, number], [number, number]]): boolean {
  const side = ([ax, ay]: [number, number], [bx, by]: [number, number]): number => (x - bx) * (ay - by) - (ax - bx) * (y - by);
  const [a, b, c] = corners;
  const sides = [side(a, b), side(b, c), side(c, a)];
  return sides.every((value) => value >= 0) || sides.every((value) => value <= 0);
}

/** The safe way from where the pointer left a mark to the near edge of the card: a triangle (ux.md 2.2, "Close"). */
export function inCorridor(x: number, y: number, from: { x: number; y: number }, card: Box): boolean {
  const edge = card.top >= from.y ? card.top : card.bottom;
  return inTriangle(x, y, [[from.x, from.y], [card.left, edge], [card.right, edge]]); // prettier-ignore
}
