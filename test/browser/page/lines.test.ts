import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Standing } from '../../../lib/model/standing.ts';
import { emptyPage, nextFrame } from './harness.ts';

const STATES: Standing[] = ['matches', 'differ', 'changed', 'context'];
const WIDTH = 260;
const HEIGHT = 44;

/** The same words, once for each state, in the greys that a printer or an eye without colour would see. */
async function greyLines(tone: 'light' | 'dark' | 'ink'): Promise<Uint8ClampedArray[]> {
  document.body.replaceChildren();
  const dark = tone === 'dark';
  document.body.style.cssText = `margin:0;background:${dark ? '#111' : '#fff'};color:${dark ? '#eee' : '#111'}`;
  for (const state of STATES) {
    const line = document.createElement('div');
    line.style.cssText = `box-sizing:border-box;width:${WIDTH}px;height:${HEIGHT}px;padding:8px;font:18px/24px serif;overflow:hidden`;
    line.textContent = 'must be routed through it';
    document.body.append(line);
    const range = new StaticRange({ startContainer: line.firstChild as Node, startOffset: 0, endContainer: line.firstChild as Node, endOffset: 25 });
    CSS.highlights.set(`obelus-${state}-${tone}`, new Highlight(range));
  }
  await nextFrame();
  const base64 = await page.screenshot({ base64: true, save: false });
  const picture = await createImageBitmap(
    new Blob([Uint8Array.from(atob(base64.replace(/^data:[^,]*,/, '')), (letter) => letter.charCodeAt(0))], { type: 'image/png' }),
  );
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT * STATES.length);
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0);
  return STATES.map((_state, at) => {
    const { data } = context?.getImageData(0, at * HEIGHT, WIDTH, HEIGHT) ?? { data: new Uint8ClampedArray() };
    return new Uint8ClampedArray(
      Array.from(
        { length: data.length / 4 },
        (_, pixel) => 0.2126 * (data[pixel * 4] ?? 0) + 0.7152 * (data[pixel * 4 + 1] ?? 0) + 0.0722 * (data[pixel * 4 + 2] ?? 0),
      ),
    );
  });
}

/** Share of the pixels of the lines' rows that differ clearly between two samples, whatever the letters above them do. */
function difference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  let unlike = 0;
  for (let at = 0; at < one.length; at += 1) if (Math.abs((one[at] ?? 0) - (other[at] ?? 0)) > 48) unlike += 1;
  // A line is about two pixels high.
  return unlike / (WIDTH * 2);
}

beforeEach(() => emptyPage(600, 300));
afterEach(async () => {
  CSS.highlights.clear();
  await emptyPage();
});

describe('UX-A17 the four lines can be told apart without colour', () => {
  it.each(['light', 'dark', 'ink'] as const)('%s', async (tone) => {
    const samples = await greyLines(tone);
    const pairs = STATES.flatMap((state, at) =>
      STATES.slice(at + 1).map(
        (other, next) => [state, other, difference(samples[at] as Uint8ClampedArray, samples[at + 1 + next] as Uint8ClampedArray)] as const,
      ),
    );
    expect(pairs).toHaveLength(6);
    for (const [state, other, share] of pairs) expect(share, `${state} and ${other}`).toBeGreaterThan(0.12);
  });

  it('would notice two that look alike', async () => {
    const [matches] = await greyLines('ink');
    expect(difference(matches as Uint8ClampedArray, matches as Uint8ClampedArray)).toBe(0);
  });
});
