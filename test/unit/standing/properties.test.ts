import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../lib/model/claim.ts';
import { firstDay, lastDay } from '../../../lib/model/dates.ts';
import type { Quantity, Reading } from '../../../lib/model/mention.ts';
import type { Standing } from '../../../lib/model/standing.ts';
import { stateOf } from '../../../lib/standing/facets.ts';
import { figureState } from '../../../lib/standing/figures.ts';
import { judge } from '../../../lib/standing/judge.ts';
import { strongest, type Outcome } from '../../../lib/standing/outcome.ts';
import { viewOn } from '../../../lib/standing/views.ts';
import { figure, hold, claim } from './fixture-record.ts';
import { CLAIMS, recordOf, usd } from './fixture.ts';

const month = fc.integer({ min: 0, max: 95 }).map((at) => `${2019 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
const date = fc.oneof(
  month,
  month.map((text) => `${text}-15`),
  month.map((text) => text.slice(0, 4)),
);
const value = fc.constantFrom('a', 'b', 'c');

/** A question that moved at random: holds one after the other and a series of figures, some made public months later. */
const history: fc.Arbitrary<Claim> = fc
  .record({
    steps: fc.uniqueArray(month, { minLength: 1, maxLength: 5 }).map((list) => [...list].sort()),
    late: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }),
    values: fc.array(fc.oneof(value, fc.uniqueArray(value, { minLength: 2, maxLength: 3 })), { minLength: 5, maxLength: 5 }),
    disputed: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    numbers: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ steps, late, values, disputed, numbers }) => {
    const known = (at: number): string => `${steps[at]?.slice(0, 4)}-${String(Math.min(12, Number(steps[at]?.slice(5)) + (late[at] ?? 0))).padStart(2, '0')}`;
    return claim('history', {
      facets: { f: { text: 'the facet', values: { a: { text: 'a', entails: ['b'] }, b: { text: 'b' }, c: { text: 'c', context: 'What c leaves out.' } } } },
      holds: steps.map((from, at) =>
        hold(from, steps[at + 1], { known: known(at), is: { f: values[at] ?? 'a' }, disputed: disputed[at] ?? false, text: `Hold ${at}.` }),
      ),
      observations: steps.map((from, at) =>
        figure({
          id: `o${at}`,
          measure: at % 2 ? 'paid' : 'promised',
          payer: 'amazon',
          payee: 'openai',
          value: String(numbers[at] ?? 1),
          unit: 'USD bn',
          asOf: from,
          known: known(at),
          ...(at % 3 ? { series: 's' } : {}),
        }),
      ),
      readAs: { vague: ['paid', 'promised'] },
    });
  });

const amount: fc.Arbitrary<Quantity> = fc
  .record({
    number: fc.integer({ min: 1, max: 120 }),
    more: fc.integer({ min: 0, max: 20 }),
    kind: fc.constantFrom<Quantity['kind']>('money', 'money', 'percent', 'year', 'count', 'date', 'duration'),
    bound: fc.constantFrom<Quantity['bound']>('=', '~', '>', '>=', '<', '<='),
    nearly: fc.boolean(),
    date: fc.option(date, { nil: undefined }),
  })
  .map(({ number, more, kind, bound, nearly, date: at }) => ({
    ...usd(String(number)),
    kind,
    bound,
    nearly,
    ...(kind === 'money' ? {} : { currency: undefined, min: number, slack: 0.5 }),
    max: (kind === 'money' ? 1e9 : 1) * (number + more),
    ...(at === undefined ? {} : { date: at }),
  }));

const party = fc.option(fc.constantFrom('microsoft', 'openai', 'amazon', 'aws', 'nobody'), { nil: undefined });
const readings: fc.Arbitrary<Reading> = fc.record({
  amounts: fc.array(amount, { maxLength: 3 }),
  measure: fc.option(fc.constantFrom('invested', 'vague', 'funded', 'committed', 'stake', 'share', 'deal', 'tranche', 'constructor', '__proto__'), {
    nil: undefined,
  }),
  payer: party,
  payee: party,
  about: party,
  facet: fc.option(fc.constantFrom('api', 'kind', 'f', 'outcome', 'form', 'nothing', 'toString'), { nil: null }),
  value: fc.option(fc.constantFrom('exclusive', 'any', 'a', 'b', 'c', 'kept', 'broken', 'deal', 'cloud-deal', 'equity', 'unheard-of', 'constructor'), {
    nil: undefined,
  }),
  polarity: fc.constantFrom<Reading['polarity']>('asserted', 'attributed', 'hypothetical', 'negated'),
  tense: fc.constantFrom<Reading['tense']>('past', 'present', 'future'),
  when: fc.option(fc.record({ from: date, to: fc.option(date, { nil: undefined }) }), { nil: undefined }),
  speaker: party,
});
const claims = fc.oneof(fc.constantFrom(...CLAIMS), history);
const pageDate = fc.option(date, { nil: null });

describe('judge, on any reading of any claim', () => {
  it('never throws and always gives a whole answer', () => {
    fc.assert(
      fc.property(claims, readings, pageDate, date, (one, says, at, horizon) => {
        const record = recordOf(horizon, [one, ...CLAIMS.filter((other) => other.id !== one.id)]);
        const judgement = judge(record, one, says, { pageDate: at });
        expect(judgement.fact.length).toBeGreaterThan(0);
        expect(judgement.fact.length).toBeLessThanOrEqual(220);
        expect(judgement.figures.length).toBeLessThanOrEqual(8);
        expect(judgement.differs !== undefined).toBe(judgement.standing === 'differ');
        expect(judgement.because.every((id) => record.sources.has(id))).toBe(true);
        expect(new Set(judgement.figures.flatMap((row) => row.observation ?? [])).size).toBe(judgement.figures.filter((row) => row.observation).length);
        if (judgement.standing === 'changed') expect(judgement.since).toBeDefined();
        if (judgement.since !== undefined) expect(firstDay(judgement.since) <= lastDay(horizon)).toBe(true);
        expect(JSON.parse(JSON.stringify(judgement))).toEqual(judgement);
      }),
      { numRuns: 3000 },
    );
  });

  it('model rule 9: never lets a hypothetical differ', () => {
    fc.assert(
      fc.property(claims, readings, pageDate, (one, says, at) => {
        expect(judge(recordOf(), one, { ...says, polarity: 'hypothetical' }, { pageDate: at }).standing).not.toBe('differ');
      }),
      { numRuns: 1000 },
    );
  });

  it('model rule 4: a less exact page never comes from matching to differing', () => {
    fc.assert(
      fc.property(claims, readings, amount, fc.integer({ min: 0, max: 10 }), pageDate, (one, says, number, more, at) => {
        const standing = (slack: number): Standing =>
          judge(recordOf(), one, { ...says, amounts: [{ ...number, slack: number.slack + slack }] }, { pageDate: at }).standing;
        if (standing(0) === 'matches') expect(standing(more * (number.kind === 'money' ? 1e9 : 1))).not.toBe('differ');
      }),
      { numRuns: 2000 },
    );
  });
});

/** The claim as it was public by the end of a day: later holds and figures are gone, and what they ended goes on. */
function asKnown(one: Claim, day: string): Claim {
  const end = lastDay(day);
  const holds = one.holds.filter((each) => firstDay(each.known ?? each.from) <= end);
  return {
    ...one,
    observations: one.observations.filter((each) => firstDay(each.known) <= end),
    holds: holds.map((each) => {
      const next = one.holds[one.holds.indexOf(each) + 1];
      const { to: _, ...open } = each;
      return next && !holds.includes(next) ? open : each;
    }),
  };
}

describe('model rule 1: Then uses nothing that became known later', () => {
  it('for facets', () => {
    fc.assert(
      fc.property(history, value, date, (one, said, day) => {
        const what = { facet: 'f', value: said, turned: false };
        expect(stateOf(one, what, viewOn(day))).toEqual(stateOf(asKnown(one, day), what, viewOn(day)));
      }),
      { numRuns: 2000 },
    );
  });

  it('for figures', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 30 }), date, (one, number, day) => {
        const state = (known: Claim) =>
          figureState(
            { claim: known, amount: usd(String(number)), candidates: { measures: [], same: known.observations, other: [], elsewhere: [], vague: false } },
            viewOn(day),
          );
        expect(state(one)).toEqual(state(asKnown(one, day)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('ux.md 1.2: precedence', () => {
  const outcome = fc
    .constantFrom<Standing>('matches', 'context', 'differ', 'changed')
    .map((standing): Outcome => ({ standing, reason: 'open-question', figures: [], levels: [], because: [standing] }));

  it('is changed, differ, context, matches, in any order of the parts', () => {
    const order: Standing[] = ['changed', 'differ', 'context', 'matches'];
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 5 }), (outcomes) => {
        const first = order.find((standing) => outcomes.some((one) => one.standing === standing));
        expect(strongest(outcomes)?.standing).toBe(first);
        expect(new Set(strongest(outcomes)?.because)).toEqual(new Set(outcomes.flatMap((one) => one.because)));
      }),
    );
    expect(strongest([])).toBeNull();
  });
});
