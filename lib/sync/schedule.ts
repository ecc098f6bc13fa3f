import type { RepoRow } from '../store/packs-db.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A check by hand at most once a minute, one by itself at most once in six hours (packs.md 1.6 step 1, C14). */
export const MANUAL_PAUSE = MINUTE;
export const AUTOMATIC_PAUSE = 6 * HOUR;

type Times = Pick<RepoRow, 'triedAt' | 'failures' | 'retryAt'>;

/** May a check start now? A try that lies ahead was made while the clock ran ahead, and holds nothing up. */
export function isDue(row: Times | undefined, now: number, pause: number): boolean {
  if (!row?.triedAt || row.triedAt > now) return true;
  return now - row.triedAt >= pause;
}

/** May a check start by itself now: not before the back-off is over, and not twice in six hours? */
export const isDueByItself = (row: Times | undefined, now: number): boolean =>
  row?.retryAt && (row.triedAt ?? 0) <= now ? now >= row.retryAt : isDue(row, now, AUTOMATIC_PAUSE);

/** When to try again after the n-th temporary failure in a row: 1 h, 2 h, 4 h … 24 h, and not before the server's own wish. */
export const backOff = (failures: number, retryAfter = 0): number => Math.min(24 * HOUR, Math.max(HOUR * 2 ** Math.min(failures - 1, 5), retryAfter));

/** Time for the next alarm: five minutes after a start at the earliest, else a day after the last check, give or take four hours. `random` in [0, 1). */
export function nextAlarm(row: Times | undefined, now: number, random: number): number {
  const soonest = now + 5 * MINUTE;
  if (!row?.triedAt || row.triedAt > now) return soonest;
  if (row.retryAt) return Math.max(soonest, row.retryAt);
  return Math.max(soonest, row.triedAt + 24 * HOUR + (random * 2 - 1) * 4 * HOUR);
}
