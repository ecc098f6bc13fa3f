import type { PopupState } from '../../../components/popup/popup-props.ts';
import type { FactsState } from '../../../lib/messaging/protocol.ts';
import { popupStates } from '../../../scripts/pictures/states.ts';
import { READ } from '../../fixtures/changes.ts';
import { COUNTS, DETAIL_OF_PAGE, FACTS, historyRow, MOVED } from '../../fixtures/notes.ts';
import { goodFacts, goodTab, listOf, NOW } from './stage.tsx';

const rows = [
  historyRow('theledger.example/a', NOW, { title: 'Contract talks', moved: [MOVED], pinned: NOW, found: [{ claim: 'azure-exclusivity', quote: MOVED.quote }] }),
  historyRow('b.example/c', NOW - 2e8, { edited: NOW }),
];
/** A history of two pages. */
export const LIST = listOf(rows, { counts: COUNTS });
const facts = (more: Partial<FactsState>): Partial<PopupState> => ({ facts: { ...goodFacts, ...more } });
const NEWS: FactsState['news'] = { at: NOW, horizon: '2026-11-21', kinds: { superseded: 2, changed: 1 }, unlisted: 1, acknowledged: false, claims: [READ] };
const erased = { kind: 'erased', removed: { token: 't', pages: 41, title: '', until: NOW } } as const;

/** What the background is taken to say in a state of the pictures, as the popup then holds it. */
const pictured = Object.fromEntries(
  Object.entries(popupStates(FACTS, NOW)).map(([name, answers]): [string, Partial<PopupState>] => {
    const { 'tab.state': tab, 'facts.state': state, 'settings.get': settings, 'site.state': site } = answers;
    return [
      name,
      {
        ...(tab === 'never' ? { tab: null, slow: true } : tab && { tab: { ...goodTab, ...tab } }),
        ...(state === 'never' ? { facts: null } : state && facts(state)),
        ...(settings && settings !== 'never' && settings.on !== undefined && { on: settings.on }),
        ...(site && site !== 'never' && site.on !== undefined && { siteOn: site.on }),
      },
    ];
  }),
);

/** Every state of the popup by name: all that docs/images has pictures of (ux.md 2.9), and those that nobody pictures. */
export const POPUPS: Record<string, Partial<PopupState>> = {
  'this page': {},
  history: { view: 'history', list: LIST },
  'history with undo': {
    view: 'history',
    list: { ...LIST, undo: { kind: 'removed', removed: { token: 't', pages: 1, title: 'Contract talks', until: NOW } } },
  },
  'history, open and selected, with news': {
    view: 'history',
    list: {
      ...LIST,
      counts: { ...COUNTS, news: 2 },
      selected: new Set(['b.example/c']),
      open: { key: 'theledger.example/a', detail: DETAIL_OF_PAGE, missing: false },
    },
  },
  'empty history': { view: 'history', list: listOf([]) },
  erased: { view: 'history', list: { ...listOf([]), undo: erased } },
  changed: { ...facts({ news: NEWS }), reads: { reads: [READ], acknowledgedAt: 0 } },
  ...pictured,
  'a rejected update': facts({ problem: { code: 'E_THRESHOLD', at: NOW, kind: 'refused' } }),
  'a running check': { checking: true, ...facts({ phase: 'downloading' }) },
  'no answer': { failed: true, tab: null, facts: null },
  'too busy a page': { tab: { ...goodTab, stopped: 'too-busy', gone: 'A statement that left the page.' }, notShown: true },
};
