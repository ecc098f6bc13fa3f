import { beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { FactsState } from '../../../lib/messaging/protocol.ts';
import { READ } from '../../fixtures/changes.ts';
import { COUNTS, DETAIL_OF_PAGE, historyRow, MOVED } from '../../fixtures/notes.ts';
import { button, clear, drawn, goodFacts, listOf, NOW, stagePopup, textOf, words } from './stage.tsx';

const DAY = 86_400_000;
const PAGES = [
  historyRow('theledger.example/a', NOW - 1_000_000, { title: 'Contract talks', moved: [MOVED] }),
  historyRow('cloudnews.example/b', NOW - DAY, { title: 'Who hosts what', edited: NOW }),
  historyRow('briefing.example/c', NOW - 2 * DAY, { title: 'Cloud numbers', notes: 0, standings: {} }),
];
const list = listOf(PAGES, { counts: { ...COUNTS, pages: 3 } });

beforeEach(() => clear(400, 600));

describe('History', () => {
  it('groups pages by day, with site, time, notes, what changed since and whether the article was edited', () => {
    stagePopup({ view: 'history', list });
    expect([...document.querySelectorAll('h2.day')].map((heading) => heading.textContent)).toEqual(['Today', 'Yesterday', 'Thursday 19 November']);
    expect([...document.querySelectorAll('.page-row')].map((row) => textOf(row))).toEqual([
      'Contract talks theledger.example, 09:13. 2 notes 1 changed',
      'Who hosts what cloudnews.example, 09:30. 2 notes Article was edited',
      'Cloud numbers briefing.example, 09:30. 0 notes',
    ]);
    expect(words('.keep')).toContain('3 pages, kept on this computer for 90 days. Private windows are not recorded.');
  });

  it('opens again, pins, removes, searches, filters', async () => {
    const { actions } = stagePopup({ view: 'history', list });
    button('Open again: Contract talks').click();
    expect(actions.list.onOpen).toHaveBeenCalledWith(PAGES[0]);
    button('Remove: Who hosts what').click();
    expect(actions.list.onRemove).toHaveBeenCalledWith(['cloudnews.example/b']);
    button('Pinned: Cloud numbers').click();
    expect(actions.list.onPin).toHaveBeenCalledWith(['briefing.example/c'], true);
    button('Changed, 1').click();
    expect(actions.list.onFilter).toHaveBeenLastCalledWith({ movedSince: 0 });
    button('Sources differ').click();
    expect(actions.list.onFilter).toHaveBeenLastCalledWith({ standing: 'differ' });
    await userEvent.type(document.querySelector('input[type=search]') as HTMLElement, 'c');
    expect(actions.list.onSearch).toHaveBeenCalledWith('c');
    button('All of the history').click();
    expect(actions.onReview).toHaveBeenCalledOnce();
  });

  it('shows under a page what it said then and what the record says now, and opens it at the statement', () => {
    const { actions } = stagePopup({ view: 'history', list: { ...list, open: { key: 'theledger.example/a', detail: DETAIL_OF_PAGE, missing: false } } });
    const [first] = document.querySelectorAll('.statement');
    expect(textOf(first)).toContain('When you read it, 24 Mar 2026');
    expect(textOf(first)).toContain('Matches the record Calls to OpenAI’s interfaces ran on Azure only');
    expect(textOf(first)).toContain('NowChanged since 27 Apr 2026');
    const link = first?.querySelector('a');
    expect(link?.href).toBe(
      'https://theledger.example/a#:~:text=developers%20say%20that-,every%20call%20to%20the%20models%20has%20to%20pass%20through%20Azure,-before%20it%20can',
    );
    expect([link?.rel, link?.target]).toEqual(['noopener noreferrer', '_blank']);
    link?.addEventListener('click', (event) => event.preventDefault());
    link?.click();
    expect(actions.list.onSeek).toHaveBeenCalledWith(DETAIL_OF_PAGE.page, {
      claim: 'azure-exclusivity',
      quote: 'every call to the models has to pass through Azure',
    });
    expect(words('.statements')).toContain('No longer on the page on 24 Mar 2026.');
    button('Reading sheet').click();
    expect(actions.list.onSheet).toHaveBeenCalledWith('theledger.example/a');
  });

  it('asks before it erases; Escape and Cancel do not', async () => {
    const { actions } = stagePopup({ view: 'history', list });
    button('Erase…').click();
    await drawn();
    expect([words('.ask p'), document.activeElement?.textContent]).toEqual(['Erase 3 pages from history?', 'Erase']);
    await userEvent.keyboard('{Escape}');
    await drawn();
    expect([document.querySelector('.ask'), document.activeElement?.textContent]).toEqual([null, 'Erase…']);
    button('Erase…').click();
    await drawn();
    button('Cancel').click();
    await drawn();
    expect(actions.list.onErase).not.toHaveBeenCalled();
    button('Erase…').click();
    await drawn();
    button('Erase').click();
    expect(actions.list.onErase).toHaveBeenCalledOnce();
  });

  it('offers what was removed or erased back, and says so politely', () => {
    const nothing = listOf([]);
    const { actions, update } = stagePopup({ view: 'history', list: nothing });
    const status = document.querySelector('.undo [role=status]');
    expect([status?.textContent, document.querySelector('.undo button')]).toEqual(['', null]);
    const removed = { token: 't', pages: 3, title: 'Contract talks', until: NOW + 10_000 };
    update({ list: { ...nothing, undo: { kind: 'erased', removed } } });
    expect(status?.textContent).toBe('3 pages erased. They can be restored for 10 seconds.');
    button('Restore').click();
    expect(actions.list.onUndo).toHaveBeenCalledOnce();
    update({ list: { ...nothing, undo: { kind: 'removed', removed: { ...removed, pages: 1 } } } });
    expect(status?.textContent).toBe('“Contract talks” removed. It can be restored for 10 seconds.');
    update({ list: { ...nothing, undo: { kind: 'removed', removed } } });
    expect(status?.textContent).toBe('3 pages removed. They can be restored for 10 seconds.');
    update({ list: nothing });
    expect(document.querySelector('.undo button')).toBeNull();
  });

  it('says what it is while it is empty, off, or without a match', () => {
    const { update } = stagePopup({ view: 'history', list: listOf([]) });
    expect(words('.notice')).toBe('History is emptyPages with notes will be listed here once you read one.');
    expect(document.querySelector('.keep')).toBeNull();
    update({ list: listOf([], { conditions: { search: 'ferry' } }) });
    expect(words('main')).toContain('Nothing found for “ferry”.');
    update({ list: listOf([], { conditions: { pinned: true } }) });
    expect(words('main')).toContain('No page fits these filters.');
    update({ list: listOf([]), keep: { history: false, days: 90 } });
    expect(words('.keep')).toContain('History is off. New pages are not recorded.');
    update({ list, keep: { history: true, days: 36_500 } });
    expect(words('.keep')).toContain('3 pages, kept on this computer until you remove them.');
  });

  it('shows titles of pages as text', () => {
    stagePopup({ view: 'history', list: listOf([historyRow('x.example/', NOW, { title: '<img src=x>' })]) });
    expect(document.querySelector('img')).toBeNull();
    expect(words('.title')).toBe('<img src=x>');
  });

  it('tells of changed readings on both tabs until they were looked at', () => {
    const digest = { moved: 2, news: 2, at: NOW, claims: [{ claim: 'azure-exclusivity', title: 'Azure exclusivity', pages: 4, news: 2, example: MOVED }] };
    const { actions, update } = stagePopup({ list: { ...list, counts: { ...COUNTS, news: 2 }, digest } });
    expect(words('.digest')).toContain('2 pages you read rest on answers that have changed since.');
    button('Azure exclusivity (2)').click();
    expect(actions.onNews).toHaveBeenCalledWith('azure-exclusivity');
    update({ view: 'history' });
    button('See what changed').click();
    expect(actions.list.onFilter).toHaveBeenCalledWith({ movedSince: 0 });
    update({ list });
    expect(document.querySelector('.digest')).toBeNull();
  });

  it('leaves the telling to the banner of new facts while that names what was read', () => {
    const digest = { moved: 2, news: 2, at: NOW, claims: [] };
    const news = { at: NOW, horizon: '2026-11-21', kinds: { superseded: 3 }, unlisted: 0, acknowledged: false, claims: [] } as const;
    const facts = (acknowledged: boolean): FactsState => ({ ...goodFacts, news: { ...news, claims: [], acknowledged } });
    const told = { list: { ...list, counts: { ...COUNTS, news: 2 }, digest }, reads: { reads: [READ], acknowledgedAt: 0 } };
    const { update } = stagePopup({ ...told, facts: facts(false) });
    expect(words('.news')).toContain('1 claim you read has changed');
    expect(document.querySelector('.digest')).toBeNull();
    update({ view: 'history' });
    expect(document.querySelector('.digest')).not.toBeNull();
    update({ view: 'page', facts: facts(true) });
    expect(document.querySelector('.digest')).not.toBeNull();
  });
});
