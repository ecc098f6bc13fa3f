import { render } from 'preact';
import { vi } from 'vitest';
import type { FactsActions, FactsPanelState } from '../../../components/facts/facts-props.ts';
import { FactsControls } from '../../../components/facts/FactsControls.tsx';
import { FactsPage } from '../../../components/facts/FactsPage.tsx';
import optionsStyles from '../../../components/options/options.css?inline';
import pageStyles from '../../../components/facts/facts-page.css?inline';
import { PageShell } from '../../../components/page/PageShell.tsx';
import { CHANGES, READ } from '../../fixtures/changes.ts';
import { goodFacts, NOW } from './stage.tsx';
import { english } from './words.ts';

type Words = { locale?: string; t?: typeof english };
const sheetOf = (css: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};
const [options, changes] = [sheetOf(optionsStyles), sheetOf(pageStyles)];

const NAMES = [
  'onCheck',
  'onStop',
  'onGoBack',
  'onAutomatic',
  'onTrack',
  'onAcknowledge',
  'onMakeRoom',
  'onOpen',
  'onPackFile',
  'onAddPack',
  'onLeavePack',
  'onRemovePublisher',
] as const;
export const factsSpies = (): FactsActions => Object.fromEntries(NAMES.map((name) => [name, vi.fn()])) as unknown as FactsActions;

const KEY = '0a1b 2c3d 4e5f 6071 8293 a4b5 c6d7 e8f9';
export const REPORT = {
  repo: 'harbour-watch',
  fingerprint: KEY,
  title: 'Harbour money',
  version: '2025.3.1',
  horizon: '2025-03-31',
  license: 'CC-BY-4.0',
  counts: { claim: 12, source: 40 },
  is: 'new',
  expired: true,
} as const;

/** The controls with all that they can show but a running check. */
export const factsPanel = (more: Partial<FactsPanelState> = {}): FactsPanelState => ({
  facts: { ...goodFacts, other: { version: '2026.10.2', horizon: '2026-10-31', newer: false }, track: 'stable' },
  checking: false,
  checked: null,
  automatic: true,
  track: 'stable',
  changes: { sets: [CHANGES], reads: [READ], acknowledgedAt: 0 },
  publishers: [
    {
      repo: 'harbour-watch',
      fingerprint: KEY,
      mode: 'first-use',
      packs: [{ key: 'harbour-watch/money', title: 'Harbour money', version: '2025.3.1', horizon: '2025-03-31', records: 52 }],
    },
  ],
  file: null,
  failed: false,
  ...more,
});

/** The controls as the settings page shows them. */
export function stageControls(more: Partial<FactsPanelState> = {}, { locale = 'en', t = english }: Words = {}): FactsActions {
  document.adoptedStyleSheets = [options];
  const actions = factsSpies();
  render(
    <PageShell here="options" locale={locale} t={t}>
      <h1>{t('leaf.options')}</h1>
      <section class="section" aria-labelledby="facts">
        <h2 id="facts">{t('opt.facts')}</h2>
        <FactsControls state={factsPanel(more)} actions={actions} locale={locale} t={t} now={NOW} timeZone="UTC" />
      </section>
    </PageShell>,
    document.body,
  );
  return actions;
}

/** The page that says what changed. */
export function stageChanges(more: Partial<FactsPanelState> = {}, { locale = 'en', t = english }: Words = {}): FactsActions {
  document.adoptedStyleSheets = [changes];
  const actions = factsSpies();
  render(<FactsPage state={factsPanel(more)} actions={actions} locale={locale} t={t} now={NOW} timeZone="UTC" />, document.body);
  return actions;
}

const waits = { version: '2026.12.1', horizon: '2026-12-01', newer: true };

/** These pages in each of their states, by name. */
export const FACTS_LEAVES: Record<string, (words?: Words) => unknown> = {
  'what changed': (words) => stageChanges({}, words),
  'what changed, with nothing kept': (words) => stageChanges({ changes: { sets: [], reads: [], acknowledgedAt: 0 } }, words),
  'what changed, facts of the package': (words) => stageChanges({ changes: { sets: [{ ...CHANGES, list: 'none' }], reads: [], acknowledgedAt: NOW } }, words),
  'controls while facts come': (words) =>
    stageControls({ checking: true, facts: { ...goodFacts, phase: 'downloading', progress: { done: 30, total: 90 } } }, words),
  'controls of a reader who went back': (words) => stageControls({ facts: { ...goodFacts, freshness: 'pinned', other: waits } }, words),
  'controls without room': (words) =>
    stageControls(
      {
        facts: {
          ...goodFacts,
          problem: { code: 'E_QUOTA', at: NOW, kind: 'needs-you' },
          other: { version: '2026.10.2', horizon: '2026-10-31', newer: false },
        },
      },
      words,
    ),
  'controls with a file that asks': (words) => stageControls({ file: { phase: 'asked', report: REPORT, file: '', fingerprint: '' } }, words),
  'controls with a file that was refused': (words) => stageControls({ publishers: [], file: { phase: 'refused', refusal: { code: 'E_TOO_BIG' } } }, words),
};
