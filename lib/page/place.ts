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
