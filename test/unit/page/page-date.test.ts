import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainDate } from '../../../lib/model/dates.ts';
import { dateFromJsonLd, dateFromUrl, isAbout, isoDay, sameAddress } from '../../../lib/page/page-date.ts';
import { dateInText, monthNames } from '../../../lib/page/visible-date.ts';

const URL_HERE = 'https://news.example/2026/deal-talks';
const article = (more: object): string => JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', ...more });

describe('dates that machines wrote', () => {
  it.each([
    ['2026-03-19', '2026-03-19'],
    ['2026-03-19T23:30:00-04:00', '2026-03-19'],
    ['20260319T080000', '2026-03-19'],
    ['2026-03', '2026-03'],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['0001-01-01T00:00:00', null],
    ['last week', null],
    ['', null],
  ])('%j → %s', (text, day) => expect(isoDay(text)).toBe(day));
});

describe('JSON-LD', () => {
  it('is believed where its address is this page’s, with the date of the last change', () => {
    const text = article({ url: `${URL_HERE}?utm=1`, datePublished: '2026-03-19T09:00:00Z', dateModified: '2026-03-21' });
    expect(dateFromJsonLd([text], URL_HERE, null)).toEqual({ date: '2026-03-19', origin: 'json-ld', modified: '2026-03-21' });
  });
  it('model rule 7: is ignored where it names another address', () => {
    const other = article({ mainEntityOfPage: { '@id': 'https://news.example/2026/another-story' }, datePublished: '2026-05-01' });
    expect(dateFromJsonLd([other], URL_HERE, null)).toBeNull();
    const own = article({ '@id': URL_HERE, datePublished: '2026-03-19' });
    expect(dateFromJsonLd([other, own], URL_HERE, null)?.date).toBe('2026-03-19');
  });
  it('is found in a graph and in lists, and survives broken neighbours', () => {
    const graph = JSON.stringify({
      '@graph': [{ '@type': 'Person', name: 'x' }, [{ '@type': ['Report', 'NewsArticle'], url: URL_HERE, datePublished: '2026-03-19' }]],
    });
    expect(dateFromJsonLd(['{not json', graph], URL_HERE, null)?.date).toBe('2026-03-19');
  });
  it('without an address counts only when it is the only article', () => {
    expect(dateFromJsonLd([article({ datePublished: '2026-03-19' })], URL_HERE, null)?.date).toBe('2026-03-19');
    expect(dateFromJsonLd([article({ datePublished: '2026-03-19' }), article({ datePublished: '2026-03-20' })], URL_HERE, null)).toBeNull();
  });
  it('of something that is no article is nothing', () => {
    expect(dateFromJsonLd([JSON.stringify({ '@type': 'VideoObject', datePublished: '2026-03-19', url: URL_HERE })], URL_HERE, null)).toBeNull();
  });
});

describe('whose address', () => {
  it.each([
    ['https://www.news.example/a/', 'http://news.example/a?x=1#y', true],
    ['https://news.example/a/amp', 'https://news.example/a', true],
    ['https://news.example/a/index.html', 'https://news.example/a', true],
    ['/a', 'https://news.example/a', true],
    ['https://news.example/b', 'https://news.example/a', false],
    ['not an address at all://', 'https://news.example/a', false],
  ])('%s and %s: %s', (one, other, same) => expect(sameAddress(one, other, 'https://news.example/a')).toBe(same));

  it('a copy on another site may use its canonical address; a stale one of the same site may not', () => {
    expect(isAbout('https://paper.example/story', 'http://127.0.0.1:80/saved.html', 'https://paper.example/story')).toBe(true);
    expect(isAbout('https://news.example/old', 'https://news.example/new', 'https://news.example/old')).toBe(false);
  });
});

describe('dates in addresses', () => {
  it.each([
    ['https://x.example/2026/03/19/deal', '2026-03-19'],
    ['https://x.example/2026/mar/19/deal', '2026-03-19'],
    ['https://x.example/news/2026-03-19-deal', '2026-03-19'],
    ['https://x.example/20260319-deal', '2026-03-19'],
    ['https://x.example/2026/03/deal', '2026-03'],
    ['https://x.example/deal-2026', null],
    ['https://x.example/id/202613991', null],
    ['https://x.example/p?d=2026/03/19', null],
    ['https://x.example/2026/99/88/', null],
  ])('%s → %s', (url, date) => expect(dateFromUrl(url)).toBe(date));
});

describe('dates in words', () => {
  const english = monthNames('en-GB');
  it.each([
    ['19 March 2026 · 4 min read', '2026-03-19'],
    ['By A. Writer, Mar. 19, 2026 at 9:14', '2026-03-19'],
    ['Published Thursday, March 19th, 2026', '2026-03-19'],
    ['Sept. 3, 2026', '2026-09-03'],
    ['2026-03-19', '2026-03-19'],
    ['19.03.2026, 08:00', '2026-03-19'],
    ['03/19/2026', '2026-03-19'],
    ['19/3/2026', '2026-03-19'],
    ['3/4/2026', null],
    ['31 February 2026', null],
    ['March 2026', null],
    ['in 2026 and beyond', null],
  ])('%j → %s', (text, date) => expect(dateInText(text, english)).toBe(date));

  it('knows the months of the page’s language', () => {
    expect(dateInText('19. März 2026', monthNames('de'))).toBe('2026-03-19');
    expect(dateInText('le 19 février 2026', monthNames('fr'))).toBe('2026-02-19');
    expect(dateInText('19 de marzo de 2026', monthNames('es'))).toBe('2026-03-19');
    expect(dateInText('19 marca 2026', monthNames('pl'))).toBe('2026-03-19');
    expect(dateInText('19 March 2026', monthNames('xx-not-a-language-'))).toBe('2026-03-19');
  });

  it('gives a date of the calendar, or nothing, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d ./-]{0,40}(March|May)?[\d ,./-]{0,20}$/)), (text) => {
        const date = dateInText(text, english);
        expect(date === null || isPlainDate(date)).toBe(true);
      }),
    );
  });
});
