/** Where the pointer is. `corridor` = on the way from the mark to its open card, which counts as being on the card. */
export type Spot = { kind: 'mark'; note: string; corridor?: boolean } | { kind: 'card' } | { kind: 'corridor' } | { kind: 'none' };

/** All that can happen to a hover card. `at` is a time in milliseconds; a move's is that of the frame that saw it. */
export type HoverEvent =
  | { type: 'move'; at: number; x: number; y: number; spot: Spot }
  | { type: 'tick'; at: number }
  | { type: 'down'; at: number; spot: Spot }
  | { type: 'up'; at: number }
  /** `travel` = how many viewports the page has moved since the card opened. */
  | { type: 'scroll'; at: number; travel: number }
  | { type: 'select'; at: number; something: boolean }
  | { type: 'focus'; at: number; inside: boolean }
  /** Opened on purpose: by click, key or from the popup. */
  | { type: 'show'; at: number; note: string }
  | { type: 'escape' | 'close'; at: number };

/** Delays in milliseconds, distances in pixels (ux.md 2.2, "Behaviour"). */
export type HoverTiming = {
  /** Does rest open a card at all, at this moment? Without it: only what is meant to (a click, a key, the popup). */
  byRest: boolean;
  open: number;
  reopen: number;
  close: number;
  stillFor: number;
  stillWithin: number;
  afterScroll: number;
};
export const TIMING: HoverTiming = { byRest: true, open: 500, reopen: 150, close: 300, stillFor: 100, stillWithin: 6, afterScroll: 150 };

export type HoverState = {
  /** The note whose card is open. */
  card: string | null;
  /** Opened on purpose: leaving with the pointer does not close it. */
  held: boolean;
  /** Focus is in the card. */
  focused: boolean;
  over: Spot;
  waiting: { note: string; since: number } | null;
  leavingSince: number | null;
  /** Closed with Esc while the pointer was on it: does not open again before the pointer has left. */
  blocked: string | null;
  down: boolean;
  /** Nothing opens before this time: the page scrolls, or text is being selected. */
  quietUntil: number;
  trail: readonly { at: number; x: number; y: number }[];
};

export const CLOSED: HoverState = {
  card: null,
  held: false,
  focused: false,
  over: { kind: 'none' },
  waiting: null,
  leavingSince: null,
  blocked: null,
  down: false,
  quietUntil: 0,
  trail: [],
};

const shut = (state: HoverState): HoverState => ({ ...state, card: null, held: false, focused: false, leavingSince: null });
const stays = (state: HoverState): boolean => state.held || state.focused;

/** When the pointer will have moved less than the limit for long enough, if it does not move again. */
function stillFrom(state: HoverState, timing: HoverTiming): number {
  const last = state.trail.at(-1);
  if (!last) return 0;
  const far = state.trail.findLastIndex(({ x, y }) => Math.hypot(x - last.x, y - last.y) >= timing.stillWithin);
  // The pointer was far away until it made the step that brought it near.
  return far < 0 ? 0 : (state.trail[far + 1]?.at ?? last.at) + timing.stillFor;
}

const opensAt = (state: HoverState, timing: HoverTiming): number =>
  state.waiting && !state.down && timing.byRest
    ? Math.max(state.waiting.since + (state.card ? timing.reopen : timing.open), state.quietUntil, stillFrom(state, timing))
    : Infinity;
const closesAt = (state: HoverState, timing: HoverTiming): number =>
  state.card && state.leavingSince !== null && !stays(state) ? state.leavingSince + timing.close : Infinity;

/** The card that rest will open where none is open now, and when; null where nothing is waited for. What it needs can be made ready before. */
export function comingCard(state: HoverState, timing: HoverTiming = TIMING): { note: string; at: number } | null {
  const at = opensAt(state, timing);
  return state.waiting && !state.card && at < Infinity ? { note: state.waiting.note, at } : null;
}

/** The next time at which something may happen by itself, or null. */
export function wakeAt(state: HoverState, timing: HoverTiming = TIMING): number | null {
  const next = Math.min(opensAt(state, timing), closesAt(state, timing));
  return next === Infinity ? null : next;
}

/** Opens and closes what is due. */
function settle(state: HoverState, at: number, timing: HoverTiming): HoverState {
  if (state.waiting && opensAt(state, timing) <= at) return { ...shut(state), card: state.waiting.note, waiting: null };
  return closesAt(state, timing) <= at ? shut(state) : state;
}

function move(state: HoverState, { at, x, y, spot }: Extract<HoverEvent, { type: 'move' }>, timing: HoverTiming): HoverState {
  const since = state.trail.findLastIndex((point) => point.at <= at - timing.stillFor);
  const trail = [...state.trail.slice(Math.max(since, 0)), { at, x, y }];
  const note = spot.kind === 'mark' ? spot.note : null;
  const blocked = note === state.blocked ? state.blocked : null;
  const onCard = note === null ? spot.kind !== 'none' : note === state.card || (spot.kind === 'mark' && spot.corridor === true);
  const mayWait = note !== null && note !== state.card && note !== blocked && !state.down && !state.focused;
  const since2 = state.waiting?.note === note ? state.waiting.since : at;
  return {
    ...state,
    trail,
    blocked,
    over: spot,
    waiting: mayWait ? { note, since: since2 } : null,
    leavingSince: onCard || !state.card ? null : (state.leavingSince ?? at),
  };
}

function down(state: HoverState, spot: Spot): HoverState {
  const pressed = { ...state, down: true, waiting: null };
  return spot.kind === 'none' ? shut(pressed) : pressed;
}

function select(state: HoverState, at: number, something: boolean, timing: HoverTiming): HoverState {
  const quiet = { ...state, waiting: state.waiting && { ...state.waiting, since: at }, quietUntil: Math.max(state.quietUntil, at + timing.open) };
  return something && state.over.kind !== 'card' && !state.focused ? shut(quiet) : quiet;
}

/** One step of the state machine. Pure: the shell compares `card` before and after, and sets a timer for {@link wakeAt}. */
export function hoverStep(state: HoverState, event: HoverEvent, timing: HoverTiming = TIMING): HoverState {
  switch (event.type) {
    case 'move':
      return settle(move(settle(state, event.at, timing), event, timing), event.at, timing);
    case 'tick':
      return settle(state, event.at, timing);
    case 'down':
      return down(state, event.spot);
    case 'up': {
      const { over } = state;
      const again = over.kind === 'mark' && over.note !== state.card && over.note !== state.blocked;
      return { ...state, down: false, waiting: again ? { note: over.note, since: event.at } : null };
    }
    case 'scroll': {
      const quiet = { ...state, waiting: null, quietUntil: event.at + timing.afterScroll };
      return event.travel >= 1 && !stays(state) ? shut(quiet) : quiet;
    }
    case 'select':
      return select(state, event.at, event.something, timing);
    case 'focus':
      return {
        ...state,
        focused: event.inside,
        leavingSince: !event.inside && state.card && !state.held && state.over.kind === 'none' ? event.at : state.leavingSince,
      };
    case 'show':
      return { ...shut(state), card: event.note, held: true, waiting: null, blocked: null };
    case 'escape':
    case 'close':
      break;
  }
  const { over } = state;
  return { ...shut(state), waiting: null, blocked: over.kind === 'mark' ? over.note : state.card };
}
