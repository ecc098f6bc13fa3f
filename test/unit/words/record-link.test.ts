import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordLink, recordPlace } from '../../../lib/words/record-link.ts';
import { recordReport } from '../../../lib/words/report.ts';
import { wordsOf } from './locales.ts';

describe('the address of a record page', () => {
  it('is read back as it was written', () => {
    const place = fc.record(
      {
        claim: fc.stringMatching(/^[a-z-]{1,20}$/),
        on: fc.constantFrom('2026-03-19', '2026-03', '2026'),
        tab: fc.nat(),
        note: fc.stringMatching(/^[a-z0-9.]{1,12}$/),
        panel: fc.constant(true as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(place, (one) => {
        expect(recordPlace(new URL(recordLink(one), 'https://x.example/').search)).toEqual(one);
      }),
    );
  });

  it('leaves out what is no day and no tab', () => expect(recordPlace('?claim=a&on=yesterday&tab=-1&note=')).toEqual({ claim: 'a' }));
});

describe('a prepared report', () => {
  it.each(['en', 'de'])('names the question and its version in %s, and no page', (locale) => {
    const facts = { pack: 'ms-openai-aws', version: '2026.11.3', horizon: '2026-09-30', generation: 'g' };
    const text = recordReport({ claim: 'deal-50bn', question: 'What is the $50 billion?', facts }, wordsOf(locale));
    expect(text).toContain('What is the $50 billion?');
    expect(text).toContain('deal-50bn');
    expect(text).toContain('2026.11.3');
    expect(text).not.toMatch(/https?:|\{/);
  });
});
