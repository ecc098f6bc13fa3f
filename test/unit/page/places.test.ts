import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCard } from '../../../lib/page/place.ts';
import { placeSigns, SIGN } from '../../../lib/page/sign-place.ts';

const line = (top: number, left = 150, right = 700) => ({ left, right, top, bottom: top + 20 });
const VIEW = { width: 1200, height: 900 };
const SIZE = { width: 404, height: 343 };

describe('card', () => {
  it('stands under the last line of the mark, near the pointer', () => {
    expect(placeCard([line(300), line(330)], SIZE, VIEW, 400)).toMatchObject({ side: 'below', top: 358, left: 336 });
  });
  it('flips above where there is no room below', () => {
    const place = placeCard([line(700), line(730)], SIZE, VIEW);
    expect(place).toMatchObject({ side: 'above', top: 700 - 8 - 343 });
  });
  it('is never over the mark and never outside the window’s width', () => {
    const box = fc.record({
      top: fc.integer({ min: -200, max: 1000 }),
      left: fc.integer({ min: -50, max: 1100 }),
      width: fc.integer({ min: 4, max: 900 }),
      count: fc.integer({ min: 1, max: 5 }),
    });
    const size = fc.record({ width: fc.integer({ min: 100, max: 420 }), height: fc.integer({ min: 60, max: 480 }) });
    fc.assert(
      fc.property(box, size, fc.option(fc.integer({ min: 0, max: 1200 }), { nil: undefined }), ({ top, left, width, count }, card, pointer) => {
        const lines = Array.from({ length: count }, (_, index) => line(top + index * 30, left, left + width));
        const place = placeCard(lines, card, VIEW, pointer);
        const height = Math.min(card.height, place.maxHeight);
        const seen = lines.filter((one) => one.bottom > 0 && one.top < VIEW.height);
        expect(place.left).toBeGreaterThanOrEqual(8);
        expect(place.left + card.width).toBeLessThanOrEqual(VIEW.width - 8);
        for (const one of seen) expect(place.top >= one.bottom || place.top + height <= one.top).toBe(true);
      }),
    );
  });
});

describe('margin signs', () => {
  const seat = (top: number, room = 150) => ({ line: line(top), edge: 150, rtl: false, room });
  it('stand 42 px left of the column, centred on the line', () => {
    expect(placeSigns([seat(300)])).toEqual([{ left: 150 - SIGN.offset, top: 300 + 10 - 14, quiet: false }]);
  });
  it('stand right of the column in right-to-left text', () => {
    expect(placeSigns([{ line: line(300), edge: 700, rtl: true, room: 400 }])[0]).toMatchObject({ left: 700 + 42 - 28 });
  });
  it('are left out where the gutter is under 36 px', () => {
    expect(placeSigns([seat(300, 35)])[0]?.quiet).toBe(true);
    expect(placeSigns([seat(300, 36)])[0]?.quiet).toBe(false);
  });
  it('two on a line sit side by side outward, and never overlap or leave the gutter', () => {
    const [one, two, three] = placeSigns([seat(300, 80), seat(302, 80), seat(304, 80)]);
    expect(one).toMatchObject({ left: 108, quiet: false });
    expect(two).toMatchObject({ left: 80, quiet: false });
    expect(three?.quiet).toBe(true);
  });
});
