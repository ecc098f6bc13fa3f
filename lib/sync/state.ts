import type { FactsState } from '../messaging/protocol.ts';
import type { FactsLine } from '../model/note.ts';
import { kindOf, type PackErrorCode } from '../pack/errors.ts';

/** State of the fact base without what depends on the clock and on words. */
export type SyncState = {
  facts: FactsLine | null;
  rung: FactsState['rung'];
  pinned: boolean;
  /** The pointer by which the facts in use came. */
  track: 'stable' | 'preview';
  /** Host of the channel that was built in. */
  channel: string | null;
  checkedAt: number | null;
  headExpires: number | null;
  phase: FactsState['phase'];
  problem: { code: PackErrorCode; at: number; needs?: string | undefined } | null;
  /** Bytes of the download that runs. */
  progress: { done: number; total: number } | null;
};

/** Everything that can happen to the fact base. */
export type SyncEvent =
  | {
      type: 'loaded';
      facts: FactsLine | null;
      rung: FactsState['rung'];
      pinned: boolean;
      track?: SyncState['track'];
      problem: SyncState['problem'];
      checkedAt: number | null;
      headExpires: number | null;
    }
  | { type: 'phase'; phase: 'checking' | 'downloading' | 'applying' }
  | { type: 'progress'; done: number; total: number }
  /** A check ended well; `facts` when others are in use now, or the same under another name; `healed` when what is in use was just proven whole. */
  | {
      type: 'ended';
      facts: FactsLine | null;
      installed: boolean;
      healed: boolean;
      track?: SyncState['track'] | undefined;
      checkedAt: number;
      headExpires: number | null;
    }
  | { type: 'failed'; code: PackErrorCode; at: number; needs?: string | undefined }
  /** Nothing was tried: another check runs, or the last one is too short ago. */
  | { type: 'kept' };

/** Before anything was loaded. */
export const initialState = (channel: string | null): SyncState => ({
  facts: null,
  rung: 'none',
  pinned: false,
  track: 'stable',
  channel,
  checkedAt: null,
  headExpires: null,
  phase: 'idle',
  problem: null,
  progress: null,
});

/** Pure: the state after an event. No failure ever takes facts away. */
export function reduce(state: SyncState, event: SyncEvent): SyncState {
  switch (event.type) {
    case 'loaded': {
      const { type: _, ...loaded } = event;
      return { ...state, ...loaded, track: loaded.track ?? 'stable' };
    }
    case 'phase':
      return { ...state, phase: event.phase, progress: null };
    case 'progress':
      return { ...state, progress: { done: event.done, total: event.total } };
    case 'ended':
      return {
        ...state,
        facts: event.facts ?? state.facts,
        rung: event.healed ? 'current' : state.rung,
        pinned: event.installed ? false : state.pinned,
        track: event.track ?? state.track,
        checkedAt: event.checkedAt,
        headExpires: event.headExpires,
        phase: 'idle',
        problem: null,
        progress: null,
      };
    case 'failed':
      return {
        ...state,
        phase: 'idle',
        progress: null,
        problem: outweighs(state.problem, event) ? state.problem : { code: event.code, at: event.at, ...(event.needs !== undefined && { needs: event.needs }) },
      };
    case 'kept':
    default:
      return { ...state, phase: 'idle', progress: null };
  }
}

/** A lost connection says nothing about what was refused or found damaged before: that stays shown. */
export function outweighs(known: { code: PackErrorCode } | null | undefined, next: { code: PackErrorCode }): boolean {
  return known !== null && known !== undefined && kindOf(next.code) === 'temporary' && ['refused', 'damaged'].includes(kindOf(known.code));
}

const STALE_AFTER = 14 * 86_400_000;
const EXPIRED: ReadonlySet<PackErrorCode> = new Set(['E_HEAD_EXPIRED', 'E_ROOT_EXPIRED', 'E_CLOCK']);

/** How sure it is that these are the newest facts (packs.md 1.7). Age alone never removes facts. */
export function freshnessOf(state: SyncState, now: number): FactsState['freshness'] {
  if (state.pinned) return 'pinned';
  if (state.problem && EXPIRED.has(state.problem.code)) return 'stale';
  if (state.problem && kindOf(state.problem.code) === 'refused') return 'held';
  if (state.checkedAt === null) return 'unconfirmed';
  return now - state.checkedAt > STALE_AFTER || (state.headExpires !== null && state.headExpires < now) ? 'stale' : 'fresh';
}

/** The state as it is shown at this moment. */
export function shownState(state: SyncState, now: number): FactsState {
  const { facts, rung, track, channel, checkedAt, phase, problem, progress } = state;
  return {
    facts,
    rung,
    track,
    freshness: freshnessOf(state, now),
    channel,
    checkedAt,
    phase,
    problem: problem && { ...problem, kind: kindOf(problem.code) },
    ...(progress && { progress }),
  };
}
