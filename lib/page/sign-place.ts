import type { Box } from './geometry.ts';

/** Side of a button, and its distance from the text column, in pixels (ux.md 2.1). */
export const SIGN = { size: 28, offset: 42, gutter: 36 } as const;

/** What decides a sign's place, in pixels of the viewport. `edge` is where the text column starts, `room` how far it is free beside it. */
export type SignSeat = { line: Box; edge: number; rtl: boolean; room: number };
export type SignPlace = { left: number; top: number; /** No room in the margin: reachable by keyboard, not drawn. */ quiet: boolean };

/**
 * Places signs beside the first line of their marks, centred on it; a second one on the same line sits outward of the first. Where
 * the gutter is too narrow there is no sign, the line in the text alone.
 */
export function placeSigns(seats: readonly SignSeat[]): SignPlace[] {
  const placed: SignPlace[] = [];
  for (const { line, edge, rtl, room } of seats) {
    const top = (line.top + line.bottom) / 2 - SIGN.size / 2;
    const onLine = placed.filter((other) => !other.quiet && Math.abs(other.top - top) < SIGN.size - 2 && Math.abs(other.left - edge) < 4 * SIGN.offset);
    const shift = onLine.length * SIGN.size;
    const fits = room >= SIGN.gutter + shift;
    const distance = Math.min(SIGN.offset + shift, room);
    placed.push(
      fits ? { left: rtl ? edge + distance - SIGN.size : edge - distance, top, quiet: false } : { left: rtl ? edge - SIGN.size : edge, top, quiet: true },
    );
  }
  return placed;
}
