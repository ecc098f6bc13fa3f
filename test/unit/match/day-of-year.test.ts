import { describe, expect, it } from 'vitest';
import { normalise } from '../../../lib/match/normalise.ts';
import { findQuantities } from '../../../lib/match/quantities/index.ts';
import { matcher, pageOf, TITLE } from './pages.ts';

const days = (text: string, on?: string): (string | undefined)[] => findQuantities(normalise(text).text, on).map((one) => one.date);

describe('a day without a year takes the year that brings it nearest to the page (model rule 7)', () => {
  it.each([
    ['Jury selection begins on 27 April.', '2026-03-24', '2026-04-27'],
    ['Jury selection begins on April 27.', '2026-03-24', '2026-04-27'],
    ['It was signed on Oct. 28 in New York.', '2026-03-19', '2025-10-28'],
    ['The first hearing is set for the 5th of January.', '2025-12-20', '2026-01-05'],
    ['By March 31, $11.8 billion had been paid.', '2026-05', '2026-03-31'],
  ])('%s (page of %s)', (text, on, date) => {
    expect(days(text, on)[0]).toBe(date);
  });

  it.each([
    ['without a date of the page', 'It begins on 27 April.', undefined],
    ['with a year only', 'It begins on 27 April.', '2026'],
    ['where the text has named another year', 'In 2023 much happened. On November 17 he was dismissed.', '2026-05-05'],
    ['of no day', 'It begins on April 31.', '2026-03-24'],
    ['of other numbers', 'In May 5 million people and in June 10% came; March 4.5 was odd.', '2026-03-24'],
  ])('gives none %s', (_, text, on) => {
    expect(days(text, on).filter((date) => date?.length === 10)).toEqual([]);
  });

  it('leaves a written year alone', () => {
    expect(days('It began on April 27, 2024 and on 28 October 2025.', '2026-03-24')).toEqual(['2024-04-27', '2025-10-28']);
  });
});

describe('times of statements', () => {
  const read = (sentence: string, on: string) =>
    matcher.read({
      ...pageOf(TITLE, 'Microsoft is considering suing OpenAI over its deal with AWS.', sentence),
      dates: [{ article: 0, date: { date: on, origin: 'meta' as const } }],
    });
  const whenOf = (claim: string, sentence: string, on = '2026-04-02') => read(sentence, on).find((mention) => mention.claim === claim)?.reading;

  it('a day that something is set for is its time', () => {
    expect(whenOf('musk-lawsuit', 'The trial of Elon Musk against OpenAI is set for 27 April.')?.when).toEqual({ from: '2026-04-27', to: '2026-04-27' });
  });

  it('a date that heads a line is the time of what follows', () => {
    expect(whenOf('musk-lawsuit', 'August 5, 2024: Elon Musk sues OpenAI in federal court.')?.when).toEqual({ from: '2024-08-05', to: '2024-08-05' });
  });

  it('the end of a term is no time of a sum', () => {
    const reading = whenOf('aws-38b-contract', 'OpenAI signed a $38 billion order with AWS running to 2032.');
    expect(reading?.amounts.map((amount) => [amount.min, amount.date])).toEqual([[38e9, undefined]]);
  });
});
