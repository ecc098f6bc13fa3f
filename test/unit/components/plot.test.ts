import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstRows, placeOf, plotsOf, scaleOf } from '../../../components/hover-card/plot.ts';
import type { FigureRow } from '../../../lib/model/standing.ts';
import { ALL_SHAPES, SUM_FIGURES } from '../../fixtures/notes.ts';

const row = (value: string, more: Partial<FigureRow> = {}): FigureRow => ({ who: 'w', what: 'x', measure: 'm', unit: 'USD bn', value, ...more });
const values = (rows: readonly FigureRow[]) => rows.map((each) => each.value);

describe('groups (ux.md P14: a scale only for what counts the same thing)', () => {
  it('sets the page beside each measure it may mean, newest first', () => {
    expect(plotsOf(SUM_FIGURES).map((plot) => values(plot.rows))).toEqual([
      ['11', '13'],
      ['11', '11.9', '11.6'],
    ]);
  });

  it('sets the page only beside its own measure where it tells it', () => {
    const plots = plotsOf(ALL_SHAPES);
    expect(plots.map((plot) => plot.rows.filter((each) => each.page).length)).toEqual([1, 0, 0]);
    expect(new Set(plots.map((plot) => plot.key)).size).toBe(3);
  });

  it('never sets the page beside more than two measures', () => {
    const plots = plotsOf([row('5', { page: true, measure: '' }), row('1', { measure: 'a' }), row('2', { measure: 'b' }), row('3', { measure: 'c' })]);
    expect(plots.map((plot) => values(plot.rows))).toEqual([['5', '1'], ['5', '2'], ['3']]);
  });

  it('keeps units apart, and the page alone where nothing shares its unit', () => {
    const plots = plotsOf([row('27', { unit: 'percent', page: true }), row('13')]);
    expect(plots.map((plot) => values(plot.rows))).toEqual([['27'], ['13']]);
  });

  it('leaves out rows without a number', () => expect(plotsOf([{ who: 'w', what: 'x', measure: 'm', unit: 'USD bn' }])).toEqual([]));
});

describe('first rows', () => {
  it('keeps at most four in the glance and counts the rest', () => {
    const { plots, left } = firstRows(plotsOf(SUM_FIGURES), 4);
    expect(plots.map((plot) => values(plot.rows))).toEqual([
      ['11', '13'],
      ['11', '11.9'],
    ]);
    expect(left).toBe(1);
  });

  it('UX 2.2 never shows more than the limit and never loses count', () => {
    const figure = fc.record({ value: fc.integer({ min: 1, max: 99 }), measure: fc.constantFrom('a', 'b', 'c'), page: fc.boolean() });
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 12 }), fc.integer({ min: 2, max: 8 }), (figures, limit) => {
        const rows = figures.map(({ value, measure, page }) => row(String(value), { measure, ...(page ? { page: true as const } : {}) }));
        const { plots, left } = firstRows(plotsOf(rows), limit);
        const shown = plots.flatMap((plot) => plot.rows);
        expect(shown.length).toBeLessThanOrEqual(limit);
        expect(shown.filter((each) => !each.page).length + left).toBe(rows.filter((each) => !each.page).length);
      }),
    );
  });
});

describe('scales (ux.md 2.2, plot rules)', () => {
  it('start at 0 when the least is at most 40 % of the greatest, else are cut', () => {
    expect(scaleOf([row('4'), row('10')])).toMatchObject({ low: 0, cut: false });
    expect(scaleOf([row('4.1'), row('10')])).toMatchObject({ cut: true });
    expect(scaleOf([row('11'), row('13')])).toEqual({ low: 10, high: 14, ticks: [10, 11, 12, 13, 14], cut: true });
    expect(scaleOf([row('13')])).toMatchObject({ low: 0, cut: false });
    const year = scaleOf([row('2032', { unit: 'year' })]);
    expect([year.low <= 2030, year.high >= 2034, year.ticks.every(Number.isInteger)]).toEqual([true, true, true]);
  });

  it('leave room above a "more than" for its arrow', () => {
    const plain = scaleOf([row('50'), row('15')]);
    const open = scaleOf([row('50', { qualifier: 'over' }), row('15')]);
    expect(placeOf(50, open)).toBeLessThan(0.9);
    expect(open.high).toBeGreaterThanOrEqual(plain.high);
  });

  it('hold every value, in proportion, on few and even ticks', () => {
    const number = fc.double({ min: -50, max: 100_000, noNaN: true }).map((value) => Number(value.toFixed(2)));
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 8 }), (numbers) => {
        const scale = scaleOf(numbers.map((value) => row(String(value))));
        const [a, b] = [Math.min(...numbers), Math.max(...numbers)];
        expect(scale.low).toBeLessThanOrEqual(a);
        expect(scale.high).toBeGreaterThanOrEqual(b);
        expect(scale.ticks.length).toBeGreaterThanOrEqual(2);
        expect(scale.ticks.length).toBeLessThanOrEqual(7);
        const gaps = scale.ticks.slice(1).map((tick, index) => tick - (scale.ticks[index] ?? 0));
        for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? 0, 6);
        expect(placeOf(b, scale) - placeOf(a, scale)).toBeCloseTo((b - a) / (scale.high - scale.low), 9);
      }),
    );
  });
});
