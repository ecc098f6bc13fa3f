import { describe, expect, it } from 'vitest';
import { freshnessOf, initialState, reduce, shownState, type SyncState } from '../../../lib/sync/state.ts';

const DAY = 86_400_000;
const facts = { pack: 'bridge', version: '1', horizon: '2025-01-31', generation: 'g1' };
const loaded = (change: object = {}): SyncState =>
  reduce(initialState('facts.example'), {
    type: 'loaded',
    facts,
    rung: 'current',
    pinned: false,
    problem: null,
    checkedAt: null,
    headExpires: null,
    ...change,
  });

describe('the state', () => {
  it('begins empty and idle', () =>
    expect(shownState(initialState(null), 0)).toEqual({
      facts: null,
      rung: 'none',
      track: 'stable',
      freshness: 'unconfirmed',
      channel: null,
      checkedAt: null,
      phase: 'idle',
      problem: null,
    }));

  it('goes through the phases of a check and back to idle', () => {
    let state = loaded();
    for (const phase of ['checking', 'downloading', 'applying'] as const) {
      state = reduce(state, { type: 'phase', phase });
      expect(state.phase).toBe(phase);
      expect(reduce(state, { type: 'failed', code: 'E_NET', at: 5 })).toMatchObject({ phase: 'idle', facts, rung: 'current' });
      expect(reduce(state, { type: 'kept' })).toMatchObject({ phase: 'idle', facts });
    }
    const next = { ...facts, version: '2', generation: 'g2' };
    expect(reduce(state, { type: 'ended', facts: next, installed: true, healed: true, checkedAt: 9, headExpires: 99 })).toMatchObject({
      phase: 'idle',
      facts: next,
      checkedAt: 9,
      problem: null,
    });
  });

  it('no failure takes facts away', () => {
    for (const code of ['E_NET', 'E_THRESHOLD', 'E_STORED_HASH', 'E_QUOTA'] as const)
      expect(reduce(loaded(), { type: 'failed', code, at: 1 }).facts).toBe(facts);
  });

  it('a new problem of weight replaces the old one, a lost connection does not', () => {
    const refused = reduce(loaded(), { type: 'failed', code: 'E_THRESHOLD', at: 1 });
    expect(reduce(refused, { type: 'failed', code: 'E_TIMEOUT', at: 2 }).problem).toEqual({ code: 'E_THRESHOLD', at: 1 });
    expect(reduce(refused, { type: 'failed', code: 'E_HEAD_FORK', at: 2 }).problem).toEqual({ code: 'E_HEAD_FORK', at: 2 });
    expect(reduce(refused, { type: 'failed', code: 'E_QUOTA', at: 2 }).problem).toEqual({ code: 'E_QUOTA', at: 2 });
  });

  it('an unchanged check leaves a step down as it is; a new installation ends it', () => {
    const down = loaded({ rung: 'previous', problem: { code: 'E_STORED_HASH', at: 1 } });
    expect(reduce(down, { type: 'ended', facts: null, installed: false, healed: false, checkedAt: 2, headExpires: null }).rung).toBe('previous');
    expect(reduce(down, { type: 'ended', facts, installed: true, healed: true, checkedAt: 2, headExpires: null }).rung).toBe('current');
  });
});

describe('freshness', () => {
  it.each([
    ['never checked', {}, 0, 'unconfirmed'],
    ['checked today', { checkedAt: 0 }, DAY, 'fresh'],
    ['checked two weeks ago', { checkedAt: 0 }, 14 * DAY, 'fresh'],
    ['checked longer ago', { checkedAt: 0 }, 14 * DAY + 1, 'stale'],
    ['head expired meanwhile', { checkedAt: 0, headExpires: DAY }, 2 * DAY, 'stale'],
    ['last check refused', { checkedAt: 0, problem: { code: 'E_PACK_FORK', at: 1 } }, 1, 'held'],
    ['expired head served', { checkedAt: 0, problem: { code: 'E_HEAD_EXPIRED', at: 1 } }, 1, 'stale'],
    ['no connection', { checkedAt: 0, problem: { code: 'E_NET', at: 1 } }, 1, 'fresh'],
    ['went back by hand', { checkedAt: 0, pinned: true, problem: { code: 'E_PACK_FORK', at: 1 } }, 99 * DAY, 'pinned'],
  ] as const)('PK-B6 %s', (_name, change, now, freshness) => expect(freshnessOf(loaded(change), now)).toBe(freshness));
});
