import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPackFile } from '../../../scripts/obelus-pack/pack-file.ts';
import { DATA_DIR, loadRecord } from '../../../scripts/record/load.ts';
import { allowed, articles, judged, type Covered } from './article-verdicts.ts';

const { record } = loadRecord({ horizon: readPackFile(DATA_DIR).horizon });
const rows = articles.flatMap((article) => article.verdicts.map((row) => ({ article, row })));
const nameOf = (article: string, n: number): string => `${article.slice(0, 3)}/${n}`;
const covered = rows.flatMap(({ article, row }) =>
  'leftOut' in row ? [] : [[`${nameOf(article.article, row.n)} ${row.topic}: ${row.verdict}`, article.on, row] as const],
);
const leftOut = rows.flatMap(({ article, row }) => ('leftOut' in row ? [{ name: nameOf(article.article, row.n), ...row }] : []));

/**
 * The verdicts say how a statement stands today that was right or not when it was written: "outdated" fitted then and does not now, "conflicts" did not fit even then.
 * That is the judgement on the day of the story. The articles carry no date of their own, so each is also judged without one, where the record can only say that a
 * statement fitted earlier (model.md, rule 8): `changed` then stands in for a `differ` that rests on the record having moved before the page.
 */
describe('the articles of the dossier: the record gives the same verdict (model.md, rule 14)', () => {
  it.each(covered)('%s', (_name, on, row: Covered) => {
    const dated = judged(record, row, on);
    expect(allowed(row), `on ${on}: ${dated.reason}`).toContain(dated.standing);
    const undated = judged(record, row, null);
    expect([...allowed(row), ...(dated.reason === 'record-moved-before-page' ? ['changed'] : [])], `without a date: ${undated.reason}`).toContain(
      undated.standing,
    );
  });

  it('speaks of all 95 statements, and of each says how it is read or why not', () => {
    expect(rows).toHaveLength(95);
    expect(new Set(rows.map(({ article, row }) => nameOf(article.article, row.n))).size).toBe(95);
    // Three have no topic in the dossier; two are a year that stands in a headline.
    expect(leftOut.map(({ name }) => name)).toEqual(['002/13', '003/3', '003/20', '004/16', '004/23']);
    for (const { name, leftOut: why } of leftOut) console.log(`article verdicts: ${name} is not covered. ${why}`);
  });
});

const FOLDER = resolve(import.meta.dirname, '../../../../shared/facts/article_claims');
const here = existsSync(FOLDER);
if (!here) console.log('article verdicts: there is no dossier beside this checkout (../shared/facts), so the verdicts are not compared with it here.');

describe.skipIf(!here)('the same verdicts as in the dossier', () => {
  it.each(articles.map((article) => [article.article, article] as const))('%s', (name, { verdicts }) => {
    const theirs = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as { topic_id: string | null; verdict: string; why: string }[];
    expect(verdicts.map(({ n, topic, verdict }) => ({ n, topic: topic ?? null, verdict }))).toEqual(
      theirs.map(({ topic_id: topic, verdict }, index) => ({ n: index + 1, topic, verdict })),
    );
    for (const row of verdicts) if ('also' in row && row.also) expect(theirs[row.n - 1]?.why).toMatch(/outdated|ended/);
  });
});
