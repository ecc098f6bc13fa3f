/** A key that a reader may hold so that the pointer opens notes. */
export type HoldKey = 'alt' | 'shift';

/** Which of the keys is down now. */
export type HeldKey = {
  holds: (key: HoldKey) => boolean;
  /** Takes the state from an event that carries it: the pointer's, on pages that keep the keys' events to themselves. */
  read: (event: Pick<MouseEvent, 'altKey' | 'shiftKey'>) => void;
};

/** Follows the keys until `signal` is aborted; calls back when one goes down or up. No key is kept from the page. */
export function createHeldKey(view: Window, changed: () => void, signal: AbortSignal): HeldKey {
  let held = { alt: false, shift: false };
  const read: HeldKey['read'] = ({ altKey, shiftKey }) => {
    held = { alt: altKey, shift: shiftKey };
  };
  const follow = (event: KeyboardEvent): void => {
    if (!event.isTrusted || (event.key !== 'Alt' && event.key !== 'Shift')) return;
    const { alt, shift } = held;
    read(event);
    if (held.alt !== alt || held.shift !== shift) changed();
  };
  view.addEventListener('keydown', follow, { capture: true, passive: true, signal });
  view.addEventListener('keyup', follow, { capture: true, passive: true, signal });
  // The key that leads to another window is let go of there.
  view.addEventListener('blur', (event) => (event.isTrusted ? read({ altKey: false, shiftKey: false }) : undefined), { signal });
  return { holds: (key) => held[key], read };
}
