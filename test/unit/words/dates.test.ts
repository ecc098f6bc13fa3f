import { describe, expect, it } from 'vitest';
import { dayOf, daysBetween, formatDate, formatTime, formatWeekday } from '../../../lib/words/dates.ts';

describe('dates of the record', () => {
  it.each([
    ['2026-04-27', 'en', '27 Apr 2026'],
    ['2026-04-27', 'en-US', '27 Apr 2026'],
    ['2026-04', 'en', 'Apr 2026'],
    ['2026', 'en', '2026'],
    ['2026-04-27', 'de', '27. Apr. 2026'],
    ['2026-04-27', 'ar-EG', '27 أبريل 2026'],
    ['not a date', 'en', 'not a date'],
    ['2026-13-01', 'en', '2026-13-01'],
  ])('%s in %s is %s', (date, locale, expected) => expect(formatDate(date, locale)).toBe(expected));

  it('are the same day in every time zone', () => {
    const zone = process.env.TZ;
    for (const tz of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      process.env.TZ = tz;
      expect(formatDate('2026-04-27', 'en')).toBe('27 Apr 2026');
    }
    process.env.TZ = zone ?? '';
    if (zone === undefined) delete process.env.TZ;
  });
});

describe('moments on the reader’s clock', () => {
  const at = Date.UTC(2026, 10, 20, 23, 30);

  it('have a day and a time of their own zone', () => {
    expect([dayOf(at, 'UTC'), formatTime(at, 'en', 'UTC')]).toEqual(['2026-11-20', '23:30']);
    expect([dayOf(at, 'Asia/Tokyo'), formatTime(at, 'en', 'Asia/Tokyo')]).toEqual(['2026-11-21', '08:30']);
  });

  it('head a day with its name, and its year when that is another', () => {
    expect(formatWeekday('2026-11-19', '2026-11-21', 'en')).toBe('Thursday 19 November');
    expect(formatWeekday('2025-11-19', '2026-11-21', 'en')).toBe('Wednesday, 19 November 2025');
  });

  it('are counted in days across a change of clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-11-21', '2026-11-14')).toBe(-7);
  });
});
