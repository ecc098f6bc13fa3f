import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureReader, keyOf, ofKey } from '../../../lib/match/learned/features.ts';
import { WEIGHED } from '../../../lib/match/learned/propose.ts';
import { makeScales } from '../../../lib/match/learned/scales.ts';
import { HEAVIEST, readWeights, WeightsFault, writeWeights, type Weight, type Weights } from '../../../lib/match/learned/weights.ts';
import { compileMatcher } from '../../../lib/match/matcher.ts';
import type { PageText } from '../../../lib/model/page.ts';
import { notesOf } from '../../../lib/standing/notes.ts';
import { loadRecord } from '../../../scripts/record/load.ts';
import { bundledWeights } from '../../../scripts/train/weights-file.ts';

const { record } = loadRecord();
const cuesOnly = compileMatcher(record);
const OPENING = ['OpenAI, Microsoft and Amazon: who may host what', 'Microsoft is considering suing OpenAI over its deal with AWS.', 'Nobody took notes.'];
const pageOf = (lines: readonly string[], opening = OPENING): PageText => ({
  url: 'https://example.org/',
  title: opening[0] ?? '',
  lang: 'en',
  blocks: [...opening, ...lines].map((text, id) => ({ id, text, role: id === 0 ? 'title' : 'paragraph', article: 0 })),
  dates: [],
  omitted: 0,
});
const LAST = OPENING.length;
const SENTENCE = 'The two firms squabbled over who might lodge the model that Tuesday.';
/** Weights of one type by key, with nothing else. */
const weightsOf = (type: string, of: Record<string, number>, bias = -10, pack = record.pack): Weights => ({
  pack,
  lang: 'en',
  types: [type],
  bias: [bias],
  above: [0],
  of: new Map(Object.entries(of).map(([key, weight]): [string, Weight[]] => [key, [[0, weight]]])),
});
const readWith = (weights: Weights, sentence: string, opening = OPENING) =>
  compileMatcher(record, weights)
    .read(pageOf([sentence], opening))
    .filter((mention) => mention.block === opening.length);

describe('the file of weights', () => {
  it('comes back from its written form, whatever the keys share', () => {
    const weight = fc.integer({ min: -HEAVIEST, max: HEAVIEST });
    const key = fc.stringMatching(/^[@#<:^=]?[a-zé_+&][a-z0-9._+&@-]{0,40}$/);
    const types = ['a', 'b', 'c'];
    const list = fc.uniqueArray(fc.tuple(fc.nat(2), weight), { minLength: 1, maxLength: 3, selector: ([type]) => type });
    fc.assert(
      fc.property(fc.dictionary(key, list), fc.array(weight, { minLength: 3, maxLength: 3 }), (of, bias) => {
        const weights: Weights = { pack: 'p', lang: 'en', types, bias, above: [1, 2, 3], of: new Map(Object.entries(of)) };
        const read = readWeights(writeWeights(weights));
        expect({ ...read, of: Object.fromEntries(read.of) }).toEqual({ ...weights, of });
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['a page of a proxy', '<!doctype html><title>Log in</title>'],
    ['a later form', 'obelus-weights/2\n'],
    ['a line that is cut off', 'obelus-weights/1\np en\na\n1\n2\n0word\ta'],
    ['a type that is not named', 'obelus-weights/1\np en\na\n1\n2\n0word\tbZ'],
    ['a bias that is no number', 'obelus-weights/1\np en\na\nx\n2\n0word\taZ'],
    ['more taken from the key before than there is', 'obelus-weights/1\np en\na\n1\n2\n5word\taZ'],
  ])('is refused: %s', (_name, text) => expect(() => readWeights(text)).toThrow(WeightsFault));

  it('that is shipped is of this pack and takes less than 60 kB', () => {
    const weights = bundledWeights();
    expect(weights.pack).toBe(record.pack);
    const types = new Set([...record.claims.values()].map(({ type }) => type));
    expect(weights.types.filter((type) => !types.has(type))).toEqual([]);
    expect(writeWeights(weights).length).toBeLessThan(60_000);
  });
});

describe('weighing', () => {
  it('adds up what the features of a sentence weigh, each key once, and explains just that', () => {
    const weights = bundledWeights();
    const featuresOf = featureReader(record.concepts);
    const scales = makeScales(weights, featuresOf);
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
        const { sentences } = cuesOnly.study(pageOf([text.join(' ')])).context;
        for (const sentence of sentences) {
          const keys = new Set<string>();
          featuresOf(sentence, sentences, (kind, first, second) => {
            const key = keyOf(kind, first, second);
            expect(ofKey(key)).toEqual([kind, first, second]);
            keys.add(key);
          });
          const of = (type: number): number => [...keys].reduce((all, key) => all + (weights.of.get(key)?.find(([one]) => one === type)?.[1] ?? 0), 0);
          const expected = weights.types.map((_, type) => of(type));
          expect([...scales.weigh(sentence, sentences)]).toEqual(expected.map((sum, type) => sum + (weights.bias[type] ?? 0) - (weights.above[type] ?? 0)));
          expect(weights.types.map((type) => scales.explain(sentence, sentences, type).reduce((all, { weight }) => all + weight, 0))).toEqual(expected);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('reads a sentence that weighs enough where no cue fits, marks its heaviest words and says what spoke for it', () => {
    const [mention, ...more] = readWith(weightsOf('exclusivity-scope', { squabbl: 30, lodge: 20, model: 5 }), SENTENCE);
    expect(more).toEqual([]);
    expect(mention).toMatchObject({ cue: WEIGHED, reading: { amounts: [] } });
    expect(record.claims.get(mention?.claim ?? '')?.type).toBe('exclusivity-scope');
    expect(mention?.quote).toBe('squabbled over who might lodge the model');
    expect(mention?.because).toContainEqual({ concept: 'squabbl', words: 'squabbled', weight: 3 });
  });

  it('never says how such a statement stands: its card gives context', () => {
    const page = pageOf([SENTENCE]);
    for (const type of bundledWeights().types) {
      for (const date of ['2023-02-01', '2025-11-05', '2026-03-20', '2026-09-01', null]) {
        const mentions = compileMatcher(record, weightsOf(type, { squabbl: 30 })).read(page);
        const [note] = notesOf(record, mentions, page, { date }).filter(({ block }) => block === LAST);
        expect(note, type).toMatchObject({ type, judgement: { standing: 'context' }, reading: { open: true } });
        expect(note?.judgement.reason).toBe('open-question');
        expect(note?.judgement.then?.fits).toBeUndefined();
        expect(note?.judgement.fact.length).toBeGreaterThan(20);
      }
    }
  });

  it.each([
    ['it weighs too little', SENTENCE, weightsOf('exclusivity-scope', { squabbl: 10 }), OPENING],
    ['the record has no such type', SENTENCE, weightsOf('weather', { squabbl: 30 }), OPENING],
    ['the weights are of another pack', SENTENCE, weightsOf('exclusivity-scope', { squabbl: 30 }, -10, 'another'), OPENING],
    ['the page is about something else', 'Two cats squabbled.', weightsOf('exclusivity-scope', { squabbl: 30 }), ['Cats', 'Cats are nice.']],
    ['what weighs stands in another sentence', SENTENCE, weightsOf('exclusivity-scope', { '^openai': 30, '<:party': 30 }), OPENING],
  ])('marks nothing where %s', (_name, sentence, weights, opening) => expect(readWith(weights, sentence, opening)).toEqual([]));

  it.each([
    ['en', 1],
    ['EN-us', 1],
    ['', 1],
    [null, 1],
    ['de', 0],
    ['enm', 0],
  ])('reads a page that says its language is %j: %i', (lang, count) => {
    const mentions = compileMatcher(record, weightsOf('exclusivity-scope', { squabbl: 30 })).read({ ...pageOf([SENTENCE]), lang });
    expect(mentions.filter(({ cue }) => cue === WEIGHED)).toHaveLength(count);
  });

  it('leaves a sentence alone that a cue has read', () => {
    const [first] = cuesOnly.read(pageOf([])).filter(({ block }) => block === 1);
    expect(first).toBeDefined();
    const all = compileMatcher(record, weightsOf('restructuring-of-agreement', { consider: 50, '@openai-side': 50 })).read(pageOf([]));
    expect(all.filter(({ block, cue }) => block === 1 && cue === WEIGHED)).toEqual([]);
  });

  it.each([
    ['party-statement', 'Microsoft never squabbled on Friday, and would not.', 'asserted'],
    ['legal-threat-status', 'Analysts believe that OpenAI and Microsoft squabbled.', 'attributed'],
    ['legal-threat-status', 'OpenAI and Microsoft never squabbled.', 'negated'],
    ['restructuring-of-agreement', 'OpenAI and Microsoft may have squabbled.', 'hypothetical'],
    ['exclusivity-scope', 'OpenAI and Microsoft squabbled because the other did not answer.', 'asserted'],
  ])('reads %s in “%s” as %s', (type, sentence, polarity) => {
    expect(readWith(weightsOf(type, { squabbl: 30 }), sentence).map(({ reading }) => reading.polarity)).toEqual([polarity]);
  });

  it('tells an editor what weighed', () => {
    const lines = compileMatcher(record, weightsOf('exclusivity-scope', { squabbl: 30 })).whyNot(pageOf([SENTENCE]), LAST, 0, 10);
    expect(lines.at(-1)).toBe('weighs 2.0 above what exclusivity-scope needs (read where no cue reads): squabbl "squabbled" 3');
  });
});
