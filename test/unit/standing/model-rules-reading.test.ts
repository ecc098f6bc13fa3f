import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../lib/model/mention.ts';
import { DEAL, EXCLUSIVITY, INVESTMENT } from './fixture-claims.ts';
import { usd, judged, money } from './fixture.ts';

const api = (rest: Partial<Reading> = {}): Partial<Reading> => ({ facet: 'api', value: 'exclusive', ...rest });
describe('model rule 7: time in the text wins', () => {
  it('judges "was exclusive until January 2025" at that time', () => {
    const says = { facet: 'compute', value: 'exclusive', tense: 'past', when: { from: '2000', to: '2025-01' } } as const;
    expect(judged(EXCLUSIVITY, says, '2026-06-01')).toMatchObject({ standing: 'matches' });
    expect(judged(EXCLUSIVITY, { facet: 'compute', value: 'exclusive' }, '2026-06-01').standing).toBe('differ');
  });

  it('falls back on the page’s date where the record is silent on the time of the text', () =>
    expect(judged(EXCLUSIVITY, api({ tense: 'past', when: { from: '2020', to: '2020' } }), '2024-06-01', '2024-09-01').standing).toBe('matches'));

  it('needs context where the record has said so, but not for that time', () =>
    expect(judged(EXCLUSIVITY, { facet: 'compute', value: 'first-refusal', when: { from: '2023', to: '2023' } }, '2025-06-01', '2025-09-01')).toMatchObject({
      standing: 'context',
      reason: 'leaves-out',
      missing: 'Azure was the only cloud for everything from 2023.',
    }));

  it('judges a figure at the time beside it, and tells the record of that time', () =>
    expect(judged(INVESTMENT, money(usd('1', { date: '2019' })))).toMatchObject({ standing: 'matches', fact: 'Microsoft announced $1 billion in July 2019.' }));

  it('keeps an open time ("since 2019") on the page’s own day', () =>
    expect(judged(EXCLUSIVITY, api({ when: { from: '2019' } }))).toMatchObject({ standing: 'changed', since: '2026-04-27' }));

  it('takes a time ahead ("until 2030") for a term and no time of the statement', () =>
    expect(judged(EXCLUSIVITY, api({ when: { from: '2000', to: '2030' } })).standing).toBe('changed'));

  it('never contradicts a number that is on record for another time', () =>
    expect(judged(INVESTMENT, money(usd('13', { date: '2023' }), { measure: 'committed' }))).toMatchObject({ standing: 'context', reason: 'leaves-out' }));
});

describe('model rule 8: page date unknown', () => {
  it('has changed where an earlier interval fits and the present one does not', () => {
    const judgement = judged(EXCLUSIVITY, api(), null);
    expect(judgement).toMatchObject({
      standing: 'changed',
      reason: 'fitted-earlier-date-unknown',
      since: '2026-04-27',
      then: { date: null, fits: true },
      now: { fits: false },
    });
  });

  it('is what the present record says otherwise', () => {
    expect(judged(EXCLUSIVITY, api({ value: 'any' }), null).standing).toBe('matches');
    expect(judged(INVESTMENT, money(usd('20')), null)).toMatchObject({ standing: 'differ', reason: 'no-source-gives-figure' });
    expect(judged(INVESTMENT, money(usd('11.6'), { measure: 'funded' }), null)).toMatchObject({ standing: 'changed', since: '2026-04-29' });
  });
});

describe('model rule 9: polarity', () => {
  it('inverts a negated value before it compares', () => {
    expect(judged(EXCLUSIVITY, api({ polarity: 'negated' }))).toMatchObject({ standing: 'context', since: '2026-04-27' });
    expect(judged(EXCLUSIVITY, api({ polarity: 'negated' }), '2026-06-01').standing).toBe('matches');
    expect(judged(EXCLUSIVITY, { facet: 'compute', value: 'exclusive', polarity: 'negated' }).standing).toBe('matches');
  });

  it('does not invert what a cue for denials gives', () => {
    const denying = { ...EXCLUSIVITY, cues: [{ id: 'no-longer', all: ['@azure'], negated: true, value: { else: 'any' } }] };
    expect(judged(denying, api({ value: 'any', polarity: 'negated' }), '2026-06-01').standing).toBe('matches');
    expect(judged(EXCLUSIVITY, api({ value: 'any', polarity: 'negated' }), '2026-06-01').standing).toBe('differ');
  });

  it('never lets a hypothetical differ', () => {
    expect(judged(INVESTMENT, money(usd('20'), { polarity: 'hypothetical' }))).toMatchObject({ standing: 'context', reason: 'open-question' });
    expect(judged(EXCLUSIVITY, api({ polarity: 'hypothetical' }), '2026-06-01').standing).toBe('context');
    expect(judged(EXCLUSIVITY, api({ polarity: 'hypothetical' })).standing).toBe('changed');
  });

  it('compares an attributed statement with the speaker’s position first', () => {
    const says = api({ value: 'any', polarity: 'attributed' });
    expect(judged(EXCLUSIVITY, { ...says, speaker: 'openai' }, '2026-03-19', '2026-04-01')).toMatchObject({
      standing: 'context',
      reason: 'position-on-record',
    });
    expect(judged(EXCLUSIVITY, { ...says, speaker: 'microsoft' }, '2026-03-19', '2026-04-01').standing).toBe('differ');
    expect(judged(EXCLUSIVITY, { ...says, speaker: 'openai' }, '2026-02-01', '2026-04-01').standing).toBe('differ');
  });

  it('keeps a change of the facts that a speaker’s statement rests on', () =>
    expect(judged(EXCLUSIVITY, api({ polarity: 'attributed', speaker: 'microsoft' })).standing).toBe('changed'));

  it('contradicts no denied figure: what is denied cannot be told', () =>
    expect(judged(INVESTMENT, money(usd('20'), { polarity: 'negated' })).standing).toBe('context'));
});

describe('model rule 10: direction', () => {
  it('takes money that runs the other way for something else', () =>
    expect(judged(INVESTMENT, { amounts: [usd('13')], measure: 'invested', payer: 'openai', payee: 'microsoft' })).toMatchObject({
      standing: 'context',
      reason: 'counts-something-else',
    }));
});

describe('model rule 12: the two labels of ÷', () => {
  it('says whether the record differs with itself or with the page', () => {
    expect(judged(INVESTMENT, money(usd('20'))).differs).toBe('record');
    expect(judged(EXCLUSIVITY, api()).differs).toBeUndefined();
  });
});

describe('model rule 14: verdicts as standings', () => {
  it.each<[string, Parameters<typeof judged>, string[]]>([
    ['agrees', [INVESTMENT, money(usd('1', { date: '2019' }))], ['matches']],
    ['outdated', [EXCLUSIVITY, api()], ['changed']],
    ['conflicts', [INVESTMENT, money(usd('20'))], ['differ']],
    ['unsupported', [DEAL, { facet: 'kind', value: 'gift' }], ['differ']],
    ['imprecise', [INVESTMENT, money(usd('13', { bound: '>' }))], ['context', 'differ']],
  ])('%s', (_verdict, says, standings) => expect(standings).toContain(judged(...says).standing));
});
