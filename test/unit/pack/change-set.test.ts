import { describe, expect, it } from 'vitest';
import type { ChangeSet } from '../../../lib/model/changes.ts';
import type { Claim } from '../../../lib/model/claim.ts';
import { changeSetOf, CHANGE_SETS, keepSet, newsOf, readChanges, setsInUse, type PageRead } from '../../../lib/pack/change-set.ts';
import { writeContent } from '../../../lib/pack/content.ts';
import type { Listed } from '../../../lib/pack/notices.ts';
import { claim, lines, source } from './sample.ts';

const end = (seq: number, epoch = 1) => ({
  version: `2025.1.${seq}`,
  epoch,
  seq,
  horizon: '2025-01-31',
  released: '2025-01-31',
  generation: String(seq).repeat(64),
});
const textOf = (claims: Claim[], more = lines().filter(({ kind }) => kind !== 'claim')): string => new TextDecoder().decode(writeContent([...claims, ...more]));
const compare = (old: Claim[], now: Claim[], listed: Listed | null = [], [from, to] = [1, 2]): ChangeSet =>
  changeSetOf({ end: end(from ?? 1), text: textOf(old) }, { end: end(to ?? 2), text: textOf(now) }, listed, 100);

const [first, present] = claim().holds;
if (!first || !present) throw new Error('the sample has two holds');
const next = { from: '2025-01-15', text: '$2.4 billion is committed.', because: ['gazette-2024'] };
const moved = claim({ holds: [first, { ...present, to: '2025-01-14' }, next] });

describe('PK-G8 what changed is computed here, of each kind', () => {
  it('superseded: the answer ended and another took its place', () => {
    const [one] = compare([claim()], [moved]).claims;
    expect(one).toMatchObject({ change: 'superseded', before: present.text, after: next.text });
    expect(one?.parts).toEqual([{ part: 'answer', change: 'superseded', before: present.text, after: next.text, date: next.from }]);
  });

  it('retracted: the record no longer says it', () => {
    const [one] = compare([claim()], [claim({ positions: [], observations: claim().observations.slice(0, 1) })]).claims;
    expect(one?.change).toBe('retracted');
    expect(one?.parts.map(({ part, change, after }) => [part, change, after])).toEqual([
      ['figure', 'retracted', null],
      ['position', 'retracted', null],
    ]);
  });

  it('changed: other words, or another number, under one name', () => {
    const [old] = claim().observations;
    if (!old) throw new Error('no figure');
    const [one] = compare([claim()], [claim({ observations: [{ ...old, value: '2.5' }, ...claim().observations.slice(1)] })]).claims;
    expect(one?.change).toBe('changed');
    expect(one?.parts[0]).toMatchObject({ part: 'figure', before: { value: '2' }, after: { value: '2.5' } });
  });

  it('added and removed: a question came, another is gone', () => {
    const set = compare([claim()], [claim({ id: 'ferry', title: 'Ferry' })]);
    expect(set.claims.map(({ claim: id, change }) => [id, change])).toEqual([
      ['bridge-cost', 'removed'],
      ['ferry', 'added'],
    ]);
    expect(set.claims[0]).toMatchObject({ before: present.text, after: null });
  });

  it('a newer figure of a series takes the place of the last one before it, and is told once', () => {
    const [old] = claim().observations;
    if (!old) throw new Error('no figure');
    const at = (id: string, asOf: string, value: string) => ({ ...old, id, asOf, known: asOf, value, series: 'total' });
    const before = claim({ observations: [at('c', '2024-06', '3'), at('a', '2024-01', '1')], holds: [first, { ...present, current: ['c'] }] });
    const after = claim({
      observations: [at('c', '2024-06', '3'), at('a', '2024-01', '1'), at('d', '2024-12', '4')].map((one) =>
        one.id === 'c' ? { ...one, until: '2024-12' } : one,
      ),
      holds: [first, { ...present, current: ['d'] }],
    });
    const parts = compare([before], [after]).claims[0]?.parts ?? [];
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ part: 'figure', change: 'superseded', before: { value: '3' }, after: { value: '4' } });
  });

  it('what only reads pages otherwise says the same, and is told last', () => {
    const set = compare([claim(), claim({ id: 'zoo', title: 'A' })], [claim({ cues: [] }), claim({ id: 'zoo', title: 'A', missing: 'More.' })]);
    expect(set.claims.map(({ claim: id, parts }) => [id, parts.length])).toEqual([
      ['zoo', 1],
      ['bridge-cost', 0],
    ]);
    expect(newsOf(set, 0)?.kinds).toEqual({ changed: 1 });
  });
});

describe('PK-E21 what the publisher did not list is flagged', () => {
  const why = 'The accounts were published.';

  it('over one step: what stands in the list has its reason, what does not is said to be missing there', () => {
    expect(compare([claim()], [moved], [{ id: 'bridge-cost', why }]).claims[0]).toMatchObject({ why, unlisted: false });
    const set = compare([claim()], [moved], []);
    expect(set.claims[0]).toMatchObject({ unlisted: true });
    expect(newsOf(set, 0)).toMatchObject({ unlisted: 1 });
  });

  it('a changed source too; a new question needs no listing', () => {
    const others = lines().filter(({ kind }) => kind !== 'claim');
    const changed = others.map((line) => (line.id === 'gazette-2024' ? source('gazette-2024', { title: 'Another title' }) : line));
    const set = changeSetOf({ end: end(1), text: textOf([claim()], others) }, { end: end(2), text: textOf([claim(), claim({ id: 'ferry' })], changed) }, [], 1);
    expect(set.unlisted).toEqual(['gazette-2024']);
    expect(set.sources).toEqual({ added: 0, changed: 1, removed: 0 });
    expect(set.claims).toMatchObject([{ claim: 'ferry', unlisted: false }]);
  });

  it('over several steps, and for a package, there is no list that could be held against it', () => {
    expect(compare([claim()], [moved], [], [1, 3])).toMatchObject({ list: 'part', claims: [{ unlisted: false }] });
    expect(compare([claim()], [moved], null)).toMatchObject({ list: 'none', claims: [{ unlisted: false }] });
  });
});

describe('PK-E22 what this reader has read and that says something else now', () => {
  const page = (more: Partial<PageRead> = {}): PageRead => ({
    key: 'a.example/1',
    url: 'https://a.example/1',
    title: 'A page',
    site: 'a.example',
    lang: 'en',
    firstVisit: 10,
    lastVisit: 50,
    claims: ['bridge-cost'],
    ...more,
  });
  const set = compare([claim()], [moved]);

  it('names the page, the day, what it said and what it says', () => {
    expect(readChanges([set], [page()])).toMatchObject([
      { claim: 'bridge-cost', change: 'superseded', told: { before: present.text, after: next.text }, pages: [{ key: 'a.example/1', readOn: 50 }] },
    ]);
  });

  it('a page read again since keeps the day of its first reading; one first read since has nothing to be told', () => {
    expect(readChanges([set], [page({ lastVisit: 200 })])[0]?.pages).toMatchObject([{ readOn: 10 }]);
    expect(readChanges([set], [page({ firstVisit: 101, lastVisit: 200 })])).toEqual([]);
  });

  it('only claims whose note was open, and only those that say something else', () => {
    expect(readChanges([set], [page({ claims: ['another'] })])).toEqual([]);
    expect(readChanges([compare([claim()], [claim({ cues: [] })])], [page()])).toEqual([]);
    expect(readChanges([compare([], [claim()])], [page()])).toEqual([]);
  });

  it('over two updates: what it said at first, and what it says at last; back to the old is no change', () => {
    const third = claim({ holds: [first, { ...present, to: '2025-01-14' }, { ...next, text: '$3 billion is committed.' }] });
    const later = { ...compare([moved], [third], [], [2, 3]), at: 150 };
    expect(readChanges([later, set], [page()])[0]?.told).toMatchObject({ before: present.text, after: '$3 billion is committed.' });
    const back = { ...compare([moved], [claim()], [], [2, 3]), at: 150 };
    expect(readChanges([back, set], [page()])).toEqual([]);
  });
});

describe('what is kept', () => {
  const set = compare([claim()], [moved]);

  it(`the newest ${CHANGE_SETS}, and none that changes nothing`, () => {
    let kept: ChangeSet[] = [];
    for (let n = 0; n < CHANGE_SETS + 3; n += 1) kept = keepSet(kept, { ...set, at: n });
    expect(kept.map(({ at }) => at)).toEqual(Array.from({ length: CHANGE_SETS }, (_, n) => CHANGE_SETS + 2 - n));
    expect(keepSet(kept, compare([claim()], [claim()]))).toEqual(kept);
  });

  it('a reader who went back sees what led to the version in use, not what waits', () => {
    const later = compare([moved], [claim()], [], [2, 3]);
    expect(setsInUse([later, set], { epoch: 1, seq: 2 })).toEqual([set]);
    expect(setsInUse([later, set], { epoch: 2, seq: 1 })).toEqual([later, set]);
    expect(setsInUse([set], null)).toEqual([]);
    expect(newsOf(undefined, 0)).toBeNull();
  });

  it('is news until the reader has looked at it', () => {
    expect(newsOf(set, 99)?.acknowledged).toBe(false);
    expect(newsOf(set, 100)?.acknowledged).toBe(true);
  });
});
