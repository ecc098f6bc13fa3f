import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../lib/match/matcher.ts';
import { readCorpus } from '../../scripts/eval/corpus.ts';
import { readPages } from '../../scripts/eval/pages.ts';
import { predict } from '../../scripts/eval/predict.ts';
import { isSpecific, scoreDocument, sum, withoutAllowed } from '../../scripts/eval/score.ts';
import { tuningDocuments } from '../../scripts/eval/split.ts';
import { loadRecord } from '../../scripts/record/load.ts';
import { bundledWeights } from '../../scripts/train/weights-file.ts';

const SHARED = resolve(import.meta.dirname, '../../../shared');
const CORPUS = resolve(SHARED, 'corpus');
const here = existsSync(resolve(CORPUS, 'gold.json'));
if (!here) console.log('test/eval: there is no labelled corpus beside this checkout (../shared/corpus), so its floors are not checked here.');

describe.skipIf(!here)('the labelled corpus (floors of issue 2)', () => {
  const { record } = loadRecord();
  const matcher = compileMatcher(record, bundledWeights());
  const corpus = here ? readCorpus(CORPUS) : undefined;
  const outcomes = (corpus?.gold ?? []).map((gold) => {
    const text = corpus?.text.get(gold.doc) ?? '';
    const predictions = predict(matcher, record, gold.doc, text, corpus?.published.get(gold.doc));
    return { gold, text, predictions, outcome: withoutAllowed(scoreDocument(gold, text, predictions), gold, corpus?.allowed ?? []) };
  });
  const articles = outcomes.filter(({ gold }) => gold.doc.startsWith('articles/'));

  it.each(articles.map((article) => [article.gold.doc, article] as const))(
    '%s: enough notes of enough types, four of five in a sentence with such a gold span',
    (doc, { gold, text, predictions }) => {
      const first = doc.startsWith('articles/001');
      expect(predictions.length).toBeGreaterThanOrEqual(first ? 8 : 6);
      expect(new Set(predictions.map((one) => one.claim_type)).size).toBeGreaterThanOrEqual(first ? 4 : 3);
      for (const one of predictions) expect(text.slice(one.start, one.end)).toBe(one.quote);
      const right = predictions.filter((one) =>
        gold.spans.some((span) => {
          const sentence = gold.sentences[span.sentence_index];
          return sentence !== undefined && span.claim_type === one.claim_type && one.start >= sentence[0] && one.end <= sentence[1];
        }),
      );
      expect(right.length / predictions.length).toBeGreaterThanOrEqual(0.8);
    },
  );

  it('reads specific types of the tuning part with precision ≥ 0.94, recall ≥ 0.85 and values ≥ 0.97', () => {
    const tuning = tuningDocuments(outcomes.map(({ gold }) => gold.doc));
    const numbers = sum(
      outcomes.filter(({ gold }) => tuning.has(gold.doc) && !gold.doc.includes('/neg/')).map(({ outcome }) => outcome),
      isSpecific,
    );
    expect(numbers.precision).toBeGreaterThanOrEqual(0.94);
    expect(numbers.recall).toBeGreaterThanOrEqual(0.85);
    expect(numbers.values[0] / numbers.values[1]).toBeGreaterThanOrEqual(0.97);
  });

  it('marks at most two of the look-alikes and the saved pages together', () => {
    const negatives = outcomes.filter(({ gold, outcome }) => gold.doc.includes('/neg/') && outcome.falseHits.length > 0).map(({ gold }) => gold.doc);
    const folder = resolve(SHARED, 'pages');
    const pages = existsSync(folder)
      ? readPages(folder)
          .filter((page) => matcher.read(page).length > 0)
          .map((page) => page.url)
      : [];
    expect([...negatives, ...pages].length, [...negatives, ...pages].join(', ')).toBeLessThanOrEqual(2);
  });
});
