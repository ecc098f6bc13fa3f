import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frontCoded, frontDecoded } from '../../../lib/pack/front-coded.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('~'));

describe('front coding', () => {
  it('leaves out what the word before begins with', () => {
    expect(frontCoded(['stop paying', 'stopped paying', 'stops paying', 'ends'])).toBe('stop paying~4ped paying~4s paying~0ends');
  });

  it('gives any two or more words back', () => {
    const words = fc.array(
      fc.oneof(
        word,
        word.map((text) => `a long beginning that many have, ${text}`),
        word.map((text) => `\u{1F600}${text}`),
      ),
      { minLength: 2 },
    );
    fc.assert(
      fc.property(words, (given) => {
        expect(frontDecoded(frontCoded(given))).toEqual(given);
      }),
    );
  });

  it('takes 35 characters at most, and none by halves', () => {
    const long = 'x'.repeat(50);
    expect(frontDecoded(frontCoded([long, `${long}y`]))).toEqual([long, `${long}y`]);
    expect(frontCoded(['\u{1F600}', '\u{1F601}'])).toBe('\u{1F600}~0\u{1F601}');
  });

  it.each(['one', '', 'one~', 'one~4s', 'one~!s', 'one~3s~9t'])('is nothing else: %j', (text) => expect(frontDecoded(text)).toBeNull());
});
