import type { ExtensionCalls, FactsState, TabState } from '../../lib/messaging/protocol.ts';
import type { FactsLine } from '../../lib/model/note.ts';

/** What the background is taken to have said, over what it says: parts of replies by message, or no answer at all. */
export type Answers = { [K in keyof ExtensionCalls]?: Partial<ExtensionCalls[K]['reply']> | 'never' };

const empty = (status: TabState['status']): Answers => ({ 'tab.state': { status, notes: [], date: null } });
const CHANNEL = 'https://facts.example/obelus/';
const facts = (state: Partial<FactsState>): Answers => ({ 'facts.state': { channel: CHANNEL, ...state } });
const trouble = (code: string, kind: NonNullable<FactsState['problem']>['kind'], now: number): Partial<FactsState> => ({ problem: { code, kind, at: now } });

/** Every state of the popup that is not the ordinary one (ux.md 2.9), each by its name in docs/images. `now` = the moment of the picture, `present` = the facts in use. */
export const popupStates = (present: FactsLine, now: number): Readonly<Record<string, Answers>> => ({
  building: { 'tab.state': 'never', 'facts.state': 'never' },
  reading: empty('reading'),
  nothing: empty('nothing-here'),
  large: { 'tab.state': { omitted: 120_000 } },
  'no-facts': { ...empty('no-facts'), ...facts({ facts: null, rung: 'none' }) },
  unreadable: { 'tab.state': { status: 'cannot-read', notes: [], date: null, site: null } },
  off: { ...empty('off'), 'settings.get': { on: false } },
  'site-off': { ...empty('site-off'), 'site.state': { on: false } },
  'not-on-list': { ...empty('not-on-list'), 'site.state': { on: false } },
  refused: facts(trouble('E_THRESHOLD', 'refused', now)),
  offline: facts(trouble('E_NET', 'temporary', now)),
  ageing: facts({ freshness: 'stale', checkedAt: now - 25 * 86_400_000, facts: { ...present, horizon: '2026-09-30', released: '2026-09-30' } }),
  full: facts({ ...trouble('E_QUOTA', 'needs-you', now), other: { version: '2026.10.2', horizon: '2026-10-31', newer: false } }),
  engine: facts({ problem: { code: 'E_ENGINE', kind: 'needs-you', at: now, needs: '9.1.0' } }),
  'keys-expired': facts(trouble('E_ROOT_EXPIRED', 'needs-you', now)),
  missing: facts({ ...trouble('E_DB_MISSING', 'needs-you', now), rung: 'memory' }),
  damaged: facts({ ...trouble('E_DB_CORRUPT', 'damaged', now), rung: 'bundled' }),
  clock: facts(trouble('E_CLOCK', 'needs-you', now)),
  updating: facts({ phase: 'downloading', progress: { done: 58_000, total: 93_000 } }),
});
