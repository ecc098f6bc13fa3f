import { describe, expect, it } from 'vitest';
import { cleanAddress, historyAddress } from '../../../lib/history/address.ts';

const key = (url: string, canonical?: string): string => historyAddress(url, canonical).key;
const ARTICLE = 'https://www.gazette.example/2025/bridge-money-northport';

describe('PK-H4 the address of a page', () => {
  it('has no fragment, no credentials, no tracking parameters', () => {
    expect(historyAddress(`${ARTICLE}?utm_source=x&fbclid=1#top`)).toEqual({ key: ARTICLE, url: ARTICLE });
    expect(historyAddress('https://me:secret@gazette.example/a?page=2&gclid=z#x')).toEqual({
      key: 'https://gazette.example/a',
      url: 'https://gazette.example/a?page=2',
    });
    expect(cleanAddress('https://gazette.example/a?id=5&ref=home')).toBe('https://gazette.example/a?id=5');
    expect(cleanAddress('no address')).toBe('no address');
  });

  it('is the canonical one of the same site, whole', () => {
    expect(key('https://gazette.example/article.php?id=5&utm_medium=mail', '/article.php?id=5')).toBe('https://gazette.example/article.php?id=5');
    expect(key('https://gazette.example/article.php?id=6&x=1', '/article.php?id=6')).toBe('https://gazette.example/article.php?id=6');
    expect(key('https://gazette.example/article.php?id=6', '/news/bridge-money')).toBe('https://gazette.example/news/bridge-money');
  });

  it.each([
    ['the page itself', ARTICLE, ARTICLE],
    ['a tracking link', `${ARTICLE}?utm_source=mail&mc_cid=1`, ARTICLE],
    ['its AMP path', `${ARTICLE}/amp`, ARTICLE],
    ['its AMP file', `${ARTICLE}.amp.html`, ARTICLE],
    ['its AMP parameter', `${ARTICLE}?amp=1`, ARTICLE],
    ['its AMP host', 'https://amp.gazette.example/2025/bridge-money-northport', ARTICLE],
    ['its mobile host', 'https://m.gazette.example/2025/bridge-money-northport.html', ARTICLE],
    ['the viewer of an AMP cache', 'https://www.google.com/amp/s/www.gazette.example/2025/bridge-money-northport/amp', ARTICLE],
    ['an AMP cache', 'https://www-gazette-example.cdn.ampproject.org/c/s/www.gazette.example/2025/bridge-money-northport', ARTICLE],
    ['another section with the same number', 'https://www.gazette.example/live/story-20251234', 'https://www.gazette.example/news/20251234/bridge'],
  ])('makes one row of an article at %s', (_what, url, canonical) => expect(key(url, canonical)).toBe(canonical));

  it.each([
    ['of another publisher', ARTICLE, 'https://herald.example/2025/bridge-money-northport'],
    ['that names the home page', ARTICLE, 'https://www.gazette.example/'],
    ['left over from another article', ARTICLE, 'https://www.gazette.example/2025/council-says-no-toll'],
    ['that is none', ARTICLE, 'javascript:alert(1)'],
    ['that is nonsense', ARTICLE, 'https://'],
    ['of another port', 'http://127.0.0.1:8080/a-long-article-name', 'http://127.0.0.1:9090/a-long-article-name'],
  ])('is not a canonical one %s', (_what, url, canonical) => expect(key(url, canonical)).toBe(url));

  it('of what is no web page is left alone', () => expect(key('about:blank')).toBe('about:blank'));
});
