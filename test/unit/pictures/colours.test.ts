import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewerColours } from '../../../scripts/pictures/colours.ts';

const reduced = (pixels: number[], most: number): number[] => {
  const picture = Uint32Array.from(pixels);
  fewerColours(picture, most);
  return [...picture];
};

describe('a picture of fewer colours', () => {
  it('keeps what it is mostly made of, a thin line of another colour too, and sends shades to their nearest', () => {
    const [paper, ink, blue] = [0xff_fa_fe_ff, 0xff_18_1b_1c, 0xff_b2_72_00];
    const shades = Array.from({ length: 40 }, (_, step) => (0xff_00_00_00 | (0x01_01_01 * (28 + step * 5))) >>> 0);
    const picture = reduced([...Array(500).fill(paper), ...Array(200).fill(ink), ...Array(9).fill(blue), ...shades], 16);
    expect(picture.slice(0, 709)).toEqual([...Array(500).fill(paper), ...Array(200).fill(ink), ...Array(9).fill(blue)]);
    expect(new Set(picture).size).toBeLessThanOrEqual(16);
    expect(new Set(picture).size).toBeGreaterThan(6);
    expect(picture[709]).toBe(ink);
  });

  it('never has more, and changes nothing where there are few', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xff_ff_ff), { minLength: 1, maxLength: 200 }), fc.integer({ min: 2, max: 16 }), (pixels, most) => {
        const picture = reduced(pixels, most);
        expect(new Set(picture).size).toBeLessThanOrEqual(most);
        for (const pixel of picture) expect(pixels).toContain(pixel);
        if (new Set(pixels).size <= most) expect(picture).toEqual(pixels);
      }),
    );
  });
});
