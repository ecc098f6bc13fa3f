import { describe, expect, it } from 'vitest';
import { stanceReader } from '../../../lib/match/learned/stance.ts';
import { compileMatcher } from '../../../lib/match/matcher.ts';
import type { Concept } from '../../../lib/model/concept.ts';
import { loadRecord } from '../../../scripts/record/load.ts';
import { withWeights } from '../../../scripts/train/learn.ts';

const { record } = loadRecord();
const bare = withWeights(record, new Map());
const weighed = (weights: Record<string, string>): ReadonlyMap<string, Concept> => withWeights(bare, new Map(Object.entries(weights))).concepts;
const text = 'Nobody expects that Microsoft will keep its licence, analysts think.';
const [sentence] = compileMatcher(bare).study({
  url: '',
  title: '',
  lang: 'en',
  blocks: [{ id: 0, text, role: 'paragraph', article: 0 }],
  dates: [],
  omitted: 0,
}).sentences;
if (!sentence) throw new Error('the sample is empty');
const span = { start: text.indexOf('Microsoft'), end: text.indexOf(',') };
const read = (weights: Record<string, string>, ruled: 'asserted' | 'negated' = 'asserted') =>
  stanceReader(weighed(weights))?.(sentence, span, 'exclusivity-scope', ruled);

describe('how a statement is made', () => {
  it('is left to the grammar where a record has no weights', () => expect(stanceReader(bare.concepts)).toBeUndefined());

  it('is asserted where nothing weighs more than nothing', () => expect(read({ negation: '5 nobod<;-5 =' })).toBe('asserted'));

  it('is what weighs most', () => {
    expect(read({ negation: '5 nobod<;-4 =', attribution: '9 think>;-6 =' })).toBe('attributed');
    expect(read({ negation: '9 nobod<;-4 =', attribution: '9 think>;-6 =' })).toBe('negated');
  });

  it('tells words by their side of the statement', () => {
    expect(read({ negation: '9 nobod>;0 =' })).toBe('asserted');
    expect(read({ negation: '9 licen=;0 =' })).toBe('negated');
    expect(read({ negation: '9 @microsoft=;0 =' })).toBe('negated');
    expect(read({ negation: '9 @microsoft<;0 =' })).toBe('asserted');
  });

  it('hears what the grammar says, for all types and for the type', () => {
    expect(read({ negation: '9 !negated;0 =' }, 'negated')).toBe('negated');
    expect(read({ negation: '9 !negated:exclusivity-scope;0 =' }, 'negated')).toBe('negated');
    expect(read({ negation: '9 !negated:openai-ipo;0 =' }, 'negated')).toBe('asserted');
  });
});
