import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';

type Props = {
  count: number;
  /** Height of an item in pixels, until it was measured. */
  estimate: number;
  keyOf: (index: number) => string;
  /** This item stays in the page wherever the window is: focus may be in it. */
  active: number;
  /** Items that are near the window now; `last` is included. */
  onRange: (first: number, last: number) => void;
  item: (index: number) => ComponentChildren;
};

/** Pixels above and below the window in which items are in the page too. */
const MARGIN = 500;

/** First index whose offset lies past `y`, less one. */
function indexAt(offsets: Float64Array, y: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A list of which only what is near the window is in the page. It scrolls with the page, its items may be of any height, and each says which of how many it is. */
export function VirtualList({ count, estimate, keyOf, active, onRange, item }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const heights = useRef(new Map<string, number>());
  const [turn, redraw] = useReducer((n: number) => n + 1, 0);
  const offsets = useMemo(() => {
    const sums = new Float64Array(count + 1);
    for (let at = 0; at < count; at += 1) sums[at + 1] = (sums[at] ?? 0) + (heights.current.get(keyOf(at)) ?? estimate);
    return sums;
  }, [count, keyOf, turn, estimate]);
  const top = -(list.current?.getBoundingClientRect().top ?? 0);
  const first = count === 0 ? 0 : Math.min(indexAt(offsets, top - MARGIN), count - 1);
  const last = Math.min(indexAt(offsets, top + innerHeight + MARGIN), count - 1);
  const shown = Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at);
  if (active >= 0 && active < count && (active < first || active > last)) shown.splice(active < first ? 0 : shown.length, 0, active);

  useEffect(() => {
    const follow = (): void => redraw(null);
    addEventListener('scroll', follow, { passive: true });
    addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow);
      removeEventListener('resize', follow);
    };
  }, []);
  useEffect(() => onRange(first, last), [first, last, keyOf, onRange]);
  useLayoutEffect(() => {
    let [changed, above] = [false, 0];
    for (const element of list.current?.children ?? []) {
      const [key, height] = [(element as HTMLElement).dataset.key ?? '', element.getBoundingClientRect().height];
      const before = heights.current.get(key) ?? estimate;
      if (Math.abs(before - height) < 0.5) continue;
      heights.current.set(key, height);
      changed = true;
      if ((offsets[Number((element as HTMLElement).dataset.index) + 1] ?? 0) <= top) above += height - before;
    }
    // What stands above the window turned out higher or lower: what is read must not move.
    if (above !== 0) scrollBy({ top: above, behavior: 'instant' });
    if (changed) redraw(null);
  });
  return (
    <ul class="virtual" role="list" ref={list} style={{ blockSize: `${offsets[count] ?? 0}px` }}>
      {shown.map((at) => (
        <li key={keyOf(at)} data-key={keyOf(at)} data-index={at} aria-setsize={count} aria-posinset={at + 1} style={{ insetBlockStart: `${offsets[at] ?? 0}px` }}>
          {item(at)}
        </li>
      ))}
    </ul>
  );
}
