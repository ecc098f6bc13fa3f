import axe from 'axe-core';
import { render } from 'preact';
import { vi } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { mountCard } from '../../../components/hover-card/mount.tsx';
import type { CardProps } from '../../../lib/page/card-props.ts';
import { Popup } from '../../../components/popup/Popup.tsx';
import popupStyles from '../../../components/popup/popup.css?inline';
import type { PopupActions, PopupState } from '../../../components/popup/popup-props.ts';
import type { FactsState, TabState } from '../../../lib/messaging/protocol.ts';
import { EMPTY_LIST, type ListActions, type ListState } from '../../../lib/review/list-state.ts';
import type { HistoryRow } from '../../../lib/model/history.ts';
import type { Reason } from '../../../lib/model/standing.ts';
import { FACTS, NOTES } from '../../fixtures/notes.ts';
import { english } from './words.ts';

/** One moment for all tests of the popup: 21 November 2026, 09:30 UTC. */
export const NOW = Date.UTC(2026, 10, 21, 9, 30);

const popupSheet = new CSSStyleSheet();
popupSheet.replaceSync(popupStyles);

/** Sets what the browser prefers; anything left out goes back to its default. */
export async function prefer(
  features: Partial<Record<'prefers-color-scheme' | 'forced-colors' | 'prefers-reduced-motion', string>> = {},
  media = '',
): Promise<void> {
  const session = cdp() as unknown as { send(method: string, params: unknown): Promise<unknown> };
  await session.send('Emulation.setEmulatedMedia', { media, features: Object.entries(features).map(([name, value]) => ({ name, value })) });
}

/** An empty page of a size, as a browser would serve it. */
export async function clear(width = 800, height = 700): Promise<void> {
  await page.viewport(width, height);
  render(null, document.body);
  document.body.replaceChildren();
  document.body.removeAttribute('style');
  document.adoptedStyleSheets = [];
  document.documentElement.lang = 'en';
  document.title = 'Obelus';
}

export type CardStage = {
  card: HTMLElement;
  root: ShadowRoot;
  host: HTMLElement;
  props: CardProps;
  update: (more: Partial<CardProps>) => void;
  unmount: () => void;
};

/** A card in an open shadow root, on a page whose own styles are loud. Callbacks are spies. */
export function stageCard(more: Partial<CardProps> = {}): CardStage {
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  let props: CardProps = {
    note: NOTES['sources-disagree'],
    detail: null,
    facts: FACTS,
    position: { index: 1, total: 6 },
    theme: 'light',
    expanded: false,
    locale: 'en',
    t: english,
    onClose: vi.fn(),
    onMore: vi.fn(),
    onStep: vi.fn(),
    onCopied: vi.fn(),
    ...more,
  };
  const mounted = mountCard(root, props);
  const card = root.querySelector<HTMLElement>('[role=dialog]');
  if (!card) throw new Error('no card');
  return {
    card,
    root,
    host,
    props,
    update(change) {
      props = { ...props, ...change };
      mounted.update(props);
    },
    unmount: () => mounted.unmount(),
  };
}

export const goodFacts: FactsState = {
  facts: FACTS,
  rung: 'current',
  freshness: 'fresh',
  channel: 'https://facts.example/',
  checkedAt: NOW - 3_600_000,
  phase: 'idle',
  problem: null,
};

const REASONS: Reason[] = ['leaves-out', 'sources-disagree', 'fitted-then-not-now', 'no-source-gives-figure', 'fits-then-and-now'];
export const goodTab: TabState = {
  url: 'https://theledger.example/a',
  site: 'theledger.example',
  title: 'A page',
  status: 'notes',
  date: { date: '2026-03-19', origin: 'json-ld' },
  lang: 'en',
  // A block that was read again has a later number than those behind it: only its offset says where it stands.
  notes: REASONS.map((reason, at) => ({ ...NOTES[reason], id: reason, block: 9 - at, painted: true, offset: at * 200 })),
  omitted: 0,
  timings: {},
};
const START: PopupState = {
  view: 'page',
  tab: goodTab,
  tabId: 7,
  slow: false,
  failed: false,
  on: true,
  siteOn: true,
  facts: goodFacts,
  checking: false,
  checked: null,
  list: EMPTY_LIST,
  keep: { history: true, days: 90 },
  notShown: false,
};
const ACTIONS = ['onView', 'onSwitch', 'onSiteSwitch', 'onReadOnce', 'onDate', 'onShow', 'onMarks', 'onCheck', 'onReview', 'onSheet', 'onNews'] as const;
const LIST_ACTIONS = [
  'onSearch',
  'onFilter',
  'onClear',
  'onBy',
  'onGroup',
  'onRange',
  'onActive',
  'onEnter',
  'onSoon',
  'onToggle',
  'onSelect',
  'onPin',
  'onRemove',
  'onErase',
  'onUndo',
  'onOpen',
  'onSeek',
  'onSheet',
] as const;

/** What can be done with a list of the history, as spies. */
export const listSpies = (): ListActions => Object.fromEntries(LIST_ACTIONS.map((name) => [name, vi.fn()])) as unknown as ListActions;

/** A list that holds these rows, and as many more as `total` says that are not in reach. */
export const listOf = (rows: readonly HistoryRow[], more: Partial<ListState> = {}): ListState => ({
  ...EMPTY_LIST,
  rows: new Map(rows.entries()),
  total: rows.length,
  ...more,
});

export type PopupStage = { actions: PopupActions; update: (state: Partial<PopupState>) => void };

/** The popup as a page of its own. Callbacks are spies. */
export function stagePopup(first: Partial<PopupState> = {}, t = english): PopupStage {
  document.adoptedStyleSheets = [popupSheet];
  const actions = { ...Object.fromEntries(ACTIONS.map((name) => [name, vi.fn()])), list: listSpies() } as unknown as PopupActions;
  let state = { ...START, ...first };
  const draw = (): void => render(<Popup state={state} actions={actions} locale="en" t={t} now={NOW} timeZone="UTC" />, document.body);
  draw();
  return {
    actions,
    update(change) {
      state = { ...state, ...change };
      draw();
    },
  };
}

/** What axe finds, one line each (UX-A1: WCAG 2.2 AA and best practice). */
export async function complaints(context: axe.ElementContext = document): Promise<string[]> {
  // Half-faded text has half its contrast. What moves for ever (a progress line) ends never.
  const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const fading = roots.flatMap((root) => root.getAnimations()).filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
  await Promise.all(fading.map(({ finished }) => finished.catch(() => undefined)));
  const { violations } = await axe.run(context, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
}

const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));

/** Waits until a change is rendered and its effects have run: Preact runs them after the frame that follows the change. */
export async function drawn(): Promise<void> {
  await frame();
  await frame();
}

/** Controls smaller than 24 x 24 (UX-A11). Links inside a line of text are free (WCAG 2.5.8). */
export const smallTargets = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLElement>('button, summary, input, [tabindex="0"]')]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`);

/** Elements whose content is cut off sideways. */
export const cutOff = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLElement>('*')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && getComputedStyle(element).overflowX !== 'visible')
    .map((element) => element.outerHTML.slice(0, 120));

/** What an element says, as it is read. */
export const textOf = (element: Element | null | undefined): string => (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
export const words = (selector = 'body'): string => textOf(document.querySelector(selector));

/** The button of a name. @throws Error when there is none. */
export function button(name: string, root: ParentNode = document): HTMLElement {
  const found = [...root.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim() === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
}
