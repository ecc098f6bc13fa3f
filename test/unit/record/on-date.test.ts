import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../lib/model/mention.ts';
import { judge } from '../../../lib/standing/judge.ts';
import { loadRecord } from '../../../scripts/record/load.ts';
import { nearMatches } from '../../../scripts/record/near.ts';
import { onDate, type Sides } from '../../../scripts/record/on-date.ts';

const HORIZON = '2026-09-30';
const { record } = loadRecord({ horizon: HORIZON });
const claims = [...record.claims.values()];
const bare: Reading = { amounts: [], polarity: 'asserted', tense: 'present' };
const of = (id: string, date: string): Sides => {
  const claim = record.claims.get(id);
  if (!claim) throw new Error(`the record holds no "${id}"`);
  return onDate(record, claim, date);
};
const run = (...args: string[]) => spawnSync(process.execPath, ['scripts/record/main.ts', ...args], { encoding: 'utf8' });

describe('what the record said on a date', () => {
  it('and what it says to its horizon: sentence, and current figures', () => {
    const { then, now, changed } = of('ms-investment-openai', '2026-03-19');
    expect(changed).toBe(true);
    expect([then.text, now.text]).toEqual([expect.stringContaining('$11.6 billion'), expect.stringContaining('$11.9 billion')]);
    const funded = (side: Sides['then']) => side.figures.filter((row) => row.measure === 'funded').map((row) => row.value);
    expect([funded(then), funded(now)]).toEqual([['11.6'], ['11.9']]);
    expect(now.date).toBe(HORIZON);
  });

  it('knows only what was public then (model.md, rule 1)', () => {
    expect(of('ms-investment-openai', '2026-07-28').then.text).toContain('$11.8 billion');
    expect(of('ms-investment-openai', '2019-07-21').then).toMatchObject({ text: null, figures: [] });
    expect(of('azure-exclusivity', '2026-03-19').then.is).toMatchObject({ partner: 'main-cloud' });
  });

  it('nothing changes between the horizon and itself', () => expect(claims.filter((claim) => onDate(record, claim, HORIZON).changed)).toEqual([]));

  it.each(['2019-12-31', '2023-06-01', '2025-11-10', '2026-03-19', '2026-06-10'])('%s: says what a card says', (date) => {
    for (const claim of claims) {
      const { then, now } = onDate(record, claim, date);
      const card = judge(record, claim, bare, { pageDate: date });
      expect([claim.id, card.fact]).toEqual([claim.id, now.text]);
      if (card.then) expect([claim.id, card.then.text, card.now?.text]).toEqual([claim.id, then.text, now.text]);
    }
  });

  it('says what the card of "API calls must be routed through Azure" says', () => {
    const claim = claims.find(({ facets }) => Object.hasOwn(facets ?? {}, 'api'));
    if (!claim) throw new Error('no claim has the facet "api"');
    const card = judge(record, claim, { ...bare, facet: 'api', value: 'exclusive' }, { pageDate: '2026-03-19' });
    const { then, now } = onDate(record, claim, '2026-03-19');
    expect([card.then?.text, card.now?.text]).toEqual([then.text, now.text]);
  });
});

describe('npm run record', () => {
  it('prints one claim, and in JSON', () => {
    const { status, stdout } = run('--on', '2026-03-19', 'ms-investment-openai');
    expect(status).toBe(0);
    expect(stdout).toContain('On 2026-03-19: $13 billion is committed; $11.6 billion');
    expect(stdout).toContain(`The record, to ${HORIZON}: $13 billion is committed; $11.9 billion`);
    const json = JSON.parse(run('--on', '2026-03-19', 'ms-investment-openai', '--json').stdout) as { horizon: string; claims: unknown[] };
    expect(json).toEqual({ on: '2026-03-19', horizon: HORIZON, claims: [of('ms-investment-openai', '2026-03-19')] });
  });

  it('prints every claim that has changed since', () => {
    const { claims: told } = JSON.parse(run('--on', '2026-03', '--json').stdout) as { claims: Sides[] };
    expect(told.map(({ claim }) => claim)).toEqual(claims.filter((claim) => onDate(record, claim, '2026-03').changed).map(({ id }) => id));
    expect(told.length).toBeGreaterThan(10);
  });

  it.each([
    [[], /on which date\? --on 2026-03-19/],
    [['--on', '2026-02-30'], /a date of the calendar .* not "2026-02-30"/],
    [['--on', 'yesterday'], /a date of the calendar/],
    [['--on', '2027-01-01'], /the record reaches only to 2026-09-30/],
    [['--on', '2026-03-19', 'azur-exclusivity'], /there is no claim "azur-exclusivity"; is it azure-exclusivity/],
    [['--on', '2026-03-19', 'x'], /^there is no claim "x"$/],
    [['--on', '2026-03-19', 'azure-exclusivity', 'more'], /not understood: "more"/],
    [['--since', '2026'], /--since/],
    [['--on', '2026', '--data', 'nowhere'], /there is no folder "nowhere"/],
  ])('wrong words end in one clear line: %j', (args, line) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd()).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('names what is near, the likest first, and never everything', () => {
    const names = ['azure-exclusivity', 'azure-250b', 'openai-ipo', 'musk-lawsuit'];
    expect(nearMatches('azure-exclusivty', names)[0]).toBe('azure-exclusivity');
    expect(nearMatches('lawsuit', names)).toEqual(['musk-lawsuit']);
    expect(nearMatches('zzz', names)).toEqual([]);
  });
});
