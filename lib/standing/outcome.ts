import type { Hold } from '../model/claim.ts';
import type { PlainDate } from '../model/dates.ts';
import type { FigureRow, Judgement, Moment, Reason, Standing } from '../model/standing.ts';
import type { Level } from '../model/source.ts';
import { MOST_ROWS } from './rows.ts';

/** What one part of a statement (its facet value, one of its figures) comes to. Parts are put together by {@link strongest}. */
export type Outcome = {
  standing: Standing;
  reason: Reason;
  differs?: Judgement['differs'];
  since?: PlainDate;
  missing?: string;
  facet?: Judgement['facet'];
  then?: Moment;
  now?: Moment;
  /** The hold that explains best, where it is not the one at the horizon. */
  explains?: Hold;
  figures: FigureRow[];
  levels: Level[];
  because: string[];
};

/** The page's date, or `null` where it is not known, and the day to which the record reaches. */
export type Dates = { page: PlainDate | null; horizon: PlainDate };

/** ux.md 1.2: "Precedence when several apply: changed, differ, context, matches". */
const PRECEDENCE: readonly Standing[] = ['changed', 'differ', 'context', 'matches'];

/** Place of a standing in the precedence: 0 comes first. */
export const rank = (standing: Standing): number => PRECEDENCE.indexOf(standing);

/** The outcome that comes first by precedence (the earlier one of equals), resting on the sources and showing the figures of all; `null` for none. */
export function strongest(outcomes: readonly Outcome[]): Outcome | null {
  const first = outcomes.reduce<Outcome | null>((best, next) => (best && rank(best.standing) <= rank(next.standing) ? best : next), null);
  if (!first) return null;
  if (outcomes.length === 1) return { ...first, figures: uniqueRows(first.figures) };
  const rest = outcomes.filter((one) => one !== first);
  const missing = first.missing ?? rest.find((one) => one.missing !== undefined)?.missing;
  return {
    ...first,
    ...(missing === undefined ? {} : { missing }),
    figures: uniqueRows(outcomes.flatMap((one) => one.figures)),
    levels: [...new Set([first, ...rest].flatMap((one) => one.levels))],
    because: [...new Set([first, ...rest].flatMap((one) => one.because))],
  };
}

/** The page's rows first, every observation once, no more than a card holds. */
function uniqueRows(rows: readonly FigureRow[]): FigureRow[] {
  const seen = new Set<string>();
  const kept = rows.filter((row) => {
    if (row.observation === undefined) return true;
    if (seen.has(row.observation)) return false;
    seen.add(row.observation);
    return true;
  });
  return [...kept.filter((row) => row.page), ...kept.filter((row) => !row.page)].slice(0, MOST_ROWS);
}
