import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressAt } from '../../../lib/history/fragment.ts';
import { joinPage, samePage } from '../../../lib/history/join.ts';
import { inOrder, emptyShelf, putOn, takeOff, shelfOf, SHELVES } from '../../../lib/history/shelf.ts';
import { mergeVisit, type Visit } from '../../../lib/history/visit.ts';
import { historyPageSchema, NOTES_MOST, type HistoryNote, type HistoryPage } from '../../../lib/model/history.ts';
import { page as anyPage } from '../export/arbitrary-history.ts';
import { note, visit } from '../store/history-visits.ts';

const after = (...visits: Visit[]): HistoryPage => visits.reduce<HistoryPage | undefined>((known, one) => mergeVisit(known, one), undefined) as HistoryPage;
const quotes = (page: HistoryPage, gone = false): string[] => page.notes.filter((one) => (one.gone !== undefined) === gone).map(({ quote }) => quote);
const notes = (...all: string[]): HistoryNote[] => all.map((quote) => note({ quote }));

describe('a page that is read again', () => {
  it('unchanged is not called edited, and counts one visit more', () => {
    const page = after(visit('a/1', 100), visit('a/1', 200));
    expect(page).toMatchObject({ visits: 2, firstVisit: 100, lastVisit: 200, readings: [{ at: 100, version: '2026.1', notes: 1 }, { at: 200 }] });
    expect(page).not.toHaveProperty('edited');
  });

  it('edited between visits says so, and keeps what was there', () => {
    const page = after(visit('a/1', 100, { notes: notes('x', 'y') }), visit('a/1', 200, { notes: notes('y', 'z') }));
    expect([page.edited, quotes(page), quotes(page, true)]).toEqual([200, ['y', 'z'], ['x']]);
    const later = mergeVisit(page, visit('a/1', 300, { notes: notes('y', 'z') }));
    expect([later.edited, quotes(later, true)]).toEqual([200, ['x']]);
    const back = mergeVisit(later, visit('a/1', 400, { notes: notes('x', 'y', 'z') }));
    expect([back.edited, quotes(back), quotes(back, true)]).toEqual([200, ['x', 'y', 'z'], []]);
  });

  it('within one visit is no edit: text that comes late, or that comes and goes', () => {
    const page = after(
      visit('a/1', 100, { notes: notes('x') }),
      visit('a/1', 120, { notes: notes('x', 'y'), again: true }),
      visit('a/1', 130, { notes: notes('y', 'z'), again: true }),
    );
    expect(page).toMatchObject({ visits: 1, readings: [{ at: 100 }] });
    expect([page.edited, quotes(page), quotes(page, true)]).toEqual([undefined, ['y', 'z'], []]);
    const second = mergeVisit(mergeVisit(page, visit('a/1', 200, { notes: notes('y') })), visit('a/1', 210, { notes: notes('y', 'z'), again: true }));
    expect([second.edited, quotes(second), quotes(second, true)]).toEqual([undefined, ['y', 'z'], []]);
  });

  it('keeps how a statement stood before, with the record that said so', () => {
    const page = after(visit('a/1', 100), visit('a/1', 200, { version: '2026.2', notes: [note({ standing: 'changed', since: '2026-01-01' })] }));
    expect(page.notes[0]).toMatchObject({ standing: 'changed', earlier: [{ standing: 'matches', at: 100, version: '2026.1' }] });
    expect(mergeVisit(page, visit('a/1', 300, { notes: page.notes })).notes[0]?.earlier).toHaveLength(1);
  });

  it('at another address remembers both, and a pin stays', () => {
    const page = mergeVisit({ ...after(visit('a/1', 100)), pinned: 5 }, visit('a/1', 200, { url: 'https://amp.a/1' }));
    expect(page).toMatchObject({ url: 'https://amp.a/1', addresses: ['https://a/1'], pinned: 5 });
  });

  it('by a clock that jumped counts by the last reading', () => {
    const page = after(visit('a/1', 9e12), visit('a/1', 1000));
    expect(page).toMatchObject({ firstVisit: 1000, lastVisit: 1000, visits: 2 });
  });

  it('always has the shape in which it is kept', () => {
    fc.assert(
      fc.property(anyPage, fc.array(fc.tuple(anyPage, fc.boolean()), { maxLength: 4 }), (first, more) => {
        const asVisit = (page: HistoryPage, again: boolean): Visit => {
          const { firstVisit: _f, lastVisit, visits: _v, edited: _e, pinned: _p, readings: _r, addresses: _a, ...rest } = page;
          return { ...rest, at: lastVisit, again };
        };
        const page = more.reduce(
          (known, [next, again]) => mergeVisit(known, { ...asVisit(next, again), key: known.key }),
          mergeVisit(undefined, asVisit(first, false)),
        );
        expect(historyPageSchema.safeParse(page).error?.issues ?? []).toEqual([]);
      }),
    );
    const many = Array.from({ length: NOTES_MOST }, (_, at) => note({ quote: `${at}` }));
    expect(after(visit('a/1', 1, { notes: many }), visit('a/1', 2, { notes: many.map((one) => ({ ...one, quote: `${one.quote}b` })) })).notes).toHaveLength(
      NOTES_MOST,
    );
  });
});

describe('a page that is here and in a file', () => {
  it('loses nothing of what is here, and takes the rest once', () => {
    fc.assert(
      fc.property(anyPage, anyPage, (here, come) => {
        const joined = joinPage(here, { ...come, key: here.key });
        expect(samePage(joinPage(joined, { ...come, key: here.key }), joined)).toBe(true);
        expect(samePage(joinPage(here, here), here)).toBe(true);
        expect([joined.title, joined.url, joined.published]).toEqual([here.title, here.url, here.published]);
        for (const [at, old] of here.notes.entries()) expect(joined.notes[at]).toMatchObject({ quote: old.quote, standing: old.standing });
        for (const one of come.notes) expect(joined.notes.some(({ claim, quote }) => claim === one.claim && quote === one.quote)).toBe(true);
        expect(historyPageSchema.safeParse(joined).success).toBe(true);
      }),
    );
  });
});

describe('shelves', () => {
  it('hold each page once, in the order of lists, whatever is put on and taken off', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(9), fc.boolean())), (steps) => {
        const shelf = emptyShelf(0);
        const model = new Map<string, number>();
        for (const [key, at, off] of steps) {
          if (off) expect(takeOff(shelf, key)).toBe(model.delete(key));
          else {
            putOn(shelf, after(visit(key, at)));
            model.set(key, at);
          }
        }
        const order = [...model].sort(([a, x], [b, y]) => y - x || (a < b ? 1 : -1)).map(([key]) => key);
        expect(inOrder([shelf]).map(({ slot }) => shelf.keys[slot])).toEqual(order);
        expect(new Set([shelf.at, shelf.moved, shelf.texts, shelf.rows].map((list) => list.length))).toEqual(new Set([model.size]));
      }),
    );
  });

  it('are filled evenly', () => {
    const fill = Array.from({ length: SHELVES }, () => 0);
    for (let n = 0; n < 10_000; n += 1) {
      const shelf = shelfOf(`https://site-${n % 300}.example/2025/01/${n}`);
      fill[shelf] = (fill[shelf] ?? 0) + 1;
    }
    expect(Math.max(...fill)).toBeLessThan(160);
    expect(Math.min(...fill)).toBeGreaterThan(30);
  });
});

describe('an address at a statement', () => {
  it('names short words whole and long ones by their ends, with whole words around', () => {
    expect(addressAt('https://a.example/1#x', { quote: 'no toll, is - planned', before: 'council says that ', after: ' for the next ye' })).toBe(
      'https://a.example/1#:~:text=says%20that-,no%20toll%2C%20is%20%2D%20planned,-for%20the%20next',
    );
    const long = Array.from({ length: 30 }, (_, at) => `w${at}`).join(' ');
    expect(addressAt('https://a.example/1', { quote: long })).toBe('https://a.example/1#:~:text=w0%20w1%20w2%20w3%20w4%20w5,w24%20w25%20w26%20w27%20w28%20w29');
    expect(addressAt('https://a.example/1', { quote: ' ' })).toBe('https://a.example/1');
  });
});
