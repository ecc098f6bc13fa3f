import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageText } from '../../../lib/model/page.ts';
import { readFacts } from '../../../lib/page/page-facts.ts';
import { createTextMap } from '../../../lib/page/text-map.ts';
import { emptyPage } from './harness.ts';

const HERE = 'https://news.example/deal';
const added: Element[] = [];

async function factsOf(html: string, url = HERE, head = ''): Promise<Pick<PageText, 'title' | 'lang' | 'dates'>> {
  document.body.innerHTML = html;
  const before = new Set(document.head.children);
  document.head.insertAdjacentHTML('beforeend', head);
  added.push(...[...document.head.children].filter((element) => !before.has(element)));
  const map = createTextMap();
  await map.read(document.body, new AbortController().signal);
  return readFacts(document, url, map);
}
const dateOf = async (...input: Parameters<typeof factsOf>): Promise<string | undefined> => {
  const entry = (await factsOf(...input)).dates.find(({ article }) => article === 0);
  return entry && `${entry.date.date} ${entry.date.origin}`;
};

const STORY = '<article><h1>A deal</h1><p>19 March 2026 · 4 min read</p><p>The story goes on.</p></article>';
const LD = (more: object): string => `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...more })}</script>`;
const META = '<meta property="article:published_time" content="2026-03-17T08:00:00Z">';

beforeEach(() => emptyPage());
afterEach(() => added.splice(0).forEach((element) => element.remove()));

describe('the date of a page (ux.md 1.2)', () => {
  it('is believed in this order: JSON-LD, meta, time, address, visible text', async () => {
    const time = STORY.replace('<p>19', '<time datetime="2026-03-18">x</time><p>19');
    expect(
      await dateOf(time, 'https://news.example/2026/03/16/deal', META + LD({ url: 'https://news.example/2026/03/16/deal', datePublished: '2026-03-15' })),
    ).toBe('2026-03-15 json-ld');
    added.splice(0).forEach((element) => element.remove());
    expect(await dateOf(time, 'https://news.example/2026/03/16/deal', META)).toBe('2026-03-17 meta');
    added.splice(0).forEach((element) => element.remove());
    expect(await dateOf(time, 'https://news.example/2026/03/16/deal')).toBe('2026-03-18 time');
    expect(await dateOf(STORY, 'https://news.example/2026/03/16/deal')).toBe('2026-03-16 url');
    expect(await dateOf(STORY)).toBe('2026-03-19 text');
    expect(await dateOf('<article><h1>A deal</h1><p>The story goes on.</p></article>')).toBeUndefined();
  });

  it('model rule 7: metadata of another address is ignored', async () => {
    const other = `<meta property="og:url" content="https://news.example/older">${META}${LD({ url: 'https://news.example/older', datePublished: '2025-01-01' })}`;
    expect(await dateOf(STORY, HERE, other)).toBe('2026-03-19 text');
  });

  it('a copy elsewhere keeps the date of its canonical address', async () => {
    const canonical = `<link rel="canonical" href="${HERE}">${LD({ url: HERE, datePublished: '2026-03-15', dateModified: '2026-03-20' })}`;
    expect((await factsOf(STORY, 'http://127.0.0.1:8080/saved.html', canonical)).dates).toEqual([
      { article: 0, date: { date: '2026-03-15', origin: 'json-ld', modified: '2026-03-20' } },
    ]);
  });

  it('each article container has its own, and a story is not dated by its teasers, comments or sidebar', async () => {
    const teaser = '<article><h3>Other</h3><time datetime="2024-05-05">x</time></article>';
    const page = `<main><aside><time datetime="2020-01-01">x</time></aside>${teaser}<article><h1>A deal</h1><time datetime="2026-03-18">x</time><p>The story goes on and on.</p><div class="comments"><time datetime="2026-04-01">x</time></div></article></main>`;
    const { dates } = await factsOf(page);
    expect(dates).toEqual([
      { article: 0, date: { date: '2026-03-18', origin: 'time' } },
      { article: 1, date: { date: '2024-05-05', origin: 'time' } },
    ]);
    expect(await dateOf(page.replace('<time datetime="2026-03-18">x</time>', ''))).toBeUndefined();
  });

  it('prefers what is not called an update, and reads the page’s own language', async () => {
    expect(await dateOf('<article><h1>A deal</h1><p>Updated 21 March 2026</p><p>First published 19 March 2026</p></article>')).toBe('2026-03-19 text');
    document.documentElement.lang = 'de';
    expect(await dateOf('<article><h1>Ein Vertrag</h1><p>Stand: 19. März 2026</p></article>')).toBe('2026-03-19 text');
    document.documentElement.lang = 'en';
  });

  it('does not take a date out of the story itself', async () => {
    expect(
      await dateOf(`<article><h1>A deal</h1><p>On 22 January 2019 ${'the two companies agreed on a great many things. '.repeat(5)}</p></article>`),
    ).toBeUndefined();
  });

  it('gives title and language as the page does', async () => {
    document.title = '  A   deal \n | News ';
    document.documentElement.lang = 'en-GB';
    expect(await factsOf(STORY)).toMatchObject({ title: 'A deal | News', lang: 'en-GB' });
    document.documentElement.removeAttribute('lang');
    expect((await factsOf(STORY)).lang).toBeNull();
    document.documentElement.lang = 'en';
  });
});
