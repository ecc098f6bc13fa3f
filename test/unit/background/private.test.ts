import { expect, it, vi } from 'vitest';
import { recordVisit } from '../../../entrypoints/background/visits.ts';
import type { Context } from '../../../entrypoints/background/context.ts';
import type { TabPage } from '../../../entrypoints/background/tab-store.ts';
import { DEFAULTS } from '../../../lib/settings/settings.ts';

const page = { url: 'https://news.example/a', title: 'A', site: 'news.example', lang: 'en', date: null, generation: 'g', unseen: false, offsets: {} } as const;
const notes = [
  {
    claim: 'c',
    quote: 'q',
    block: 0,
    start: 0,
    end: 1,
    reading: { amounts: [], polarity: 'asserted', tense: 'present' },
    pageDate: null,
    judgement: { standing: 'differ' },
  },
];

it.each([
  ['PK-H3 a private window leaves nothing in the history', { incognito: true }, {}, true, 0],
  ['an ordinary one leaves the page', { incognito: false }, {}, true, 1],
  ['PK-H4 nothing is written while the history is off', { incognito: false }, { history: false }, true, 0],
  ['nor for a page that nobody saw', { incognito: false }, {}, false, 0],
] as const)('%s', async (_name, change, settings, visible, visits) => {
  const visit = vi.fn(async () => {});
  const context = { history: { visit }, settings: async () => ({ ...DEFAULTS, ...settings }) } as unknown as Context;
  await recordVisit(context, 1, { ...page, ...change, notes } as unknown as TabPage, visible);
  expect(visit).toHaveBeenCalledTimes(visits);
});
