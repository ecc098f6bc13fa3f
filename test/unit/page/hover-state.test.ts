import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOSED, comingCard, hoverStep, TIMING, wakeAt } from '../../../lib/page/hover-state.ts';
import type { HoverEvent, HoverState, Spot } from '../../../lib/page/hover-state.ts';

const A: Spot = { kind: 'mark', note: 'a' };
const B: Spot = { kind: 'mark', note: 'b' };
const CARD: Spot = { kind: 'card' };
const NONE: Spot = { kind: 'none' };
const CORRIDOR: Spot = { kind: 'corridor' };

const move = (at: number, spot: Spot, x = 10, y = 10): HoverEvent => ({ type: 'move', at, x, y, spot });
const tick = (at: number): HoverEvent => ({ type: 'tick', at });

/** Plays events as the shell does: a tick at every time the machine asked for, in between. */
function play(events: readonly HoverEvent[], until = 0, from: HoverState = CLOSED): HoverState {
  let state = from;
  const catchUp = (time: number): void => {
    for (let wake = wakeAt(state); wake !== null && wake <= time; wake = wakeAt(state)) state = hoverStep(state, tick(wake));
  };
  for (const event of events) {
    catchUp(event.at - 0.001);
    state = hoverStep(state, event);
  }
  catchUp(until);
  return state;
}
const openOnA = play([move(0, A)], 500);

describe('hover card, opening (UX-A7, ux.md 2.2)', () => {
  it('opens after 500 ms of rest: not at 450, at 600', () => {
    expect(play([move(0, A)], 450).card).toBeNull();
    expect(play([move(0, A)], 600).card).toBe('a');
  });

  it('says which card is coming and when, and none that is not', () => {
    expect(comingCard(play([move(0, A)]))).toEqual({ note: 'a', at: 500 });
    expect(comingCard(play([move(0, A), move(450, A, 40)]))).toEqual({ note: 'a', at: 550 });
    expect(comingCard(play([move(0, A), move(100, NONE, 60)]))).toBeNull();
    expect(comingCard(play([move(0, A), move(510, B, 60)]))).toBeNull();
    expect(comingCard(play([move(0, A)]), { ...TIMING, byRest: false })).toBeNull();
  });

  it('does not open while the pointer passes', () => {
    expect(play([move(0, A), move(200, NONE, 60)], 5_000).card).toBeNull();
  });

  it('waits for a pointer that keeps moving on the mark, and for no more than its rest', () => {
    const path = Array.from({ length: 60 }, (_, step) => move(step * 16, A, step * 8));
    const last = 59 * 16;
    expect(play(path, last).card).toBeNull();
    expect(play(path, last + 99).card).toBeNull();
    expect(play(path, last + 101).card).toBe('a');
  });

  it('does not mind a trembling hand', () => {
    const path = Array.from({ length: 40 }, (_, step) => move(step * 16, A, 10 + (step % 2) * 3));
    expect(play(path, 520).card).toBe('a');
  });

  it('does not open while a button is down or text is being selected', () => {
    expect(play([move(0, A), { type: 'down', at: 10, spot: A }], 5_000).card).toBeNull();
    expect(play([move(0, A), { type: 'down', at: 10, spot: A }, { type: 'up', at: 700 }], 1_100).card).toBeNull();
    expect(play([move(0, A), { type: 'down', at: 10, spot: A }, { type: 'up', at: 700 }], 1_300).card).toBe('a');
    expect(play([move(0, A), { type: 'select', at: 400, something: true }], 850).card).toBeNull();
  });

  it('opens nothing by rest where rest does not open, nor another card beside an open one; what is meant to, does', () => {
    const never = { ...TIMING, byRest: false };
    const resting = hoverStep(CLOSED, move(0, A), never);
    expect(wakeAt(resting, never)).toBeNull();
    expect(hoverStep(resting, tick(9_000), never).card).toBeNull();
    const shown = hoverStep(resting, { type: 'show', at: 9_100, note: 'a' }, never);
    expect(shown.card).toBe('a');
    expect(hoverStep(hoverStep(shown, move(9_200, B), never), tick(19_000), never).card).toBe('a');
    // The key that lets rest open goes down while the pointer lies there: at once.
    expect(hoverStep(resting, tick(9_000), TIMING).card).toBe('a');
  });

  it('does not open while the page scrolls', () => {
    expect(play([move(0, A), { type: 'scroll', at: 400, travel: 0 }], 5_000).card).toBeNull();
    expect(play([move(0, A), { type: 'scroll', at: 400, travel: 0 }, move(600, A)], 1_110).card).toBe('a');
  });

  it('opens another mark after 150 ms while a card is open', () => {
    const onB = [move(600, B, 200), move(601, B, 200)];
    expect(play(onB, 740, openOnA).card).toBe('a');
    expect(play(onB, 760, openOnA).card).toBe('b');
  });
});

describe('hover card, staying and closing', () => {
  it('closes 300 ms after leaving, not before', () => {
    expect(play([move(600, NONE, 300)], 890, openOnA).card).toBe('a');
    expect(play([move(600, NONE, 300)], 901, openOnA).card).toBeNull();
  });

  it('stays on the card and on the way to it, for as long as it takes', () => {
    expect(play([move(600, CORRIDOR, 12), move(650, CARD, 14)], 10_000, openOnA).card).toBe('a');
    expect(play([move(600, NONE, 12), move(800, CARD, 14)], 10_000, openOnA).card).toBe('a');
    const throughB = [move(600, { ...B, corridor: true }, 40), move(640, { ...B, corridor: true }, 80), move(680, CARD, 120)];
    expect(play(throughB, 5_000, openOnA).card).toBe('a');
  });

  it('never closes on a timer while the pointer rests on the mark', () => {
    expect(play([], 60_000, openOnA).card).toBe('a');
  });

  it('Esc closes it and it stays closed until the pointer has left', () => {
    const closed = play([{ type: 'escape', at: 700 }], 700, openOnA);
    expect(closed.card).toBeNull();
    expect(play([move(800, A), move(1_400, A)], 5_000, closed).card).toBeNull();
    expect(play([move(800, NONE, 100), move(900, A)], 1_500, closed).card).toBe('a');
  });

  it('a focused card outlives the pointer; once focus has left it goes', () => {
    const focused = play([{ type: 'focus', at: 600, inside: true }, move(700, NONE, 400)], 20_000, openOnA);
    expect(focused.card).toBe('a');
    expect(play([{ type: 'focus', at: 21_000, inside: false }], 21_400, focused).card).toBeNull();
  });

  it('a card that was opened on purpose stays, until a press elsewhere', () => {
    const held = play([{ type: 'show', at: 0, note: 'a' }, move(10, NONE, 500)], 30_000);
    expect(held.card).toBe('a');
    expect(play([{ type: 'down', at: 31_000, spot: CARD }], 31_000, held).card).toBe('a');
    expect(play([{ type: 'down', at: 31_000, spot: NONE }], 31_000, held).card).toBeNull();
  });

  it('goes after one viewport of scrolling, unless it is held', () => {
    expect(play([{ type: 'scroll', at: 600, travel: 0.9 }], 601, openOnA).card).toBe('a');
    expect(play([{ type: 'scroll', at: 600, travel: 1 }], 601, openOnA).card).toBeNull();
    expect(
      play(
        [
          { type: 'show', at: 0, note: 'a' },
          { type: 'scroll', at: 600, travel: 3 },
        ],
        601,
      ).card,
    ).toBe('a');
  });

  it('gives way to a selection', () => {
    expect(play([{ type: 'select', at: 600, something: true }], 601, openOnA).card).toBeNull();
  });
});

describe('hover card, always', () => {
  const spot = fc.constantFrom<Spot>(A, B, CARD, NONE, CORRIDOR, { ...B, corridor: true });
  const kind = fc.oneof(
    fc.record({ type: fc.constant('move' as const), x: fc.nat(500), y: fc.nat(500), spot }),
    fc.record({ type: fc.constantFrom('tick' as const, 'up' as const, 'escape' as const, 'close' as const) }),
    fc.record({ type: fc.constant('down' as const), spot }),
    fc.record({ type: fc.constant('scroll' as const), travel: fc.constantFrom(0, 0.5, 2) }),
    fc.record({ type: fc.constant('select' as const), something: fc.boolean() }),
    fc.record({ type: fc.constant('focus' as const), inside: fc.boolean() }),
    fc.record({ type: fc.constant('show' as const), note: fc.constantFrom('a', 'b') }),
  );
  const timed = fc.array(fc.tuple(fc.nat(400), kind), { maxLength: 40 }).map((steps): HoverEvent[] => {
    let at = 0;
    return steps.map(([wait, event]) => ({ ...event, at: (at += wait) }));
  });

  it('a card opens by itself only after its delay over its own mark, with no button down', () => {
    fc.assert(
      fc.property(timed, (events) => {
        let state = CLOSED;
        for (const event of events) {
          const before = state;
          state = hoverStep(before, event);
          if (state.card === null || state.card === before.card || event.type === 'show') continue;
          expect(before.down).toBe(false);
          expect(before.waiting?.note ?? (before.over.kind === 'mark' ? before.over.note : null)).toBe(state.card);
          expect(event.at - (before.waiting?.since ?? event.at)).toBeGreaterThanOrEqual(before.card ? TIMING.reopen : TIMING.open);
        }
      }),
    );
  });

  it('comes to rest: after the pointer has gone, nothing stays planned', () => {
    fc.assert(
      fc.property(timed, (events) => {
        const last = events.at(-1)?.at ?? 0;
        const rest = play([...events, { type: 'up', at: last }, { type: 'close', at: last }, move(last + 1, NONE, 900)], last + 5_000);
        expect(rest.card).toBeNull();
        expect(wakeAt(rest)).toBeNull();
      }),
    );
  });
});
