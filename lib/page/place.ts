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

/** A margin that a pinned card stands in has at least this much room: a little less than ux.md 2.2 wants (320), so that a common window needs no lines covered. */
const DOCK_ROOM = 272;
/** How wide a pinned card is where there is room. */
const DOCK_WIDTH = 404;
/** Without a margin it takes this share of the window's height at most, and is not made lower than this for its mark's sake, in pixels. */
const STRIP = { share: 0.45, least: 120 };

export type DockPlace = { left: number; top: number; width: number; maxHeight: number };

/**
 * Where a pinned card stays while one reads on: in the wider margin beside the text column, level with its mark. Where no margin has room it is a strip over
 * the whole width of the column, at the end of the window that its mark leaves more room at: a line of the text is then in sight or is not, but never without
 * its end. Pixels of the viewport. `mark` = from its first line to its last; `column` = what the text takes of the window's width.
 */
export function placeDock(mark: Box | undefined, column: { left: number; right: number }, height: number, view: { width: number; height: number }): DockPlace {
  const [before, after] = [column.left, view.width - column.right];
  const room = Math.max(before, after);
  const { top, bottom } = mark ?? { top: view.height / 2, bottom: view.height / 2 };
  if (room < DOCK_ROOM) {
    const free = Math.max(top, view.height - bottom) - GAP - MARGIN;
    const maxHeight = Math.floor(Math.max(Math.min(view.height * STRIP.share, free), STRIP.least));
    const width = Math.min(Math.max(DOCK_WIDTH, column.right - column.left + 2 * GAP), view.width - 2 * MARGIN);
    const left = Math.max(MARGIN, Math.min((column.left + column.right - width) / 2, view.width - MARGIN - width));
    const low = view.height - bottom >= top;
    return { left, top: low ? view.height - MARGIN - Math.min(height, maxHeight) : MARGIN, width, maxHeight };
  }
  const width = Math.min(DOCK_WIDTH, room - 2 * MARGIN);
  const maxHeight = view.height - 2 * MARGIN;
  const left = after >= before ? Math.min(column.right + 2 * GAP, view.width - MARGIN - width) : Math.max(MARGIN, column.left - 2 * GAP - width);
  const lowest = Math.max(MARGIN, view.height - MARGIN - Math.min(height, maxHeight));
  return { left, top: Math.min(Math.max(top - GAP, MARGIN), lowest), width, maxHeight };
}
