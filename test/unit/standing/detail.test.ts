import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../lib/standing/address.ts';
import { detailOf } from '../../../lib/standing/detail.ts';
import { EXCLUSIVITY } from './fixture-claims.ts';
import { hold, claim } from './fixture-record.ts';
import { recordOf } from './fixture.ts';

describe('the rest of a card', () => {
  const detail = detailOf(recordOf(), 'azure-exclusivity');

  it('is missing for a claim that the record does not hold', () => expect(detailOf(recordOf(), 'nothing')).toBeNull());

  it('lists what changed, oldest first, and marks what a document or statement says', () =>
    expect(detail?.events).toEqual([
      { date: '2026-03-18', text: 'A newspaper reports a quarrel.', documented: false },
      { date: '2026-04-27', text: 'The agreement is amended.', documented: true },
    ]));

  it('folds repetitions under their origin, first-hand sources first', () => {
    expect(detail?.sources.map((line) => line.id)).toEqual(['statement-a', 'filing-a', 'paper-a']);
    expect(detail?.sources.at(-1)).toMatchObject({
      publisher: 'Morning Ledger',
      repeatedBy: ['Digest'],
      level: 'reported-once',
      host: 'paper-a.example',
      url: 'https://paper-a.example/report',
    });
  });

  it('lists an origin that only its repeaters name, and no publisher as repeating itself', () => {
    const one = claim('repeated', { holds: [hold('2026-01-01', undefined, { text: 'A report.', because: ['paper-c', 'digest-a'] })] });
    expect(detailOf(recordOf('2026-09-30', [one]), 'repeated')?.sources).toMatchObject([{ id: 'paper-a', repeatedBy: ['City Wire', 'Digest'] }]);
  });

  it('names who says what by the concept’s name', () =>
    expect(detail?.positions).toEqual([
      { actor: 'MICROSOFT', stance: 'asserts', text: 'Microsoft says the API stays on Azure.', date: '2026-02-27', source: 'statement-a', level: 'stated' },
      { actor: 'OPENAI', stance: 'denies', text: 'OpenAI says it may use any cloud.', date: '2026-02-27', source: 'paper-a', level: 'reported-once' },
    ]));

  it('keeps the question and its language', () => expect(detail).toMatchObject({ claim: EXCLUSIVITY.id, question: EXCLUSIVITY.question, lang: 'en' }));
});

describe('PK-E3: what a card shows of an address', () => {
  it.each([
    ['https://News.Example/path?q#f', { host: 'news.example', link: 'https://news.example/path?q#f' }],
    ['https://news.example:8443/a', { host: 'news.example:8443', link: 'https://news.example:8443/a' }],
    ['http://news.example/a', { host: 'news.example', link: null }],
    ['https://user:pw@news.example/', { host: '', link: null }],
    ['https://news.example@evil.example/', { host: '', link: null }],
    ['https://news.example\\@evil.example', { host: '', link: null }],
    ['javascript:alert(1)', { host: '', link: null }],
    ['data:text/html,x', { host: '', link: null }],
    ['java\nscript:alert(1)', { host: '', link: null }],
    ['not an address', { host: '', link: null }],
    ['https://münchen.example/', { host: 'xn--mnchen-3ya.example', link: 'https://xn--mnchen-3ya.example/' }],
  ])('%s', (text, shown) => expect(addressOf(text)).toEqual(shown));
});
