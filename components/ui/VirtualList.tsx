import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';

type Props = {
  count: number;
  /** Height of an item in pixels, until it was measured. */
  estimate: number;
  /** Name of an item under which its height is remembered; undefined while it is not here, and as high as `estimate`. */
  keyOf: (index: number) => string | undefined;
  /** This item stays in the page wherever the window is: focus may be in it. */
  active: number;
  /** Items that are near the window now; `last` is included. */
  onRange: (first: number, last: number) => void;
  item: (index: number) => ComponentChildren;
  /** Accessible name of the list. */
  name: string;
};

/** Pixels above and below the window in which items are in the page too, once what is in the window was painted. */
const MARGIN = 400;

/** Last index whose offset is not past `y`. */
function indexAt(offsets: Float64Array, y: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The box that scrolls around an element; the page itself where none does. */
function scrollerOf(element: Element | null): Element {
  for (let box = element?.parentElement; box && box !== document.body; box = box.parentElement)
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  return document.scrollingElement ?? document.documentElement;
}

/**
 * A list of which only what is near the window is in the page. It scrolls with whatever box it stands in, its items may be of any height, and each says which
 * of how many it is.
 */
export function VirtualList({ count, estimate, keyOf, active, onRange, item, name }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const heights = useRef(new Map<string, number>());
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [measured, remeasure] = useReducer((n: number) => n + 1, 0);
  const [margin, widen] = useReducer(() => MARGIN, 0);
  const heightOf = (key: string | undefined): number => (key === undefined ? estimate : (heights.current.get(key) ?? estimate));
  const offsets = useMemo(() => {
    const sums = new Float64Array(count + 1);
    for (let at = 0; at < count; at += 1) sums[at + 1] = (sums[at] ?? 0) + heightOf(keyOf(at));
    return sums;
  }, [count, keyOf, measured, estimate]);
  // Scrolling and measuring move items; what they say is drawn again only when there is something else to say.
  const drawn = useMemo(() => new Map<number, ComponentChildren>(), [item]);
  const draw = (at: number): ComponentChildren => {
    const one = drawn.get(at) ?? item(at);
    drawn.set(at, one);
    return one;
  };
  const top = -(list.current?.getBoundingClientRect().top ?? 0);
  const first = count === 0 ? 0 : Math.min(indexAt(offsets, top - margin), count - 1);
  const last = Math.min(indexAt(offsets, top + innerHeight + margin), count - 1);
  const shown = Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at);
  if (active >= 0 && active < count && (active < first || active > last)) shown.splice(active < first ? 0 : shown.length, 0, active);
  for (const at of drawn.keys()) if (!shown.includes(at)) drawn.delete(at);

  // The first frame shows what is in the window, and that soon.
  useEffect(() => {
    let after: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => (after = setTimeout(() => widen(null))));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(after);
    };
  }, []);
  useEffect(() => {
    const follow = (): void => redraw(null);
    // Scrolling does not bubble, but it can be caught on its way down: whichever box it is.
    addEventListener('scroll', follow, { passive: true, capture: true });
    addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow, { capture: true });
      removeEventListener('resize', follow);
    };
  }, []);
  useEffect(() => {
    if (count > 0) onRange(first, last);
  }, [first, last, count, onRange]);
  useLayoutEffect(() => {
    let [changed, above] = [false, 0];
    for (const element of list.current?.children ?? []) {
      const { key, index } = (element as HTMLElement).dataset;
      if (key === undefined) continue;
      const { height } = element.getBoundingClientRect();
      const before = heightOf(key);
      if (Math.abs(before - height) < 0.5) continue;
      heights.current.set(key, height);
      changed = true;
      if ((offsets[Number(index) + 1] ?? 0) <= top) above += height - before;
    }
    // What stands above the window turned out higher or lower: what is read must not move.
    if (above !== 0) scrollerOf(list.current).scrollBy({ top: above, behavior: 'instant' });
    if (changed) remeasure(null);
  });
  return (
    <ul class="virtual" role="list" aria-label={name} ref={list} style={{ blockSize: `${offsets[count] ?? 0}px` }}>
      {shown.map((at) => (
        <li
          key={keyOf(at) ?? `#${at}`}
          data-key={keyOf(at)}
          data-index={at}
          aria-setsize={count}
          aria-posinset={at + 1}
          style={{ insetBlockStart: `${offsets[at] ?? 0}px` }}
        >
          {draw(at)}
        </li>
      ))}
    </ul>
  );
}
