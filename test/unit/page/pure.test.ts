import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCorridor, inTriangle, linesOf } from '../../../lib/page/geometry.ts';
import { LINES } from '../../../lib/page/lines.ts';
import { isOtherPage } from '../../../lib/page/navigation.ts';
import { persistently } from '../../../lib/page/retry.ts';
import { blend, luminance, parseColour, themeFor, toneFor } from '../../../lib/page/tone.ts';
import { thinOut, VIEW_LIMIT } from '../../../lib/page/thin-out.ts';

describe('marks.css', () => {
  const css = readFileSync('entrypoints/marks.css', 'utf8');
  it('draws the same lines as the overlay, in every tone', () => {
    for (const [state, { style, width, light, dark }] of Object.entries(LINES)) {
      for (const [tone, colour] of Object.entries({ light, dark, ink: 'currentColor' })) {
        expect(css).toContain(
          `::highlight(obelus-${state}-${tone}) { text-decoration: underline ${style} ${width}px ${colour}; text-underline-offset: 0.2em; }`,
        );
      }
    }
  });
  it('UX-A13 UX-A15 says nothing for print and for forced colours', () => {
    expect(css.match(/@media[^{]*/g)?.map((rule) => rule.trim())).toEqual(['@media screen and (forced-colors: none)']);
    expect(
      css
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .trim()
        .startsWith('@media'),
    ).toBe(true);
  });
});

describe('tone (ux.md 1.1, UX-A12)', () => {
  const contrast = (one: string, other: string): number => {
    const [a, b] = [one, other].map((hex) =>
      luminance({ red: parseInt(hex.slice(1, 3), 16) / 255, green: parseInt(hex.slice(3, 5), 16) / 255, blue: parseInt(hex.slice(5, 7), 16) / 255, alpha: 1 }),
    );
    return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
  };
  const grey = (value: number): string => `#${value.toString(16).padStart(2, '0').repeat(3)}`;

  it('gives every line a contrast of at least 3 on any grey it is used on', () => {
    for (let value = 0; value < 256; value += 1) {
      const tone = toneFor(luminance({ red: value / 255, green: value / 255, blue: value / 255, alpha: 1 }));
      if (tone === 'ink') continue;
      for (const line of Object.values(LINES)) expect(contrast(line[tone], grey(value)), `${line[tone]} on ${grey(value)}`).toBeGreaterThanOrEqual(3);
    }
  });
  it('chooses ink on middle greys and where nothing is known', () => {
    expect(toneFor(luminance({ red: 0.5, green: 0.5, blue: 0.5, alpha: 1 }))).toBe('ink');
    expect(toneFor(null)).toBe('ink');
  });
  it('gives the card the theme of the ground, and over a picture that of light or dark text', () => {
    const even = (value: number) => ({ red: value, green: value, blue: value, alpha: 1 });
    expect([themeFor(1), themeFor(0.02), themeFor(null), themeFor(null, even(0.1)), themeFor(null, even(0.9))]).toEqual([
      'light',
      'dark',
      'light',
      'light',
      'dark',
    ]);
  });
  it('reads computed colours and leaves other notations alone', () => {
    expect(parseColour('rgb(255, 128, 0)')).toEqual({ red: 1, green: 128 / 255, blue: 0, alpha: 1 });
    expect(parseColour('rgba(0, 0, 0, 0.5)')?.alpha).toBe(0.5);
    expect(parseColour('color(srgb 1 0.5 0 / 0.25)')).toEqual({ red: 1, green: 0.5, blue: 0, alpha: 0.25 });
    expect(parseColour('oklch(0.7 0.1 200)')).toBeNull();
  });
  it('blends what shines through, and themes the card by it', () => {
    const half = blend({ red: 0, green: 0, blue: 0, alpha: 0.5 }, { red: 1, green: 1, blue: 1, alpha: 1 });
    expect(half).toEqual({ red: 0.5, green: 0.5, blue: 0.5, alpha: 1 });
    expect(themeFor(0.9)).toBe('light');
    expect(themeFor(0.01)).toBe('dark');
  });
});

describe('geometry', () => {
  it('joins boxes of one line and keeps lines apart', () => {
    const boxes = [
      { left: 0, top: 0, right: 50, bottom: 20 },
      { left: 50, top: 2, right: 90, bottom: 19 },
      { left: 0, top: 30, right: 10, bottom: 50 },
    ];
    expect(linesOf(boxes)).toEqual([
      { left: 0, top: 0, right: 90, bottom: 20 },
      { left: 0, top: 30, right: 10, bottom: 50 },
    ]);
  });
  it('the corridor leads from the mark to the near edge of the card, and nowhere else', () => {
    const card = { left: 100, top: 200, right: 500, bottom: 500 };
    expect(inCorridor(220, 150, { x: 200, y: 100 }, card)).toBe(true);
    expect(inCorridor(110, 110, { x: 200, y: 100 }, card)).toBe(false);
    expect(inCorridor(200, 90, { x: 200, y: 100 }, card)).toBe(false);
    expect(inCorridor(300, 550, { x: 300, y: 600 }, card)).toBe(true);
  });
  it('a triangle holds its own mixtures of corners', () => {
    const unit = fc.double({ min: 0.01, max: 1, noNaN: true });
    const point = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }));
    fc.assert(
      fc.property(point, point, point, unit, unit, unit, (a, b, c, i, j, k) => {
        const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));
        fc.pre(area > 1);
        const sum = i + j + k;
        const mix = (at: 0 | 1): number => (a[at] * i + b[at] * j + c[at] * k) / sum;
        expect(inTriangle(mix(0), mix(1), [a, b, c])).toBe(true);
      }),
    );
  });
  it('keeps at most twelve marks in a viewport, the first ones', () => {
    const tops = Array.from({ length: 40 }, (_, index) => index * 20);
    const kept = thinOut(tops, 900);
    expect(kept.slice(0, VIEW_LIMIT)).toEqual(Array.from({ length: VIEW_LIMIT }, () => true));
    expect(kept.filter(Boolean)).toHaveLength(VIEW_LIMIT);
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { maxLength: 80 }), fc.integer({ min: 200, max: 1_500 }), (places, height) => {
        const sorted = places.toSorted((a, b) => a - b);
        const on = sorted.filter((_top, index) => thinOut(sorted, height)[index]);
        for (const top of on) expect(on.filter((other) => other >= top && other < top + height).length).toBeLessThanOrEqual(VIEW_LIMIT);
      }),
    );
  });
});

describe('another page inside the same document', () => {
  it.each([
    ['https://x.example/a', 'https://x.example/b', false, true],
    ['https://x.example/a', 'https://x.example/b', true, true],
    ['https://x.example/a', 'https://x.example/a#part', false, false],
    ['https://x.example/a?p=1', 'https://x.example/a?p=2', false, true],
    ['https://x.example/a?utm=1', 'https://x.example/a', true, false],
  ])('%s → %s (replaced: %s): %s', (before, now, replaced, other) => expect(isOtherPage(before, now, replaced)).toBe(other));
});

describe('asking a worker that may die', () => {
  const failing = (times: number, error: Error) => {
    let calls = 0;
    return { calls: () => calls, ask: () => (calls++ < times ? Promise.reject(error) : Promise.resolve('yes')) };
  };
  it('asks again, twice', async () => {
    const twice = failing(2, new Error('port closed'));
    expect(await persistently(twice.ask, () => true, [0, 0])).toBe('yes');
    const thrice = failing(3, new Error('port closed'));
    await expect(persistently(thrice.ask, () => true, [0, 0])).rejects.toThrow('port closed');
    expect(thrice.calls()).toBe(3);
  });
  it('takes a no for a no, and an empty answer for a dead worker', async () => {
    const no = failing(1, Object.assign(new Error('too many'), { code: 'rate' }));
    await expect(persistently(no.ask, () => true, [0, 0])).rejects.toThrow('too many');
    expect(no.calls()).toBe(1);
    expect(await persistently(failing(1, Object.assign(new Error('silence'), { code: 'no-answer' })).ask, () => true, [0, 0])).toBe('yes');
  });
  it('stops when the page is left', async () => {
    const ask = failing(9, new Error('port closed'));
    await expect(persistently(ask.ask, () => false, [0, 0])).rejects.toThrow();
    expect(ask.calls()).toBe(1);
  });
});
