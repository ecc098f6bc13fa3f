import { after } from './pause.ts';

/** Waits before the second and the third try, in milliseconds. */
export const RETRY_WAITS: readonly number[] = [150, 800];

/** Milliseconds that one try may take. A message that reaches a worker while it is being stopped gets neither answer nor error. */
export const TRY_LIMIT = 6_000;

const inTime = <T>(asked: Promise<T>, limit: number): Promise<T> =>
  Promise.race([
    asked,
    after(limit).then(() => {
      throw new Error('no answer in time');
    }),
  ]);

/** Was this a "no" of the background (final), or did the worker die before it answered? */
const isRefusal = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && error.code !== 'no-answer';

/**
 * Asks again, twice, when the background's worker died before it answered (DESIGN.md section 3).
 * @throws the last error when all tries failed, a refusal at once, and nothing else is asked once `goesOn` says no.
 */
export async function persistently<T>(ask: () => Promise<T>, goesOn: () => boolean, waits: readonly number[] = RETRY_WAITS, limit = TRY_LIMIT): Promise<T> {
  for (let round = 0; ; round += 1) {
    try {
      return await inTime(ask(), limit);
    } catch (error) {
      const wait = waits[round];
      if (wait === undefined || isRefusal(error) || !goesOn()) throw error;
      await after(wait);
      if (!goesOn()) throw error;
    }
  }
}
