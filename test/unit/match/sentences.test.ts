import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { sentencesOf } from '../../../lib/match/sentences.ts';

const split = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentencesOf', () => {
  it.each<[string, string[]]>([
    ['plain stops', ['The pact was signed in May.', 'Nobody said why!', 'Did anyone ask?', 'No.']],
    ['company forms inside a sentence', ['Amazon.com Inc. and Microsoft Corp. declined to comment.', 'Acme Ltd. Chief Ann Lee resigned.']],
    ['company forms at the end of one', ['The buyer was Acme Inc.', 'The price was not given.', 'It also bought Bolt Co.', 'However, that sale fell through.']],
    [
      'U.S. and its like',
      ['The U.S. District Court in Oakland heard it.', 'They moved to the U.S.', 'The court stayed behind.', 'The U.K. watchdog closed its file.'],
    ],
    [
      'v., vs. and No.',
      ['Musk v. Altman went to trial.', 'It was Azure vs. Bedrock.', 'See No. 24 of the docket.', 'Was it settled?', 'No.', 'Both sides said so.'],
    ],
    ['titles and initials', ['Dr. A. B. Carter met Mr. Lee and Gen. Ortiz.', 'J. P. Doe did not attend.']],
    ["a possessive's s is no initial", ["Most of it is Microsoft's.", 'Azure carries the rest.', 'The hall is Acme\u2019s.', 'Bolt rents it.']],
    ['months', ['It closed on Oct. 28 and reopened on Nov. 3.', 'The next date is in Dec.', 'That one is fixed.']],
    ['decimals, sums and versions', ['It paid $11.6 billion, or 27.5% of 42.1 billion.', 'GPT-5.4 came later.', 'Version 2.0 did not.']],
    ['quotes that close after the stop', ['\u201cWe will sue them.\u201d', 'She left.', '"We will not."', '(It was late.)', 'The end.']],
    ['a quote that the sentence goes on after', ['\u201cWill we sue?\u201d he asked.', '\u201cYes!\u201d they said.', 'Then they went.']],
    ['ellipses', ['They waited ... and waited.', 'Then\u2026 nothing.', 'It was over...', 'Everybody left.']],
    ['note marks', ['The stake was 27 percent.[12]', 'It had been 49.[a][3]', 'Nobody minded.']],
    ['names with a dot', ['Node.js and amazon.com are names.', 'So is Yahoo! Inc. and its mail.']],
    ['names in lower case', ['The deal was signed.', 'iPhone sales rose.', 'eBay was not asked.']],
    ['I at the end', ['Neither did I.', 'Microsoft did.']],
    ['handles and numbers', ['It was out.', '@someone posted it.', '12 people saw it.']],
  ])('%s', (_name, sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences);
  });

  it('ends a sentence at a line break and leaves list marks out', () => {
    expect(split('A heading without a stop\n\n  \u2022 First point\n  \u2022 Second point. With more.\n')).toEqual([
      'A heading without a stop',
      'First point',
      'Second point.',
      'With more.',
    ]);
  });

  it('parts sentences whose space the page lost', () => {
    expect(split('The price was cut by 50%.Amazon said so.The rest \u201cis done.\u201dOpenAI left. See acme.com or U.S.A today.')).toEqual([
      'The price was cut by 50%.',
      'Amazon said so.',
      'The rest \u201cis done.\u201d',
      'OpenAI left.',
      'See acme.com or U.S.A today.',
    ]);
  });

  it('cuts a sentence beyond 5,000 characters at a clause, and never a surrogate pair', () => {
    const clauses = `${'the record goes on and on; '.repeat(600)}end`;
    const parts = split(clauses);
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts.slice(0, -1)) expect(part.endsWith(';')).toBe(true);
    const rockets = split(`x${'\ud83d\ude80'.repeat(6000)}`);
    expect(rockets.every((part) => part.isWellFormed() && part.length <= 5000)).toBe(true);
    expect(rockets.join('')).toHaveLength(12_001);
  });

  it('gives stretches in order that hold all of any text but spaces and list marks', () => {
    const pieces = fc.constantFrom(
      'Acme',
      'the',
      'Inc',
      'U.S',
      'No',
      'J',
      '5',
      '.',
      '!',
      '?',
      '\u2026',
      '..',
      ' ',
      '  ',
      '\n',
      '"',
      '\u201d',
      ')',
      '[1]',
      ',',
      '\u2022',
      '\ud83d\ude80',
      '\ud83d',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const found = sentencesOf(text);
          let last = 0;
          for (const { start, end } of found) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
            last = end;
          }
          const bare = (words: string): string => words.replace(/[\s\u2022\u2023\u25aa\u25cf\u25e6\u00b7]/g, '');
          expect(bare(found.map(({ start, end }) => text.slice(start, end)).join(''))).toBe(bare(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each(['. ', '.', 'a.', 'A. ', 'U.S. ', '"', ' ', '!\u201d', 'a', '.[', '\n'])('PK-E8 takes twice the steps for twice the text: %j', (piece) => {
    const steps = (length: number): number => {
      const exec = vi.spyOn(RegExp.prototype, 'exec');
      sentencesOf(piece.repeat(length / piece.length));
      const count = exec.mock.calls.length;
      exec.mockRestore();
      return count;
    };
    expect(steps(8000)).toBeLessThanOrEqual(2.2 * steps(4000) + 20);
  });
});
