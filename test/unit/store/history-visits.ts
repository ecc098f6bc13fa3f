import type { HistoryNote } from '../../../lib/model/history.ts';
import type { Visit } from '../../../lib/history/visit.ts';

export const QUOTE = 'Northport put $2 billion into the bridge';

export const note = (change: Partial<HistoryNote> = {}): HistoryNote => ({ claim: 'bridge-cost', quote: QUOTE, standing: 'matches', seen: false, ...change });

/** One reading of a page of a made-up site. `key` as "a.example/1". */
export const visit = (key: string, at: number, change: Partial<Visit> = {}): Visit => ({
  key,
  url: `https://${key}`,
  title: `About ${key}`,
  site: key.split('/')[0] ?? key,
  published: '2025-01-01',
  lang: 'en',
  notes: [note()],
  generation: 'g1',
  version: '2026.1',
  at,
  ...change,
});
