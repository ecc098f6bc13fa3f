/** Milliseconds for which a card that has just appeared under the pointer takes no click that does something (packs.md G5). */
export const ARMED_AFTER = 500;

/** What a press inside the overlay is measured by. */
export type ClickGround = {
  host: Element;
  document: Document;
  /** When the card appeared, `performance.now()`; null without a card. */
  shownAt: () => number | null;
  now: () => number;
};

/**
 * Does a press inside the overlay come from a person who sees what is pressed? Not when a script made it (packs.md G4), the page has made the overlay
 * invisible (G2) or laid something over it (G3), or the card appeared under a pointer that was about to click (G5). More and Less only unfold, and always do.
 */
export function isMeant(event: Event, ground: ClickGround): boolean {
  if (!event.isTrusted) return false;
  if (!Element.prototype.checkVisibility.call(ground.host, { opacityProperty: true, visibilityProperty: true })) return false;
  const { clientX, clientY, detail } = event as MouseEvent;
  // A press by keyboard has no place.
  if (detail === 0) return true;
  if (Document.prototype.elementFromPoint.call(ground.document, clientX, clientY) !== ground.host) return false;
  const shownAt = ground.shownAt();
  const unfolds = event.target instanceof Element && event.target.closest('[aria-expanded]') !== null;
  return unfolds || shownAt === null || ground.now() - shownAt >= ARMED_AFTER;
}
