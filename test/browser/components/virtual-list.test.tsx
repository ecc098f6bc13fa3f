import { render } from 'preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualList } from '../../../components/ui/VirtualList.tsx';
import { soon } from '../soon.ts';
import { clear } from './stage.tsx';

const ESTIMATE = 50;
const HEIGHT = 40;

/** Frames until everything that the list does after a paint has been done. */
const settled = async (): Promise<void> => {
  for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
};
const shown = (): number[] => [...document.querySelectorAll<HTMLElement>('.virtual > li')].map(({ dataset }) => Number(dataset.index));

/** A list of a thousand in a window of 400 x 600; `known` are here, the others are still on their way. Returns how often each item was drawn. */
function stage(known = 1000): Map<number, number> {
  const times = new Map<number, number>();
  const item = (at: number) => {
    times.set(at, (times.get(at) ?? 0) + 1);
    // Not as high as it was taken to be, so that all of them move once they were measured.
    return <p style={{ margin: 0, blockSize: `${HEIGHT}px` }}>{at}</p>;
  };
  const none = (): void => {};
  const keyOf = (at: number): string | undefined => (at < known ? `key ${at}` : undefined);
  render(<VirtualList count={1000} estimate={ESTIMATE} keyOf={keyOf} active={0} onRange={none} item={item} name="list" />, document.body);
  return times;
}

beforeEach(() => clear(400, 600));

describe('a list of which only what is near the window is in the page', () => {
  it('draws what is in the window first, and what is around it after that was painted', async () => {
    stage();
    expect(Math.max(...shown())).toBe(600 / ESTIMATE);
    await settled();
    // The window and 400 px below it, but for the list's own margin.
    await soon(() => expect(Math.max(...shown()) * HEIGHT).toBeGreaterThan(600 + 350));
  });

  it('draws an item once, however often it is measured and moved', async () => {
    const times = stage();
    await settled();
    scrollTo({ top: 100, behavior: 'instant' });
    await settled();
    expect(new Set(times.values())).toEqual(new Set([1]));
  });

  it('keeps the estimate for items that are not here yet, so that they move nothing', async () => {
    stage(2);
    await settled();
    const places = [...document.querySelectorAll<HTMLElement>('.virtual > li')].map((one) => one.style.insetBlockStart);
    expect(places.slice(0, 4)).toEqual(['0px', '40px', '80px', '130px']);
  });
});
