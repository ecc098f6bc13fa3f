import type { Box } from './geometry.ts';

/** A sheet that was drawn down by this many pixels closes. */
const CLOSES_AT = 80;
/** Pixels between the sheet and the mark that it must not cover. */
const GAP = 12;

/**
 * Makes a card's box a sheet from below, for fingers (ux.md 2.3): as wide as the window, closed by drawing it down.
 * The page is scrolled only if the sheet would lie over its own mark. Returns what undoes it.
 */
export function asSheet(slot: HTMLElement, mark: Box | undefined, document: Document, close: () => void): () => void {
  const view = document.defaultView;
  const life = new AbortController();
  const { signal } = life;
  slot.classList.add('sheet');
  const covered = mark ? mark.bottom + GAP - slot.getBoundingClientRect().top : 0;
  if (view && covered > 0) view.scrollBy({ top: covered, behavior: 'instant' });

  let start: number | null = null;
  const drawn = (event: PointerEvent): number => (start === null ? 0 : Math.max(0, event.clientY - start));
  slot.addEventListener(
    'pointerdown',
    (event) => {
      // From its head, or from a text that is at its top; a hand on the text scrolls it.
      const at = event.target instanceof Element ? event.target : null;
      if (event.isTrusted && at?.closest('.head') && !at.closest('button')) start = event.clientY;
    },
    { signal },
  );
  slot.addEventListener(
    'pointermove',
    (event) => {
      if (start === null) return;
      slot.setPointerCapture(event.pointerId);
      slot.style.transform = `translateY(${drawn(event)}px)`;
    },
    { signal },
  );
  slot.addEventListener(
    'pointerup',
    (event) => {
      const far = drawn(event) >= CLOSES_AT;
      start = null;
      slot.style.transform = '';
      if (far) close();
    },
    { signal },
  );
  slot.addEventListener(
    'pointercancel',
    () => {
      start = null;
      slot.style.transform = '';
    },
    { signal },
  );
  return () => {
    life.abort();
    slot.classList.remove('sheet');
  };
}
