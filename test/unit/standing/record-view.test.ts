import { describe, expect, it } from 'vitest';
import { recordView } from '../../../lib/standing/record-view.ts';
import { hitsOf, searchRecord } from '../../../lib/standing/search.ts';
import { claim, figure, hold } from './fixture-record.ts';
import { recordOf } from './fixture.ts';

const MONEY = claim('money', {
  title: 'Money in the venture',
  question: 'How much was put in?',
  holds: [
    hold('2025-01-01', '2026-04-27', { text: 'One billion is committed.', because: ['paper-a'], known: '2025-02-01' }),
    hold('2026-04-27', undefined, { text: 'Three billion are committed.', because: ['filing-a', 'digest-filing'], disputed: true }),
  ],
  observations: [
    figure({ id: 'a', measure: 'committed', payer: 'microsoft', payee: 'openai', unit: 'USD bn', value: '1', asOf: '2025-01-01', known: '2025-01-01' }),
    figure({
      id: 'b',
      measure: 'committed',
      payer: 'microsoft',
      payee: 'openai',
      unit: 'USD bn',
      value: '3',
      asOf: '2026-04-27',
      known: '2026-04-27',
      source: 'paper-c',
    }),
    figure({ id: 'c', measure: 'committed', payer: 'amazon', payee: 'openai', unit: 'USD bn', value: '50', asOf: '2026-02-27', known: '2026-02-27' }),
    figure({ id: 'd', measure: 'paid', payer: 'microsoft', payee: 'openai', unit: 'USD bn', value: '0', asOf: '2026-01-01', known: '2026-01-01' }),
    figure({ id: 'e', measure: 'paid', payer: 'microsoft', payee: 'openai', unit: 'USD mn', value: '-7', asOf: '2025-06-01', known: '2025-06-01' }),
  ],
  events: [
    { date: '2026-04-27', text: 'The sum is raised at Crème Bay.', because: ['statement-a'] },
    { date: '2025-01-01', text: 'A first sum is named.', because: ['paper-a'] },
  ],
  related: ['other', 'not-there'],
});
const OTHER = claim('other', { title: 'Another thing', question: 'And the rest?', holds: [hold('2019-01-01', undefined, { text: 'Nothing else.' })] });
const record = recordOf('2026-09-30', [MONEY, OTHER]);
const view = recordView(record, 'money');

describe('a question of the record, whole', () => {
  it('is missing where the record has no such claim', () => expect(recordView(record, 'nothing')).toBeNull());

  it('groups figures that count the same thing between the same parties in the same unit, the newest first (UX-A19, ux.md P14)', () => {
    expect(view?.figures.map((group) => [group.measure, group.payer, group.rows[0]?.unit, group.rows.map((row) => row.observation)])).toEqual([
      ['committed', 'MICROSOFT', 'USD bn', ['b', 'a']],
      ['committed', 'AMAZON', 'USD bn', ['c']],
      ['paid', 'MICROSOFT', 'USD bn', ['d']],
      ['paid', 'MICROSOFT', 'USD mn', ['e']],
    ]);
  });

  it('answers as of the record’s last day, and as of a day that is asked for', () => {
    expect(view?.now).toMatchObject({ text: 'Three billion are committed.', disputed: true, level: 'filed' });
    expect(view?.then).toBeUndefined();
    expect(recordView(record, 'money', '2026-04-26')?.then?.text).toBe('One billion is committed.');
  });

  it('model rule 1: a day knows only what was public by its end', () => {
    expect(recordView(record, 'money', '2025-01-31')?.then).toBeNull();
    expect(recordView(record, 'money', '2025-02-01')?.then?.text).toBe('One billion is committed.');
    expect(recordView(record, 'money', '2018')?.then).toBeNull();
  });

  it('tells events from the oldest on, and names only related questions that exist', () => {
    expect(view?.events.map(({ date, level }) => [date, level])).toEqual([
      ['2025-01-01', 'reported-once'],
      ['2026-04-27', 'stated'],
    ]);
    expect(view?.related.map((other) => other.claim)).toEqual(['other']);
  });

  it('counts repetitions with what they repeat, once, and says what each account is cited for', () => {
    const paper = view?.sources.find((source) => source.id === 'paper-a');
    expect(paper).toMatchObject({ texts: 2, repeatedBy: ['City Wire'] });
    expect(paper?.supports.figures.map((one) => one.value)).toEqual(['3']);
    expect(view?.sources.find((source) => source.id === 'filing-a')?.texts).toBe(2);
    expect(view?.sources.map((source) => source.id)).not.toContain('paper-c');
  });
});

describe('the search over the record', () => {
  const found = (text: string): string[] => searchRecord(record, text, 10).claims.map((hit) => hit.claim);

  it('lists everything, what changed last first, without words', () => expect(found('  ')).toEqual(['money', 'other']));

  it.each([
    ['a name', 'venture', undefined],
    ['an answer', 'three billion', undefined],
    ['an event, accents or not', 'creme bay', 'event'],
    ['a figure', 'what c counts', 'figure'],
    ['a source that only repeats', 'city wire', 'source'],
    ['an earlier answer', 'billion is committed', 'answer'],
  ])('finds %s', (_what, words, kind) => {
    const [hit, ...rest] = searchRecord(record, words, 10).claims;
    expect([hit?.claim, rest.length, hit?.found?.kind]).toEqual(['money', 0, kind]);
  });

  it('wants every word somewhere in one claim', () => {
    expect(found('venture creme')).toEqual(['money']);
    expect(found('venture nothing-like-it')).toEqual([]);
  });

  it('counts all and gives as many as asked for', () => {
    const { claims, total } = searchRecord(record, '', 1);
    expect([claims.length, total]).toEqual([1, 2]);
  });

  it('gives the lines of claims by name, each once', () =>
    expect(hitsOf(record, ['other', 'no', 'other', 'money']).map((hit) => hit.claim)).toEqual(['other', 'money']));
});
