import { vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { card, middleOf, nextFrame, shadow } from './harness.ts';

/** Brings the real pointer to the middle of some words, or presses there. The reader looks at the pointer once a frame: two moves within one would be one to it. */
export async function pointAt(
  words: string,
  { by = { x: 0, y: 0 }, act = 'hover' }: { by?: { x: number; y: number }; act?: 'hover' | 'click' | 'dblClick' } = {},
): Promise<void> {
  const { x, y, node } = middleOf(words);
  const box = node.getBoundingClientRect();
  await userEvent[act](node, { position: { x: x - box.x + by.x, y: y - box.y + by.y } });
  await nextFrame();
}

/** Takes the pointer off every mark. */
export async function away(): Promise<void> {
  await userEvent.hover(document.querySelector('h1') as Element, { position: { x: 5, y: 5 } });
  await nextFrame();
}

/** The first card to open from now on: when it did, and for how long the pointer had lain still by then. */
export type Opening = { at: number; rested: number };

/** Writes down the next opening of a card by the page's own clock, in the moment it happens: how late a test comes to look at it then does not count. */
export function watchOpening(): () => Opening | null {
  let opening: Opening | null = null;
  let moved = NaN;
  const life = new AbortController();
  addEventListener('pointermove', (event) => (moved = event.timeStamp), { capture: true, passive: true, signal: life.signal });
  const observer = new MutationObserver(() => {
    if (!card()) return;
    observer.disconnect();
    life.abort();
    const at = performance.now();
    opening = { at, rested: at - moved };
  });
  observer.observe(shadow(), { attributes: true, childList: true, subtree: true });
  return () => opening;
}

/** Stops the page's clock, and that of its frames, so that a rest goes on for as long as the pointer's next step takes. Returns how to let it go on. */
export function stopClock(): () => void {
  const [at, frame] = [performance.now(), requestAnimationFrame];
  const clocks = [
    vi.spyOn(performance, 'now').mockReturnValue(at),
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((callback) => frame(() => callback(at))),
  ];
  return () => clocks.forEach((clock) => clock.mockRestore());
}
