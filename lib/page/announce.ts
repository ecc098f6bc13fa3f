import { create } from './dom.ts';
import type { Overlay } from './overlay.ts';

/** A region must have stood for a moment before its text counts as news; later it goes, so that nobody comes upon it while reading on. Milliseconds. */
const BEFORE = 150;
const AFTER = 10_000;

/** Says one thing to assistive technology, politely and once; nobody sees it, and the page does not know. */
export function createAnnouncer(overlay: Overlay, document: Document, signal: AbortSignal): (text: string) => void {
  let said = false;
  return (text) => {
    if (said || signal.aborted) return;
    said = true;
    const region = create(document, 'div');
    region.className = 'told';
    region.setAttribute('role', 'status');
    overlay.shadow.append(region);
    const start = setTimeout(() => (region.textContent = text), BEFORE);
    const end = setTimeout(() => region.remove(), AFTER);
    signal.addEventListener('abort', () => [start, end].forEach(clearTimeout));
  };
}
