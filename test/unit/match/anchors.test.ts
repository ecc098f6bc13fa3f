import { describe, expect, it } from 'vitest';
import { nextAnchor } from '../../../lib/match/quantities/anchors.ts';

const found = (text: string, from = 0): string | null => {
  const anchor = nextAnchor(text, from);
  return anchor && text.slice(anchor.start, anchor.end);
};

describe('where a quantity can begin', () => {
  it.each([
    'seven', 'Forty', 'NINETY', 'half', 'Quarter', 'usd', 'GBP', 'may', 'June', 'jul', 'Sept', 'December', 'FY', 'fiscal', 'First', 'final', 'mid', 'Beginning', 'close', 'Q1', 'h2',
  ])('at the word %s, and not inside a longer one', (word) => {
    expect(found(`so: ${word}, then`)).toBe(word);
    expect(found(`so: ${word}ish, then`)).toBeNull();
    expect(found(`so: ish${word}, then`)).toBeNull();
  }); // prettier-ignore

  it.each([['a billion', 'a'], ['an half', 'an'], ['A-trillion', 'A'], ['the FY24', 'FY'], ['in 2026', '2'], ['it is \u20ac5', '\u20ac'], ['US$5', '$']])('in %j', (text, anchor) => expect(found(text)).toBe(anchor)); // prettier-ignore

  it.each(['a company', 'an act', 'the and, for, fine', 'x2', '_2', 'Q5', 'sevens', 'mayor'])('nowhere in %j', (text) => expect(found(text)).toBeNull());

  it('goes on behind an earlier one, never inside its word', () => {
    expect(found('2026, May', 1)).toBe('May');
    expect(found('seventy', 5)).toBeNull();
  });
});
