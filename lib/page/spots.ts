import type { Card } from './card.ts';
import { inBox, inCorridor } from './geometry.ts';
import type { HitTest } from './hit-test.ts';
import type { Spot } from './hover-state.ts';
import type { Overlay } from './overlay.ts';
import type { Signs } from './signs.ts';

/** What is at a point of the viewport, for the hover card. */
export type Spots = {
  at: (x: number, y: number, inside: boolean) => Spot;
  /** Where the way to the card begins. */
  leaveFrom: (point: { x: number; y: number }) => void;
};

/** Looks in the overlay first (a sign stands for its mark), then in the page. Remembers where the pointer last was on the open mark. */
export function createSpots(overlay: Overlay, signs: Signs, card: Card, hitTest: HitTest): Spots {
  let exit = { x: 0, y: 0 };
  const own = (x: number, y: number): Spot => {
    const element = overlay.shadow.elementFromPoint(x, y);
    const mark = signs.markOf(element);
    if (mark && mark === card.mark()) exit = { x, y };
    if (mark) return { kind: 'mark', note: mark.note.id };
    return element && overlay.slot.contains(element) ? { kind: 'card' } : { kind: 'none' };
  };
  return {
    at(x, y, inside) {
      const box = card.box();
      if (inside || (box && inBox(box, x, y))) return own(x, y);
      const mark = hitTest(x, y);
      const corridor = box !== null && inCorridor(x, y, exit, box);
      if (!mark) return { kind: corridor ? 'corridor' : 'none' };
      if (mark === card.mark()) exit = { x, y };
      return { kind: 'mark', note: mark.note.id, ...(corridor && { corridor }) };
    },
    leaveFrom(point) {
      exit = point;
    },
  };
}
