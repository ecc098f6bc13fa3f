import { describe, expect, it } from 'vitest';
import type { Claim, Observation } from '../../../lib/model/claim.ts';
import { firstDay, lastDay } from '../../../lib/model/dates.ts';
import type { Quantity, Reading } from '../../../lib/model/mention.ts';
import type { Judgement } from '../../../lib/model/standing.ts';
import { unitOf } from '../../../lib/model/units.ts';
import { detailOf } from '../../../lib/standing/detail.ts';
import { judge } from '../../../lib/standing/judge.ts';
import { loadRecord } from '../../../scripts/record/load.ts';
import { usd, percent, reading } from './fixture.ts';

const { record } = loadRecord({ horizon: '2026-09-30' });
const claimOf = (id: string): Claim => {
  const claim = record.claims.get(id);
  if (!claim) throw new Error(`the record holds no "${id}"`);
  return claim;
};
const says = (id: string, what: Partial<Reading>, pageDate: string | null = '2026-03-19'): Judgement => judge(record, claimOf(id), reading(what), { pageDate });

const microsoft = { payer: 'microsoft', payee: 'openai' };
const amazon = { payer: 'amazon', payee: 'openai' };
const api = { facet: 'api', value: 'exclusive' };

/** Two articles' worth of statements, read as the cues read them: what the page says, on which date, and what comes of it. */
describe('the record as edited', () => {
  it.each<[string, string, Partial<Reading>, string | null, Partial<Judgement>]>([
    [
      'over $13 billion invested',
      'ms-investment-openai',
      { ...microsoft, measure: 'invested', amounts: [usd('13', { bound: '>' })] },
      '2026-03-19',
      { standing: 'context', reason: 'measure-not-told' },
    ],
    [
      '$1 billion in 2019',
      'ms-investment-openai',
      { ...microsoft, measure: 'invested', amounts: [usd('1', { date: '2019' })] },
      '2026-03-19',
      { standing: 'matches' },
    ],
    [
      '$10 billion in 2023',
      'ms-investment-openai',
      { ...microsoft, measure: 'invested', amounts: [usd('10', { date: '2023' })] },
      '2026-03-19',
      { standing: 'context' },
    ],
    ['$13 billion committed', 'ms-investment-openai', { ...microsoft, measure: 'committed', amounts: [usd('13')] }, '2026-03-19', { standing: 'matches' }],
    [
      '$30 billion invested',
      'ms-investment-openai',
      { ...microsoft, measure: 'invested', amounts: [usd('30')] },
      '2026-03-19',
      { standing: 'differ', differs: 'record' },
    ],
    [
      '$250 billion invested',
      'ms-investment-openai',
      { ...microsoft, measure: 'invested', amounts: [usd('250')] },
      '2026-03-19',
      { standing: 'context', reason: 'counts-something-else' },
    ],
    ['the API must run on Azure', 'api-exclusivity', api, '2026-03-19', { standing: 'changed', since: '2026-04-27', reason: 'fitted-then-not-now' }],
    ['the same, no date', 'api-exclusivity', api, null, { standing: 'changed', since: '2026-04-27', reason: 'fitted-earlier-date-unknown' }],
    [
      'the same, after the amendment',
      'api-exclusivity',
      api,
      '2026-06-01',
      { standing: 'differ', differs: 'record', since: '2026-04-27', reason: 'record-moved-before-page' },
    ],
    ['Azure is the only cloud', 'azure-exclusivity', { facet: null, value: 'exclusive' }, '2026-03-19', { standing: 'changed', since: '2026-04-27' }],
    [
      'the exclusive cloud provider',
      'azure-exclusivity',
      { facet: 'partner', value: 'exclusive-cloud' },
      '2026-03-19',
      { standing: 'changed', since: '2026-04-27' },
    ],
    ['no longer exclusive', 'azure-exclusivity', { facet: null, value: 'not-exclusive', polarity: 'negated' }, '2026-06-01', { standing: 'matches' }],
    ['primary cloud partner', 'azure-exclusivity', { facet: 'partner', value: 'primary' }, '2026-03-19', { standing: 'context' }],
    [
      'a possible breach',
      'agreement-breach',
      { facet: 'breach', value: 'alleged', polarity: 'hypothetical' },
      '2026-03-19',
      { standing: 'changed', since: '2026-04-27' },
    ],
    [
      'a $50 billion partnership',
      'amazon-investment-openai',
      { ...amazon, measure: 'partnership', facet: 'kind', value: 'partnership', amounts: [usd('50')] },
      '2026-03-19',
      { standing: 'context', reason: 'leaves-out' },
    ],
    [
      'a $50 billion cloud deal',
      'amazon-investment-openai',
      { ...amazon, measure: 'cloud-deal', facet: 'kind', value: 'cloud-deal', amounts: [usd('50')] },
      '2026-03-19',
      { standing: 'differ', missing: expect.stringContaining('not the cloud contract') as string },
    ],
    [
      'a $50 billion investment',
      'amazon-investment-openai',
      { ...amazon, measure: 'investment', facet: 'kind', value: 'investment', amounts: [usd('50')] },
      '2026-03-19',
      { standing: 'matches' },
    ],
    ['considering a lawsuit', 'legal-threat', { facet: 'status', value: 'considering' }, '2026-03-19', { standing: 'changed', since: '2026-04-27' }],
    ['not filed', 'legal-threat', { facet: 'status', value: 'not-filed', polarity: 'negated' }, '2026-03-19', { standing: 'matches' }],
    ['filed', 'legal-threat', { facet: 'status', value: 'filed' }, '2026-03-19', { standing: 'differ', differs: 'record' }],
    [
      'AWS has 32%',
      'cloud-market-share',
      { measure: 'share', about: 'aws', amounts: [percent(32)] },
      '2026-03-19',
      { standing: 'context', reason: 'measure-not-told' },
    ],
    ['AWS has 41%', 'cloud-market-share', { measure: 'share', about: 'aws', amounts: [percent(41)] }, '2026-03-19', { standing: 'differ', differs: 'record' }],
    [
      'valued at $300 billion',
      'openai-valuation',
      { measure: 'valuation', about: 'openai', amounts: [usd('300')] },
      '2026-03-10',
      { standing: 'differ', since: '2025-10-02', reason: 'record-moved-before-page' },
    ],
    [
      'valued at $300 billion, in its time',
      'openai-valuation',
      { measure: 'valuation', about: 'openai', amounts: [usd('300')] },
      '2025-05-10',
      { standing: 'changed', since: '2025-10-02' },
    ],
    [
      'a stake of 27%',
      'ms-stake-openai',
      { ...microsoft, measure: 'owns', amounts: [percent(27)] },
      '2026-03-19',
      { standing: 'changed', since: '2026-07-29' },
    ],
    [
      'a stake of 27%, late',
      'ms-stake-openai',
      { ...microsoft, measure: 'owns', amounts: [percent(27)] },
      '2026-09-01',
      { standing: 'differ', since: '2026-07-29' },
    ],
    [
      'Azure grew 50%',
      'azure-ai-growth',
      { measure: 'azure-growth', about: 'azure', amounts: [percent(50)] },
      '2026-03-19',
      { standing: 'differ', reason: 'no-source-gives-figure' },
    ],
  ])('%s', (_what, claim, what, date, expected) => expect(says(claim, what, date)).toMatchObject(expected));

  it('shows the commitment and what was paid in beside $13 billion, known then and later', () => {
    const rows = says('ms-investment-openai', { ...microsoft, measure: 'invested', amounts: [usd('13', { bound: '>' })] }).figures;
    expect(rows[0]).toMatchObject({ page: true, value: '13', qualifier: 'over' });
    expect(rows[1]).toMatchObject({ measure: 'committed', value: '13', level: 'filed' });
    expect(rows.filter((row) => row.measure === 'funded').map((row) => row.value)).toEqual(['11.9', '11.8', '11.6']);
  });

  it('adds $1 billion and $10 billion, and shows the commitment and what was paid in beside the sum', () => {
    const judgement = says('ms-investment-openai', {
      ...microsoft,
      measure: 'invested',
      amounts: [usd('1', { date: '2019' }), usd('10', { date: '2023-01' })],
      when: { from: '2019', to: '2019' },
    });
    expect(judgement).toMatchObject({ standing: 'context', reason: 'part-of-a-sum' });
    expect(judgement.figures[0]).toMatchObject({ page: true, value: '11', sum: ['1', '10'] });
    expect(judgement.figures[1]).toMatchObject({ measure: 'committed', value: '13' });
    expect(judgement.figures.some((row) => row.measure === 'funded' && row.value === '11.6')).toBe(true);
  });

  it('tells Then and Now of "must be routed through Azure"', () => {
    const { then, now } = says('api-exclusivity', api);
    expect(then).toMatchObject({ date: '2026-03-19', fits: true });
    expect(now).toMatchObject({ date: '2026-09-30', fits: false });
    expect(now?.text).toContain('any cloud');
  });

  it('says of the $50 billion that it is an investment in two parts and not the cloud contract', () => {
    const { fact } = says('amazon-investment-openai', { ...amazon, measure: 'cloud-deal', facet: 'kind', value: 'cloud-deal', amounts: [usd('50')] });
    expect(fact).toMatch(/investment .*two parts/);
    const { missing } = says('amazon-investment-openai', { ...amazon, measure: 'deal', facet: 'kind', value: 'deal', amounts: [usd('50')] });
    expect(missing).toMatch(/equity investment.* cloud contract/);
  });
});

/** A page that gives a figure just as the record has it. */
function pageOf(one: Observation): Quantity | null {
  const { kind, currency, factor } = unitOf(one.unit);
  const [min, max] = one.value === undefined ? [Number(one.min), Number(one.max)] : [Number(one.value), Number(one.value)];
  if (!Number.isFinite(min) || !Number.isFinite(max)) return null;
  return { kind, ...(currency ? { currency } : {}), min: min * factor, max: max * factor, bound: '=', slack: 0, start: 0, end: 1 };
}

const everyClaim = [...record.claims.values()].map((claim) => [claim.id, claim] as const);

describe('every claim of the record', () => {
  it.each(everyClaim)('%s: a page that gives its figures on the day they were published never differs from the record', (_id, claim) => {
    for (const one of claim.observations) {
      const amount = pageOf(one);
      if (!amount) continue;
      const { standing, differs } = judge(
        record,
        claim,
        reading({ amounts: [amount], measure: one.measure, payer: one.payer, payee: one.payee, about: one.about }),
        { pageDate: firstDay(one.known) > firstDay(one.asOf) ? one.known : one.asOf },
      );
      expect([one.id, standing, standing === 'differ' ? differs : undefined]).not.toEqual([one.id, 'differ', 'record']);
    }
  });

  it.each(everyClaim)('%s: a page that says what a hold says, in its time, never differs from the record', (_id, claim) => {
    for (const hold of claim.holds) {
      for (const [facet, values] of Object.entries(hold.is ?? {})) {
        for (const value of [values].flat()) {
          for (const day of [firstDay(hold.known ?? hold.from), lastDay(hold.to ?? record.horizon)]) {
            const { standing, differs } = judge(record, claim, reading({ facet, value }), { pageDate: day });
            expect([facet, value, day, standing === 'differ' ? differs : undefined]).not.toEqual([facet, value, day, 'record']);
          }
        }
      }
    }
  });

  it.each(everyClaim)('%s: has a detail whose sources and hosts are whole', (id) => {
    const detail = detailOf(record, id);
    expect(detail?.sources.length).toBeGreaterThan(0);
    expect(detail?.sources.filter((line) => line.host === '')).toEqual([]);
  });
});
