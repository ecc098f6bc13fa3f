import type { FigureRow } from '../../lib/model/standing.ts';
import { endsOf } from '../../lib/words/figures.ts';

/** Rows that count the same thing in the same unit, and so may share a scale (ux.md P14). The page's own row comes first. */
export type Plot = { key: string; rows: FigureRow[] };

/** The stretch of values that a scale shows, with the values it names. `cut` = it does not start at 0. */
export type Scale = { low: number; high: number; ticks: number[]; cut: boolean };

const key = (row: FigureRow): string => `${row.unit} ${row.measure}`;
const newestFirst = (a: FigureRow, b: FigureRow): number => (b.asOf ?? '').localeCompare(a.asOf ?? '');

/**
 * Groups figures by (unit, measure), each group newest first. The page's figure stands in the group that counts the same thing; where
 * the page does not say what it counts (its measure is none of the record's), it is set beside the first two groups of its unit: the
 * record's rows come with those first that the page may mean.
 */
export function plotsOf(rows: readonly FigureRow[]): Plot[] {
  const drawn = rows.filter((row) => endsOf(row));
  const record = drawn.filter((row) => !row.page);
  const plots = [...new Set(record.map(key))].map((name) => ({ key: name, rows: record.filter((row) => key(row) === name).toSorted(newestFirst) }));
  for (const page of drawn.filter((row) => row.page).toReversed()) {
    const same = plots.filter((plot) => plot.key === key(page));
    const beside = same.length > 0 ? same : plots.filter((plot) => plot.rows[0]?.unit === page.unit).slice(0, 2);
    for (const plot of beside) plot.rows.unshift(page);
    if (beside.length === 0) plots.unshift({ key: `${key(page)} page`, rows: [page] });
  }
  const hasPage = (plot: Plot): boolean => plot.rows[0]?.page === true;
  return [...plots.filter(hasPage), ...plots.filter((plot) => !hasPage(plot))];
}

/** The first `limit` rows of several plots, taken in turns so that each plot keeps one while there is room. `left` = rows that did not fit. */
export function firstRows(plots: readonly Plot[], limit: number): { plots: Plot[]; left: number } {
  const taken = new Map<Plot, number>();
  const pageRows = (plot: Plot): number => plot.rows.filter((row) => row.page).length;
  let room = limit;
  for (let turn = 1; room > 0 && plots.some((plot) => (taken.get(plot) ?? 0) < plot.rows.length); turn++) {
    for (const plot of plots) {
      const has = taken.get(plot) ?? 0;
      const want = Math.min(plot.rows.length, pageRows(plot) + turn);
      if (want - has > room || (has === 0 && turn > 1)) continue;
      taken.set(plot, want);
      room -= want - has;
    }
    if (turn > limit) break;
  }
  const shown = plots.filter((plot) => taken.get(plot)).map((plot) => ({ key: plot.key, rows: plot.rows.slice(0, taken.get(plot)) }));
  const figures = (list: readonly Plot[]): number => list.flatMap((plot) => plot.rows).filter((row) => !row.page).length;
  return { plots: shown, left: figures(plots) - figures(shown) };
}

function niceStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span));
  return power * ([1, 2, 2.5, 5, 10].find((step) => step * power >= span) ?? 10);
}

const open = (row: FigureRow): boolean => row.qualifier === 'over' || row.qualifier === 'at-least';

/** The stretch to be covered before it is rounded to ticks: from 0 by the 40 % rule, a lone year among its neighbours. */
function stretch(least: number, greatest: number, year: boolean): [number, number] {
  const alone = least === greatest;
  if (year) return alone ? [least - 2, greatest + 2] : [least, greatest];
  if (least >= 0 && (alone || least <= 0.4 * greatest)) return [0, greatest || 1];
  return alone ? [least, 0] : [least, greatest];
}

/**
 * The scale of a plot (ux.md 2.2): nice ticks; from 0 when the least value is at most 40 % of the greatest, else cut. A single value is
 * shown from 0. No dot stands on an edge of a scale that does not end there by nature, so that "more than" has room for its arrow.
 */
export function scaleOf(rows: readonly FigureRow[]): Scale {
  const values = rows.map(endsOf).flatMap((end) => (end ? [end.min, end.max] : []));
  const year = rows[0]?.unit === 'year';
  const [low, high] = stretch(Math.min(...values), Math.max(...values), year);
  const step = year ? Math.max(1, Math.ceil(niceStep((high - low) / 4))) : niceStep((high - low) / 3);
  const edge = 0.12;
  let first = Math.floor(low / step + 1e-9);
  let last = Math.ceil(high / step - 1e-9);
  if (low !== 0 && low / step - first < edge) first -= 1;
  if (high !== 0 && last - high / step < (rows.some(open) ? 0.5 : edge)) last += 1;
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  return { low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1, ticks, cut: first > 0 };
}

/** Where a value stands on a scale, from 0 (its low end) to 1. */
export const placeOf = (value: number, scale: Scale): number => (value - scale.low) / (scale.high - scale.low);

/** A name on the axis is about this wide per letter, as a share of the narrowest scale; and so much stays free between two. */
const TICK_LETTER = 0.034;
const TICK_GAP = 0.03;

/** Every how manieth tick is named so that no name runs into the next: 1 = all of them. `within` = the outermost names stand within the scale. */
export function namedEvery(names: readonly string[], within: boolean): number {
  const last = names.length - 1;
  const spans = names.map((name, at) => {
    const width = name.length * TICK_LETTER;
    const start = at / last - (within && at === 0 ? 0 : within && at === last ? width : width / 2);
    return { start, end: start + width };
  });
  const apart = (every: number): boolean => spans.every(({ end }, at) => at % every !== 0 || (spans[at + every]?.start ?? Infinity) - end >= TICK_GAP);
  const every = names.findIndex((_, at) => at > 0 && apart(at));
  return every > 0 ? every : Math.max(1, last);
}
