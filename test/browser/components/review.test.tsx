import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import reviewStyles from '../../../components/history/review.css?inline';
import { ReviewPage } from '../../../components/history/ReviewPage.tsx';
import sheetStyles from '../../../components/sheet/sheet.css?inline';
import { SheetPage } from '../../../components/sheet/SheetPage.tsx';
import type { ListState } from '../../../lib/review/list-state.ts';
import { NO_TRANSFER, type TransferState } from '../../../lib/review/transfer.ts';
import { COUNTS, DETAIL, DETAIL_OF_PAGE, FACTS, historyRow, MOVED } from '../../fixtures/notes.ts';
import { soon } from '../soon.ts';
import { inEachMode } from './modes.ts';
import { button, clear, complaints, cutOff, drawn, listOf, listSpies, NOW, prefer, smallTargets, words } from './stage.tsx';
import { english, longer } from './words.ts';

function style(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}

const PREVIEW: TransferState = {
  ...NO_TRANSFER,
  preview: {
    name: 'h.json',
    exported: '2026-11-20T10:00:00Z',
    unreadable: 2,
    count: { pages: 4, notes: 9, grown: 1, same: 3, pins: 2, dates: 0, sites: 0, mutes: 1, cases: 0, settings: 1, kept: 1 },
  },
};

function stageReview(list: ListState, transfer = NO_TRANSFER, t = english) {
  style(reviewStyles);
  const actions = listSpies();
  const keeping = {
    settings: { history: true, historyDays: 90 },
    transfer,
    onSet: vi.fn(),
    onExport: vi.fn(),
    onFile: vi.fn(),
    onImport: vi.fn(),
    onCancel: vi.fn(),
  };
  const draw = (shown: ListState): void =>
    render(
      <ReviewPage list={shown} actions={actions} keeping={keeping} onExportSelected={vi.fn()} locale="en" t={t} now={NOW} timeZone="UTC" />,
      document.body,
    );
  draw(list);
  return { actions, keeping, draw };
}

const many = Array.from({ length: 10_000 }, (_, at) => historyRow(`a.example/${at}`, NOW - at * 600_000));
const few = [
  historyRow('theledger.example/a', NOW, { title: 'Contract talks', moved: [MOVED], pinned: NOW }),
  historyRow('b.example/c', NOW - 2e8, { edited: NOW }),
  historyRow('c.example/d', NOW - 3e8),
];
const rich = listOf(few, { counts: COUNTS, selected: new Set(['b.example/c']), open: { key: 'theledger.example/a', detail: DETAIL_OF_PAGE, missing: false } });
const about = { line: 'theledger.example · read 24 Mar 2026', record: 'Facts as of 21 Nov 2026', read: '24 Mar 2026' };
const sheetActions = { onPrint: vi.fn(), onCopy: vi.fn(), onSaveHtml: vi.fn(), onSaveJsonLd: vi.fn() };
const stageSheet = (t = english): void => {
  style(sheetStyles);
  const sheet = { ...DETAIL_OF_PAGE, facts: FACTS, details: new Map(DETAIL_OF_PAGE.notes.map(({ note }) => [note.claim, DETAIL])) };
  render(<SheetPage sheet={sheet} about={about} said="" actions={sheetActions} locale="en" t={t} />, document.body);
};

beforeEach(() => clear(1000, 800));
afterEach(async () => {
  await prefer();
  scrollTo(0, 0);
});

describe('a list of 10,000 pages', () => {
  it('has a few dozen rows in the page wherever it is scrolled to, each saying which of how many it is', async () => {
    const { actions } = stageReview(listOf(many, { counts: COUNTS }));
    await drawn();
    for (const y of [0, 50_000, 400_000, 10_000_000]) {
      scrollTo({ top: y, behavior: 'instant' });
      await drawn();
      await drawn();
      expect(document.querySelectorAll('.page-row').length).toBeLessThan(60);
    }
    // Items that were measured move the end of the page, and that scrolls on.
    await soon(() => {
      const last = [...document.querySelectorAll('.virtual > li')].at(-1);
      expect([last?.getAttribute('aria-posinset'), last?.getAttribute('aria-setsize')]).toEqual(['10000', '10000']);
      expect(vi.mocked(actions.onRange).mock.lastCall?.[1]).toBe(9999);
    });
  });
});

describe('the keyboard', () => {
  it('moves, selects, opens, removes; "/" searches; one row can be reached by Tab', async () => {
    const { actions, draw } = stageReview(listOf(few));
    const titles = [...document.querySelectorAll<HTMLElement>('.title')];
    expect(titles.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    titles[0]?.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(actions.onActive).toHaveBeenLastCalledWith(1, true);
    draw(listOf(few, { active: 1, focus: 1 }));
    await drawn();
    expect(document.activeElement?.textContent).toBe('Page b.example/c');
    await userEvent.keyboard('{End}');
    expect(actions.onActive).toHaveBeenLastCalledWith(2, true);
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(actions.onSelect).toHaveBeenNthCalledWith(1, 1, 'toggle');
    expect(actions.onSelect).toHaveBeenNthCalledWith(2, 2, 'range');
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(actions.onSelect).toHaveBeenLastCalledWith(0, 'all');
    await userEvent.keyboard('{Delete}');
    expect(actions.onRemove).toHaveBeenLastCalledWith(['b.example/c']);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(actions.onOpen).toHaveBeenLastCalledWith(few[1]);
    await userEvent.keyboard('{Enter}');
    expect(actions.onToggle).toHaveBeenLastCalledWith('b.example/c');
    await userEvent.keyboard('/');
    expect((document.activeElement as HTMLInputElement).type).toBe('search');
    await userEvent.keyboard('/');
    expect(actions.onSearch).toHaveBeenLastCalledWith('/');
  });

  it('removes what is selected, and Escape lets go of it', async () => {
    const { actions } = stageReview(listOf(few, { selected: new Set(['c.example/d', 'b.example/c']) }));
    document.querySelector<HTMLElement>('.title')?.focus();
    await userEvent.keyboard('{Delete}');
    expect(actions.onRemove).toHaveBeenLastCalledWith(['c.example/d', 'b.example/c']);
    await userEvent.keyboard('{Escape}');
    expect(actions.onSelect).toHaveBeenLastCalledWith(0, 'none');
  });
});

describe('files', () => {
  it('shows what an import would add before it is added', async () => {
    const { keeping } = stageReview(listOf(few, { counts: COUNTS }), PREVIEW);
    button('Keep, export, import').click();
    await drawn();
    expect(words('.import-preview')).toContain('This file adds 4 pages with 9 statements. Nothing is replaced.');
    expect(words('.import-preview')).toContain('2 entries cannot be read and are left out');
    button('Add').click();
    expect(keeping.onImport).toHaveBeenCalledOnce();
    expect(words('.keeping')).toContain('2 pages. Obelus takes 1.2 MB in all.');
  });
});

const STAGES: Record<string, () => void> = {
  'the page of the history': () => void stageReview({ ...rich, counts: { ...COUNTS, news: 1 } }),
  'the same with its settings': () => {
    stageReview(rich, PREVIEW);
    button('Keep, export, import').click();
  },
  'the same by question': () => void stageReview({ ...rich, by: 'claim', group: 'a', groups: [{ id: 'a', title: 'Azure exclusivity', pages: 3, moved: 1 }] }),
  'an empty history': () => void stageReview(listOf([])),
  'a reading sheet': stageSheet,
};

describe.each(Object.keys(STAGES))('UX-A1 UX-A11 UX-A16 %s', (name) => {
  const look = async (mode: string): Promise<void> => {
    STAGES[name]?.();
    await drawn();
    expect(await complaints(), mode).toEqual([]);
    expect(smallTargets(document), mode).toEqual([]);
    expect(document.documentElement.scrollWidth, mode).toBeLessThanOrEqual(innerWidth);
    expect(cutOff(document.body), mode).toEqual([]);
  };

  it('axe finds nothing, nothing is small or cut off', async () => {
    await inEachMode([1000, 800], look);
    await clear(320, 800);
    await prefer({ 'prefers-color-scheme': 'dark' });
    await look('320 px');
  });

  it.each([1000, 320])('in forced colours, %i px: axe finds nothing, nothing is small', async (width) => {
    await clear(width, 800);
    await prefer({ 'forced-colors': 'active' });
    STAGES[name]?.();
    await drawn();
    expect(matchMedia('(forced-colors: active)').matches).toBe(true);
    expect(await complaints()).toEqual([]);
    expect(smallTargets(document)).toEqual([]);
  });
});

describe('the search', () => {
  it('hands arrow down on whether or not its answer is here, takes the wish back when it is left, and wakes the background', async () => {
    const { actions } = stageReview({ ...listOf([]), total: null });
    const field = document.querySelector<HTMLInputElement>('input[type=search]');
    field?.focus();
    expect(actions.onSoon).toHaveBeenCalledTimes(1);
    await userEvent.keyboard('{ArrowDown}');
    expect(actions.onEnter).toHaveBeenLastCalledWith(true);
    field?.blur();
    expect(actions.onEnter).toHaveBeenLastCalledWith(false);
  });
});

describe('a reading sheet', () => {
  it('sets each statement beside the record, what it said then, figures and sources', () => {
    stageSheet();
    const parts = [...document.querySelectorAll('.statement')];
    expect(parts.map((part) => part.querySelector('mark')?.textContent)).toEqual(DETAIL_OF_PAGE.notes.map(({ note }) => note.quote));
    expect(parts[0]?.querySelectorAll('tbody tr').length).toBe(4);
    expect(parts[1]?.textContent).toContain('When you read it, 24 Mar 2026');
    const cited = parts[1]?.querySelector<HTMLAnchorElement>('.cited a');
    const source = document.querySelector(cited?.getAttribute('href') ?? 'nothing');
    expect(source?.querySelector('a')?.getAttribute('href')).toBe('https://records.example/joint-2026');
    expect(cited?.textContent).toBe(`[${[...document.querySelectorAll('.sources li')].indexOf(source ?? document.body) + 1}]`);
    const addresses = [...document.querySelectorAll('.sources li > a')].map((link) => link.getAttribute('href'));
    expect(addresses.length).toBe(new Set(addresses).size);
    expect(document.querySelectorAll('.cited a').length).toBeGreaterThan(addresses.length);
    expect(parts[2]?.textContent).toContain('No longer on the page.');
  });

  it('UX-A15 is printed without its bar, in ink on nothing', async () => {
    stageSheet();
    await prefer({ 'prefers-color-scheme': 'dark' }, 'print');
    expect(getComputedStyle(document.querySelector('.bar') ?? document.body).display).toBe('none');
    expect(getComputedStyle(document.querySelector('h1') ?? document.body).color).toBe('rgb(0, 0, 0)');
  });

  it('UX-A21 holds texts 40 % longer', () => {
    stageSheet(longer);
    expect(cutOff(document.body)).toEqual([]);
  });
});
