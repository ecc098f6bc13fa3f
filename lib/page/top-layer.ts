import { create } from './dom.ts';

/**
 * A box of the overlay that stands in the browser's top layer while it is shown, where no `z-index` of the page is above it. Without that layer
 * it is an ordinary box of the overlay, which is as high as an element can be.
 */
export function createBox(document: Document, name: string): HTMLElement {
  const box = create(document, 'div');
  box.className = `box ${name}`;
  box.setAttribute('popover', 'manual');
  box.hidden = true;
  return box;
}

const isUp = (box: HTMLElement): boolean => box.matches(':popover-open');

/** Shows a box above everything; again after it was moved, which takes it out of the top layer. */
export function raise(box: HTMLElement): void {
  box.hidden = false;
  try {
    if (!isUp(box)) box.showPopover();
  } catch {
    // No top layer, or not in the document at the moment: it is shown where it stands.
  }
}

/** Takes a box down. */
export function lower(box: HTMLElement): void {
  box.hidden = true;
  try {
    if (isUp(box)) box.hidePopover();
  } catch {
    // Never was up.
  }
}

/** Where a box's own (0, 0) is in the viewport, from what it measures and where it was put. Boxes are put by whole pixels. */
export function originOf(box: HTMLElement, measured: { left: number; top: number }): { x: number; y: number } {
  return { x: measured.left - (parseFloat(box.style.left) || 0), y: measured.top - (parseFloat(box.style.top) || 0) };
}
