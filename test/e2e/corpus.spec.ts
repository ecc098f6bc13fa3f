import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { servePages } from '../../scripts/start/page-source.ts';
import { readPage } from '../../scripts/start/read-page.ts';
import { reportOf } from '../../scripts/start/report.ts';
import { expect, highlightsOf, test } from './obelus.ts';

const CORPUS = path.resolve('..', 'shared', 'corpus');
const here = existsSync(CORPUS);
test.skip(!here, 'the labelled corpus is not on this machine');

type Gold = { doc: string; sentences: [number, number][]; spans: { sentence_index: number; claim_type: string }[] };
type Reported = {
  notes: {
    type: string;
    standing: string;
    since?: string;
    start: number;
    end: number;
    quote: string;
    reason: string;
    fact: string;
    missing?: string;
    then?: object;
    now?: object;
    figures: { measure: string; value?: string; sum?: string[] }[];
  }[];
};

const gold = (): Gold[] => JSON.parse(readFileSync(path.join(CORPUS, 'gold.json'), 'utf8')) as Gold[];
const articles = here ? readdirSync(path.join(CORPUS, 'articles')).filter((file) => file.endsWith('.txt')) : [];

test('the five articles in the real extension: enough notes, of enough types, where a reader would expect them', async ({ obelus, asker }) => {
  test.setTimeout(240_000);
  const { sources, server } = await servePages(articles.map((file) => path.join(CORPUS, 'articles', file)));
  for (const [index, source] of sources.entries()) {
    const { page, state } = await readPage(obelus, asker, source.url, '2026-03-19');
    const { notes } = reportOf(source, state) as Reported;
    const text = readFileSync(source.name, 'utf8');
    const labels = gold().find((each) => each.doc === `articles/${articles[index]}`);
    const is001 = articles[index]?.startsWith('001') ?? false;
    expect(notes.length, source.name).toBeGreaterThanOrEqual(is001 ? 8 : 6);
    expect(new Set(notes.map((note) => note.type)).size, source.name).toBeGreaterThanOrEqual(is001 ? 4 : 3);
    for (const note of notes) expect(text.slice(note.start, note.end).replace(/\s+/g, ' '), source.name).toBe(note.quote.replace(/\s+/g, ' '));
    const right = notes.filter((note) =>
      labels?.spans.some((span) => {
        const [from, to] = labels.sentences[span.sentence_index] ?? [0, 0];
        return span.claim_type === note.type && note.start >= from && note.end <= to;
      }),
    );
    expect(right.length / notes.length, source.name).toBeGreaterThanOrEqual(0.8);
    if (is001) {
      const sum = notes.find((note) => note.type === 'ms-investment-in-openai' && note.figures[0]?.sum);
      expect(sum?.figures.some((row) => row.measure === 'committed' && row.value === '13')).toBe(true);
      expect(sum?.figures.some((row) => row.measure === 'funded')).toBe(true);
      const routed = notes.find((note) => note.quote.includes('must be routed'));
      expect(routed).toMatchObject({ standing: 'changed', since: '2026-04-27', then: expect.anything(), now: expect.anything() });
      const fifty = notes.find((note) => note.type === 'amazon-openai-deal-value');
      expect(`${fifty?.fact} ${fifty?.missing}`).toMatch(/invest/);
      expect(`${fifty?.fact} ${fifty?.missing}`).toMatch(/\$15/);
      expect(`${fifty?.fact} ${fifty?.missing}`).toMatch(/AWS contract is separate/);
    }
    await page.close();
  }
  await server.close();
});

test('without a date the routed statement is still *changed*, and the note says that the date was not found', async ({ obelus, asker }) => {
  const article = articles.find((file) => file.startsWith('001')) ?? '';
  const { sources, server } = await servePages([path.join(CORPUS, 'articles', article)]);
  const [source] = sources;
  if (!source) throw new Error('no article');
  const { page, state } = await readPage(obelus, asker, `${source.url}?undated`, null);
  const routed = state.notes.find((note) => note.quote.includes('must be routed'));
  expect(routed?.judgement).toMatchObject({ standing: 'changed', reason: 'fitted-earlier-date-unknown', since: '2026-04-27' });
  await page.close();
  await server.close();
});

test('pages that only look like it carry no mark', async ({ obelus }) => {
  test.setTimeout(240_000);
  const folder = path.join(CORPUS, 'dev', 'neg');
  const allowed = JSON.parse(readFileSync(path.join(CORPUS, 'neg_allowed.json'), 'utf8')) as { doc: string }[];
  const { sources, server } = await servePages(readdirSync(folder).map((file) => path.join(folder, file)));
  const marked: string[] = [];
  const page = await obelus.context.newPage();
  for (const source of sources) {
    await page.goto(source.url);
    await page.waitForTimeout(700);
    const name = path.basename(source.name);
    if (Object.keys(await highlightsOf(page)).length > 0 && !allowed.some(({ doc }) => doc.endsWith(name))) marked.push(name);
  }
  await page.close();
  await server.close();
  expect(marked.length, marked.join(', ')).toBeLessThanOrEqual(1);
});
