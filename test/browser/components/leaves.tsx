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
import type { IndexState, RecordActions, RecordState } from '../../../components/record/record-props.ts';
import recordStyles from '../../../components/record/record.css?inline';
import { WelcomePage, type WelcomeState } from '../../../components/welcome/WelcomePage.tsx';
import welcomeStyles from '../../../components/welcome/welcome.css?inline';
import { DEFAULTS } from '../../../lib/settings/settings.ts';
import { NOTES } from '../../fixtures/notes.ts';
import { BARE, HITS, SIXTY, VIEW } from '../../fixtures/record-view.ts';
import { goodFacts, NOW } from './stage.tsx';
import { english } from './words.ts';

const SHEETS = Object.fromEntries(
  Object.entries({ record: recordStyles, options: optionsStyles, welcome: welcomeStyles, check: checkStyles }).map(([name, css]) => {
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
export function stageRecord(more: Partial<RecordState> = {}, { locale = 'en', t = english }: Words = {}) {
  dress('record');
  const actions = spies<RecordActions>(['onDate', 'onCopied', 'onPrint', 'onRetry']);
  const state: RecordState = { view: VIEW, from: FROM, on: '2026-03-19', said: '', ...more };
  render(<RecordPage state={state} actions={actions} linkTo={linkTo} locale={locale} t={t} />, document.body);
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
  facts: goodFacts,
  checking: false,
  checked: null,
  failed: false,
  said: null,
  before: null,
};

export function stageOptions(more: Partial<OptionsState> = {}, { locale = 'en', t = english }: Words = {}) {
  dress('options');
  const actions = spies<OptionsActions>(['onSet', 'onSiteAdd', 'onSiteForget', 'onUnmute', 'onCasesForget', 'onAllow', 'onCheck', 'onReset', 'onUndoReset']);
  const draw = (state: OptionsState): void =>
    render(<OptionsPage state={state} actions={actions} version="0.1.0" language="English" locale={locale} t={t} now={NOW} timeZone="UTC" />, document.body);
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
  welcome: (words) => stageWelcome({}, words),
  'welcome without leave': (words) => stageWelcome({ mode: 'click', access: false, tried: 'failed', saved: true }, words),
};
