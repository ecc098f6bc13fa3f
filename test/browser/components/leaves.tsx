import { render } from 'preact';
import { vi } from 'vitest';
import { CheckPage } from '../../../components/check/CheckPage.tsx';
import type { CheckActions, CheckState } from '../../../components/check/check-props.ts';
import checkStyles from '../../../components/check/check.css?inline';
import { OptionsPage } from '../../../components/options/OptionsPage.tsx';
import type { OptionsActions, OptionsState } from '../../../components/options/options-props.ts';
import optionsStyles from '../../../components/options/options.css?inline';
import { RecordIndex } from '../../../components/record/RecordIndex.tsx';
import { RecordPage } from '../../../components/record/RecordPage.tsx';
import type { IndexState, RecordActions, RecordProps, RecordState } from '../../../components/record/record-props.ts';
import recordStyles from '../../../components/record/record.css?inline';
import { PanelPage, type PanelState } from '../../../components/panel/PanelPage.tsx';
import panelStyles from '../../../components/panel/panel.css?inline';
import { FactsNotice } from '../../../components/page/FactsNotice.tsx';
import { WelcomePage, type WelcomeState } from '../../../components/welcome/WelcomePage.tsx';
import welcomeStyles from '../../../components/welcome/welcome.css?inline';
import { DEFAULTS } from '../../../lib/settings/settings.ts';
import { FactsControls } from '../../../components/facts/FactsControls.tsx';
import { FACTS, NOTES } from '../../fixtures/notes.ts';
import { READ } from '../../fixtures/changes.ts';
import { ARABIC, BARE, HITS, SIXTY, VIEW } from '../../fixtures/record-view.ts';
import { factsPanel, factsSpies, FACTS_LEAVES } from './facts-leaves.tsx';
import { goodFacts, goodTab, NOW } from './stage.tsx';
import { english } from './words.ts';

const SHEETS = Object.fromEntries(
  Object.entries({ record: recordStyles, panel: panelStyles, options: optionsStyles, welcome: welcomeStyles, check: checkStyles }).map(([name, css]) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return [name, sheet];
  }),
);
const dress = (name: string): void => {
  document.adoptedStyleSheets = SHEETS[name] ? [SHEETS[name]] : [];
};
const spies = <T extends object>(names: readonly (keyof T & string)[]): T => Object.fromEntries(names.map((name) => [name, vi.fn()])) as unknown as T;
type Words = { locale?: string; t?: typeof english };

/** The page that one came from: a statement about the promise of $50 billion. */
export const FROM: NonNullable<RecordState['from']> = {
  title: 'Redmond looks hard at the contract',
  site: 'theledger.example',
  lang: 'en',
  note: NOTES['leaves-out'],
};
const linkTo = (claim: string): string => `record.html?claim=${claim}`;

/** The record page of a claim, with spies. */
export function stageRecord(more: Partial<RecordState> = {}, { locale = 'en', t = english }: Words = {}, rest: Partial<RecordProps> = {}) {
  dress('record');
  const actions = spies<RecordActions>(['onDate', 'onCopied', 'onPrint', 'onRetry', 'onReported']);
  const state: RecordState = { view: VIEW, from: FROM, on: '2026-03-19', said: '', read: null, ...more };
  render(<RecordPage state={state} actions={actions} linkTo={linkTo} locale={locale} t={t} {...rest} />, document.body);
  return actions;
}

export function stageIndex(more: Partial<IndexState> = {}, { locale = 'en', t = english }: Words = {}) {
  dress('record');
  const [onSearch, onMore] = [vi.fn(), vi.fn()];
  const state: IndexState = { search: '', found: { claims: HITS, total: 40, horizon: '2026-09-30' }, ...more };
  render(<RecordIndex state={state} onSearch={onSearch} onMore={onMore} linkTo={linkTo} locale={locale} t={t} />, document.body);
  return { onSearch, onMore };
}

export function stageCheck(more: Partial<CheckState> = {}, { locale = 'en', t = english }: Words = {}) {
  dress('check');
  const actions = spies<CheckActions>(['onText', 'onDate', 'onCheck', 'onEdit', 'onShow', 'onShown']);
  render(<CheckPage state={{ text: '', date: null, checked: null, ...more }} actions={actions} today="2026-11-21" locale={locale} t={t} />, document.body);
  return actions;
}

const OPTIONS: OptionsState = {
  settings: DEFAULTS,
  sites: [
    { site: 'theledger.example', on: true },
    { site: 'bank.example', on: false },
  ],
  mutes: [
    { claim: 'azure-exclusivity', title: 'Azure exclusivity', scope: '*' },
    { claim: 'ms-investment-openai', title: "Microsoft's money in OpenAI", scope: 'theledger.example' },
  ],
  cases: [
    { id: 1, at: 0, page: 'https://theledger.example/a', claim: 'azure-exclusivity', cue: 'exclusive-cloud', quote: 'a stretch of words', generation: 'g' },
  ],
  pages: 41,
  access: true,
  shortcuts: [
    { name: 'Next note on this page', keys: 'Alt+Shift+Period' },
    { name: 'Show or hide the marks on this page', keys: '' },
  ],
  failed: false,
  said: null,
  before: null,
};

export function stageOptions(more: Partial<OptionsState> = {}, { locale = 'en', t = english }: Words = {}) {
  dress('options');
  const actions = spies<OptionsActions>([
    'onSet',
    'onSiteAdd',
    'onSiteForget',
    'onUnmute',
    'onCasesForget',
    'onAllow',
    'onShortcuts',
    'onReset',
    'onUndoReset',
  ]);
  const draw = (state: OptionsState): void =>
    render(
      <OptionsPage
        state={state}
        actions={actions}
        facts={<FactsControls state={factsPanel()} actions={factsSpies()} locale={locale} t={t} now={NOW} timeZone="UTC" />}
        version="0.1.0"
        language="English"
        locale={locale}
        t={t}
      />,
      document.body,
    );
  draw({ ...OPTIONS, ...more });
  return { actions, update: (change: Partial<OptionsState>) => draw({ ...OPTIONS, ...more, ...change }) };
}

export function stageWelcome(more: Partial<WelcomeState> = {}, { locale = 'en', t = english }: Words = {}) {
  dress('welcome');
  const actions = { onMode: vi.fn(), onStart: vi.fn(), onShown: vi.fn() };
  render(
    <WelcomePage state={{ mode: 'every', access: true, tried: 'marked', saved: false, days: 90, ...more }} {...actions} locale={locale} t={t} />,
    document.body,
  );
  return actions;
}

/** The panel beside a page that carries a statement of every shape, as it stands in the popup's tests. */
export function stagePanel(more: Partial<PanelState> = {}, { locale = 'en', t = english }: Words = {}) {
  dress('panel');
  const onShow = vi.fn();
  render(<PanelPage state={{ tabId: 7, tab: goodTab, facts: FACTS, secret: false, ...more }} onShow={onShow} locale={locale} t={t} />, document.body);
  return onShow;
}

/** The channel's signature failed: the old facts stay, and pages that rest on them say so. */
const refused = ({ locale = 'en', t = english }: Words = {}) => (
  <FactsNotice facts={{ ...goodFacts, problem: { code: 'E_SIGS', at: NOW, kind: 'refused' } }} now={NOW} timeZone="UTC" locale={locale} t={t} />
);
const ageing = ({ locale = 'en', t = english }: Words = {}) => (
  <FactsNotice
    facts={{ ...goodFacts, freshness: 'stale', checkedAt: NOW - 20 * 86_400_000 }}
    now={NOW + 20 * 86_400_000}
    timeZone="UTC"
    locale={locale}
    t={t}
  />
);

const checked = { paragraphs: ['A headline', 'A text that says a thing or two.'], date: '2026-03-19', notes: Object.values(NOTES), omitted: 0, failed: false };

/** Every page of Obelus' own in each of its states, by name. */
export const LEAVES: Record<string, (words?: Words) => unknown> = {
  'record page': (words) => stageRecord({}, words),
  'record page without a page one came from': (words) => stageRecord({ from: null, on: null }, words),
  'record page of a bare claim': (words) => stageRecord({ view: BARE, said: 'Citation copied' }, words),
  'record page with sixty figures': (words) => stageRecord({ view: SIXTY, from: null }, words),
  'record page that is not there': (words) => stageRecord({ view: 'missing' }, words),
  'record page that failed': (words) => stageRecord({ view: 'failed' }, words),
  'record page on its way': (words) => stageRecord({ view: null }, words),
  'record page in Arabic': (words) => stageRecord({ view: ARABIC }, words),
  'record page beside a page': (words) => stageRecord({}, words, { panel: true }),
  'record page without facts': (words) => stageRecord({ view: 'no-facts' }, words),
  'record page with old facts': (words) => stageRecord({}, words, { problem: ageing(words) }),
  'record page after a refused update': (words) => stageRecord({}, words, { problem: refused(words) }),
  'index about a sentence': (words) =>
    stageIndex({ search: 'He put billions into it', found: { claims: HITS, total: 2, about: true, horizon: '2026-09-30' } }, words),
  'index without facts': (words) => stageIndex({ found: 'no-facts' }, words),
  panel: (words) => stagePanel({}, words),
  'panel on its way': (words) => stagePanel({ tab: null }, words),
  'panel that failed': (words) => stagePanel({ tab: 'failed' }, words),
  'panel of a page that cannot be read': (words) => stagePanel({ tab: { ...goodTab, notes: [], title: '', date: null, status: 'cannot-read' } }, words),
  index: (words) => stageIndex({}, words),
  'index with nothing found': (words) => stageIndex({ search: 'ferry', found: { claims: [], total: 0, horizon: '2026-09-30' } }, words),
  'index that failed': (words) => stageIndex({ found: 'failed' }, words),
  'check a text': (words) => stageCheck({}, words),
  'a checked text': (words) => stageCheck({ checked }, words),
  'a text without notes': (words) => stageCheck({ checked: { ...checked, notes: [], date: null, omitted: 12 } }, words),
  'a text that failed': (words) => stageCheck({ checked: { ...checked, notes: null, failed: true } }, words),
  settings: (words) => stageOptions({}, words),
  'settings with a list of sites': (words) =>
    stageOptions({ settings: { ...DEFAULTS, siteMode: 'chosen' }, access: false, said: { key: 'opt.saved', times: 1 }, before: DEFAULTS }, words),
  'settings without answers': (words) => stageOptions({ settings: null, failed: true }, words),
  'record page of a question that was read': (words) => stageRecord({ read: READ }, words),
  ...FACTS_LEAVES,
  welcome: (words) => stageWelcome({}, words),
  'welcome without leave': (words) => stageWelcome({ mode: 'click', access: false, tried: 'failed', saved: true }, words),
};
