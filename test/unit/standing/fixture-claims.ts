import { claim, figure, hold } from './fixture-record.ts';

const paid = { payer: 'microsoft', payee: 'openai', unit: 'USD bn' } as const;
/** The first worked claim of model.md, with one more quarter and what else was spent. */
export const INVESTMENT = claim('ms-investment', {
  holds: [
    hold('2019-07-22', '2023-01-23', { text: 'Microsoft announced $1 billion in July 2019.', current: ['o19'] }),
    hold('2023-01-23', '2025-10-29', { text: 'Up to $10 billion was reported in January 2023, after $1 billion in 2019.', current: ['o19', 'o23'] }),
    hold('2025-10-29', '2026-04-29', { text: '$13 billion is committed; $11.6 billion of it was paid in by September 2025.', current: ['oc13', 'of116'] }),
    hold('2026-04-29', '2026-07-29', { text: '$13 billion is committed; $11.8 billion of it was paid in by March 2026.', current: ['oc13', 'of118'] }),
    hold('2026-07-29', undefined, { text: '$13 billion is committed; $11.9 billion of it was paid in by June 2026.', current: ['oc13', 'of119'] }),
  ],
  observations: [
    figure({ ...paid, id: 'o19', measure: 'committed', value: '1', asOf: '2019-07-22', known: '2019-07-22', partOf: 'oc13', source: 'paper-a' }),
    figure({
      ...paid,
      id: 'o23',
      measure: 'committed',
      value: '10',
      qualifier: 'up-to',
      asOf: '2023-01',
      known: '2023-01-10',
      partOf: 'oc13',
      source: 'paper-b',
    }),
    figure({ ...paid, id: 'oc13', measure: 'committed', value: '13', asOf: '2025-09-30', known: '2025-10-29' }),
    figure({ ...paid, id: 'of116', measure: 'funded', value: '11.6', asOf: '2025-09-30', known: '2025-10-29', series: 'funded' }),
    figure({ ...paid, id: 'of118', measure: 'funded', value: '11.8', asOf: '2026-03-31', known: '2026-04-29', series: 'funded' }),
    figure({ ...paid, id: 'of119', measure: 'funded', value: '11.9', asOf: '2026-06-30', known: '2026-07-29', series: 'funded' }),
    figure({ ...paid, id: 'o100', measure: 'spend', value: '100', qualifier: 'over', asOf: '2026-05-13', known: '2026-05-13', source: 'paper-a' }),
    figure({ id: 'o92', measure: 'revenue', payer: 'openai', payee: 'microsoft', value: '9.2', unit: 'USD bn', asOf: '2025-03-31', known: '2025-06-01' }),
  ],
  related: ['contract'],
  readAs: { invested: ['committed', 'funded'] },
  positions: [{ actor: 'microsoft', stance: 'asserts', text: 'Microsoft puts its commitments at $13 billion.', date: '2025-10-29', source: 'filing-a' }],
});

const value = (text: string, entails?: string[], context?: string) => ({ text, ...(entails ? { entails } : {}), ...(context ? { context } : {}) });
/** The second worked claim of model.md. */
export const EXCLUSIVITY = claim('azure-exclusivity', {
  facets: {
    compute: { text: 'for computing', values: { exclusive: value('only Azure'), 'first-refusal': value('Microsoft first', ['any']), any: value('any cloud') } },
    api: {
      text: 'for the API',
      values: { exclusive: value('only Azure'), 'exclusive-until-agi': value('only Azure until AGI', ['exclusive']), any: value('any cloud') },
    },
    products: { text: 'for products', values: { exclusive: value('only Azure'), any: value('any cloud'), 'azure-first': value('Azure first', ['any']) } },
    partner: {
      text: 'as a partner',
      values: { main: value('main partner', ['primary']), primary: value('primary partner', undefined, '“Primary” is the wording of April 2026.') },
    },
  },
  holds: [
    hold('2019-07-22', '2023-01-23', { is: { compute: 'exclusive' }, text: 'Azure was the only cloud from 2019.' }),
    hold('2023-01-23', '2025-01-21', {
      is: { compute: 'exclusive', api: 'exclusive', products: 'exclusive' },
      text: 'Azure was the only cloud for everything from 2023.',
    }),
    hold('2025-01-21', '2025-10-28', {
      is: { compute: 'first-refusal', api: 'exclusive' },
      text: 'Other clouds could be used for new capacity from January 2025.',
    }),
    hold('2025-10-28', '2026-04-27', {
      is: { compute: 'any', api: 'exclusive-until-agi', products: 'any', partner: 'main' },
      text: 'The API stayed on Azure until AGI from October 2025.',
    }),
    hold('2026-04-27', undefined, {
      is: { compute: 'any', api: 'any', products: 'azure-first', partner: 'main' },
      text: 'OpenAI may use any cloud since 27 April 2026.',
      because: ['filing-a'],
    }),
  ],
  positions: [
    {
      actor: 'microsoft',
      stance: 'asserts',
      is: { api: 'exclusive-until-agi' },
      text: 'Microsoft says the API stays on Azure.',
      date: '2026-02-27',
      source: 'statement-a',
    },
    { actor: 'openai', stance: 'denies', is: { api: 'any' }, text: 'OpenAI says it may use any cloud.', date: '2026-02-27', source: 'paper-a' },
  ],
  events: [
    { date: '2026-04-27', text: 'The agreement is amended.', because: ['filing-a'] },
    { date: '2026-03-18', text: 'A newspaper reports a quarrel.', because: ['paper-a', 'digest-a'] },
  ],
});

/** Money of one company in another, partly on conditions, and what the word "deal" leaves out. */
export const DEAL = claim('deal', {
  facets: {
    kind: {
      text: 'what it is',
      values: {
        investment: value('an investment', ['cloud-deal', 'deal']),
        'cloud-deal': value('a cloud contract', undefined, 'It is an investment, not the cloud contract.'),
        deal: value('a deal'),
        gift: value('a gift'),
      },
    },
  },
  holds: [
    hold('2026-02-27', undefined, {
      is: { kind: 'investment' },
      text: 'Amazon agreed to invest $50 billion, $15 billion of it first.',
      current: ['d50', 'd15', 'd35'],
    }),
  ],
  observations: [
    figure({ id: 'd50', measure: 'investment', payer: 'amazon', payee: 'openai', value: '50', unit: 'USD bn', asOf: '2026-02-27', known: '2026-02-27' }),
    figure({
      id: 'd15',
      measure: 'tranche',
      payer: 'amazon',
      payee: 'openai',
      value: '15',
      unit: 'USD bn',
      asOf: '2026-02-27',
      known: '2026-02-27',
      partOf: 'd50',
    }),
    figure({
      id: 'd35',
      measure: 'tranche',
      payer: 'amazon',
      payee: 'openai',
      value: '35',
      unit: 'USD bn',
      asOf: '2026-02-27',
      known: '2026-02-27',
      partOf: 'd50',
      conditions: 'If a listing is filed for.',
    }),
  ],
  readAs: { deal: ['investment'], 'cloud-deal': ['investment'] },
});

export const CONTRACT = claim('contract', {
  holds: [hold('2025-10-28', undefined, { text: 'OpenAI agreed to buy $250 billion of Azure.' })],
  observations: [
    figure({ id: 'c250', measure: 'contract', payer: 'openai', payee: 'microsoft', value: '250', unit: 'USD bn', asOf: '2025-10-28', known: '2025-10-28' }),
  ],
});

const share = { about: 'aws', unit: 'percent' } as const;
export const SHARE = claim('share', {
  holds: [hold('2025-06', undefined, { text: 'AWS has 28% by one firm and 32% by another.' })],
  observations: [
    figure({ ...share, id: 's29', measure: 'share-north', value: '29', asOf: '2025-09-30', known: '2025-12-09', series: 'north', source: 'paper-a' }),
    figure({ ...share, id: 's28', measure: 'share-north', value: '28', asOf: '2025-12-31', known: '2026-02-17', series: 'north', source: 'paper-a' }),
    figure({ ...share, id: 's32', measure: 'share-south', value: '32', asOf: '2025-12-31', known: '2026-03', series: 'south', source: 'paper-b' }),
    figure({
      ...share,
      id: 'sa21',
      about: 'azure',
      measure: 'share-north',
      value: '21',
      asOf: '2025-12-31',
      known: '2026-02-17',
      series: 'north-azure',
      source: 'paper-a',
    }),
  ],
  readAs: { share: ['share-north', 'share-south'] },
});

/** A question on which the sources of the record parted in June 2024 and came together in January 2025. */
export const QUARREL = claim('quarrel', {
  facets: { outcome: { text: 'how it went', values: { kept: value('kept'), broken: value('broken'), sold: value('sold') } } },
  holds: [
    hold('2024-01-01', '2024-06-01', { is: { outcome: 'kept' }, text: 'The agreement is kept.', because: ['paper-a'] }),
    hold('2024-06-01', '2025-01-15', {
      is: { outcome: ['kept', 'broken'] },
      disputed: true,
      text: 'One paper says it is kept, another that it is broken.',
      because: ['paper-a', 'paper-b'],
    }),
    hold('2025-01-15', undefined, { is: { outcome: 'broken' }, text: 'The agreement was broken.', because: ['filing-a'] }),
  ],
});

/** A change of 30 June 2026 that became public a month later. */
export const STAKE = claim('stake', {
  facets: { form: { text: 'what is held', values: { profit: value('profit share'), equity: value('shares') } } },
  holds: [
    hold('2025-10-28', '2026-06-30', { is: { form: 'profit' }, text: 'About 27% is held.', current: ['k27'] }),
    hold('2026-06-30', undefined, { known: '2026-07-29', is: { form: 'equity' }, text: 'About 25% is held.', current: ['k25'] }),
  ],
  observations: [
    figure({
      id: 'k27',
      measure: 'stake',
      payer: 'microsoft',
      payee: 'openai',
      value: '27',
      unit: 'percent',
      asOf: '2025-10-28',
      known: '2025-10-28',
      series: 'stake',
    }),
    figure({
      id: 'k25',
      measure: 'stake',
      payer: 'microsoft',
      payee: 'openai',
      value: '25',
      unit: 'percent',
      asOf: '2026-06-30',
      known: '2026-07-29',
      series: 'stake',
    }),
    figure({
      id: 'k49',
      measure: 'profit-share',
      payer: 'microsoft',
      payee: 'openai',
      value: '49',
      unit: 'percent',
      asOf: '2023-01',
      known: '2023-01',
      until: '2025-10-28',
    }),
  ],
});
