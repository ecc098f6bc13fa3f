import { beforeEach, describe, expect, it } from 'vitest';
import type { ListState } from '../../../lib/review/list-state.ts';
import { createList, type ListHost } from '../../../lib/review/list.ts';
import type { HistoryRow } from '../../../lib/model/history.ts';
import { COUNTS, DETAIL_OF_PAGE, historyRow } from '../../fixtures/notes.ts';

type Query = { search?: string; pinned?: true; claim?: string; offset?: number; limit?: number };

/** A background of its own with many pages; remembers what it was asked. */
function world(count: number) {
  let pages: HistoryRow[] = Array.from({ length: count }, (_, at) => historyRow(`a.example/${at}`, 1e9 - at));
  let bin: HistoryRow[] = [];
  let timers: { callback: () => void; milliseconds: number; id: number }[] = [];
  let next = 0;
  const asked: { type: string; request: Query & Record<string, unknown> }[] = [];
  const opened: string[] = [];
  const answers: Record<string, (request: never) => unknown> = {
    'history.list': ({ search = '', pinned, offset = 0, limit = 200 }: Query) => {
      const found = pages.filter((page) => page.key.includes(search) && (!pinned || page.pinned !== undefined));
      return { pages: found.slice(offset, offset + limit), total: found.length };
    },
    'history.groups': () => ({ groups: [{ id: 'azure-exclusivity', title: 'Azure', pages: 3, moved: 0 }] }),
    'history.state': () => COUNTS,
    'history.page': () => DETAIL_OF_PAGE,
    'history.seek': () => ({ found: false }),
    'history.remove': ({ keys }: { keys: string[] }) => {
      bin = pages.filter(({ key }) => keys.includes(key));
      pages = pages.filter(({ key }) => !keys.includes(key));
      return { token: 'removal', pages: bin.length, title: bin[0]?.title ?? '', until: 0 };
    },
    'history.erase': () => {
      bin = pages.splice(0);
      return { token: 'erasure', pages: bin.length, title: '', until: 0 };
    },
    'history.undo': () => {
      pages = [...bin, ...pages].toSorted((a, b) => b.lastVisit - a.lastVisit);
      return { pages: bin.length };
    },
  };
  const host: ListHost = {
    ask: (async (type: string, request: never) => {
      asked.push({ type, request });
      return answers[type]?.(request) ?? null;
    }) as ListHost['ask'],
    later: (callback, milliseconds) => (timers.push({ callback, milliseconds, id: ++next }), next),
    never: (id) => void (timers = timers.filter((timer) => timer.id !== id)),
    openOwn: (path) => void opened.push(path),
  };
  let state: ListState | undefined;
  const list = createList(host, (changed) => void (state = changed));
  return {
    ...list,
    answers,
    opened,
    state: () => state as ListState,
    asked: (type: string) => asked.filter((each) => each.type === type).map((each) => each.request),
    settle: () => new Promise((done) => setTimeout(done, 5)),
    pass(milliseconds: number) {
      const due = timers.filter((timer) => timer.milliseconds === milliseconds);
      timers = timers.filter((timer) => timer.milliseconds !== milliseconds);
      for (const { callback } of due) callback();
      return due.length;
    },
  };
}

let list: ReturnType<typeof world>;
const keys = (): string[] => [...list.state().rows.entries()].toSorted(([a], [b]) => a - b).map(([, row]) => row.key);
beforeEach(async () => {
  list = world(10_000);
  await list.start();
});

describe('rows', () => {
  it('come twenty-five at a time, as they come near the window; those far away are let go', async () => {
    expect([list.state().total, list.state().rows.size, list.asked('history.list')]).toEqual([10_000, 25, [{ offset: 0, limit: 25 }]]);
    for (let first = 0; first < 9_900; first += 20) {
      list.actions.onRange(first, first + 20);
      await Promise.resolve();
    }
    await list.settle();
    list.actions.onRange(9_960, 9_999);
    await list.settle();
    expect(list.state().rows.get(9_999)?.key).toBe('a.example/9999');
    expect(list.state().rows.has(0)).toBe(false);
    expect(list.state().rows.size).toBeLessThanOrEqual(33 * 25);
  });

  it('are those of the last search only', async () => {
    list.actions.onSearch('99');
    list.actions.onSearch(' /9999 ');
    await list.settle();
    expect(keys()).toEqual(['a.example/9999']);
    expect(list.asked('history.list').at(-1)).toMatchObject({ search: '/9999' });
    list.actions.onSearch('x'.repeat(500));
    await list.settle();
    expect(list.asked('history.list').at(-1)?.search).toHaveLength(200);
  });

  it('are filtered by all conditions, until these are cleared', async () => {
    list.actions.onFilter({ pinned: true });
    list.actions.onFilter({ standing: 'differ' });
    await list.settle();
    expect(list.asked('history.list').at(-1)).toMatchObject({ pinned: true, standing: 'differ' });
    list.actions.onFilter({ pinned: undefined });
    await list.settle();
    expect(list.asked('history.list').at(-1)).toEqual({ standing: 'differ', offset: 0, limit: 25 });
    list.actions.onClear();
    await list.settle();
    expect(list.state().total).toBe(10_000);
  });

  it('by claim are those of the claim that lies open', async () => {
    list.actions.onBy('claim');
    await list.settle();
    expect(list.state().groups?.map(({ title }) => title)).toEqual(['Azure']);
    list.actions.onGroup('azure-exclusivity');
    await list.settle();
    expect(list.asked('history.list').at(-1)).toMatchObject({ claim: 'azure-exclusivity' });
  });
});

describe('from the search to the first row', () => {
  /** Answers to lists wait until they are let go. */
  const held = () => {
    const waiting: (() => void)[] = [];
    const at = list.answers['history.list'] as (request: never) => unknown;
    list.answers['history.list'] = (request: never) => new Promise((done) => waiting.push(() => done(at(request))));
    return { release: async () => (waiting.splice(0).forEach((go) => go()), list.settle()) };
  };

  it('goes at once where the answer is here', () => {
    list.actions.onEnter(true);
    expect([list.state().active, list.state().focus]).toEqual([0, 1]);
  });

  it('goes when the answer comes, and only then: the row of an older answer would be taken away under the focus', async () => {
    const { release } = held();
    list.actions.onSearch('99');
    list.actions.onSearch('/9999');
    list.actions.onEnter(true);
    expect(list.state().focus).toBe(0);
    await release();
    expect([keys(), list.state().active, list.state().focus]).toEqual([['a.example/9999'], 0, 1]);
    list.actions.onSearch('/8');
    await release();
    expect(list.state().focus).toBe(1);
  });

  it('does not go where the reader types on, leaves the field, or nothing is found', async () => {
    const { release } = held();
    list.actions.onSearch('9');
    list.actions.onEnter(true);
    list.actions.onSearch('99');
    await release();
    list.actions.onSearch('999');
    list.actions.onEnter(true);
    list.actions.onEnter(false);
    await release();
    list.actions.onSearch('nowhere');
    list.actions.onEnter(true);
    await release();
    list.actions.onSearch('');
    await release();
    expect([list.state().total, list.state().focus]).toEqual([10_000, 0]);
  });

  it('wakes the background before the first word', async () => {
    const before = list.asked('history.state').length;
    list.actions.onSoon();
    await list.settle();
    expect(list.asked('history.state').length).toBe(before + 1);
  });
});

describe('rows that were asked for before the list is looked at', () => {
  it('are not asked for again, but where no answer came', async () => {
    const early = world(3);
    await early.prepare();
    await early.start();
    expect([early.state().total, early.asked('history.list').length]).toEqual([3, 1]);
    const late = world(3);
    const answer = late.answers['history.list'];
    late.answers['history.list'] = () => Promise.reject(new Error('gone'));
    await late.prepare();
    if (answer) late.answers['history.list'] = answer;
    await late.start();
    expect([late.state().total, late.state().failed]).toEqual([3, false]);
  });
});

describe('taking out and putting back', () => {
  it('gives a removed page back, and the keyboard stays where it was', async () => {
    list.actions.onActive(3, true);
    list.actions.onRemove(['a.example/3']);
    await list.settle();
    expect([list.state().total, list.state().active, list.state().undo?.removed.title]).toEqual([9_999, 3, 'Page a.example/3']);
    list.actions.onUndo();
    await list.settle();
    expect(list.asked('history.undo')).toEqual([{ token: 'removal' }]);
    expect([list.state().total, list.state().undo, keys()[3]]).toEqual([10_000, null, 'a.example/3']);
  });

  it('offers ten seconds, anew with each removal', async () => {
    list.actions.onRemove(['a.example/1']);
    await list.settle();
    list.actions.onErase();
    await list.settle();
    expect([list.state().total, list.pass(10_000)]).toEqual([0, 1]);
    expect(list.state().undo).toBeNull();
    list.actions.onUndo();
    await list.settle();
    expect(list.asked('history.undo')).toEqual([]);
  });
});

describe('selection', () => {
  it('takes single rows, all between two, and every row, also those out of reach', async () => {
    list.actions.onSelect(2, 'toggle');
    list.actions.onSelect(5, 'range');
    await list.settle();
    expect([...list.state().selected]).toEqual([2, 3, 4, 5].map((at) => `a.example/${at}`));
    list.actions.onSelect(3, 'toggle');
    await list.settle();
    expect(list.state().selected.has('a.example/3')).toBe(false);
    list.actions.onSelect(0, 'all');
    await list.settle();
    expect(new Set(list.state().selected).size).toBe(10_000);
    list.actions.onSelect(0, 'none');
    await list.settle();
    expect(list.state().selected.size).toBe(0);
  });

  it('is let go by another question', async () => {
    list.actions.onSelect(2, 'toggle');
    list.actions.onSearch('9');
    await list.settle();
    expect(list.state().selected.size).toBe(0);
  });
});

describe('pages', () => {
  it('show their statements, and are no longer there when they are gone', async () => {
    list.actions.onToggle('a.example/1');
    await list.settle();
    expect(list.state().open).toEqual({ key: 'a.example/1', detail: DETAIL_OF_PAGE, missing: false });
    list.actions.onToggle('a.example/1');
    list.answers['history.page'] = () => null;
    list.actions.onToggle('a.example/2');
    await list.settle();
    expect(list.state().open).toMatchObject({ key: 'a.example/2', missing: true });
  });

  it('opened at a statement that is gone are told of', async () => {
    list.actions.onSeek({ key: 'a.example/1', title: 'One' }, { claim: 'c', quote: 'the words' });
    await list.settle();
    expect(list.state().said).toEqual({ kind: 'gone', title: 'One', quote: 'the words' });
    list.answers['history.seek'] = () => ({ found: null });
    list.actions.onSeek({ key: 'a.example/1', title: 'One' }, { claim: 'c', quote: 'the words' });
    await list.settle();
    expect(list.state().said).toBeNull();
  });

  it('have sheets, whatever their address holds', () => {
    list.actions.onSheet('https://a.example/?id=1&b=2#c');
    expect(list.opened).toEqual(['/sheet.html?page=https%3A%2F%2Fa.example%2F%3Fid%3D1%26b%3D2%23c']);
  });

  it('that change elsewhere are looked up again, once for many changes', async () => {
    const before = list.asked('history.list').length;
    for (let turn = 0; turn < 5; turn += 1) list.changedElsewhere();
    expect(list.pass(250)).toBe(1);
    await list.settle();
    expect(list.asked('history.list').length).toBe(before + 1);
  });

  it('say when the background does not answer, until it does', async () => {
    list.answers['history.list'] = () => {
      throw new Error('gone');
    };
    list.actions.onSearch('a');
    await list.settle();
    expect(list.state().failed).toBe(true);
    list.answers['history.list'] = () => ({ pages: [], total: 0 });
    list.actions.onSearch('b');
    await list.settle();
    expect(list.state().failed).toBe(false);
  });
});
