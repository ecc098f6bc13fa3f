import { describe, expect, it } from 'vitest';
import { DEAL, EXCLUSIVITY, INVESTMENT, QUARREL, STAKE } from './fixture-claims.ts';
import { usd, judged, money } from './fixture.ts';

const kept = { facet: 'outcome', value: 'kept' };
const broken = { facet: 'outcome', value: 'broken' };

describe('ux.md 1.2: how the state follows from dates', () => {
  it('agreed, agrees: matches, in one line', () => {
    const judgement = judged(QUARREL, kept, '2024-03-01', '2024-04-01');
    expect(judgement).toMatchObject({ standing: 'matches', reason: 'fits-then-and-now' });
    expect(judgement.then ?? judgement.now).toBeUndefined();
  });

  it('agreed, later event contradicts: changed since', () =>
    expect(judged(QUARREL, kept, '2024-03-01', '2025-06-01')).toMatchObject({
      standing: 'changed',
      reason: 'fitted-then-not-now',
      since: '2025-01-15',
      then: { text: 'The agreement is kept.', fits: true },
      now: { text: 'The agreement was broken.', fits: false },
    }));

  it('agreed, later sources disagree: sources have differed since', () =>
    expect(judged(QUARREL, kept, '2024-03-01', '2024-09-01')).toMatchObject({
      standing: 'differ',
      differs: 'sources',
      reason: 'sources-disagree',
      since: '2024-06-01',
    }));

  it('differed, differ: no Then and Now', () => {
    const judgement = judged(QUARREL, broken, '2024-07-01', '2024-09-01');
    expect(judgement).toMatchObject({ standing: 'differ', differs: 'sources', reason: 'sources-disagree' });
    expect(judgement.then ?? judgement.now ?? judgement.since).toBeUndefined();
  });

  it('differed, settled as the page says: matches, settled on', () =>
    expect(judged(QUARREL, broken, '2024-07-01', '2025-06-01')).toMatchObject({
      standing: 'matches',
      reason: 'settled-as-page-says',
      since: '2025-01-15',
      now: { fits: true },
    }));

  it('differed, settled otherwise: changed since', () =>
    expect(judged(QUARREL, kept, '2024-07-01', '2025-06-01')).toMatchObject({
      standing: 'changed',
      reason: 'settled-otherwise',
      since: '2025-01-15',
      now: { fits: false },
    }));

  it('the record had already moved: differ, before this page', () => {
    const judgement = judged(QUARREL, kept, '2025-03-01', '2025-06-01');
    expect(judgement).toMatchObject({ standing: 'differ', differs: 'record', reason: 'record-moved-before-page', since: '2025-01-15' });
    expect(judgement.then ?? judgement.now).toBeUndefined();
  });

  it('no source ever gave it: differ', () => {
    expect(judged(QUARREL, { facet: 'outcome', value: 'sold' }, '2024-03-01')).toMatchObject({
      standing: 'differ',
      differs: 'record',
      reason: 'no-source-says-so',
    });
    expect(judged(QUARREL, { facet: 'outcome', value: 'sold' }, '2024-07-01', '2024-09-01')).toMatchObject({ standing: 'differ', differs: 'record' });
  });

  it('true but partial: context, with what is missing', () =>
    expect(judged(DEAL, { amounts: [usd('50')], measure: 'cloud-deal', payer: 'amazon', payee: 'openai', facet: 'kind', value: 'cloud-deal' })).toMatchObject({
      standing: 'context',
      reason: 'leaves-out',
      missing: 'It is an investment, not the cloud contract.',
    }));

  it('page date unknown, fits an earlier interval and not the present one: changed since', () =>
    expect(judged(QUARREL, kept, null, '2025-06-01')).toMatchObject({
      standing: 'changed',
      reason: 'fitted-earlier-date-unknown',
      since: '2025-01-15',
      then: { date: null },
    }));

  it('page date unknown, otherwise: as the present record says', () => {
    expect(judged(QUARREL, broken, null, '2025-06-01').standing).toBe('matches');
    expect(judged(QUARREL, broken, null, '2024-09-01')).toMatchObject({ standing: 'differ', differs: 'sources', since: '2024-06-01' });
    expect(judged(QUARREL, { facet: 'outcome', value: 'sold' }, null)).toMatchObject({ standing: 'differ', differs: 'record' });
  });
});

describe('ux.md 1.2: precedence when several apply', () => {
  const deal = { measure: 'cloud-deal', payer: 'amazon', payee: 'openai', facet: 'kind' };

  it('context before matches', () => expect(judged(DEAL, { ...deal, amounts: [usd('50')], value: 'cloud-deal' }).standing).toBe('context'));
  it('differ before context', () =>
    expect(judged(DEAL, { ...deal, amounts: [usd('70')], value: 'cloud-deal' })).toMatchObject({
      standing: 'differ',
      missing: 'It is an investment, not the cloud contract.',
    }));
  it('changed before differ', () =>
    expect(
      judged(STAKE, {
        amounts: [{ ...usd('70'), kind: 'percent', currency: undefined, min: 70, max: 70, slack: 0.5 }],
        measure: 'stake',
        payer: 'microsoft',
        payee: 'openai',
        facet: 'form',
        value: 'profit',
      }).standing,
    ).toBe('changed'));
});

describe('beyond the table', () => {
  it('a page ahead of the record: context, with what the record said then', () =>
    expect(judged(EXCLUSIVITY, { facet: 'api', value: 'any' })).toMatchObject({
      standing: 'context',
      reason: 'leaves-out',
      since: '2026-04-27',
      missing: 'The API stayed on Azure until AGI from October 2025.',
      then: { fits: false },
      now: { fits: true },
    }));

  it('a page older than the record: only what still holds matches', () => {
    expect(judged(DEAL, { facet: 'kind', value: 'investment' }, '2025-01-01').standing).toBe('matches');
    expect(judged(QUARREL, kept, '2023-01-01', '2025-06-01')).toMatchObject({ standing: 'context', since: '2025-01-15' });
  });

  it('a statement without figure or value matches only where the record says the same then and now', () => {
    expect(judged(DEAL, {}).standing).toBe('matches');
    expect(judged(EXCLUSIVITY, {})).toMatchObject({ standing: 'context', reason: 'leaves-out', since: '2026-04-27', then: { date: '2026-03-19' } });
    expect(judged(DEAL, { polarity: 'negated' })).toMatchObject({ standing: 'context', reason: 'open-question' });
    expect(judged(INVESTMENT, { polarity: 'attributed', speaker: 'microsoft' }).because).toContain('filing-a');
  });

  it('the fact comes from the record as of the horizon and fits a glance', () => {
    const { fact } = judged(INVESTMENT, money(usd('13')));
    expect(fact).toBe('$13 billion is committed; $11.9 billion of it was paid in by June 2026.');
    expect(judged(INVESTMENT, money(usd('13')), '2026-03-19', '2026-04-01').fact).toContain('$11.6 billion');
  });
});
