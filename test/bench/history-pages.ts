import type { HistoryNote, HistoryPage } from '../../lib/model/history.ts';
import { shelfOf } from '../../lib/history/shelf.ts';
import { loadRecord } from '../../scripts/record/load.ts';
import { vocabularyOf } from './text.ts';

/** What is searched for: common, rare, two words, a beginning, a site, nothing. */
export const SEARCHES = ['azure', 'openai billion', 'mi', 'site-17', 'zzzz', 'microsoft openai contract azure'];

const NAMES = ['Microsoft', 'OpenAI', 'Amazon', 'Azure', 'AWS', 'billion', 'contract', 'stake', 'cloud', 'Redmond'];

/** The same numbers in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A history of so many pages with eight statements each, over two years, on forty sites; in the order in which an export has them. */
export function generatedPages(count: number): HistoryPage[] {
  const random = numbers(7);
  const vocabulary = vocabularyOf(3000);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const sentence = (words: number): string => Array.from({ length: words }, () => (random() < 0.2 ? pick(NAMES) : pick(vocabulary))).join(' ');
  const claims = [...loadRecord().record.claims.values()];
  const standings: HistoryNote['standing'][] = ['matches', 'differ', 'changed', 'context'];
  const pages = Array.from({ length: count }, (_, n): HistoryPage => {
    const site = `site-${n % 40}.example`;
    const at = 1_720_000_000_000 + n * 6_000_000;
    return {
      key: `https://${site}/news/${n}`,
      url: `https://${site}/news/${n}`,
      title: `${sentence(8)} no. ${n}`,
      site,
      published: '2026-03-19',
      lang: 'en',
      firstVisit: at,
      lastVisit: at,
      visits: 1,
      notes: Array.from({ length: 8 }, () => {
        const { id, title, question } = pick(claims);
        return {
          claim: id,
          title,
          question,
          quote: sentence(22).slice(0, 300),
          before: sentence(4).slice(0, 48),
          after: sentence(4).slice(0, 48),
          start: 100,
          end: 200,
          pageDate: '2026-03-19',
          standing: pick(standings),
          fact: sentence(20).slice(0, 220),
          seen: false,
        };
      }),
      generation: 'g',
      version: '2026.1',
    };
  });
  return pages.sort((a, b) => shelfOf(a.key) - shelfOf(b.key));
}
