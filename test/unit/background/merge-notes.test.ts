import { describe, expect, it } from 'vitest';
import { isIncomplete, mergeNotes, readPage } from '../../../entrypoints/background/reading.ts';
import type { Note } from '../../../lib/model/note.ts';
import { toRecord } from '../../../lib/pack/record.ts';
import { hashOf } from '../../../lib/standing/hash.ts';
import { writeContent } from '../../../lib/pack/content.ts';
import { lines } from '../pack/sample.ts';
import { noteWith } from '../../fixtures/notes.ts';

const idOf = (quote: string, nth: number): string => hashOf(`money\n${quote}\n${nth}`);
const note = (block: number, quote: string, nth = 0, first = false): Note =>
  noteWith({}, { id: idOf(quote, nth), claim: 'money', block, start: 0, end: quote.length, quote, first });
const places = (...ids: number[]): Map<number, number> => new Map(ids.map((id, index) => [id, index * 100]));
const shape = (notes: readonly Note[]) => notes.map(({ block, quote, first }) => [block, quote, first]);

describe('notes of a part that was read again', () => {
  it('stand in page order among the others, whatever their block is numbered', () => {
    const before = [note(1, 'one', 0, true), note(2, 'two'), note(3, 'three')];
    expect(shape(mergeNotes(before, [note(9, 'two again', 0, true)], [9, 2], places(1, 9, 3)))).toEqual([
      [1, 'one', true],
      [9, 'two again', false],
      [3, 'three', false],
    ]);
  });

  it('never take the id of the same words elsewhere on the page, and get their own back', () => {
    const before = [note(1, 'thirteen', 0, true), note(2, 'thirteen', 1)];
    const merged = mergeNotes(before, [note(9, 'thirteen', 0, true)], [9, 2], places(1, 9));
    expect(merged.map(({ id }) => id)).toEqual([idOf('thirteen', 0), idOf('thirteen', 1)]);
    const other = mergeNotes(before, [note(9, 'thirteen', 0, true)], [9, 1], places(9, 2));
    expect(other.map(({ id }) => id)).toEqual([idOf('thirteen', 0), idOf('thirteen', 1)]);
  });

  it('leave one first mention: the one that was, else the first that is left', () => {
    const before = [note(2, 'one', 0, true), note(3, 'two')];
    expect(shape(mergeNotes(before, [note(9, 'new', 0, true)], [9], places(9, 2, 3)))).toEqual([
      [9, 'new', false],
      [2, 'one', true],
      [3, 'two', false],
    ]);
    expect(shape(mergeNotes(before, [], [2], places(3)))).toEqual([[3, 'two', true]]);
  });

  it('go when the page no longer shows their block', () => {
    expect(shape(mergeNotes([note(1, 'one', 0, true), note(2, 'two')], [], [7], places(1)))).toEqual([[1, 'one', true]]);
  });
});

describe('a part that is read with other facts than the rest', () => {
  const record = toRecord(writeContent(lines()), { pack: 'bridge', version: '2', horizon: '2025-01-31', generation: 'g2' });
  const caller = { kind: 'page', tab: 7, document: 'd1', url: 'https://news.example/a', incognito: false, active: true } as const;
  const text = {
    url: caller.url,
    title: 'A',
    lang: 'en',
    dates: [],
    omitted: 0,
    blocks: [{ id: 9, role: 'paragraph' as const, text: 'Nothing here.', article: 0 }],
  };
  const before = (generation: string) => ({
    document: 'd1',
    url: caller.url,
    site: 'news.example',
    title: 'A',
    lang: 'en',
    status: 'read' as const,
    date: null,
    notes: [note(1, 'one', 0, true)],
    offsets: {},
    omitted: 0,
    incognito: false,
    unseen: false,
    generation,
    timings: {},
  });
  const part = {
    ...text,
    only: [9],
    places: [
      { id: 1, offset: 0 },
      { id: 9, offset: 100 },
    ],
  };

  it('keeps notes of the same facts, and none of others: the page is asked for as a whole then', () => {
    expect(readPage(record, part, caller, before('g2'), null).page.notes).toHaveLength(1);
    const other = readPage(record, part, caller, before('g1'), null).page;
    expect([other.notes, other.generation]).toEqual([[], 'g2']);
    expect(isIncomplete(part, before('g1'), caller, record)).toBe(true);
  });
});
