import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../lib/match/normalise.ts';

describe('normalise', () => {
  it.each([
    ['curly quotes and apostrophes', '\u201cIt\u2019s theirs\u201d \u2018so\u2019', `"It's theirs" 'so'`],
    ['guillemets, low quotes, primes', '\u00abyes\u00bb \u201eja\u201c 5\u2032 6\u2033', `"yes" "ja" 5' 6"`],
    ['hyphens, figure and en dashes, minus', 'a\u2010b\u2011c\u2012d\u20135\u22126', 'a-b-c-d-5-6'],
    ['an em dash stays apart', 'a\u2014b \u2015 c', 'a\u2014b \u2014 c'],
    ['spaces of all widths', '$13\u00a0billion\u202fin\u20092019\tor\u3000so', '$13 billion in 2019 or so'],
    ['line separators', 'a\r\nb\u2028c\u0085d', 'a\n\nb\nc\nd'],
    ['full-width forms', '\uff2f\uff50\uff45\uff4e\uff21\uff29 \uff04\uff11\uff13', 'OpenAI $13'],
    ['ligatures', '\ufb01rst o\ufb00er', 'first offer'],
    ['decomposed letters', 'cafe\u0301 A\u030angstro\u0308m', 'caf\u00e9 \u00c5ngstr\u00f6m'],
    ['case is kept', 'AWS aws', 'AWS aws'],
    ['marks without a letter', '\u0301x', '\u0301x'],
    ['emoji and other scripts', '\ud83d\ude80 \u041c\u0438\u0440 \u4e2d', '\ud83d\ude80 \u041c\u0438\u0440 \u4e2d'],
    ['nothing', '', ''],
  ])('%s', (_name, text, expected) => {
    expect(normalise(text).text).toBe(expected);
  });

  it('PK-E10 drops what cannot be seen', () => {
    const invisible = [
      '\u00ad',
      '\u200b',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u202e',
      '\u2066',
      '\u2069',
      '\u061c',
      '\u3164',
      '\u115f',
      '\ufe0f',
      '\u0000',
      '\u009f',
      '\u{e0041}',
    ];
    for (const character of invisible) expect(normalise(`Open${character}AI`).text).toBe('OpenAI');
  });

  it('maps offsets back over dropped, composed and expanded characters', () => {
    const text = '\u200bOpen\u00adAI\u2019s cafe\u0301 \ufb01nds';
    const { text: folded, source } = normalise(text);
    expect(folded).toBe("OpenAI's caf\u00e9 finds");
    const back = (words: string): string => text.slice(source(folded.indexOf(words)), source(folded.indexOf(words) + words.length));
    expect(back('OpenAI')).toBe('Open\u00adAI');
    expect(back('caf\u00e9')).toBe('cafe\u0301');
    expect(back('finds')).toBe('\ufb01nds');
    expect(back("'s")).toBe('\u2019s');
    expect(source(folded.length)).toBe(text.length);
  });

  const pieces = [
    'a',
    'B',
    '9',
    ' ',
    '.',
    '\u2019',
    '\u2013',
    '\u2014',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\uff21',
    'e\u0301',
    'b\u0301',
    '\u00e9',
    '\ud83d\ude80',
    '\u{e0041}',
  ];
  const written = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));

  it('every slice of the folded text is the fold of the very characters it maps back to', () => {
    fc.assert(
      fc.property(written, fc.nat(), fc.nat(), (text, a, b) => {
        const { text: folded, source } = normalise(text);
        const [from, to] = [a % (folded.length + 1), b % (folded.length + 1)].sort((x, y) => x - y) as [number, number];
        expect(normalise(text.slice(source(from), source(to))).text).toBe(folded.slice(from, to));
      }),
      { numRuns: 2000 },
    );
  });

  it('folds any text once and for all, with offsets that rise from 0 to its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { text: folded, source } = normalise(text);
        expect(normalise(folded).text).toBe(folded);
        const offsets = Array.from({ length: folded.length + 1 }, (_, i) => source(i));
        expect(offsets).toEqual([...offsets].sort((x, y) => x - y));
        expect(offsets.every((offset) => offset >= 0 && offset <= text.length)).toBe(true);
        expect(offsets.at(-1)).toBe(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('folds a text alike whether or not its offsets move', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        // Nothing is left of the zero-width space, but offsets move behind it.
        expect(normalise(`x\u200b${text}`).text).toBe(normalise(`x${text}`).text);
      }),
      { numRuns: 2000 },
    );
  });

  it('composes a letter with its marks however many it carries', () => {
    const folded = normalise(`e${'\u0301'.repeat(500)}!`);
    expect(folded.text).toBe(`\u00e9${'\u0301'.repeat(499)}!`);
    expect(folded.source(folded.text.length - 1)).toBe(501);
  });
});
