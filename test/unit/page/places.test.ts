import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCard, placeDock } from '../../../lib/page/place.ts';
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

describe('pinned card', () => {
  const column = (width: number, view: number) => ({ left: (view - width) / 2, right: (view + width) / 2 });
  it('stands in the margin of a common window, level with its mark, off the ends of the lines', () => {
    const place = placeDock(line(400), column(658, 1260), 300, { width: 1260, height: 960 });
    expect(place).toMatchObject({ top: 392, maxHeight: 944 });
    expect(place.left).toBeGreaterThanOrEqual(959 + 8);
    expect(place.left + place.width).toBeLessThanOrEqual(1260 - 8);
    expect(place.width).toBeGreaterThan(250);
  });
  it('is a strip over whole lines where no margin has room: at the end of the window that its mark leaves more room at', () => {
    const view = { width: 1100, height: 800 };
    expect(placeDock(line(300), column(658, 1100), 200, view)).toEqual({ left: 213, width: 674, top: 592, maxHeight: 360 });
    expect(placeDock(line(500), column(658, 1100), 200, view)).toMatchObject({ left: 213, width: 674, top: 8 });
  });
  it('never covers its mark, nor the end of a line of which the beginning is in sight', () => {
    const cases = fc.record({
      width: fc.integer({ min: 320, max: 1800 }),
      text: fc.integer({ min: 280, max: 900 }),
      top: fc.integer({ min: 0, max: 740 }),
      high: fc.integer({ min: 20, max: 60 }),
      card: fc.integer({ min: 100, max: 700 }),
    });
    fc.assert(
      fc.property(cases, ({ width, text, top, high, card }) => {
        const own = column(Math.min(text, width - 16), width);
        const mark = { left: own.left, right: own.right, top, bottom: top + high };
        const place = placeDock(mark, own, card, { width, height: 800 });
        const [right, bottom] = [place.left + place.width, place.top + Math.min(card, place.maxHeight)];
        expect(place.left).toBeGreaterThanOrEqual(8);
        expect(right).toBeLessThanOrEqual(width - 8);
        const beside = place.left >= own.right || right <= own.left;
        expect(beside || (place.left <= own.left && right >= own.right)).toBe(true);
        expect(beside || bottom <= mark.top || place.top >= mark.bottom).toBe(true);
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
