import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARABIC, BARE, SIXTY, VIEW } from '../../fixtures/record-view.ts';
import { stageIndex, stageOptions, stagePanel, stageRecord, stageWelcome } from './leaves.tsx';
import { button, clear, drawn, prefer, textOf, words } from './stage.tsx';

const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
const texts = (selector: string): string[] => all(selector).map(textOf);

beforeEach(() => clear(1160, 900));
afterEach(() => prefer());

describe('the record page', () => {
  it('puts the page one came from into the timeline at its day, filled points for documents, hollow ones for reports', () => {
    stageRecord();
    const days = all('.timeline > li');
    const here = days.findIndex((day) => day.getAttribute('aria-current') === 'true');
    const dates = VIEW.events.map(({ date }) => date);
    expect(here).toBe(dates.filter((date) => date <= '2026-03-19').length);
    const hollow = VIEW.events.filter(({ level }) => level !== 'filed' && level !== 'stated').length;
    expect(hollow).toBeGreaterThan(0);
    expect(all('.timeline .point.hollow').length).toBe(hollow);
  });

  it('stands on a day that was chosen, and on none where there is none', async () => {
    stageRecord({ on: '2010-01-01' });
    expect(all('.timeline > li')[0]?.textContent).toContain('The day you compare with');
    await clear();
    stageRecord({ from: null, on: null });
    expect(all('.timeline .here').length).toBe(0);
  });

  it('UX-A19 draws a scale for each thing that is counted; every row says who, what and how much; tables have captions and scopes', async () => {
    stageRecord();
    expect(all('.figures .group').length).toBe(3);
    for (const row of all('.figures .row')) expect(textOf(row)).toMatch(/\S+ .*\d/);
    const drawnRows = all('.figures .row').length;
    button('Show as a table').click();
    await drawn();
    expect(all('.figures table').every((table) => textOf(table.querySelector('caption')) !== '')).toBe(true);
    expect(all('.figures thead th').every((head) => head.getAttribute('scope') === 'col')).toBe(true);
    expect(all('.figures tbody th').every((head) => head.getAttribute('scope') === 'row')).toBe(true);
    expect(all('.figures tbody tr').length).toBe(drawnRows);
    button('Show as a drawing').click();
    await drawn();
    expect(all('.figures .row').length).toBe(drawnRows);
  });

  it('sets positions side by side in columns of one width, in the order of the alphabet', () => {
    stageRecord();
    const names = texts('.sides h3');
    expect(names).toEqual(names.toSorted());
    const widths = all('.sides > li').map((side) => Math.round(side.getBoundingClientRect().width));
    expect(new Set(widths).size).toBe(1);
    expect(all('.sides > li')[0]?.getBoundingClientRect().top).toBe(all('.sides > li')[1]?.getBoundingClientRect().top);
  });

  it('UX-A16 at 320 px each cell of the sources has the whole width, and at 1160 px its column', async () => {
    const widths = (): number[] => all('.sources-table tbody :is(th, td)').map((cell) => Math.round(cell.getBoundingClientRect().width));
    stageRecord();
    expect(new Set(widths()).size).toBeGreaterThan(1);
    await clear(320, 800);
    stageRecord();
    expect(new Set(widths())).toEqual(new Set([Math.round(document.querySelector('.sources-table')?.getBoundingClientRect().width ?? 0)]));
  });

  it('counts accounts, and folds what repeats them', () => {
    stageRecord();
    const repeated = VIEW.sources.flatMap((source) => source.repeatedBy);
    expect(words('#sources + .under')).toContain(`${VIEW.sources.length} accounts of their own. ${VIEW.sources.length + repeated.length} published texts`);
    expect(all('.sources-table tbody tr').length).toBe(VIEW.sources.length);
    for (const name of repeated) expect(words('.sources-table')).toContain(name);
  });

  it('says which version it is, and shows edits where they are at hand', async () => {
    stageRecord();
    expect(words('[aria-labelledby=edits]')).toContain(VIEW.facts.version);
    expect(words('[aria-labelledby=edits]')).toContain('no earlier version');
    await clear();
    stageRecord({}, {}, { edits: <p>An edit.</p> });
    expect(words('[aria-labelledby=edits]')).toContain('An edit.');
    expect(words('[aria-labelledby=edits]')).not.toContain('no earlier version');
  });

  it('with no figures, parties or events has no empty headings', () => {
    stageRecord({ view: BARE });
    expect(texts('h2')).toEqual(['Then and now', 'Sources', 'Edits to this record']);
  });

  it('pack text keeps its own language and direction: an Arabic record in an English page', () => {
    stageRecord({ view: ARABIC });
    expect(document.querySelector('h1')?.lang).toBe('ar');
    expect(all('.timeline [lang=ar]').length).toBe(ARABIC.events.length);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(1160);
  });
});

describe('figures of every size', () => {
  it.each([1160, 320])('sixty rows, nothing, a loss and 10^15 stay within their scale at %i px', async (width) => {
    await clear(width, 800);
    stageRecord({ view: SIXTY, from: null });
    expect(all('.figures .row').length).toBe(60);
    for (const track of all('.figures .track')) {
      const box = track.getBoundingClientRect();
      for (const part of track.querySelectorAll('.dot, .value')) {
        const inside = part.getBoundingClientRect();
        expect(inside.left, textOf(track)).toBeGreaterThan(box.left - 8);
        expect(inside.right, textOf(track)).toBeLessThan(box.right + 8);
      }
    }
    const [zero, loss, most] = texts('.figures .row');
    expect(zero).toContain('$0');
    expect(loss).toMatch(/-\$3.1 million/);
    expect(most).toMatch(/trillion/);
    expect(words('.figures')).not.toMatch(/NaN|Infinity|e\+/);
  });
});

describe('the index', () => {
  it('says that the sentence, not its words, led to the questions', () => {
    stageIndex({ search: 'A sentence', found: { claims: [], total: 2, about: true, horizon: '2026-09-30' } });
    expect(words()).toContain('The sentence is about 2 questions');
  });
});

describe('beside the page', () => {
  it('lists every statement folded; unfolded it says fact, then and now, and leads to the record beside the page', async () => {
    const onShow = stagePanel();
    expect(all('.folds > li').length).toBe(5);
    const [first] = all('.folds details');
    first?.setAttribute('open', '');
    button('Show on the page', first).click();
    expect(onShow).toHaveBeenCalledTimes(1);
    expect(first?.querySelector('a')?.getAttribute('href')).toMatch(/^record\.html\?.*tab=7&note=.*&panel=1$/);
    await clear();
    stagePanel({ secret: true });
    expect(all('.folds a').every((link) => !/tab=|note=/.test(link.getAttribute('href') ?? ''))).toBe(true);
  });

  it('other pages open in a tab, the record stays', () => {
    stagePanel();
    expect(all('.pages a').map((link) => [link.getAttribute('href'), link.getAttribute('target')])).toEqual([
      ['panel.html', null],
      ['record.html?panel=1', null],
      ['check.html', '_blank'],
      ['options.html', '_blank'],
    ]);
  });
});

describe('settings and welcome page', () => {
  it('say what a narrower choice takes away and what stays, on both', async () => {
    stageOptions();
    const said = "takes Obelus' script off the other sites. The permission to read pages stays until you take it away in the browser";
    expect(words('.modes')).toContain(said);
    await clear();
    stageWelcome();
    expect(words('.modes')).toContain(said);
    expect(document.querySelector<HTMLInputElement>('input[value=every]')?.checked).toBe(true);
    expect(words('.stays')).toContain('90 days');
  });

  it('have clear places for facts and history, and none for keys where there are no commands', async () => {
    stageOptions();
    expect(texts('h2')).toEqual(expect.arrayContaining(['Facts', 'History', 'Keyboard']));
    expect(texts('.keys dd')).toEqual(['Alt+Shift+Period', 'No key']);
    await clear();
    stageOptions({ shortcuts: null });
    expect(texts('h2')).not.toContain('Keyboard');
  });
});
