import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { TabState } from '../../../lib/messaging/protocol.ts';
import { soon } from '../soon.ts';
import { button, clear, drawn, goodTab, listOf, stagePopup, words } from './stage.tsx';

beforeEach(() => clear(400, 600));

describe('This page (ux.md 2.4)', () => {
  it('says how much was checked, and what was not (P2)', () => {
    stagePopup();
    expect(words('.coverage')).toContain('5 statements about this dispute were checked. The rest of the page was not.');
    expect(words('.coverage')).toContain('Published 19 Mar 2026 wrong date?');
  });

  it('lists the statements in page order, each with quote, label and one line', () => {
    stagePopup({ tab: { ...goodTab, notes: goodTab.notes.toReversed() } });
    const rows = [...document.querySelectorAll('.note-row')].map((row) => (row.textContent ?? '').replaceAll(/\s+/g, ' ').trim());
    expect(rows[0]).toBe(
      '“put more than $13 billion into the ChatGPT maker” Needs context The sum is an investment in two parts; the cloud contract is a different sum.',
    );
    expect(rows[1]).toContain('Sources differ $11.6 to 13 billion, by what is counted');
    expect(rows[2]).toContain('Changed since 27 Apr 2026 Matched when published');
    expect(rows[3]).toContain('Differs from the record No source in the record gives this figure.');
  });

  it('goes to a statement when its row is activated by hand or by key', async () => {
    const { actions } = stagePopup();
    const [first, second] = document.querySelectorAll<HTMLElement>('.note-row');
    first?.click();
    second?.focus();
    await userEvent.keyboard('{Enter}');
    expect(vi.mocked(actions.onShow).mock.calls).toEqual([['leaves-out'], ['sources-disagree']]);
  });

  it('says when a statement is not there any more, and how much of a long page was left out', () => {
    stagePopup({ notShown: true, tab: { ...goodTab, omitted: 120_000 } });
    expect(words('.coverage')).toContain('This statement was not found on the page any more.');
    expect(words('.coverage')).toContain('Its last 120,000 characters were not read.');
  });

  it('says when a page changes too much to be followed, with statements and without', () => {
    const { update } = stagePopup({ tab: { ...goodTab, stopped: 'too-busy' } });
    expect(words('.coverage')).toContain('Text that came later is not checked.');
    update({ tab: { ...goodTab, status: 'nothing-here', notes: [], stopped: 'too-many-rounds' } });
    expect(words('main')).toContain('Text that came later is not checked.');
  });

  it('says what it is at when the first answer takes long, and not at once', () => {
    const { update } = stagePopup({ tab: null, facts: null });
    expect(words('main')).toContain('Reading this page');
    update({ slow: true });
    expect(words('main')).toContain('Preparing the facts');
  });

  it('hides the marks, copies all citations, one a question, and leads to what is muted', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { actions, update } = stagePopup();
    button('More options').click();
    await drawn();
    button('Hide the marks on this page').click();
    expect(actions.onMarks).toHaveBeenCalledOnce();
    update({ tab: { ...goodTab, hidden: true } });
    expect(words('.coverage')).toContain('The marks are hidden');
    expect(button('Show the marks on this page')).toBeDefined();
    button('Copy all citations').click();
    const questions = new Set(goodTab.notes.map((note) => note.claim)).size;
    await soon(() => expect(write.mock.calls[0]?.[0].split('\n')).toHaveLength(questions));
    await soon(() => expect(words('.copy')).toMatch(/citations? copied/));
    expect(document.querySelector('.leaves a[href="options.html#mutes"]')).not.toBeNull();
    write.mockRestore();
  });

  it('sets a date, and gives focus back', async () => {
    const { actions } = stagePopup();
    button('wrong date?').click();
    await drawn();
    const input = document.querySelector<HTMLInputElement>('input[type=date]');
    expect(document.activeElement).toBe(input);
    expect([input?.value, input?.max]).toEqual(['2026-03-19', '2026-11-21']);
    if (input) input.value = '2026-06-02';
    button('Set date').click();
    await drawn();
    expect(actions.onDate).toHaveBeenCalledWith('2026-06-02');
    expect(document.querySelector('input[type=date]')).toBeNull();
    expect(document.activeElement).toBe(button('wrong date?'));
  });

  it('lets a date that was not found be set, and one that was set be taken back', async () => {
    const { actions, update } = stagePopup({ tab: { ...goodTab, date: null } });
    expect(words('.page-date')).toBe("This page's date was not found. Set date");
    update({ tab: { ...goodTab, date: { date: '2026-06-02', origin: 'reader' } } });
    expect(words('.page-date')).toBe('Date set by you: 2 Jun 2026 wrong date?');
    button('wrong date?').click();
    await drawn();
    button('Use the date found on the page').click();
    expect(actions.onDate).toHaveBeenCalledWith(null);
  });

  it('closes the date form with Escape and changes nothing', async () => {
    const { actions } = stagePopup();
    button('wrong date?').click();
    await drawn();
    await userEvent.keyboard('{Escape}');
    await drawn();
    expect(document.querySelector('input[type=date]')).toBeNull();
    expect(actions.onDate).not.toHaveBeenCalled();
  });

  it.each<[TabState['status'], string, string[]]>([
    ['reading', 'Reading this page', []],
    [
      'nothing-here',
      'No statements matched here This page may not be about the dispute, or may word things in a way Obelus does not recognise. No marks does not mean confirmed.',
      ['Report a missed statement'],
    ],
    ['off', 'Obelus is off No page is read and nothing is marked.', ['Turn on']],
    ['site-off', 'Off for theledger.example Pages of this site are not read.', ['Turn on']],
    ['not-on-list', 'Obelus has not read this page theledger.example is not on your list.', ['Read this page once', 'Always on this site']],
    ['cannot-read', 'This page cannot be read', []],
    ['no-facts', 'No facts to compare with The facts that came with Obelus did not pass their check, so nothing is marked.', []],
  ])('says why nothing is listed: %s', (status, text, actions) => {
    stagePopup({ tab: { ...goodTab, status, notes: [] } });
    expect([...document.querySelectorAll('.notice h2, .notice p')].map((part) => part.textContent).join(' ')).toContain(text);
    expect([...document.querySelectorAll('.notice .button')].map((each) => each.textContent)).toEqual(actions);
    expect(document.querySelector('.coverage')).toBeNull();
  });

  it('has an action for each of them', () => {
    const { actions, update } = stagePopup({ tab: { ...goodTab, status: 'off' } });
    button('Turn on').click();
    expect(actions.onSwitch).toHaveBeenCalledWith(true);
    update({ tab: { ...goodTab, status: 'site-off' } });
    button('Turn on').click();
    expect(actions.onSiteSwitch).toHaveBeenCalledWith(true);
    update({ tab: { ...goodTab, status: 'not-on-list' } });
    button('Read this page once').click();
    expect(actions.onReadOnce).toHaveBeenCalledOnce();
  });
});

describe('switches', () => {
  it('turn this site off', () => {
    const { actions } = stagePopup();
    const site = document.querySelector<HTMLElement>('[role=switch]');
    expect([site?.getAttribute('aria-checked'), words('[role=switch]')]).toEqual(['true', 'On for theledger.example']);
    site?.click();
    expect(actions.onSiteSwitch).toHaveBeenCalledWith(false);
  });

  it('turn everything off, behind the menu, which Escape closes', async () => {
    const { actions } = stagePopup();
    button('More options').focus();
    await userEvent.keyboard('{Enter}');
    await drawn();
    expect(button('More options').getAttribute('aria-expanded')).toBe('true');
    button('Obelus is on').click();
    expect(actions.onSwitch).toHaveBeenCalledWith(false);
    await userEvent.keyboard('{Escape}');
    await drawn();
    expect(document.querySelector('.menu')).toBeNull();
  });

  it('leave the site out where there is none, or where everything is off', () => {
    const { update } = stagePopup({ tab: { ...goodTab, site: null, status: 'cannot-read' }, siteOn: null });
    expect(document.querySelector('[role=switch]')).toBeNull();
    update({ tab: goodTab, siteOn: true, on: false });
    expect(document.querySelector('[role=switch]')).toBeNull();
  });
});

describe('tabs', () => {
  it('are one stop; arrows, Home and End select', async () => {
    const { actions, update } = stagePopup();
    expect([...document.querySelectorAll('[role=tab]')].map((tab) => tab.getAttribute('tabindex'))).toEqual(['0', '-1']);
    button('This page').focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(actions.onView).toHaveBeenLastCalledWith('history');
    update({ view: 'history', list: listOf([]) });
    await userEvent.keyboard('{Home}{End}{ArrowLeft}');
    expect(vi.mocked(actions.onView).mock.calls.slice(1)).toEqual([['page'], ['history'], ['page']]);
    const panel = document.querySelector('[role=tabpanel]');
    expect(document.getElementById(panel?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('History');
  });
});
