import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../lib/match/learned/evidence.ts';
import { DROP_BELOW, READ_ABOVE } from '../../../lib/match/learned/judge.ts';
import { WEIGHED } from '../../../lib/match/learned/propose.ts';
import { makeScales } from '../../../lib/match/learned/weigh.ts';
import { readWeights, weightsOf, writeWeights } from '../../../lib/match/learned/weights.ts';
import { compileMatcher } from '../../../lib/match/matcher.ts';
import type { PageText } from '../../../lib/model/page.ts';
import { loadRecord } from '../../../scripts/record/load.ts';
import { withWeights } from '../../../scripts/train/learn.ts';

const { record } = loadRecord();
const bare = withWeights(record, new Map());
const cuesOnly = compileMatcher(bare);
const OPENING = [
  'OpenAI, Microsoft and Amazon: who may host what',
  'Microsoft is considering suing OpenAI over its deal with AWS.',
  'Nobody took notes.',
  'It rained.',
  'The lift was out of order.',
];
const pageOf = (lines: readonly string[]): PageText => ({
  url: 'https://example.org/',
  title: OPENING[0] ?? '',
  lang: 'en',
  blocks: [...OPENING, ...lines].map((text, id) => ({ id, text, role: id === 0 ? 'title' : 'paragraph', article: 0 })),
  dates: [],
  omitted: 0,
});
const LAST = OPENING.length;
const SENTENCE = 'The two firms squabbled over who might lodge the model on Azure, Microsoft insisted.';
const readWith = (type: string, weights: string, sentence: string) =>
  compileMatcher(withWeights(bare, new Map([[type, weights]])))
    .read(pageOf([sentence]))
    .filter((mention) => mention.block === LAST);

describe('weights', () => {
  it('come back from their written form', () => {
    const weight = fc.integer({ min: -99, max: 99 });
    const key = fc.stringMatching(/^[@#<!^]?[a-z][a-z0-9.-]{0,12}$/);
    fc.assert(
      fc.property(weight, fc.dictionary(key, weight), (bias, entries) => {
        const of = new Map(Object.entries(entries));
        const read = readWeights('a', writeWeights({ bias, of }));
        expect(read.bias).toBe(bias);
        expect(Object.fromEntries(read.of)).toEqual(entries);
      }),
    );
  });

  it('stand once a type in the record, and weigh no more than the pack has room for', () => {
    const lists = weightsOf(record.claims);
    expect(new Set(lists.map(({ type }) => type)).size).toBe(lists.length);
    expect(lists.length).toBeGreaterThan(15);
    expect(lists.reduce((all, list) => all + writeWeights(list).length, 0)).toBeLessThan(32_000);
  });

  it('add up to what the evidence of a sentence weighs, each key once', () => {
    const lists = weightsOf(record.claims);
    const scales = makeScales(lists);
    const words = fc.constantFrom(
      'Microsoft',
      'OpenAI',
      "Azure's",
      'exclusive',
      'deal',
      '$13 billion',
      '27%',
      '"we"',
      'sued',
      'Brussels',
      'the',
      'listing?',
      'Él',
      '.',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 30 }), (text) => {
        const { sentences, read } = cuesOnly.study(pageOf([text.join(' ')]));
        const ruled = read.map((fits) => new Set(fits.map((fit) => record.claims.get(fit.cue.claim)?.type ?? '')));
        const around = { sentences, ruled: (index: number) => ruled[index] ?? new Set<string>() };
        for (const sentence of sentences) {
          const keys = new Set<string>();
          evidenceOf(sentence, around, (key) => void keys.add(key));
          const expected = lists.map(({ bias, of }) => [...keys].reduce((all, key) => all + (of.get(key) ?? 0), bias));
          expect([...scales.sums(sentence, around)]).toEqual(expected);
          const told = lists.map(({ type, bias }) => scales.explain(sentence, around, type).reduce((all, one) => all + one.weight, bias));
          expect(told).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what the weights read', () => {
  it('is nothing where they weigh too little, and a statement where they weigh enough', () => {
    expect(readWith('exclusivity-scope', `${READ_ABOVE} lodge;0 =`, SENTENCE)).toEqual([]);
    const [mention, ...more] = readWith('exclusivity-scope', `${READ_ABOVE} lodge;1 squab;0 =`, SENTENCE);
    expect(more).toEqual([]);
    expect(mention?.cue).toBe(WEIGHED);
    expect(record.claims.get(mention?.claim ?? '')?.type).toBe('exclusivity-scope');
  });

  it('says which words of the page spoke for it and how much', () => {
    const [mention] = readWith('exclusivity-scope', '12 lodge;9 squab;-3 insis;0 =', SENTENCE);
    expect(mention?.because).toContainEqual({ concept: 'lodge', words: 'lodge', weight: 1.2 });
    expect(mention?.because).toContainEqual({ concept: 'squab', words: 'squabbled', weight: 0.9 });
    expect(mention?.because.some(({ words }) => words === 'insisted')).toBe(false);
    expect(mention?.quote).toContain('lodge');
  });

  it('has no value that no word of the sentence gives', () => {
    const [mention] = readWith('cloud-market-share', '40 ahead;0 =', 'Azure is ahead of the rest.');
    expect(mention?.reading.amounts ?? []).toEqual([]);
  });

  it('is left out where no cue of the type finds any of its words', () => {
    expect(readWith('openai-ipo', '99 squab;0 =', 'They squabbled again.')).toEqual([]);
  });

  it('does not stand on a page that is not about the story', () => {
    const page = { ...pageOf([]), title: 'Rain', blocks: [{ id: 0, text: SENTENCE, role: 'paragraph' as const, article: 0 }] };
    expect(compileMatcher(withWeights(bare, new Map([['exclusivity-scope', '99 lodge;0 =']]))).read(page)).toEqual([]);
  });

  it('takes the place of what a cue read where the words around speak against it', () => {
    const sentence = 'Azure was the exclusive cloud provider of OpenAI.';
    const before = cuesOnly.read(pageOf([sentence])).filter(({ block }) => block === LAST);
    expect(before.some(({ claim }) => record.claims.get(claim)?.type === 'exclusivity-scope')).toBe(true);
    expect(readWith('exclusivity-scope', `${DROP_BELOW} provi;0 =`, sentence)).toEqual(before);
    expect(
      readWith('exclusivity-scope', `${DROP_BELOW} provi;-1 =`, sentence).some(({ claim }) => record.claims.get(claim)?.type === 'exclusivity-scope'),
    ).toBe(false);
  });

  it('is the same each time, in whatever order pages are read', () => {
    const [one, two] = [pageOf([SENTENCE, 'Microsoft holds 27% of OpenAI.']), pageOf(['Amazon has put $8 billion into Anthropic.', SENTENCE])];
    const [first, second] = [compileMatcher(record), compileMatcher(record)];
    const alone = first.readPage(one);
    second.readPage(two);
    expect(second.readPage(one)).toEqual(alone);
    expect(first.readPage(one)).toEqual(alone);
  });

  it('is told to an editor with its heaviest evidence', () => {
    const matcher = compileMatcher(withWeights(bare, new Map([['exclusivity-scope', '12 lodge;9 squab;-3 insis;0 =']])));
    const told = matcher.whyNot(pageOf([SENTENCE]), LAST, 0, SENTENCE.length).join('\n');
    expect(told).toContain('weighs 1.8 for exclusivity-scope (read): lodge "lodge" 1.2, squab "squabbled" 0.9, insis "insisted" -0.3');
  });
});
