import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureRow } from '../../../lib/model/standing.ts';
import { type Amount, endsOf, formatAxis, formatBare, formatFigure, formatShort, formatSpread } from '../../../lib/words/figures.ts';
import { wordsOf } from './locales.ts';

const [en, de] = [wordsOf('en'), wordsOf('de')];
const usd = (value: string, more: Partial<Amount> = {}): Amount => ({ unit: 'USD bn', value, ...more });
const range = (min: string, max: string, unit: Amount['unit'] = 'USD bn'): Amount => ({ unit, min, max });

describe('a figure in full', () => {
  it.each<[Amount, string, string]>([
    [usd('13'), '$13 billion', '13 Milliarden Dollar'],
    [usd('13.0'), '$13.0 billion', '13,0 Milliarden Dollar'],
    [usd('1.35'), '$1.35 billion', '1,35 Milliarden Dollar'],
    [usd('1350'), '$1.35 trillion', '1,35 Billionen Dollar'],
    [usd('0.5'), '$500 million', '500 Millionen Dollar'],
    [usd('13', { unit: 'USD mn' }), '$13 million', '13 Millionen Dollar'],
    [usd('20', { unit: 'USD bn a year' }), '$20 billion a year', '20 Milliarden Dollar im Jahr'],
    [usd('2', { unit: 'EUR bn' }), '€2 billion', '2 Milliarden Euro'],
    [usd('13', { qualifier: 'over' }), 'more than $13 billion', 'mehr als 13 Milliarden Dollar'],
    [usd('13', { qualifier: 'about' }), 'about $13 billion', 'etwa 13 Milliarden Dollar'],
    [usd('50', { qualifier: 'up-to' }), 'up to $50 billion', 'bis zu 50 Milliarden Dollar'],
    [usd('50', { qualifier: 'nearly' }), 'nearly $50 billion', 'fast 50 Milliarden Dollar'],
    [usd('50', { qualifier: 'at-least' }), 'at least $50 billion', 'mindestens 50 Milliarden Dollar'],
    [range('11.6', '13.8'), '$11.6 to 13.8 billion', '11,6 bis 13,8 Milliarden Dollar'],
    [range('0.5', '2'), '$500 million to 2 billion', '500 Millionen bis 2 Milliarden Dollar'],
    [range('13', '13'), '$13 billion', '13 Milliarden Dollar'],
    [usd('27', { unit: 'percent' }), '27%', '27\u00A0%'],
    [usd('27.5', { unit: 'percent' }), '27.5%', '27,5\u00A0%'],
    [range('20', '25', 'percent'), '20% to 25%', '20\u00A0% bis 25\u00A0%'],
    [usd('1', { unit: 'percentage points' }), '1 percentage point', '1 Prozentpunkt'],
    [usd('2', { unit: 'percentage points' }), '2 percentage points', '2 Prozentpunkte'],
    [usd('2032', { unit: 'year' }), '2032', '2032'],
    [usd('8', { unit: 'years' }), '8 years', '8 Jahre'],
    [usd('1', { unit: 'months' }), '1 month', '1 Monat'],
    [usd('4.5', { unit: 'GW' }), '4.5 GW', '4,5 GW'],
    [usd('1200', { unit: 'count' }), '1,200', '1.200'],
    [{ unit: 'USD bn' }, '', ''],
  ])('%j', (amount, english, german) => {
    expect(formatFigure(amount, 'en', en)).toBe(english);
    expect(formatFigure(amount, 'de', de)).toBe(german);
  });

  it('never loses or adds a digit of the record', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
        const text = part === 0 ? String(whole) : `${whole}.${part}`;
        expect(formatFigure(usd(text), 'en', en)).toBe(`$${text} billion`);
      }),
    );
  });
});

describe('a figure beside its dot', () => {
  it('leaves the scale of money to the first row', () => {
    expect([formatShort(usd('11'), 'en', en), formatBare(usd('11.6'), 'en', en)]).toEqual(['$11bn', '11.6']);
    expect(formatBare(range('13', '13.8'), 'en', en)).toBe('13 to 13.8');
    expect(formatShort(range('13', '13.8'), 'en', en)).toBe('13 to $13.8bn');
    expect(formatShort(usd('13', { qualifier: 'over' }), 'en', en)).toBe('more than $13bn');
  });

  it('counts in the unit of its scale, however small or large it is there', () => {
    const short = (value: string, locale = 'en') => formatShort(usd(value), locale, en).replaceAll(/\s/g, ' ');
    expect([short('0.5'), short('0'), short('1400'), short('13.0')]).toEqual(['$0.5bn', '$0bn', '$1,400bn', '$13.0bn']);
    expect(short('0.5', 'de')).toBe('0,5 Mrd. $');
    // Without a short word for the unit, and for what no axis prints in full, it is the browser's to choose.
    expect(short('0.5', 'es')).toMatch(/500 M/);
    expect(short('1000000')).not.toContain('1,000,000');
    expect(short('-0.5')).toBe('-$0.5bn');
  });

  it('keeps every other unit', () => {
    expect(formatBare(usd('27', { unit: 'percent' }), 'en', en)).toBe('27%');
    expect(formatBare(usd('2032', { unit: 'year' }), 'en', en)).toBe('2032');
  });

  it('and an axis is as short as it can be', () => {
    expect([
      formatAxis(0, 'USD bn', 'en'),
      formatAxis(12.5, 'USD bn', 'de'),
      formatAxis(10, 'percent', 'en'),
      formatAxis(2029, 'year', 'en'),
      formatAxis(20_000, 'count', 'en'),
    ]).toEqual(['0', '12,5', '10%', '2029', '20k']);
  });
});

describe('ends and spread', () => {
  it('reads one value as both ends, and nothing as none', () => {
    expect([endsOf(usd('13')), endsOf(range('1', '2')), endsOf({ unit: 'count' })]).toEqual([{ min: 13, max: 13 }, { min: 1, max: 2 }, null]);
  });

  const row = (value: string, measure: string, more: Partial<FigureRow> = {}): FigureRow => ({ who: 'w', what: 'w', unit: 'USD bn', value, measure, ...more });

  it('UX differ.range says how far the record’s figures are apart, and why', () => {
    expect(formatSpread([row('11', 'x', { page: true }), row('13', 'committed'), row('11.6', 'funded')], 'en', en)).toBe(
      '$11.6 to 13 billion, by what is counted',
    );
    expect(formatSpread([row('32', 'share', { unit: 'percent' }), row('28', 'share', { unit: 'percent' })], 'en', en)).toBe('28% to 32%, by source');
  });

  it('says nothing where there is nothing to compare', () => {
    expect(formatSpread([row('13', 'a')], 'en', en)).toBeNull();
    expect(formatSpread([row('13', 'a'), row('13', 'b')], 'en', en)).toBeNull();
    expect(formatSpread([row('13', 'a'), row('27', 'b', { unit: 'percent' })], 'en', en)).toBeNull();
    expect(formatSpread([row('13', 'a'), row('14', 'a', { sum: ['13', '1'] })], 'en', en)).toBeNull();
  });
});
