/** A token bucket a tab: `take` answers whether one more message is allowed now (packs.md F5). */
export type RateLimit = { take(tab: number): boolean };

/**
 * @param burst messages that may come at once
 * @param perSecond messages a second after that
 * @param now a clock in milliseconds
 */
export function createRateLimit(burst: number, perSecond: number, now: () => number = Date.now): RateLimit {
  const buckets = new Map<number, { tokens: number; at: number }>();
  return {
    take(tab) {
      const time = now();
      const bucket = buckets.get(tab) ?? { tokens: burst, at: time };
      bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, time - bucket.at) / 1000) * perSecond);
      bucket.at = time;
      buckets.set(tab, bucket);
      if (buckets.size > 500) buckets.delete(buckets.keys().next().value ?? tab);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
  };
}
