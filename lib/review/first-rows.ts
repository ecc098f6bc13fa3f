import type { HistoryQuery } from '../model/history.ts';

/** Rows that are asked for at once: the first answer has to be small, and a jump must not ask for much. */
export const STEP = 25;

/** What a list without conditions asks first. */
export const FIRST_ROWS: HistoryQuery = { offset: 0, limit: STEP };

/** The question for the first rows that a page asked before its own script was there (entrypoints/first-rows.ts). */
export type EarlyRows = {
  /** What the background answered, as it came. */
  reply: Promise<unknown>;
  /** Did something happen to the history since it was asked? Then the answer may be old. */
  stale: boolean;
};

/** Where a page finds it, and the active tab that was asked for with it. */
export type WithEarlyRows = { obelusRows?: EarlyRows; obelusTabs?: Promise<unknown> };

type Send = (message: unknown) => Promise<unknown>;

const isFirst = (message: unknown): boolean => JSON.stringify(message) === JSON.stringify({ type: 'history.list', request: FIRST_ROWS });

/**
 * A way to send that gives the first question for the first rows the answer that is on its way already, once. Where there is none, where it is old by now,
 * and where it failed, the question is sent like any other.
 */
export function withEarlyRows(early: EarlyRows | undefined, send: Send): Send {
  let left = early;
  return async (message) => {
    const taken = left && isFirst(message) ? left : undefined;
    if (!taken) return send(message);
    left = undefined;
    const reply = await taken.reply.catch(() => undefined);
    return reply === undefined || taken.stale ? send(message) : reply;
  };
}
