import { describe, expect, it } from 'vitest';
import type { PanelState } from '../../../components/panel/PanelPage.tsx';
import type { CheckState } from '../../../components/check/check-props.ts';
import type { OptionsState } from '../../../components/options/options-props.ts';
import type { IndexState, RecordState } from '../../../components/record/record-props.ts';
import { createCheck } from '../../../entrypoints/check/controller.ts';
import { createOptions } from '../../../entrypoints/options/controller.ts';
import { createPanel } from '../../../entrypoints/panel/controller.ts';
import { createIndex, createRecord, linkFrom } from '../../../entrypoints/record/controller.ts';
import { AskError } from '../../../lib/messaging/ask.ts';
import type { RecordPlace } from '../../../lib/words/record-link.ts';
import { DEFAULTS } from '../../../lib/settings/settings.ts';
import { FACTS, NOTES } from '../../fixtures/notes.ts';
import { HITS, VIEW } from '../../fixtures/record-view.ts';

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};
type Answers = Record<string, (request: never) => unknown>;
/** A background by table; what has no answer refuses. */
function background(answers: Answers) {
  const asked: { type: string; request: unknown }[] = [];
  const ask = (async (type: string, request: unknown) => {
    asked.push({ type, request });
    const answer = answers[type];
    if (!answer) throw new AskError('no-answer', type);
    return answer(request as never);
  }) as Parameters<typeof createRecord>[0]['ask'];
  return { ask, asked };
}
const note = { ...NOTES['leaves-out'], painted: true, offset: 0 };
const tab = { url: 'https://a.example/', site: 'a.example', title: 'A', status: 'notes', date: null, lang: 'en', notes: [note], omitted: 0, timings: {} };

describe('the record page', () => {
  const open = (answers: Answers, place: RecordPlace = { claim: note.claim, on: '2026-03-19', tab: 5, note: note.id }) => {
    const { ask, asked } = background(answers);
    let state: RecordState | undefined;
    const addresses: RecordPlace[] = [];
    const record = createRecord({
      ask,
      place,
      readdress: (next) => addresses.push(next),
      say: (key) => key,
      print: () => undefined,
      changed: (next) => (state = next),
    });
    return { record, asked, addresses, shown: () => state };
  };

  it('asks for the day that its address names, and knows the note that one came from', async () => {
    const page = open({ 'record.view': () => VIEW, 'tab.state': () => tab });
    await page.record.start();
    expect(page.asked).toContainEqual({ type: 'record.view', request: { claim: note.claim, on: '2026-03-19' } });
    expect(page.shown()?.from).toMatchObject({ title: 'A', site: 'a.example', note: { id: note.id } });
  });

  it('gets on without the page one came from: another page stands in its tab, or the tab is gone', async () => {
    const other = open({ 'record.view': () => VIEW, 'tab.state': () => ({ ...tab, notes: [] }) });
    await other.record.start();
    const gone = open({ 'record.view': () => VIEW });
    await gone.record.start();
    expect([other.shown()?.from, gone.shown()?.from, gone.shown()?.view]).toEqual([null, null, VIEW]);
  });

  it.each([
    ['no-claim', 'missing'],
    ['no-facts', 'no-facts'],
    ['timeout', 'failed'],
  ])('shows %s as %s', async (code, view) => {
    const page = open({
      'record.view': () => {
        throw new AskError(code, '');
      },
    });
    await page.record.start();
    expect(page.shown()?.view).toBe(view);
  });

  it('changes the day in the address; of two answers the later question’s counts', async () => {
    const waiting: ((view: unknown) => void)[] = [];
    const page = open({ 'record.view': () => new Promise((done) => waiting.push(done)) }, { claim: 'a' });
    void page.record.start();
    page.record.actions.onDate('2025-01-01');
    await settle();
    waiting[1]?.({ ...VIEW, title: 'second' });
    await settle();
    waiting[0]?.({ ...VIEW, title: 'first' });
    await settle();
    expect(page.addresses).toEqual([{ claim: 'a', on: '2025-01-01' }]);
    expect(page.shown()).toMatchObject({ on: '2025-01-01', view: { title: 'second' } });
    page.record.actions.onDate(null);
    expect(page.addresses.at(-1)).toEqual({ claim: 'a' });
  });

  it('takes day, tab and place beside the page along to other questions, and no note', () =>
    expect(linkFrom({ claim: 'a', on: '2026', tab: 3, note: 'n', panel: true })('b')).toBe('record.html?claim=b&on=2026&tab=3&panel=1'));
});

describe('the index', () => {
  const open = (answers: Answers, search = '') => {
    const { ask, asked } = background(answers);
    let state: IndexState | undefined;
    const kept: string[] = [];
    const index = createIndex({ ask, changed: (next) => (state = next), searched: (text) => kept.push(text) }, search);
    return { index, asked, kept, shown: () => state };
  };
  const found = { claims: HITS, total: 2, facts: FACTS };

  it('begins with what was selected on a page, before what the tab remembers', async () => {
    const page = open({ 'record.lookup': () => ({ search: 'Azure' }), 'record.search': () => found }, 'old words');
    await page.index.start();
    expect(page.asked.at(-1)).toEqual({ type: 'record.search', request: { search: 'Azure', limit: 100 } });
    expect([page.kept, page.shown()?.search]).toEqual([['Azure'], 'Azure']);
  });

  it('asks for more, and from the start again for other words', async () => {
    const page = open({ 'record.lookup': () => ({ search: '' }), 'record.search': () => ({ ...found, about: true }) });
    await page.index.start();
    page.index.onMore();
    page.index.onSearch('x'.repeat(900));
    await settle();
    expect(page.asked.filter(({ type }) => type === 'record.search').map(({ request }) => request)).toEqual([
      { search: '', limit: 100 },
      { search: '', limit: 200 },
      { search: 'x'.repeat(500), limit: 100 },
    ]);
    expect(page.shown()?.found).toMatchObject({ about: true, horizon: FACTS.horizon });
  });

  it('says that there are no facts, and that nobody answered', async () => {
    const none = open({
      'record.search': () => {
        throw new AskError('no-facts', '');
      },
    });
    await none.index.start();
    const mute = open({});
    await mute.index.start();
    expect([none.shown()?.found, mute.shown()?.found]).toEqual(['no-facts', 'failed']);
  });
});

describe('check a text', () => {
  it('marks what was pasted, lets go of it when the text is changed, and takes no answer that comes too late', async () => {
    let state: CheckState | undefined;
    const signals: AbortSignal[] = [];
    let finish: (marked: never) => void = () => undefined;
    const check = createCheck({
      mark: async (_place, _date, signal) => {
        signals.push(signal);
        return new Promise<never>((done) => {
          finish = done;
        });
      },
      changed: (next) => (state = next),
    });
    check.start();
    check.actions.onText('   ');
    check.actions.onCheck();
    expect(state?.checked).toBeNull();
    check.actions.onText('One paragraph.\n\nAnother.');
    check.actions.onCheck();
    expect(state?.checked?.paragraphs).toEqual(['One paragraph.', 'Another.']);
    check.actions.onShown(null as never);
    check.actions.onEdit();
    finish({ notes: [note], omitted: 0 } as never);
    await settle();
    expect([signals[0]?.aborted, state?.checked, state?.text]).toEqual([true, null, 'One paragraph.\n\nAnother.']);
  });
});

describe('the settings', () => {
  it('saves at once and says so each time; what fails is said; putting back can be taken back', async () => {
    let state: OptionsState | undefined;
    let works = true;
    const { ask, asked } = background({
      'settings.get': () => ({ ...DEFAULTS, look: 'ink' }),
      'settings.set': (change: object) => {
        if (!works) throw new AskError('no-answer', '');
        return { ...DEFAULTS, ...change };
      },
      'facts.state': () => null,
      'site.list': () => ({ sites: [] }),
      'mute.list': () => ({ mutes: [] }),
      'case.list': () => ({ cases: [] }),
      'history.list': () => ({ pages: [], total: 3 }),
    });
    const options = createOptions({
      ask,
      mayRead: async () => true,
      askToRead: async () => true,
      shortcuts: async () => null,
      openShortcuts: () => undefined,
      changed: (next) => (state = next),
    });
    await options.start();
    expect(state).toMatchObject({ settings: { look: 'ink' }, pages: 3, access: true, shortcuts: null, said: null });
    options.actions.onSet({ siteMode: 'click' });
    await settle();
    expect(state?.said).toEqual({ key: 'opt.saved', times: 1 });
    options.actions.onReset();
    await settle();
    expect(state).toMatchObject({ said: { key: 'opt.reset.done', times: 2 }, settings: DEFAULTS, before: { siteMode: 'click' } });
    options.actions.onUndoReset();
    await settle();
    expect(asked.at(-1)?.request).toMatchObject({ siteMode: 'click' });
    expect(state?.before).toBeNull();
    works = false;
    options.actions.onSet({ look: 'list' });
    await settle();
    expect(state).toMatchObject({ failed: true, said: null, settings: { siteMode: 'click' } });
  });
});

describe('the panel', () => {
  it('follows the tab in front, and takes no answer about the one before', async () => {
    let state: PanelState | undefined;
    let front = 1;
    const slow: Record<number, (value: unknown) => void> = {};
    const later: (() => void)[] = [];
    const { ask } = background({
      'tab.state': ({ tab: id }: { tab: number }) => new Promise((done) => (slow[id] = done)),
      'facts.state': () => ({ facts: FACTS }),
    });
    const panel = createPanel({
      ask,
      front: async () => ({ tabId: front, secret: false }),
      later: (again) => later.push(again),
      changed: (next) => (state = next),
    });
    void panel.look();
    await settle();
    front = 2;
    void panel.look();
    await settle();
    slow[2]?.({ ...tab, title: 'two' });
    await settle();
    slow[1]?.({ ...tab, title: 'one' });
    await settle();
    expect(state).toMatchObject({ tabId: 2, tab: { title: 'two' }, facts: FACTS });
    expect(later.length).toBe(1);
  });

  it('says when nobody answers', async () => {
    let state: PanelState | undefined;
    const panel = createPanel({ ask: background({}).ask, front: async () => ({ tabId: 1, secret: false }), later: () => 0, changed: (next) => (state = next) });
    await panel.look();
    expect(state?.tab).toBe('failed');
  });
});
