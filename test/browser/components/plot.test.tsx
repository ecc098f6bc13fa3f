import { beforeEach, describe, expect, it } from 'vitest';
import { formatFigure } from '../../../lib/words/figures.ts';
import type { FigureRow } from '../../../lib/model/standing.ts';
import { ALL_SHAPES, noteWith, SUM_FIGURES } from '../../fixtures/notes.ts';
import { clear, stageCard } from './stage.tsx';
import { english } from './words.ts';

const plotted = (figures: FigureRow[], more = {}) =>
  stageCard({ note: noteWith({ standing: 'differ', differs: 'sources', reason: 'sources-disagree', figures }), expanded: true, ...more }).root;
const middle = (element: Element | null | undefined): number => {
  const box = element?.getBoundingClientRect();
  return box ? (box.left + box.right) / 2 : NaN;
};
const words = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

beforeEach(() => clear());

describe('the figures of a card (ux.md 2.2)', () => {
  it('UX-A19 says who, what is counted, the value with its unit and the level, for every dot, in an ordered list', () => {
    const root = plotted(ALL_SHAPES);
    const items = [...root.querySelectorAll('ol > li.row')];
    const record = ALL_SHAPES.filter((row) => !row.page);
    expect(items.length).toBe(ALL_SHAPES.length);
    for (const row of record) {
      const item = items.find((each) => words(each).startsWith(row.who));
      const seen = [...(item?.childNodes ?? [])]
        .filter((node) => (node as Element).getAttribute?.('aria-hidden') !== 'true')
        .map((node) => node.textContent)
        .join('');
      expect(seen).toContain(row.who);
      expect(seen).toContain(row.sum ? '15 + 35, added by Obelus' : row.what);
      expect(seen).toContain(formatFigure(row, 'en', english));
    }
    expect(words(items[0] ?? document.body)).toContain('This page');
    expect(root.querySelectorAll('.dot[aria-hidden], .track:not([aria-hidden]), .ticks:not([aria-hidden])').length).toBe(0);
  });

  it('draws each value where its scale has it', () => {
    const root = plotted(ALL_SHAPES);
    for (const plot of root.querySelectorAll('.plot')) {
      const ticks = [...plot.querySelectorAll('.tick')].map((tick) => ({ value: Number.parseFloat(tick.textContent ?? ''), at: middle(tick) }));
      const [first, last] = [ticks[0], ticks.at(-1)];
      if (!first || !last) throw new Error('a plot without an axis');
      const expected = (value: number): number => first.at + ((value - first.value) / (last.value - first.value)) * (last.at - first.at);
      for (const item of plot.querySelectorAll('.row')) {
        const row = ALL_SHAPES.find((each) => words(item).startsWith(each.page ? 'This page' : each.who));
        const dots = [...item.querySelectorAll('.dot')].map(middle);
        const values = [...new Set([row?.min ?? row?.value, row?.max ?? row?.value])].map(Number);
        expect(dots.length).toBe(values.length);
        for (const [index, value] of values.entries()) expect(Math.abs((dots[index] ?? 0) - expected(value))).toBeLessThan(1);
      }
    }
  });

  it('draws the page’s value as a diamond in the state’s colour, filings filled, reports hollow, sums as triangles', () => {
    const root = plotted(ALL_SHAPES);
    const state = getComputedStyle(root.querySelector('.state') ?? document.body).color;
    const style = (selector: string) => getComputedStyle(root.querySelector(`.track ${selector}`) ?? document.body);
    expect([style('.dot.page').backgroundColor, style('.dot.page').rotate]).toEqual([state, '45deg']);
    expect(style('.dot.record').backgroundColor).not.toBe(style('.dot.reported').backgroundColor);
    expect(style('.dot.worked').clipPath).toContain('polygon');
  });

  it('draws ranges as lines, conditional ones dashed, "more than" as an arrow that stays on the scale', () => {
    const root = plotted(ALL_SHAPES);
    const row = (who: string) => [...root.querySelectorAll('.row')].find((item) => words(item).startsWith(who));
    const line = row('Two newsrooms')?.querySelector('.line')?.getBoundingClientRect();
    const [from, to] = [...(row('Two newsrooms')?.querySelectorAll('.dot') ?? [])].map(middle);
    expect([Math.abs((line?.left ?? 0) - (from ?? 9)) < 1, Math.abs((line?.right ?? 0) - (to ?? 9)) < 1]).toEqual([true, true]);
    expect(getComputedStyle(row('Amazon and OpenAI')?.querySelector('.line') ?? document.body).borderBlockStartStyle).toBe('dashed');
    expect(words(row('Amazon and OpenAI') ?? document.body)).toContain('depends on conditions');
    const arrow = row('This page')?.querySelector('.arrow')?.getBoundingClientRect();
    const track = row('This page')?.querySelector('.track')?.getBoundingClientRect();
    expect((arrow?.left ?? 0) >= middle(row('This page')?.querySelector('.dot')) - 1).toBe(true);
    expect((arrow?.right ?? 999) <= (track?.right ?? 0) + 1).toBe(true);
  });

  it.each(['percent', 'USD bn'] as const)('lets no two names of an axis touch: %s', (unit) => {
    for (const values of [
      ['27', '25', '27', '32.5'],
      ['11.6', '13'],
      ['0.5', '2.25'],
      ['1250', '1375', '1400'],
      ['102.25', '103.5'],
    ]) {
      const root = plotted(
        values.map((value, at) => ({ ...(at === 0 ? { page: true as const } : {}), who: `Row ${at}`, what: 'stake', measure: 'stake', unit, value })),
      );
      const names = [...root.querySelectorAll('.tick')].filter((tick) => tick.textContent !== '').map((tick) => tick.getBoundingClientRect());
      expect(names.length).toBeGreaterThanOrEqual(2);
      for (const [at, name] of names.entries()) expect((names[at + 1]?.left ?? Infinity) - name.right, `${values.join(' ')} name ${at}`).toBeGreaterThan(3);
    }
  });

  it('keeps every value label inside the card', () => {
    for (const theme of ['light', 'dark'] as const) {
      const root = plotted([...ALL_SHAPES, ...SUM_FIGURES], { theme });
      const body = root.querySelector('.body')?.getBoundingClientRect();
      for (const label of root.querySelectorAll('.value, .tick')) {
        const box = label.getBoundingClientRect();
        expect(box.left >= (body?.left ?? 0) && box.right <= (body?.right ?? 0), label.textContent ?? '').toBe(true);
      }
    }
  });

  it('says where a scale does not start at 0', () => {
    expect(words(plotted(SUM_FIGURES).querySelector('.figures') ?? document.body)).toContain('Scale starts at 10.');
    expect(words(plotted([{ ...ALL_SHAPES[5], unit: 'USD bn' } as FigureRow]).querySelector('.figures') ?? document.body)).not.toContain('Scale starts');
  });

  it('UX-A20 runs left to right in a right-to-left language, and the card does not', () => {
    const root = plotted(ALL_SHAPES, { locale: 'he' });
    const ticks = [...root.querySelectorAll('.plot .tick')].slice(0, 2).map(middle);
    expect((ticks[0] ?? 0) < (ticks[1] ?? 0)).toBe(true);
    const [close, sign] = [middle(root.querySelector('.head .button')), middle(root.querySelector('.head .sign'))];
    expect(close < sign).toBe(true);
    const item = root.querySelector('.row');
    expect(middle(item?.querySelector('.track')) < middle(item?.querySelector('.who'))).toBe(true);
  });
});
