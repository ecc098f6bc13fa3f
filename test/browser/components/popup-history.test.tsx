import { beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { historyRow } from '../../fixtures/notes.ts';
import { button, clear, drawn, NOW, stagePopup, words } from './stage.tsx';

const DAY = 86_400_000;
const PAGES = [
  historyRow('theledger.example/a', NOW - 1_000_000, { title: 'Contract talks' }),
  historyRow('cloudnews.example/b', NOW - DAY, { title: 'Who hosts what' }),
  historyRow('briefing.example/c', NOW - 2 * DAY, { title: 'Cloud numbers', notes: 0, standings: {} }),
];
const history = { pages: PAGES, total: 3 };

beforeEach(() => clear(400, 600));

describe('History', () => {
  it('groups pages by day, newest first, with site, time, notes and what changed', () => {
    stagePopup({ view: 'history', history: { ...history, pages: PAGES.toReversed() } });
    expect([...document.querySelectorAll('.day h2')].map((heading) => heading.textContent)).toEqual(['Today', 'Yesterday', 'Thursday 19 November']);
    const rows = [...document.querySelectorAll('.page-row')].map((row) => (row.textContent ?? '').replaceAll(/\s+/g, ' ').trim());
    expect(rows).toEqual([
      'Contract talks theledger.example, 09:13. 2 notes 1 changed',
      'Who hosts what cloudnews.example, 09:30. 2 notes 1 changed',
      'Cloud numbers briefing.example, 09:30. 0 notes',
    ]);
    expect(words('.keep')).toContain('3 pages, kept on this computer for 90 days. Private windows are not recorded.');
  });

  it('opens again, removes, searches, shows more', async () => {
    const { actions } = stagePopup({ view: 'history', history: { pages: PAGES, total: 41 } });
    button('Open again: Contract talks').click();
    expect(actions.onOpen).toHaveBeenCalledWith('https://theledger.example/a');
    button('Remove: Who hosts what').click();
    expect(actions.onRemove).toHaveBeenCalledWith('cloudnews.example/b');
    button('Show more').click();
    expect(actions.onMoreHistory).toHaveBeenCalledOnce();
    await userEvent.type(document.querySelector('input[type=search]') as HTMLElement, 'c');
    expect(actions.onSearch).toHaveBeenCalledWith('c');
  });

  it('asks before it erases; Escape and Cancel do not', async () => {
    const { actions } = stagePopup({ view: 'history', history });
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
    expect(actions.onErase).not.toHaveBeenCalled();
    button('Erase…').click();
    await drawn();
    button('Erase').click();
    expect(actions.onErase).toHaveBeenCalledOnce();
  });

  it('offers what was removed or erased back, and says so politely', () => {
    const { actions, update } = stagePopup({ view: 'history', history: { pages: [], total: 0 } });
    const status = document.querySelector('.undo [role=status]');
    expect([status?.textContent, document.querySelector('.undo button')]).toEqual(['', null]);
    const removed = { token: 't', pages: 3, title: 'Contract talks', until: NOW + 10_000 };
    update({ undo: { kind: 'erased', removed } });
    expect(status?.textContent).toBe('3 pages erased. They can be restored for 10 seconds.');
    button('Restore').click();
    expect(actions.onUndo).toHaveBeenCalledOnce();
    update({ undo: { kind: 'removed', removed: { ...removed, pages: 1 } } });
    expect(status?.textContent).toBe('“Contract talks” removed. It can be restored for 10 seconds.');
    update({ undo: null });
    expect(document.querySelector('.undo button')).toBeNull();
  });

  it('says what it is while it is empty, off, or without a match', () => {
    const { update } = stagePopup({ view: 'history', history: { pages: [], total: 0 } });
    expect(words('.notice')).toBe('History is emptyPages with notes will be listed here once you read one.');
    expect(document.querySelector('.keep')).toBeNull();
    update({ search: 'ferry' });
    expect(words('main')).toContain('Nothing found for “ferry”.');
    update({ search: '', keep: { history: false, days: 90 } });
    expect(words('.keep')).toContain('History is off. New pages are not recorded.');
  });

  it('shows titles of pages as text', () => {
    stagePopup({ view: 'history', history: { pages: [historyRow('x.example/', NOW, { title: '<img src=x>' })], total: 1 } });
    expect(document.querySelector('img')).toBeNull();
    expect(words('.title')).toBe('<img src=x>');
  });
});
