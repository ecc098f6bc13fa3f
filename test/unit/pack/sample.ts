import type { Claim } from '../../../lib/model/claim.ts';
import type { Concept } from '../../../lib/model/concept.ts';
import type { RecordLine } from '../../../lib/model/record.ts';
import type { Source } from '../../../lib/model/source.ts';

/** A small record written for the tests: two towns and a bridge. */
export const source = (id = 'gazette-2024', change: Partial<Source> = {}): Source => ({
  id,
  kind: 'source',
  type: 'newsroom',
  publisher: 'Harbour Gazette',
  title: 'Northport puts money into the bridge',
  short: 'Gazette, May 2024',
  url: 'https://gazette.example/bridge',
  published: '2024-05-02',
  read: 'text',
  ...change,
});

export const concept = (id: string, change: Partial<Concept> = {}): Concept => ({
  id,
  kind: 'concept',
  type: 'organisation',
  lang: 'en',
  name: id,
  aliases: [`The ${id} council`],
  ...change,
});

export const claim = (change: Partial<Claim> = {}): Claim => ({
  id: 'bridge-cost',
  kind: 'claim',
  type: 'bridge-cost',
  lang: 'en',
  title: 'Cost of the bridge',
  question: 'How much has Northport put into the bridge?',
  facets: { toll: { text: 'the toll', values: { free: { text: 'no toll' }, paid: { text: 'a toll', entails: ['free'] } } } },
  holds: [
    { from: '2023', to: '2024-05-01', text: 'Nothing is promised.', is: { toll: 'free' }, because: ['gazette-2024'] },
    { from: '2024-05-02', text: '$2 billion is committed.', is: { toll: ['paid'] }, current: ['o-committed'], because: ['gazette-2024'] },
  ],
  observations: [
    {
      id: 'o-committed',
      measure: 'committed',
      payer: 'northport',
      payee: 'southport',
      value: '2',
      unit: 'USD bn',
      text: 'committed to the bridge',
      asOf: '2024-05',
      known: '2024-05-02',
      source: 'gazette-2024',
    },
    {
      id: 'o-paid',
      measure: 'funded',
      payer: 'northport',
      payee: 'southport',
      min: '0.5',
      max: '0.7',
      unit: 'USD bn',
      text: 'paid in',
      asOf: '2024',
      known: '2024-12-01',
      partOf: 'o-committed',
      source: 'gazette-2024',
      also: ['herald-2024'],
    },
  ],
  positions: [
    { actor: 'southport', stance: 'denies', is: { toll: 'free' }, text: 'Southport says that no toll is planned.', date: '2024-06-01', source: 'gazette-2024' },
  ],
  events: [{ date: '2024-05-02', text: 'The money is committed.', because: ['gazette-2024'] }],
  cues: [
    {
      id: 'put-money',
      all: ['@northport', '@southport|@bridge'],
      slots: { payer: '@northport', amount: { unit: 'USD bn', min: '0.1', max: '9' } },
      facet: { '@bridge': 'toll', else: null },
      value: { '@bridge': 'paid' },
      measure: { '@bridge': 'committed', else: 'invested' },
    },
  ],
  ...change,
});

export const lines = (): RecordLine[] => [
  claim(),
  source(),
  source('herald-2024', { publisher: 'Southport Herald', repeats: 'gazette-2024' }),
  concept('northport'),
  concept('southport'),
  concept('bridge', { type: 'noun', aliases: ['bridge', 'crossing'] }),
];

export const RELEASED = '2025-01-31';
