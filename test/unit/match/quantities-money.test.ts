import { describe, expect, it } from 'vitest';
import { BN, brief, money, read, type Read } from './read-quantities.ts';

describe('money', () => {
  it.each<[string, string, number, Partial<Read>?]>([
    ['It put in $13 billion then.', '$13 billion', 13 * BN],
    ['$13B', '$13B', 13 * BN],
    ['$13b', '$13b', 13 * BN],
    ['$13bn', '$13bn', 13 * BN],
    ['US$13bn', 'US$13bn', 13 * BN],
    ['US$ 13 billion', 'US$ 13 billion', 13 * BN],
    ['$US50 billion', '$US50 billion', 50 * BN],
    ['USD 13 billion', 'USD 13 billion', 13 * BN],
    ['USD13bn', 'USD13bn', 13 * BN],
    ['13 billion dollars', '13 billion dollars', 13 * BN],
    ['13 billion US dollars', '13 billion US dollars', 13 * BN],
    ['13bn dollars', '13bn dollars', 13 * BN],
    ['13 billion USD', '13 billion USD', 13 * BN],
    ['$13 billion USD', '$13 billion USD', 13 * BN],
    ['a 13-billion-dollar pact', '13-billion-dollar', 13 * BN],
    ['a $13-billion pact', '$13-billion', 13 * BN],
    ['thirteen billion dollars', 'thirteen billion dollars', 13 * BN],
    ['Thirteen Billion Dollars', 'Thirteen Billion Dollars', 13 * BN],
    ['a fifty-billion-dollar pact', 'fifty-billion-dollar', 50 * BN],
    ['one hundred and thirty-five billion dollars', 'one hundred and thirty-five billion dollars', 135 * BN],
    ['a hundred billion dollars', 'a hundred billion dollars', 100 * BN],
    ['one and a half billion dollars', 'one and a half billion dollars', 1.5 * BN, { slack: 5e7 }],
    ['$1.2tn', '$1.2tn', 1200 * BN, { slack: 5e10 }],
    ['$1.4T of it', '$1.4T', 1400 * BN, { slack: 5e10 }],
    ['$38 million', '$38 million', 38e6, { slack: 5e5 }],
    ['$38m', '$38m', 38e6, { slack: 5e5 }],
    ['$11.6 billion', '$11.6 billion', 11.6 * BN, { slack: 5e7 }],
    ['$13.75 billion', '$13.75 billion', 13.75 * BN, { slack: 5e6 }],
    ['$20k', '$20k', 20_000, { slack: 500 }],
    ['$1,234,567.50', '$1,234,567.50', 1_234_567.5, { slack: 0.005 }],
    ['$50-a-month', '$50', 50, { slack: 0.5 }],
    ['$30 billion a year', '$30 billion', 30 * BN],
    ['(\u20ac13bn)', '\u20ac13bn', 13 * BN, { currency: 'EUR' }],
    ['13 billion euros', '13 billion euros', 13 * BN, { currency: 'EUR' }],
    ['\u00a32 million', '\u00a32 million', 2e6, { currency: 'GBP', slack: 5e5 }],
    ['two billion pounds', 'two billion pounds', 2 * BN, { currency: 'GBP' }],
    ['\u00a55 trillion', '\u00a55 trillion', 5e12, { currency: 'JPY', slack: 5e11 }],
    ['60.06 billion yuan', '60.06 billion yuan', 60.06 * BN, { currency: 'CNY', slack: 5e6 }],
    ['A$5 billion', 'A$5 billion', 5 * BN, { currency: 'AUD' }],
    ['5 billion Canadian dollars', '5 billion Canadian dollars', 5 * BN, { currency: 'CAD' }],
  ])('%s', (text, words, value, more) => {
    expect(brief(text)).toEqual([[words, money(value, more)]]);
  });

  it.each<[string, string, number, number]>([
    ['half a trillion dollars', 'half a trillion dollars', 500 * BN, 50 * BN],
    ['valued at half a trillion.', 'half a trillion', 500 * BN, 50 * BN],
    ['a half-trillion-dollar valuation', 'a half-trillion-dollar', 500 * BN, 50 * BN],
    ['a quarter-trillion in cloud spending', 'a quarter-trillion', 250 * BN, 25 * BN],
    ['a quarter of a trillion dollars', 'a quarter of a trillion dollars', 250 * BN, 25 * BN],
    ['three-quarters of a trillion dollars', 'three-quarters of a trillion dollars', 750 * BN, 75 * BN],
  ])('fractions in words leave a tenth open: %s', (text, words, value, slack) => {
    expect(brief(text)).toEqual([[words, money(value, { slack })]]);
  });

  it.each<[string, string, number, number, Partial<Read>?]>([
    ['$11.6 to 13.8 billion', '$11.6 to 13.8 billion', 11.6 * BN, 13.8 * BN, { slack: 5e7 }],
    ['$11.6 billion to $13.8 billion', '$11.6 billion to $13.8 billion', 11.6 * BN, 13.8 * BN, { slack: 5e7 }],
    ['$15\u201320bn', '$15-20bn', 15 * BN, 20 * BN],
    ['$15bn - $20bn', '$15bn - $20bn', 15 * BN, 20 * BN],
    ['$10-to-$15 billion', '$10-to-$15 billion', 10 * BN, 15 * BN],
    ['between $10bn and $15bn', '$10bn and $15bn', 10 * BN, 15 * BN],
    ['between about 10 and 15 billion dollars', '10 and 15 billion dollars', 10 * BN, 15 * BN, { bound: '~' }],
    ['$500 million to $1 billion', '$500 million to $1 billion', 0.5 * BN, BN],
    ['five to ten billion euros', 'five to ten billion euros', 5 * BN, 10 * BN, { currency: 'EUR' }],
    ['$200-300', '$200-300', 200, 300, { slack: 0.5 }],
  ])('a range: %s', (text, words, min, max, more) => {
    expect(brief(text)).toEqual([[words, money(min, { max, ...more })]]);
  });

  it.each<[string, number[]]>([
    ['it rose from $157 billion to $300 billion', [157 * BN, 300 * BN]],
    ['$10 billion and $15 billion', [10 * BN, 15 * BN]],
    ['$13 billion to 20 companies', [13 * BN]],
    ['$13 billion to 20 million users', [13 * BN]],
    ['$13 billion \u2014 $20 billion more than before', [13 * BN, 20 * BN]],
    ['$50 billion to $8 billion', [50 * BN, 8 * BN]],
  ])('no range: %s', (text, values) => {
    expect(read(text).map(({ min, max }) => [min, max])).toEqual(values.map((value) => [value, value]));
  });

  it.each<[string, number[]]>([
    ['it put 13 billion into the company', [13 * BN]],
    ['a 13 billion investment', [13 * BN]],
    ['$1 billion in 2019 and another 10 billion in 2023', [1 * BN, 10 * BN]],
    ['it is worth a billion', [1 * BN]],
    ['900 million people use it every week', []],
    ['it counts 900 million by now', []],
    ['half a billion users', []],
    ['1.5 million shares for $2 million', [2e6]],
    ['a billion stars', []],
    ['13B parameters', []],
  ])('an amount without a currency: %s', (text, values) => {
    expect(
      read(text)
        .filter(({ kind }) => kind === 'money')
        .map(({ min }) => min),
    ).toEqual(values);
  });
});
