import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../lib/model/claim.ts';
import type { Quantity } from '../../../lib/model/mention.ts';
import { added, fits, sameNumber, sameUnit } from '../../../lib/standing/numbers.ts';
import { decimalIn } from '../../../lib/standing/number-text.ts';
import { figure } from './fixture-record.ts';
import { usd } from './fixture.ts';

const held = (rest: Partial<Observation>): Observation => figure({ id: 'x', measure: 'm', unit: 'USD bn', asOf: '2026', known: '2026', ...rest });
const range = (min: string, max: string): Quantity => ({ ...usd(min), max: Number(max) * 1e9 });

describe('model rule 4: numbers compare at the page’s own precision', () => {
  it.each<[string, Quantity, Partial<Observation>, boolean]>([
    ['13 fits 12.5', usd('13'), { value: '12.5' }, true],
    ['13 fits 13.49', usd('13'), { value: '13.49' }, true],
    ['13 does not fit 13.5', usd('13'), { value: '13.5' }, false],
    ['13 does not fit 12.49', usd('13'), { value: '12.49' }, false],
    ['11.6 does not fit 11.7', usd('11.6'), { value: '11.7' }, false],
    ['11.6 fits 11.64', usd('11.6'), { value: '11.64' }, true],
    ['over 13 fits 13', usd('13', { bound: '>' }), { value: '13' }, true],
    ['over 13 fits 12.5, which rounds to 13', usd('13', { bound: '>' }), { value: '12.5' }, true],
    ['over 13 does not fit 11.9', usd('13', { bound: '>' }), { value: '11.9' }, false],
    ['at least 10 fits 13', usd('10', { bound: '>=' }), { value: '13' }, true],
    ['nearly 14 fits 13', usd('14', { nearly: true }), { value: '13' }, true],
    ['nearly 14 fits 12.6', usd('14', { nearly: true }), { value: '12.6' }, true],
    ['nearly 14 does not fit 12.5', usd('14', { nearly: true }), { value: '12.5' }, false],
    ['nearly 13 does not fit 13.2', usd('13', { nearly: true }), { value: '13.2' }, false],
    ['up to 50 fits 35', usd('50', { bound: '<=' }), { value: '35' }, true],
    ['up to 50 does not fit 60', usd('50', { bound: '<=' }), { value: '60' }, false],
    ['10 to 14 holds 13', range('10', '14'), { value: '13' }, true],
    ['10 to 12 does not hold 13', range('10', '12'), { value: '13' }, false],
    ['4 to 6 equals 4 to 6', range('4', '6'), { min: '4', max: '6' }, true],
    ['5 to 6 does not hold 4 to 6', range('5', '6'), { min: '4', max: '6' }, false],
    ['5 lies in 4 to 6', usd('5'), { min: '4', max: '6' }, true],
    ['8 does not lie in 4 to 6', usd('8'), { min: '4', max: '6' }, false],
    ['13,000 million in another unit', usd('13'), { value: '13000', unit: 'USD mn' }, true],
  ])('%s', (_what, page, record, expected) => expect(fits(page, held(record))).toBe(expected));

  it('never parts a number from itself, in any unit or precision', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('=', '~', '>', '>=', '<', '<='),
        (digits, places, bound) => {
          const text = (digits / 10 ** places).toFixed(places);
          expect(fits(usd(text, { bound: bound }), held({ value: text }))).toBe(true);
        },
      ),
    );
  });

  it('fits no less when the page is less exact', () => {
    fc.assert(
      fc.property(
        fc.record({
          page: fc.integer({ min: 1, max: 500 }),
          other: fc.integer({ min: 1, max: 500 }),
          slack: fc.integer({ min: 0, max: 20 }),
          more: fc.integer({ min: 0, max: 20 }),
          bound: fc.constantFrom('=', '~', '>', '>=', '<', '<='),
          nearly: fc.boolean(),
        }),
        ({ page, other, slack, more, bound, nearly }) => {
          const at = (width: number): boolean => fits(usd(String(page), { bound: bound, nearly, slack: width * 1e9 }), held({ value: String(other) }));
          if (at(slack)) expect(at(slack + more)).toBe(true);
        },
      ),
    );
  });
});

describe('what else a number could be', () => {
  it('is the same number whatever stands before it', () => {
    expect(sameNumber(usd('100', { bound: '>' }), held({ value: '100' }))).toBe(true);
    expect(sameNumber(usd('100', { bound: '>' }), held({ value: '250' }))).toBe(false);
  });

  it('is not what coarse digits happen to cover', () => expect(sameNumber(usd('1'), held({ value: '0.5' }))).toBe(false));

  it('has the same unit and currency', () => {
    expect(sameUnit(usd('1'), 'EUR bn')).toBe(false);
    expect(sameUnit(usd('1'), 'percent')).toBe(false);
    expect(sameUnit({ ...usd('1'), currency: undefined }, 'USD mn')).toBe(true);
  });
});

describe('writing numbers', () => {
  it.each([
    [13e9, '13'],
    [11.6e9, '11.6'],
    [0.5e9, '0.5'],
    [100e9, '100'],
    [0, '0'],
  ])('%d dollars are %s billion', (number, text) => expect(decimalIn('USD bn', number)).toBe(text));

  it('adds parts, as exact as the least exact', () => {
    expect(added([usd('1'), usd('10.5')])).toMatchObject({ min: 11.5e9, max: 11.5e9, slack: 0.5e9, bound: '=' });
    expect(added([])).toBeNull();
  });
});
