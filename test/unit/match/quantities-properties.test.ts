import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { normalise } from '../../../lib/match/normalise.ts';
import { findQuantities } from '../../../lib/match/quantities/index.ts';
import { isPlainDate } from '../../../lib/model/dates.ts';
import { brief, money } from './read-quantities.ts';

const sentences = [
  'Acme put more than $13 billion into Bolt in 2019 and up to \u20ac10bn in early 2023.',
  'The 13-billion-dollar pact runs for seven years, from April 27, 2026, at 25-30% a year.',
  'Between $10 billion and $15 billion - some 27 percent - came in the first quarter of 2025, beside 2 GW.',
  "It is worth half a trillion dollars, or a quarter of the whole, by the end of 2032; Bolt's share is US$50 billion+.",
];

describe('quantities', () => {
  const SCALES: [number, string[]][] = [
    [6, [' million', 'm', 'mn', '-million', 'M']],
    [9, [' billion', 'bn', 'B', ' bn', '-billion']],
    [12, [' trillion', 'tn', 'T', ' trn']],
  ];
  const amount = fc.record({
    whole: fc.integer({ min: 1, max: 999 }),
    decimals: fc.constantFrom('', '.5', '.25', '.06'),
    scale: fc.constantFrom(...SCALES),
    form: fc.nat(),
  });
  const around: [string, string][] = [
    ['$', ''],
    ['US$', ''],
    ['USD ', ''],
    ['', ' dollars'],
    ['', ' US dollars'],
    ['', ' USD'],
  ];

  it('every way of writing an amount reads the same', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...around), ({ whole, decimals, scale: [exponent, names], form }, [before, after]) => {
        const written = `${before}${whole}${decimals}${names[form % names.length]}${after}`;
        const places = Math.max(0, decimals.length - 1);
        expect(brief(`They paid ${written}, it says.`)).toEqual([
          [written, money(Number(`${whole}${decimals}e${exponent}`), { slack: Number(`5e${exponent - places - 1}`) })],
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  it('typography changes neither what is read nor where it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sentences), fc.array(fc.nat(), { maxLength: 200 }), (plain, choices) => {
        let at = 0;
        const choose = <T>(options: readonly [T, ...T[]]): T => options[(choices[at++ % Math.max(1, choices.length)] ?? 0) % options.length] ?? options[0];
        const set = plain.replace(/[\s\S]/g, (character) => {
          if (character === ' ') return choose([' ', '\u00a0', '\u202f', '\u2009']);
          if (character === '-') return choose(['-', '\u2011', '\u2013']);
          if (character === "'") return choose(["'", '\u2019']);
          return choose([character, `${character}\u00ad`, `${character}\u200b`]);
        });
        const folded = normalise(set);
        expect(folded.text).toBe(plain);
        const words = findQuantities(folded.text).map(({ start, end }) => normalise(set.slice(folded.source(start), folded.source(end))).text);
        expect(words).toEqual(findQuantities(plain).map(({ start, end }) => plain.slice(start, end)));
        expect(words.length).toBeGreaterThan(2);
      }),
      { numRuns: 300 },
    );
  });

  const pieces = fc.constantFrom(
    '$', '\u20ac', 'US$', 'USD', '13', '1.5', '2,000', '2019', '27', ' ', ' ', ' ', '-', '\u2013', '\u2014', 'billion', 'bn', 'B', 'dollars', '%', 'percent', 'half', 'a', 'quarter', 'of', 'trillion', 'to', 'and',
    'between', 'from', 'more than', 'over', 'nearly', 'April', 'May', 'Q1', 'first', 'early', 'fiscal', 'years', 'GW', ',', '.', "'", '\n', '+', '/', ':', 'twenty', 'seven', 'hundred',
  ); // prettier-ignore

  it('any text at all gives quantities in order, apart, within it, with sound numbers and dates', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 80 }),
        ),
        (raw) => {
          for (const text of [raw, normalise(raw).text]) {
            let last = 0;
            for (const one of findQuantities(text)) {
              expect(one.start).toBeGreaterThanOrEqual(last);
              expect(one.end).toBeGreaterThan(one.start);
              expect(one.end).toBeLessThanOrEqual(text.length);
              expect(Number.isFinite(one.min) && one.min <= one.max && one.slack >= 0).toBe(true);
              if (one.date !== undefined) expect(isPlainDate(one.date)).toBe(true);
              expect(text.slice(one.start, one.end)).not.toMatch(/\n/);
              last = one.end;
            }
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('PK-E8: the work grows with the text and no faster', () => {
  /** Every pattern run while `work` does, with the text it was given. */
  function patternsRun(work: () => void): { pattern: RegExp; input: string }[] {
    const runs: { pattern: RegExp; input: string }[] = [];
    const exec = RegExp.prototype.exec;
    const spy = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, input: string) {
      runs.push({ pattern: this, input });
      return exec.call(this, input);
    });
    work();
    spy.mockRestore();
    return runs;
  }
  const adversaries = [
    '1', '1,', '1,000', '1.', '13 ', '$', '$1', '$ ', 'US$', ' ', '- ', '1-', '$1-', '1 to ', '$1 to ', 'between 1 and ', 'a ', 'half a ', 'twenty ', 'twenty-', 'hundred and ', 'more than ', 'up to about ',
    'April ', 'April 1', '2026-', '2026-04-', '1/', 'first quarter of ', 'Q1 ', 'early ', 'fiscal ', 'billion ', '1 billion', '%', '1%', "'", '1 year-', 'end of ', 'of a ', '\u00e9', '\ud83d\ude80',
  ]; // prettier-ignore

  it.each(adversaries)('%j repeated', (piece) => {
    const runs = (length: number): number => patternsRun(() => findQuantities(piece.repeat(Math.ceil(length / piece.length)))).length;
    expect(runs(12_000)).toBeLessThanOrEqual(2.2 * runs(6000) + 20);
  });

  it('each step is bounded: patterns repeat nothing without a limit, and only sticky ones and the anchors see the whole text', () => {
    const runs = patternsRun(() => {
      for (const piece of [...adversaries, ...sentences]) findQuantities(`${piece} `.repeat(Math.ceil(600 / piece.length)));
    });
    const sources = new Set(runs.map(({ pattern }) => pattern.source));
    expect(sources.size).toBeGreaterThan(40);
    const bare = (source: string): string => source.replace(/\\./g, '_').replace(/\[[^\]]*\]/g, '_');
    expect([...sources].filter((source) => /[*+]|\{\d+,\}/.test(bare(source)))).toEqual([]);
    const unbound = runs.filter(({ pattern, input }) => !pattern.sticky && input.length > 80);
    expect(new Set(unbound.map(({ pattern }) => pattern.source)).size).toBe(1);
  });
});
