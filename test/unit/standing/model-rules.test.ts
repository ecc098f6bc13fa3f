import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../lib/model/mention.ts';
import { stateOf } from '../../../lib/standing/facets.ts';
import { viewOn } from '../../../lib/standing/views.ts';
import { DEAL, EXCLUSIVITY, INVESTMENT, QUARREL, SHARE, STAKE } from './fixture-claims.ts';
import { figure, hold } from './fixture-record.ts';
import { usd, percent, judged, money } from './fixture.ts';

const api = (rest: Partial<Reading> = {}): Partial<Reading> => ({ facet: 'api', value: 'exclusive', ...rest });
const stake = (number: number, rest: Partial<Reading> = {}): Partial<Reading> => ({
  amounts: [percent(number)],
  measure: 'stake',
  payer: 'microsoft',
  payee: 'openai',
  ...rest,
});

describe('model rule 1: two times', () => {
  it.each([
    ['2026-04-26', 'changed'],
    ['2026-04-27', 'changed'],
    ['2026-04-28', 'differ'],
    ['2026-04', 'changed'],
    ['2026-05', 'differ'],
    ['2026', 'changed'],
  ])('API exclusivity, which ended on 27 April 2026, on a page of %s: %s', (date, standing) =>
    expect(judged(EXCLUSIVITY, api(), date)).toMatchObject({ standing, since: '2026-04-27' }),
  );

  it('lets the new side fit on the day of the change too', () => expect(judged(EXCLUSIVITY, api({ value: 'any' }), '2026-04-27').standing).toBe('matches'));

  it.each([
    ['2026-07-10', 27, 'changed'],
    ['2026-07-29', 27, 'changed'],
    ['2026-07-30', 27, 'differ'],
  ])('uses on %s only what was known by then of a change of 30 June published on 29 July', (date, number, standing) =>
    expect(judged(STAKE, stake(number), date)).toMatchObject({ standing, since: '2026-07-29' }),
  );

  it('holds for facets as for figures', () => {
    const says = { facet: 'form', value: 'profit' };
    expect(judged(STAKE, says, '2026-07-10')).toMatchObject({ standing: 'changed', since: '2026-07-29', then: { text: 'About 27% is held.' } });
    expect(judged(STAKE, says, '2026-07-30')).toMatchObject({ standing: 'differ', since: '2026-07-29' });
  });

  it('shows Then with the record of the page’s date and Now with that of the horizon', () => {
    const { then, now } = judged(EXCLUSIVITY, api());
    expect(then).toEqual({ date: '2026-03-19', text: 'The API stayed on Azure until AGI from October 2025.', fits: true });
    expect(now).toEqual({ date: '2026-09-30', text: 'OpenAI may use any cloud since 27 April 2026.', fits: false });
  });

  it('counts the last day of an interval that nothing follows', () => {
    const over = { ...QUARREL, holds: [hold('2024-01-01', '2024-06-30', { is: { outcome: 'kept' }, text: 'Kept until June 2024.' })] };
    expect(stateOf(over, { facet: 'outcome', value: 'kept', turned: false }, viewOn('2024-06-30')).fit).toBe('fits');
    expect(stateOf(over, { facet: 'outcome', value: 'kept', turned: false }, viewOn('2024-07-01')).fit).toBe('silent');
  });

  it('knows nothing beyond its horizon', () => expect(judged(EXCLUSIVITY, api(), '2026-03-19', '2026-04-01').standing).toBe('matches'));
});

describe('model rule 2: facets', () => {
  it('finds the facet that still fits for a statement that names none', () => {
    const judgement = judged(EXCLUSIVITY, { facet: null, value: 'exclusive' });
    expect(judgement).toMatchObject({ standing: 'changed', since: '2026-04-27', facet: { id: 'api', text: 'for the API' } });
  });

  it('says when the last facet stopped to fit, for a page of a time when all did', () =>
    expect(judged(EXCLUSIVITY, { facet: null, value: 'exclusive' }, '2024-01-01')).toMatchObject({ standing: 'changed', since: '2026-04-27' }));

  it('differs where no facet ever fits', () =>
    expect(judged(DEAL, { facet: null, value: 'gift' })).toMatchObject({ standing: 'differ', differs: 'record', reason: 'no-source-says-so' }));

  it('takes what a value entails as in line with it', () => expect(judged(EXCLUSIVITY, { facet: 'products', value: 'any' }).standing).toBe('matches'));

  it('takes the first of the claim’s facets where several fit alike', () =>
    expect(judged(EXCLUSIVITY, { facet: null, value: 'exclusive' }, '2024-01-01', '2024-06-01')).toMatchObject({
      standing: 'matches',
      facet: { id: 'compute' },
    }));

  it('does not turn entailment round', () => expect(judged(EXCLUSIVITY, api({ value: 'exclusive-until-agi' }), '2024-06-01').standing).toBe('differ'));

  it('judges a facet that does not know the value by those that do', () =>
    expect(judged(EXCLUSIVITY, { facet: 'api', value: 'first-refusal' }, '2025-06-01')).toMatchObject({ facet: { id: 'compute' } }));

  it('gives the context of a value that fits', () =>
    expect(judged(EXCLUSIVITY, { facet: 'partner', value: 'primary' })).toMatchObject({
      standing: 'context',
      reason: 'leaves-out',
      missing: '“Primary” is the wording of April 2026.',
    }));

  it('has nothing to say on a value that is in no vocabulary', () =>
    expect(judged(EXCLUSIVITY, { facet: null, value: 'unheard-of' })).toMatchObject({ standing: 'context', reason: 'open-question' }));
});

describe('model rule 3: measures', () => {
  it('needs context where a vague verb fits one measure and not another', () => {
    const judgement = judged(INVESTMENT, money(usd('13', { bound: '>' })));
    expect(judgement).toMatchObject({ standing: 'context', reason: 'measure-not-told' });
    const values = judgement.figures.map((row) => [row.measure, row.value]);
    expect(values[0]).toEqual(['invested', '13']);
    expect(values).toContainEqual(['committed', '13']);
    expect(values).toContainEqual(['funded', '11.6']);
    expect(values).toContainEqual(['funded', '11.8']);
  });

  it('matches where the measure is told', () => expect(judged(INVESTMENT, money(usd('13'), { measure: 'committed' })).standing).toBe('matches'));

  it('differs where the number fits no candidate', () =>
    expect(judged(INVESTMENT, money(usd('20')))).toMatchObject({ standing: 'differ', differs: 'record', reason: 'no-source-gives-figure' }));

  it('says that a number counts something else, where it does', () => {
    expect(judged(INVESTMENT, money(usd('100')), '2026-06-01')).toMatchObject({ standing: 'context', reason: 'counts-something-else' });
    const contract = judged(INVESTMENT, money(usd('250')));
    expect(contract).toMatchObject({ standing: 'context', reason: 'counts-something-else' });
    expect(contract.figures.map((row) => row.observation)).toContain('c250');
  });

  it('compares within one unit only', () =>
    expect(judged(INVESTMENT, { ...money([]), amounts: [{ ...usd('13'), currency: 'EUR' }] })).toMatchObject({ standing: 'context', reason: 'open-question' }));

  it('compares figures about one party only', () => {
    expect(judged(SHARE, { amounts: [percent(21)], measure: 'share', about: 'azure' }).standing).toBe('matches');
    expect(judged(SHARE, { amounts: [percent(21)], measure: 'share', about: 'aws' }).standing).toBe('differ');
  });

  it('shows both firms for a share whose firm is not named', () => {
    const judgement = judged(SHARE, { amounts: [percent(32)], measure: 'share', about: 'aws' });
    expect(judgement).toMatchObject({ standing: 'context', reason: 'measure-not-told' });
    expect(judgement.figures.map((row) => row.observation)).toEqual([undefined, 's32', 's28', 's29']);
  });

  it('counts a narrower name as the party', () =>
    expect(judged(DEAL, { amounts: [usd('50')], measure: 'investment', payer: 'aws', payee: 'openai' }).standing).toBe('matches'));
});

describe('model rule 4: bounds and conditions in a judgement', () => {
  it('leaves out "up to" where the record has it', () =>
    expect(judged(INVESTMENT, money(usd('10', { date: '2023' }), { when: { from: '2023', to: '2023' } }))).toMatchObject({
      standing: 'context',
      reason: 'leaves-out',
    }));

  it('matches where the page says "up to" as well', () =>
    expect(judged(INVESTMENT, money(usd('10', { bound: '<=', date: '2023' }), { when: { from: '2023', to: '2023' } })).standing).toBe('matches'));

  it('gives the conditions that the page leaves out', () =>
    expect(judged(DEAL, { amounts: [usd('35')], measure: 'tranche', payer: 'amazon', payee: 'openai' })).toMatchObject({
      standing: 'context',
      missing: 'If a listing is filed for.',
    }));

  it('takes a page that says what it is as not silent on the conditions', () =>
    expect(judged(DEAL, { amounts: [usd('35')], measure: 'tranche', payer: 'amazon', payee: 'openai', facet: 'kind', value: 'investment' }).standing).toBe(
      'matches',
    ));
});

describe('model rule 5: series', () => {
  const funded = (number: string, rest: Partial<Reading> = {}): Partial<Reading> => money(usd(number), { measure: 'funded', ...rest });

  it('counts the newest value known on the date', () => {
    expect(judged(INVESTMENT, funded('11.8'), '2026-05-10').standing).toBe('changed');
    expect(judged(INVESTMENT, funded('11.9'), '2026-08-10').standing).toBe('matches');
  });

  it('has changed where it differs at the page’s precision and the page gives no date', () =>
    expect(judged(INVESTMENT, funded('11.6'))).toMatchObject({ standing: 'changed', since: '2026-04-29', then: { fits: true }, now: { fits: false } }));

  it('has not changed where the growth is below the page’s precision', () =>
    expect(judged(INVESTMENT, money(usd('12'), { measure: 'funded' })).standing).toBe('matches'));

  it('has not changed where the page gives the date', () =>
    expect(judged(INVESTMENT, funded('11.6', { when: { from: '2025-09', to: '2025-09' } })).standing).toBe('matches'));

  it('shows each number of a series once', () => {
    const rows = judged(INVESTMENT, funded('11.6')).figures.map((row) => row.observation);
    expect(rows).toEqual([undefined, 'of119', 'of118', 'of116']);
  });
});

describe('rows beside a figure', () => {
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
  const many = {
    ...INVESTMENT,
    observations: months.map((at) =>
      figure({
        id: `m${at}`,
        measure: 'funded',
        payer: 'microsoft',
        payee: 'openai',
        unit: 'USD bn',
        value: String(Number(at) * 2),
        asOf: `2025-${at}-28`,
        known: `2025-${at}-28`,
        series: 'monthly',
      }),
    ),
  };

  it('are eight at most: the page’s own, what fits, what was and is present, then the newest', () => {
    const { figures } = judged(many, money(usd('2'), { measure: 'funded' }), '2025-02-10');
    expect(figures.map((row) => row.observation)).toEqual([undefined, 'm12', 'm11', 'm10', 'm09', 'm08', 'm07', 'm01']);
  });

  it('keep the figure of the page’s date, where the page gives another', () => {
    const { figures } = judged(many, money(usd('99'), { measure: 'funded' }), '2025-02-10');
    expect(figures.map((row) => row.observation)).toEqual([undefined, 'm12', 'm11', 'm10', 'm09', 'm08', 'm07', 'm01']);
  });
});

describe('model rule 6: sums', () => {
  const both = money([usd('1', { date: '2019' }), usd('10', { date: '2023' })], { when: { from: '2019', to: '2019' } });

  it('adds parts of one whole, shows the sum and the whole', () => {
    const judgement = judged(INVESTMENT, both);
    expect(judgement).toMatchObject({ standing: 'context', reason: 'part-of-a-sum' });
    expect(judgement.figures[0]).toMatchObject({ page: true, value: '11', sum: ['1', '10'], level: 'worked-out', unit: 'USD bn' });
    expect(judgement.figures[1]).toMatchObject({ observation: 'oc13', value: '13' });
    expect(judgement.figures.some((row) => row.measure === 'funded')).toBe(true);
    expect(judgement.levels).toContain('worked-out');
  });

  it('matches where the parts make the whole', () =>
    expect(judged(DEAL, { amounts: [usd('15'), usd('35')], measure: 'tranche', payer: 'amazon', payee: 'openai' })).toMatchObject({
      standing: 'matches',
      figures: [{ value: '50', sum: ['15', '35'] }, {}, {}, {}],
    }));

  it('never adds what is no part: each number is judged alone', () => {
    const judgement = judged(INVESTMENT, money([usd('1', { date: '2019' }), usd('20')]));
    expect(judgement.standing).toBe('differ');
    expect(judgement.figures.some((row) => row.sum)).toBe(false);
  });

  it('gives each number a part of its own', () =>
    expect(judged(DEAL, { amounts: [usd('15'), usd('15')], measure: 'tranche', payer: 'amazon', payee: 'openai' }).figures.some((row) => row.sum)).toBe(false));

  it('takes a part without a date for the part that it is', () =>
    expect(judged(INVESTMENT, money(usd('1'), { measure: 'committed' })).reason).toBe('part-of-a-sum'));
});
