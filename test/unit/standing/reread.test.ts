import { describe, expect, it } from 'vitest';
import type { HistoryNote, HistoryPage } from '../../../lib/model/history.ts';
import type { Claim } from '../../../lib/model/claim.ts';
import type { Reading } from '../../../lib/model/mention.ts';
import { judge } from '../../../lib/standing/judge.ts';
import { movedNotes, pageDetail, rereadNote } from '../../../lib/standing/reread.ts';
import { historyPageOf } from '../history/pages.ts';
import { CLAIMS, money, reading, recordOf, usd } from './fixture.ts';
import { EXCLUSIVITY, INVESTMENT } from './fixture-claims.ts';

const OLD = recordOf();
/** The record after a sync that closes what holds of one claim and says something new. */
const superseded = (claim: Claim): typeof OLD => ({
  ...recordOf(
    '2026-10-31',
    CLAIMS.map((one) => {
      if (one.id !== claim.id) return one;
      const last = one.holds.at(-1);
      if (!last) throw new Error('a claim without a hold');
      return {
        ...one,
        holds: [
          ...one.holds.slice(0, -1),
          { ...last, to: '2026-10-10' },
          { ...last, from: '2026-10-10', known: '2026-10-10', text: 'It was settled anew on 10 October 2026.' },
        ],
      };
    }),
  ),
  version: '2',
  generation: '1',
});

const read = (claim: Claim, says: Partial<Reading>, quote: string): HistoryNote => {
  const { standing, since, reason, differs, fact } = judge(OLD, claim, reading(says), { pageDate: '2026-03-19' });
  return {
    claim: claim.id,
    title: claim.title,
    quote,
    reading: reading(says),
    pageDate: '2026-03-19',
    standing,
    ...(since && { since }),
    reason,
    ...(differs && { differs }),
    fact,
    seen: false,
  };
};
const investment = read(INVESTMENT, money(usd('13')), 'invested $13 billion');
const [facet = '', values] = Object.entries(EXCLUSIVITY.facets ?? {}).map(([id, { values: all }]) => [id, Object.keys(all)] as const)[0] ?? [];
const exclusive = read(EXCLUSIVITY, { facet, value: values?.[0] ?? '' }, 'must run on Azure');
const pages: HistoryPage[] = [
  historyPageOf('a.example/money', 1, { version: '1', notes: [investment] }),
  historyPageOf('b.example/azure', 2, { version: '1', notes: [exclusive] }),
  historyPageOf('c.example/both', 3, { version: '1', notes: [exclusive, investment] }),
  historyPageOf('d.example/gone', 4, { version: '1', notes: [{ ...exclusive, gone: 5 }, investment] }),
];
const moved = (record: typeof OLD): string[] => pages.filter((page) => movedNotes(record, page).length > 0).map(({ key }) => key);

describe('after a sync', () => {
  it('nothing has moved by the record that was read with', () => expect(moved(OLD)).toEqual([]));

  it('nor by a newer pack that says the same', () => expect(moved({ ...recordOf('2026-10-31'), version: '2', generation: '1' })).toEqual([]));

  it('that supersedes a claim, exactly the pages that rest on it have moved, with then and now', () => {
    const record = superseded(EXCLUSIVITY);
    expect(moved(record)).toEqual(['b.example/azure', 'c.example/both']);
    expect(movedNotes(record, pages[2] as HistoryPage)).toEqual([
      {
        claim: EXCLUSIVITY.id,
        title: EXCLUSIVITY.title,
        quote: 'must run on Azure',
        then: expect.objectContaining({ standing: exclusive.standing, fact: exclusive.fact, version: '1' }),
        now: expect.objectContaining({ fact: 'It was settled anew on 10 October 2026.', version: '2' }),
      },
    ]);
    expect(moved(superseded(INVESTMENT))).toEqual(['a.example/money', 'c.example/both', 'd.example/gone']);
  });

  it('that drops a question, its pages have moved to nothing', () => {
    const without = recordOf(
      '2026-09-30',
      CLAIMS.filter((one) => one.id !== EXCLUSIVITY.id),
    );
    expect(moved(without)).toEqual(['b.example/azure', 'c.example/both']);
    expect(movedNotes(without, pages[1] as HistoryPage)[0]?.now).toBeNull();
  });

  it('a statement of version 1, without a reading, is not compared and has not moved', () => {
    const { reading: _reading, reason: _reason, fact: _fact, ...old } = exclusive;
    expect(rereadNote(superseded(EXCLUSIVITY), old)).toEqual({ now: null, moved: false });
  });

  it('a page for reading has every statement with the whole judgement of now', () => {
    const detail = pageDetail(superseded(EXCLUSIVITY), pages[3] as HistoryPage);
    expect(detail.notes.map(({ note, now, moved: has }) => [note.gone, now?.standing !== undefined, has])).toEqual([
      [5, true, true],
      [undefined, true, false],
    ]);
    expect(detail.moved).toEqual([]);
    expect(pageDetail(null, pages[0] as HistoryPage).notes[0]?.now).toBeNull();
  });
});
