import { CLOSED, comingCard, hoverStep, TIMING, wakeAt } from './hover-state.ts';
import { createHeldKey } from './held-key.ts';
import type { Opening } from '../settings/settings.ts';
import type { HoverEvent, HoverState, HoverTiming, Spot } from './hover-state.ts';

/** What the shell of the state machine needs from the page around it. */
export type HoverDeps = {
  document: Document;
  view: Window;
  /** What is at a point; at most once a frame, never while the page scrolls. `inside` = the event came from our own overlay. */
  spotAt: (x: number, y: number, inside: boolean) => Spot;
  /** Does an event come from the overlay's host? */
  isOurs: (event: Event) => boolean;
  /** The open card has become another one, or none. `pointer` only where it was opened by hovering; `touch` = by a finger. */
  changed: (card: string | null, pointer: { x: number; y: number } | null, touch: boolean) => void;
  /** Rest is about to open this note's card, or (null) no longer is: time to make it ready unseen. */
  prepare: (note: string | null, pointerX: number) => void;
  opening: () => Opening;
  openDelay: () => number;
};

/** Runs the card's state machine on the page's events. */
export type Hover = {
  send: (event: HoverEvent) => void;
  /** Opens the card of a note on purpose. */
  show: (note: string) => void;
  card: () => string | null;
};

/** How long before its time a card is made ready, in milliseconds: a pointer that only passes costs nothing. With less time than `LEAST` it opens as it is. */
const LEAD = 150;
const LEAST = 40;
/** Frames come this long after one another at most, and this much off their time, in milliseconds. */
const FRAME = 24;
const JITTER = 1;

const isTouch = (event: Event): boolean => 'pointerType' in event && event.pointerType === 'touch';

/** Listens until `signal` is aborted. Only trusted events count; none of them is kept from the page, but Esc while a card is open. */
export function createHover(deps: HoverDeps, signal: AbortSignal): Hover {
  const { document, view } = deps;
  let state: HoverState = CLOSED;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let due = 0;
  let ready: string | null = null;
  let pointer: { x: number; y: number; inside: boolean } | null = null;
  let travelled = 0;
  let scrolledFrom = { x: 0, y: 0 };
  let swallowed = false;
  let finger = false;

  const now = (): number => performance.now();
  const timing = (): HoverTiming => {
    const opening = deps.opening();
    if (opening === 'alt' || opening === 'shift') return { ...TIMING, byRest: key.holds(opening), open: TIMING.reopen };
    return { ...TIMING, byRest: opening === 'rest', open: deps.openDelay() };
  };
  const send = (event: HoverEvent): void => {
    const before = state.card;
    state = hoverStep(state, event, timing());
    wait();
    if (state.card === before) return;
    travelled = 0;
    const byHover = event.type === 'move' || event.type === 'tick';
    deps.changed(state.card, byHover ? pointer : null, !byHover && finger);
  };

  const prepare = (note: string | null): void => {
    if (note === ready) return;
    ready = note;
    deps.prepare(note, pointer?.x ?? 0);
  };
  /**
   * What is due is done in the frame of its time, before that frame is drawn: a timer that ends between two frames, or just behind the beginning of one,
   * shows nothing before the next.
   */
  function wait(): void {
    clearTimeout(timer);
    cancelAnimationFrame(due);
    const coming = comingCard(state, timing());
    // An opened card is not prepared any more; it is no longer `ready`, but nothing has to be taken down for that.
    if (state.card !== null) ready = null;
    else if (ready !== coming?.note) prepare(null);
    const wake = wakeAt(state, timing());
    if (wake === null || signal.aborted) return;
    const left = wake - now();
    if (coming && coming.note !== ready && left > LEAST) {
      const make = (): void => {
        prepare(coming.note);
        wait();
      };
      timer = setTimeout(make, Math.max(left - LEAD, 0));
      return;
    }
    const tick = (time: number): void => {
      if (time + JITTER < wake) due = requestAnimationFrame(tick);
      else send({ type: 'tick', at: Math.max(now(), wake) });
    };
    timer = setTimeout(() => (due = requestAnimationFrame(tick)), Math.max(left - FRAME, 0));
  }

  const key = createHeldKey(view, () => send({ type: 'tick', at: now() }), signal);

  let lastScroll = -Infinity;
  let afterScroll: ReturnType<typeof setTimeout> | undefined;
  const look = (time: number = now()): void => {
    frame = 0;
    // While the page scrolls nothing is looked up; the place where the pointer ends up is.
    if (!pointer || signal.aborted || now() - lastScroll < TIMING.afterScroll) return;
    const { x, y, inside } = pointer;
    // A rest is counted from the beginning of the frame that saw it, so that it ends with one.
    send({ type: 'move', at: time, x, y, spot: deps.spotAt(x, y, inside) });
  };

  const on = (target: EventTarget, type: string, handle: (event: Event) => void, passive = true): void =>
    target.addEventListener(type, (event) => (event.isTrusted ? handle(event) : undefined), { capture: true, passive, signal });

  on(document, 'pointermove', (event) => {
    if (isTouch(event)) return;
    key.read(event as PointerEvent);
    const { clientX: x, clientY: y } = event as PointerEvent;
    pointer = { x, y, inside: deps.isOurs(event) };
    frame ||= requestAnimationFrame(look);
  });
  on(document, 'pointerdown', (event) => {
    const { clientX: x, clientY: y } = event as PointerEvent;
    finger = isTouch(event);
    send({ type: 'down', at: now(), spot: deps.spotAt(x, y, deps.isOurs(event)) });
  });
  for (const type of ['pointerup', 'pointercancel', 'dragend']) on(document, type, () => send({ type: 'up', at: now() }));
  on(document, 'pointerout', (event) => {
    // Out of the window altogether.
    if ((event as PointerEvent).relatedTarget !== null || isTouch(event)) return;
    pointer = null;
    send({ type: 'move', at: now(), x: -1_000, y: -1_000, spot: { kind: 'none' } });
  });
  on(document, 'scroll', () => {
    const { scrollX: x, scrollY: y, innerHeight } = view;
    lastScroll = now();
    travelled += Math.hypot(x - scrolledFrom.x, y - scrolledFrom.y) / Math.max(innerHeight, 1);
    scrolledFrom = { x, y };
    clearTimeout(afterScroll);
    afterScroll = setTimeout(() => look(), TIMING.afterScroll + 10);
    send({ type: 'scroll', at: lastScroll, travel: travelled });
  });
  scrolledFrom = { x: view.scrollX, y: view.scrollY };
  on(document, 'selectionchange', () => {
    const selection = document.getSelection();
    send({ type: 'select', at: now(), something: selection !== null && !selection.isCollapsed });
  });
  on(document, 'click', (event) => {
    const { clientX: x, clientY: y, button, detail } = event as MouseEvent;
    if (
      button !== 0 ||
      detail !== 1 ||
      event.defaultPrevented ||
      deps.opening() === 'off' ||
      deps.isOurs(event) ||
      isOnControl(event) ||
      document.getSelection()?.isCollapsed === false
    )
      return;
    const spot = deps.spotAt(x, y, false);
    if (spot.kind === 'mark') send({ type: 'show', at: now(), note: spot.note });
  });
  const onKey = (event: Event): void => {
    finger = false;
    if ((event as KeyboardEvent).key !== 'Escape') return;
    if (event.type === 'keyup' ? !swallowed : state.card === null) return;
    // The page must not close its own dialog with the key that closed our card (UX-A9).
    event.preventDefault();
    event.stopImmediatePropagation();
    swallowed = event.type === 'keydown';
    if (swallowed) send({ type: 'escape', at: now() });
  };
  on(view, 'keydown', onKey, false);
  on(view, 'keyup', onKey, false);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    clearTimeout(afterScroll);
    cancelAnimationFrame(frame);
    cancelAnimationFrame(due);
  });

  return { send, show: (note) => send({ type: 'show', at: now(), note }), card: () => state.card };
}

/** A click that means something else to the page: a link, a button, a field. */
const isOnControl = (event: Event): boolean =>
  event
    .composedPath()
    .some(
      (target) =>
        target instanceof Element &&
        target.matches(
          'a[href], button, input, textarea, select, summary, label, video, audio, [role="button"], [role="link"], [contenteditable]:not([contenteditable="false"])',
        ),
    );
