import type { Box } from './geometry.ts';

/** Pixels between mark and card, and between card and the edge of the window. */
const GAP = 8;
const MARGIN = 8;
/** How far left of the pointer (or into the mark) the card starts. */
const LEAD = 64;

export type CardPlace = { left: number; top: number; side: 'below' | 'above'; /** What the card may take of the window's height. */ maxHeight: number };

/**
 * Places a card under the last visible line of a mark, above the first one where there is no room below, and never over the mark
 * (ux.md 2.2). All in pixels of the viewport. When it fits nowhere it takes the larger side and has to scroll inside.
 */
export function placeCard(
  lines: readonly Box[],
  size: { width: number; height: number },
  view: { width: number; height: number },
  pointerX?: number,
): CardPlace {
  const seen = lines.filter((line) => line.bottom > 0 && line.top < view.height);
  const shown = seen.length > 0 ? seen : lines;
  const first = shown[0] ?? { left: MARGIN, top: MARGIN, right: MARGIN, bottom: MARGIN };
  const last = shown.at(-1) ?? first;
  const below = view.height - MARGIN - (last.bottom + GAP);
  const above = first.top - GAP - MARGIN;
  const side = below >= size.height || below >= above ? 'below' : 'above';
  const maxHeight = Math.max(side === 'below' ? below : above, 0);
  const height = Math.min(size.height, maxHeight);
  const anchor = side === 'below' ? last : first;
  const wish = Math.min(Math.max(pointerX ?? anchor.left + LEAD, anchor.left), Math.max(anchor.left, anchor.right)) - LEAD;
  const left = Math.max(MARGIN, Math.min(wish, view.width - MARGIN - size.width));
  return { left, top: side === 'below' ? last.bottom + GAP : first.top - GAP - height, side, maxHeight };
}

/** A side that a pinned card can dock in has at least this much room (ux.md 2.2). */
const DOCK_ROOM = 320;
/** How wide a pinned card is where there is room. */
const DOCK_WIDTH = 404;

export type DockPlace = { left: number; top: number; width: number; maxHeight: number };

/**
 * Where a pinned card stays while one reads on: in the wider free side beside the text column, level with its mark; where no side has room, in the corner
 * that its mark is not near, and low. Pixels of the viewport. `column` = what the text takes of the window's width.
 */
export function placeDock(line: Box | undefined, column: { left: number; right: number }, height: number, view: { width: number; height: number }): DockPlace {
  const [before, after] = [column.left, view.width - column.right];
  const room = Math.max(before, after);
  const top = line?.top ?? view.height / 2;
  if (room < DOCK_ROOM) {
    const maxHeight = Math.floor(view.height * 0.45);
    const width = Math.min(DOCK_WIDTH, view.width - 2 * MARGIN);
    const low = top < view.height / 2;
    return { left: view.width - MARGIN - width, top: low ? view.height - MARGIN - Math.min(height, maxHeight) : MARGIN, width, maxHeight };
  }
  const width = Math.min(DOCK_WIDTH, room - 2 * MARGIN);
  const maxHeight = view.height - 2 * MARGIN;
  const left = after >= before ? Math.min(column.right + 2 * GAP, view.width - MARGIN - width) : Math.max(MARGIN, column.left - 2 * GAP - width);
  const lowest = Math.max(MARGIN, view.height - MARGIN - Math.min(height, maxHeight));
  return { left, top: Math.min(Math.max(top - GAP, MARGIN), lowest), width, maxHeight };
}
