import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateWords } from '../../../lib/match/gate-words.ts';
import type { Mention } from '../../../lib/model/mention.ts';
import { matcher, pageOf, record, TITLE } from './pages.ts';

const SENTENCES = [
  'Microsoft has invested over $13 billion in OpenAI since 2019.',
  "Azure is the exclusive cloud provider of OpenAI's products.",
  'Amazon will invest $50 billion in OpenAI, and $15 billion of it comes upfront.',
  'OpenAI signed a seven-year, $38 billion contract with Amazon Web Services.',
  '"We are confident that OpenAI respects its obligations," Microsoft said.',
  'AWS holds a 32% share of the cloud market, compared with 23% for Azure.',
];
const keys = (mentions: readonly Mention[]): string[] =>
  mentions.map(
    (mention) =>
      `${mention.block} ${mention.claim} ${mention.cue} ${mention.reading.polarity} ${mention.reading.amounts.map((amount) => amount.min).join('+')}`,
  );
const plain = matcher.read(pageOf(TITLE, ...SENTENCES));

const VARIANTS: [string, (text: string) => string][] = [
  ['curly quotes and apostrophes', (text) => text.replaceAll("'", '’').replace(/"([^"]*)"/g, '“$1”')],
  ['non-breaking spaces', (text) => text.replaceAll(' ', '\u00a0')],
  ['soft hyphens inside words', (text) => text.replace(/(\p{L}{3})(\p{L}{3})/gu, '$1\u00ad$2')],
  ['decomposed letters', (text) => text.normalize('NFD')],
];

describe('mentions', () => {
  it('exist on the plain page', () => {
    expect(plain.length).toBeGreaterThanOrEqual(SENTENCES.length);
  });

  it.each(VARIANTS)('are the same with %s', (_name, change) => {
    expect(keys(matcher.read(pageOf(TITLE, ...SENTENCES.map(change))))).toEqual(keys(plain));
  });

  it('are found in headlines of either case', () => {
    const claims = (title: string): string[] => matcher.read(pageOf(title)).map((mention) => mention.claim);
    expect(claims('Microsoft weighs legal action over OpenAI-AWS deal')).toContain('legal-threat');
    expect(claims('Microsoft Weighs Legal Action Over OpenAI-AWS Deal')).toContain('legal-threat');
    expect(claims('MICROSOFT WEIGHS LEGAL ACTION OVER OPENAI-AWS DEAL')).toContain('legal-threat');
  });

  it('quote the block and stay within their sentence, wherever the words stand', () => {
    const words = [
      'Microsoft',
      'OpenAI',
      'Amazon',
      'AWS',
      'Azure',
      'invested',
      'exclusive',
      'cloud',
      '$13 billion',
      '50%',
      'is',
      'no longer',
      'could',
      'in',
      'from',
      'deal',
      'Frontier',
      'the company',
      '. ',
      ', ',
      '“',
      '”',
      '\u00ad',
      '\u00a0',
      'éé',
      '🙂',
    ];
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(...words), { maxLength: 30 }), { maxLength: 6 }), (lines) => {
        const page = pageOf(TITLE, ...lines.map((line) => line.join(' ')));
        for (const mention of matcher.read(page)) {
          const text = page.blocks[mention.block]?.text ?? '';
          expect(text.slice(mention.start, mention.end)).toBe(mention.quote);
          expect(mention.start).toBeGreaterThanOrEqual(mention.sentence.start);
          expect(mention.end).toBeLessThanOrEqual(mention.sentence.end);
          expect(mention.end).toBeGreaterThan(mention.start);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are the same every time', () => {
    expect(matcher.read(pageOf(TITLE, ...SENTENCES))).toEqual(plain);
  });

  it('survive a sentence of 200,000 words and millions of digits', () => {
    const long = `Microsoft invested $13 billion in OpenAI ${'and the exclusive Azure deal could breach '.repeat(33_000)}`;
    expect(matcher.read(pageOf(TITLE, long)).length).toBeGreaterThan(0);
    expect(matcher.read(pageOf(TITLE, `$${'9'.repeat(1_000_000)} billion`))).toEqual([]);
  });
});

describe('gate words (DESIGN.md 3.1)', () => {
  it('are two groups of names: OpenAI’s side and the other', () => {
    const [one = [], two = []] = gateWords(record);
    expect(gateWords(record)).toHaveLength(2);
    expect(one).toEqual(expect.arrayContaining(['OpenAI', 'ChatGPT']));
    expect(two).toEqual(expect.arrayContaining(['Microsoft', 'Azure', 'AWS', 'Amazon']));
    expect(one.some((name) => two.includes(name))).toBe(false);
  });
});
