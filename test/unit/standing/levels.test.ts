import { describe, expect, it } from 'vitest';
import { inOrder, levelOf, originOf, origins } from '../../../lib/standing/levels.ts';
import { SOURCES } from './fixture-record.ts';
import { recordOf } from './fixture.ts';

const record = recordOf();

describe('levels, by rule (ux.md 1.3)', () => {
  it.each([
    ['a filing, beside anything', ['paper-a', 'filing-a'], 'filed'],
    ['a digest of a filing counts as the filing', ['digest-filing'], 'filed'],
    ['a statement by a party', ['statement-a', 'paper-a'], 'stated'],
    ['two newsrooms of their own', ['paper-a', 'paper-b'], 'corroborated'],
    ['two texts of one newsroom', ['paper-a', 'paper-a-again'], 'reported-once'],
    ['a newsroom and one that repeats it', ['paper-a', 'paper-c'], 'reported-once'],
    ['repeaters of two origins', ['digest-a', 'paper-b'], 'corroborated'],
    ['analysis and aggregator alone', ['lone-digest', 'lone-analysis'], 'reported-once'],
    ['a source that the record does not hold', ['nowhere'], 'reported-once'],
    ['nothing', [], 'reported-once'],
  ])('%s', (_what, ids, level) => expect(levelOf(record, ids)).toBe(level));

  it('is worked out where Obelus made the sum, whatever the parts', () => expect(levelOf(record, ['filing-a'], { worked: true })).toBe('worked-out'));

  it('orders levels from the best sourced on', () =>
    expect(inOrder(['worked-out', 'reported-once', 'filed', 'filed'])).toEqual(['filed', 'reported-once', 'worked-out']));
});

describe('origins, not outlets (ux.md P6)', () => {
  it('counts five repetitions of one report once', () =>
    expect(origins(record, ['digest-a', 'paper-c', 'paper-a', 'paper-b', 'paper-a'])).toEqual([
      { origin: 'paper-a', members: ['digest-a', 'paper-c', 'paper-a'] },
      { origin: 'paper-b', members: ['paper-b'] },
    ]));

  it('ends on a circle and on a missing origin', () => {
    const [first] = SOURCES;
    if (!first) throw new Error('the fixture has no sources');
    const sources = new Map([
      ['a', { ...first, id: 'a', repeats: 'b' }],
      ['b', { ...first, id: 'b', repeats: 'a' }],
      ['c', { ...first, id: 'c', repeats: 'gone' }],
    ]);
    expect(originOf({ sources }, 'a')).toBe('b');
    expect(originOf({ sources }, 'c')).toBe('c');
  });
});
