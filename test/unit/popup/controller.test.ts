import { beforeEach, describe, expect, it } from 'vitest';
import type { PopupState } from '../../../components/popup/popup-props.ts';
import { checkResult } from '../../../components/popup/facts-words.ts';
import { createController, type Host } from '../../../entrypoints/popup/controller.ts';
import type { FactsState, TabState } from '../../../lib/messaging/protocol.ts';
import type { HistoryRow } from '../../../lib/model/history.ts';
import { DEFAULTS } from '../../../lib/settings/settings.ts';
import { COUNTS, FACTS, historyRow, NOTES } from '../../fixtures/notes.ts';

const facts: FactsState = { facts: FACTS, rung: 'current', freshness: 'fresh', channel: 'https://facts.example/', checkedAt: 1, phase: 'idle', problem: null };
const tab: TabState = {
  url: 'https://a.example/x',
  site: 'a.example',
  title: 'x',
  status: 'notes',
  date: null,
  lang: 'en',
  notes: [{ ...NOTES['leaves-out'], painted: true, offset: 0 }],
  omitted: 0,
  timings: {},
};

/** A background of its own: answers by table, remembers what it was asked, keeps a history that can be emptied. */
function world(at: number | null = 5) {
  let timers: { callback: () => void; milliseconds: number; id: number }[] = [];
  let next = 0;
  const asked: { type: string; request: unknown }[] = [];
  const left: string[] = [];
  let bin: HistoryRow[] = [];
  let pages: HistoryRow[] = [historyRow('a.example/1', 1), historyRow('a.example/2', 2), historyRow('b.example/3', 3)];
  const answers: Record<string, (request: never) => unknown> = {
    'tab.state': () => tab,
    'site.state': () => ({ on: true }),
    'settings.get': () => DEFAULTS,
    'settings.set': () => DEFAULTS,
    'facts.state': () => facts,
    'facts.check': () => facts,
    'tab.show': () => ({ shown: true }),
    'history.list': ({ search = '', offset = 0, limit = 200 }: { search?: string; offset?: number; limit?: number }) => {
      const found = pages.filter((page) => page.key.includes(search));
      return { pages: found.slice(offset, offset + limit), total: found.length };
    },
    'history.groups': () => ({ groups: [] }),
    'history.state': () => COUNTS,
    'history.digest': () => ({ moved: 0, news: 0, at: null, claims: [] }),
    'history.remove': ({ keys }: { keys: string[] }) => {
      bin = pages.filter((page) => keys.includes(page.key));
      pages = pages.filter((page) => !keys.includes(page.key));
      return { token: 'removal', pages: bin.length, title: bin[0]?.title ?? '', until: 0 };
    },
    'history.erase': () => {
      bin = pages.splice(0);
      return { token: 'erasure', pages: bin.length, title: '', until: 0 };
    },
    'history.undo': () => ({ pages: pages.push(...bin) }),
  };
  let state: PopupState | undefined;
  const host: Host = {
    ask: (async (type: string, request: unknown) => {
      asked.push({ type, request });
      const answer = answers[type];
      if (!answer) return null;
      return answer(request as never);
    }) as Host['ask'],
    tab: at,
    secret: false,
    now: () => 1000,
    later: (callback, milliseconds) => (timers.push({ callback, milliseconds, id: ++next }), next),
    never: (id) => void (timers = timers.filter((timer) => timer.id !== id)),
    openOwn: (path) => void left.push(path),
    leave: () => void left.push('left'),
    changed: (changed) => void (state = changed),
  };
  const controller = createController(host);
  const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
  return {
    ...controller,
    /** Starts, and lets the first rows be painted. */
    async open() {
      const started = controller.start();
      await settle();
      await this.pass(50);
      await started;
    },
    answers,
    left,
    state: () => state as PopupState,
    asked: (type: string) => asked.filter((each) => each.type === type).map((each) => each.request),
    keys: () => pages.map((page) => page.key).toSorted(),
    /** Lets everything that was asked for be answered. */
    settle,
    /** Runs the timers of a length that are set now. */
    async pass(milliseconds: number) {
      const due = timers.filter((timer) => timer.milliseconds === milliseconds);
      timers = timers.filter((timer) => timer.milliseconds !== milliseconds);
      for (const timer of due) timer.callback();
      await new Promise((done) => setTimeout(done, 0));
      return due.length;
    },
  };
}

let popup: ReturnType<typeof world>;
beforeEach(() => {
  popup = world();
});

describe('the tab', () => {
  it('is read at the start, with its site, the settings and the facts', async () => {
    await popup.open();
    expect(popup.state()).toMatchObject({ tab, siteOn: true, on: true, facts, keep: { history: true, days: 90 }, failed: false });
  });

  it('and the first rows of the history are asked for before what the background has to read more for', async () => {
    let answer: (reply: unknown) => void = () => {};
    popup.answers['history.list'] = () => new Promise((done) => (answer = done));
    const started = popup.start();
    await popup.settle();
    expect([popup.asked('tab.state').length, popup.asked('history.list').length]).toEqual([1, 1]);
    answer({ pages: [], total: 0 });
    await popup.settle();
    expect(['facts.state', 'facts.reads', 'history.state'].flatMap((type) => popup.asked(type))).toEqual([]);
    await popup.pass(50);
    await started;
    await popup.pass(100);
    expect([popup.state().on, popup.state().facts, popup.asked('history.state').length]).toEqual([true, facts, 1]);
  });

  it('and the switches and the facts do not wait for a history that gives no answer', async () => {
    popup.answers['history.list'] = () => new Promise(() => {});
    void popup.start();
    await popup.settle();
    expect(await popup.pass(200)).toBe(1);
    expect([popup.state().on, popup.state().facts]).toEqual([true, facts]);
  });

  it('is read again while it is being read, and not for ever after', async () => {
    popup.answers['tab.state'] = () => ({ ...tab, status: 'reading' });
    await popup.open();
    for (let turn = 0; turn < 9; turn++) expect(await popup.pass(400)).toBe(1);
    popup.answers['tab.state'] = () => tab;
    let turns = 0;
    while ((await popup.pass(400)) > 0) turns++;
    expect(turns).toBeLessThan(6);
    expect(popup.state().tab?.status).toBe('notes');
  });

  it('that is none cannot be read', async () => {
    const nowhere = world(null);
    await nowhere.open();
    expect(nowhere.state().tab?.status).toBe('cannot-read');
    expect(nowhere.asked('tab.state')).toEqual([]);
  });

  it('says so when the background does not answer, and stops saying so when it does', async () => {
    popup.answers['tab.state'] = () => {
      throw new Error('no answer');
    };
    await popup.open();
    expect(popup.state().failed).toBe(true);
    popup.answers['tab.state'] = () => tab;
    await popup.pass(400);
    expect(popup.state().failed).toBe(false);
  });

  it('shows a statement and leaves; stays when it is not there any more', async () => {
    await popup.open();
    popup.actions.onShow('n1');
    await popup.settle();
    expect([popup.left, popup.state().notShown]).toEqual([['left'], false]);
    popup.answers['tab.show'] = () => ({ shown: false });
    popup.actions.onShow('n1');
    await popup.settle();
    expect([popup.left, popup.state().notShown]).toEqual([['left'], true]);
  });

  it('is looked at again after a switch or a date', async () => {
    await popup.open();
    const before = popup.asked('tab.state').length;
    popup.actions.onSiteSwitch(false);
    popup.actions.onDate('2026-03-19');
    popup.actions.onSwitch(false);
    await popup.settle();
    expect(popup.asked('site.switch')).toEqual([{ site: 'a.example', on: false }]);
    expect(popup.asked('tab.date')).toEqual([{ tab: 5, date: '2026-03-19' }]);
    expect(popup.asked('settings.set')).toEqual([{ on: false }]);
    expect(popup.asked('tab.state').length).toBeGreaterThan(before);
  });
});

describe('the facts', () => {
  it('say how a check ended', () => {
    const newer = { ...facts, facts: { ...FACTS, generation: 'b'.repeat(64) } };
    expect(checkResult(facts, newer, 0)).toBe('new');
    expect(checkResult(facts, facts, 0)).toBe('none');
    expect(checkResult(facts, { ...facts, channel: null }, 0)).toBe('no-channel');
    expect(checkResult(facts, { ...facts, problem: { code: 'E_NET', at: 5, kind: 'temporary' } }, 4)).toBe('problem');
    expect(checkResult(facts, { ...facts, problem: { code: 'E_NET', at: 3, kind: 'temporary' } }, 4)).toBe('none');
  });

  it('show their phase while they are checked, and the end', async () => {
    await popup.open();
    let finish: (facts: FactsState) => void = () => undefined;
    popup.answers['facts.check'] = () => new Promise((done) => (finish = done));
    popup.answers['facts.state'] = () => ({ ...facts, phase: 'downloading' });
    popup.actions.onCheck();
    popup.actions.onCheck();
    await popup.pass(400);
    expect(popup.state()).toMatchObject({ checking: true, facts: { phase: 'downloading' } });
    expect(popup.asked('facts.check').length).toBe(1);
    finish({ ...facts, facts: { ...FACTS, generation: 'c'.repeat(64) } });
    await popup.settle();
    expect(popup.state()).toMatchObject({ checking: false, checked: 'new', facts: { phase: 'idle' } });
  });

  it('are as they were when a check fails', async () => {
    await popup.open();
    popup.answers['facts.check'] = () => {
      throw new Error('gone');
    };
    popup.actions.onCheck();
    await popup.settle();
    expect(popup.state()).toMatchObject({ checking: false, checked: 'failed', facts });
  });
});

describe('the history', () => {
  it('has its first rows before it is looked at, and asks for them once', async () => {
    await popup.open();
    expect([popup.asked('history.list').length, popup.asked('history.groups').length]).toEqual([1, 0]);
    popup.actions.onView('history');
    popup.actions.onView('page');
    popup.actions.onView('history');
    await popup.settle();
    expect([popup.state().list.total, popup.asked('history.list').length]).toEqual([3, 1]);
  });

  it('stands in its frame before anybody has answered', () => {
    void popup.start();
    expect([popup.state().view, popup.state().tab, popup.state().slow]).toEqual(['page', null, false]);
  });

  it('tells of changed readings before it is looked at, and goes to them', async () => {
    popup.answers['history.state'] = () => ({ ...COUNTS, news: 2 });
    await popup.open();
    await popup.pass(100);
    expect(popup.state().list.counts?.news).toBe(2);
    popup.actions.onNews('azure-exclusivity');
    await popup.settle();
    expect([popup.state().view, popup.state().list.conditions]).toEqual(['history', { movedSince: 0, claim: 'azure-exclusivity' }]);
    expect(popup.asked('history.acknowledge').length).toBe(1);
  });

  it('has a page and sheets of its own', () => {
    popup.actions.onReview();
    popup.actions.onSheet();
    expect(popup.left).toEqual(['/review.html', '/sheet.html?tab=5']);
  });
});
