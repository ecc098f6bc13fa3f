import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../../lib/model/mention.ts';
import { BN, brief, money, read } from './read-quantities.ts';

describe('how far a quantity reaches', () => {
  it.each<[string, Quantity['bound'], true?]>([
    ['more than $13 billion', '>'],
    ['over $13 billion', '>'],
    ['well over $13 billion in cash', '>'],
    ['upwards of $13 billion', '>'],
    ['in excess of $13 billion', '>'],
    ['exceeding $13 billion', '>'],
    ['north of $13 billion', '>'],
    ['at least $13 billion', '>='],
    ['no less than $13 billion', '>='],
    ['nearly $13 billion', '<=', true],
    ['almost $13 billion', '<=', true],
    ['close to $13 billion', '<=', true],
    ['just under $13 billion', '<=', true],
    ['about $13 billion', '~'],
    ['roughly $13 billion', '~'],
    ['around $13 billion', '~'],
    ['approximately $13 billion', '~'],
    ['some $13 billion', '~'],
    ['an estimated $13 billion', '~'],
    ['~$13bn', '~'],
    ['>$13bn', '>'],
    ['-> $13bn', '='],
    ['up to $13 billion', '<='],
    ['up to about $13 billion', '<='],
    ['as much as $13 billion', '<='],
    ['no more than $13 billion', '<='],
    ['less than $13 billion', '<'],
    ['under $13 billion', '<'],
    ['more than a 13-billion-dollar', '>'],
    ['US$13 billion+', '>='],
    ['$13B-plus', '>='],
    ['$13 billion or more', '>='],
    ['$13 billion or so', '~'],
    ['$13 billion or less', '<='],
    ['more than half a trillion', '>'],
    ['rover $13 billion', '='],
    ['far more than the $13 billion', '='],
  ])('%s', (text, bound, nearly) => {
    expect(read(text).map((one) => [one.bound, one.nearly])).toEqual([[bound, nearly]]);
  });

  it.each([
    'a dispute over a $50 billion deal',
    'weighs suing over $50 billion AWS deal',
    'the clash over $50 billion in spending',
    'a legal fight over $50 billion',
    'news about a $38 billion contract',
    'talks around a $38 billion contract',
    'under a $38 billion contract',
    'over 7 years',
  ])('a preposition is no bound: %s', (text) => {
    expect(read(text).map(({ bound }) => bound)).toEqual(['=']);
  });

  it('words before stay outside the quantity, marks after belong to it', () => {
    const text = 'more than $50B-plus now';
    expect(read(text).map(({ start, end }) => text.slice(start, end))).toEqual(['$50B-plus']);
  });

  it.each([
    ['13 billion dollars', 12.5 * BN, 13.5 * BN],
    ['$11.6 billion', 11.55 * BN, 11.65 * BN],
    ['$50 billion', 49.5 * BN, 50.5 * BN],
    ['27%', 26.5, 27.5],
    ['7 years', 78, 90],
  ])('model rule 4: %s leaves its last digit open by half', (text, low, high) => {
    const [one] = read(text);
    expect([(one?.min ?? 0) - (one?.slack ?? 0), (one?.max ?? 0) + (one?.slack ?? 0)]).toEqual([low, high]);
  });
});

describe('percent', () => {
  it.each<[string, string, number, number, number]>([
    ['27%', '27%', 27, 27, 0.5],
    ['27 %', '27 %', 27, 27, 0.5],
    ['32.5 percent', '32.5 percent', 32.5, 32.5, 0.05],
    ['27 per cent', '27 per cent', 27, 27, 0.5],
    ['27pc', '27pc', 27, 27, 0.5],
    ['a 27-percent stake', '27-percent', 27, 27, 0.5],
    ['twenty-seven percent', 'twenty-seven percent', 27, 27, 0.5],
    ['up 5 percentage points', '5 percentage points', 5, 5, 0.5],
    ['25\u201330%', '25-30%', 25, 30, 0.5],
    ['25% to 30%', '25% to 30%', 25, 30, 0.5],
    ['between 25 and 30 percent', '25 and 30 percent', 25, 30, 0.5],
    ['a quarter of the company', 'a quarter', 25, 25, 2.5],
    ['one third of its revenue', 'one third', 33.3333333333, 33.3333333333, 3.33333333333],
    ['a two-thirds stake', 'two-thirds', 66.6666666667, 66.6666666667, 6.66666666667],
    ['half of the company', 'half', 50, 50, 5],
    ['half its revenue', 'half', 50, 50, 5],
  ])('%s', (text, words, min, max, slack) => {
    expect(brief(text)).toEqual([[words, { kind: 'percent', min, max, bound: '=', slack }]]);
  });

  it.each(['within a quarter', 'a quarter ago', 'the third of May', 'a third party', 'the first half of the year', 'a quarter of 900', 'a%20b', '5%20'])(
    'no percent: %s',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );
});

describe('dates', () => {
  it.each<[string, string, Quantity['kind'], string | undefined, number, number]>([
    ['in 2019', '2019', 'year', '2019', 2019, 2019],
    ['its 2019 pact', '2019', 'year', '2019', 2019, 2019],
    ['pre-2019', '2019', 'year', '2019', 2019, 2019],
    ['2019\u20132023', '2019-2023', 'year', '2019', 2019, 2023],
    ['2023-24', '2023-24', 'year', '2023', 2023, 2024],
    ['through \u201932', '32', 'year', '2032', 2032, 2032],
    ['27 April 2026', '27 April 2026', 'date', '2026-04-27', 20260427, 20260427],
    ['the 27th of April, 2026', '27th of April, 2026', 'date', '2026-04-27', 20260427, 20260427],
    ['April 27, 2026', 'April 27, 2026', 'date', '2026-04-27', 20260427, 20260427],
    ['27 Apr. 2026', '27 Apr. 2026', 'date', '2026-04-27', 20260427, 20260427],
    ['Sept. 30 2025', 'Sept. 30 2025', 'date', '2025-09-30', 20250930, 20250930],
    ['April 27-29, 2026', 'April 27-29, 2026', 'date', '2026-04-27', 20260427, 20260429],
    ['2026-04-27', '2026-04-27', 'date', '2026-04-27', 20260427, 20260427],
    ['2026/04/27', '2026/04/27', 'date', '2026-04-27', 20260427, 20260427],
    ['4/27/2026', '4/27/2026', 'date', '2026-04-27', 20260427, 20260427],
    ['27/4/2026', '27/4/2026', 'date', '2026-04-27', 20260427, 20260427],
    ['April 2026', 'April 2026', 'date', '2026-04', 20260401, 20260430],
    ['late April 2026', 'late April 2026', 'date', '2026-04', 20260401, 20260430],
    ['the end of June 2026', 'end of June 2026', 'date', '2026-06', 20260601, 20260630],
    ['early 2023', 'early 2023', 'date', '2023', 20230101, 20230430],
    ['mid-2023', 'mid-2023', 'date', '2023', 20230501, 20230831],
    ['Late in 2023', 'Late in 2023', 'date', '2023', 20230901, 20231231],
    ['at the start of 2023', 'start of 2023', 'date', '2023-01', 20230101, 20230131],
    ['by the end of 2032', 'end of 2032', 'date', '2032-12', 20321201, 20321231],
    ['the second half of 2025', 'second half of 2025', 'date', '2025', 20250701, 20251231],
    ['H1 2026', 'H1 2026', 'date', '2026', 20260101, 20260630],
    ['Q1 2025', 'Q1 2025', 'quarter', '2025-01', 20250101, 20250331],
    ['Q4 of 2025', 'Q4 of 2025', 'quarter', '2025-10', 20251001, 20251231],
    ["Q1'25", "Q1'25", 'quarter', '2025-01', 20250101, 20250331],
    ['1Q25', '1Q25', 'quarter', '2025-01', 20250101, 20250331],
    ['2025-Q4', '2025-Q4', 'quarter', '2025-10', 20251001, 20251231],
    ['the first quarter of 2025', 'first quarter of 2025', 'quarter', '2025-01', 20250101, 20250331],
    ['third-quarter 2025', 'third-quarter 2025', 'quarter', '2025-07', 20250701, 20250930],
    ["2025's fourth quarter", "2025's fourth quarter", 'quarter', '2025-10', 20251001, 20251231],
    ['Q1 FY26', 'Q1 FY26', 'quarter', undefined, 20250101, 20261231],
    ['the first quarter of fiscal 2026', 'first quarter of fiscal 2026', 'quarter', undefined, 20250101, 20261231],
    ['fiscal first quarter of 2026', 'first quarter of 2026', 'quarter', undefined, 20250101, 20261231],
    ['fiscal 2026', 'fiscal 2026', 'year', undefined, 2026, 2026],
    ['FY26', 'FY26', 'year', undefined, 2026, 2026],
    ['the 2026 fiscal year', '2026 fiscal year', 'year', undefined, 2026, 2026],
  ])('%s', (text, words, kind, date, min, max) => {
    expect(brief(text)).toEqual([[words, { kind, min, max, bound: '=', slack: 0, ...(date ? { date } : {}) }]]);
  });

  it.each([
    'we may 2 of',
    '30 February',
    '4/5/2026',
    'the 2020s',
    'room 1742',
    'May we',
    'Q1',
    'the fourth quarter',
    '2026-13-01',
    '20260427',
    'at 20:26',
    'Q7',
    "the '90s",
    '2019x',
    'the end',
  ])('no date: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('reads what is left of a day that does not exist', () => {
    expect(brief('30 February 2026').map(([words]) => words)).toEqual(['February 2026']);
    expect(brief('H3 2025').map(([words]) => words)).toEqual(['2025']);
  });
});

describe('durations and power', () => {
  it.each<[string, string, Quantity['kind'], number, number]>([
    ['seven years', 'seven years', 'duration', 84, 84],
    ['an eight-year pact', 'eight-year', 'duration', 96, 96],
    ['12 months', '12 months', 'duration', 12, 12],
    ['a 7-year term', '7-year', 'duration', 84, 84],
    ['one year', 'one year', 'duration', 12, 12],
    ['two and a half years', 'two and a half years', 'duration', 30, 30],
    ['two decades', 'two decades', 'duration', 240, 240],
    ['five to seven years', 'five to seven years', 'duration', 60, 84],
    ['18\u201324 months', '18-24 months', 'duration', 18, 24],
    ['2 GW', '2 GW', 'power', 2e9, 2e9],
    ['10GW', '10GW', 'power', 1e10, 1e10],
    ['two gigawatts', 'two gigawatts', 'power', 2e9, 2e9],
    ['4.5-gigawatt', '4.5-gigawatt', 'power', 4.5e9, 4.5e9],
    ['900 megawatts', '900 megawatts', 'power', 9e8, 9e8],
  ])('%s', (text, words, kind, min, max) => {
    expect(brief(text)).toMatchObject([[words, { kind, min, max }]]);
  });

  it.each(['a 27-year-old', 'three years ago', 'two years later', '5 GWh', '2 gigawatt-hours', 'the years', 'multi-year', 'years 5'])('none: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('nothing is invented', () => {
  it.each([
    'billions of dollars',
    'tens of billions',
    'a multibillion-dollar deal',
    'a multi-billion-dollar deal',
    'billion-dollar',
    '$',
    '$ and \u20ac',
    '$x13 billion',
    'a$13b',
    '${HOME_13}',
    'GPT-5.4',
    'GPT-4 and o3',
    'v2.5 billion',
    '1.2.3',
    'AB12 12AB',
    'SG-1',
    '555-123-4567',
    '+1 (555) 123-4567',
    '10:30',
    '24/7',
    '#5',
    '@2019',
    '$13,5 billion',
    '$13x',
    '$1.2.3',
    'https://example.com/2026/04/27/a-13-billion-dollar-deal',
    'page.html?year=2019&w=800',
    'one of two',
    '7'.repeat(40),
    `$${'9'.repeat(40)} billion`,
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('a price before a stray word stays a price', () => {
    expect(brief('a $50 cardinal dollar deal')).toEqual([['$50', money(50, { slack: 0.5 })]]);
  });

  it('finds nothing twice and keeps text order', () => {
    expect(brief('In 2019, $1 billion; from early 2023, $10 billion over seven years, 27% held.').map(([words]) => words)).toEqual([
      '2019',
      '$1 billion',
      'early 2023',
      '$10 billion',
      'seven years',
      '27%',
    ]);
  });
});
