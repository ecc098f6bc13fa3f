/** At most so many marks in one viewport; the others stand in the popup's list only (ux.md 2.1). */
export const VIEW_LIMIT = 12;

/** Keeps the first marks so that no stretch of one viewport's height has more than `limit`. `tops` ascend in reading order. */
export function thinOut(tops: readonly number[], height: number, limit: number = VIEW_LIMIT): boolean[] {
  const kept: number[] = [];
  return tops.map((top) => {
    const near = kept.filter((other) => Math.abs(other - top) < height).length;
    if (near >= limit) return false;
    kept.push(top);
    return true;
  });
}
