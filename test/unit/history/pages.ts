import type { HistoryPage } from '../../../lib/model/history.ts';

/** A page of the history with one statement. */
export const historyPageOf = (key: string, at: number, change: Partial<HistoryPage> = {}): HistoryPage => ({
  key,
  url: `https://${key}`,
  title: `About ${key}`,
  site: key.split('/')[0] ?? key,
  published: '2025-01-01',
  lang: 'en',
  firstVisit: at,
  lastVisit: at,
  visits: 1,
  notes: [{ claim: 'bridge-cost', quote: 'Northport put $2 billion into the bridge', standing: 'matches', seen: false }],
  generation: 'g1',
  ...change,
});
