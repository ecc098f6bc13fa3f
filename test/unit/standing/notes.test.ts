import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../lib/model/mention.ts';
import type { Block, PageDate } from '../../../lib/model/page.ts';
import { notesOf } from '../../../lib/standing/notes.ts';
import { recordOf, reading } from './fixture.ts';

const record = recordOf();
const block = (id: number, article = 0): Block => ({ id, text: 'API calls go through Azure, Microsoft says.', role: 'paragraph', article });
const mention = (at: number, rest: Partial<Mention> = {}): Mention => ({
  claim: 'azure-exclusivity',
  cue: 'must-route',
  block: at,
  start: 0,
  end: 26,
  quote: 'API calls go through Azure',
  sentence: { start: 0, end: 43 },
  reading: reading({ facet: 'api', value: 'exclusive' }),
  because: [
    { concept: 'api', words: 'API' },
    { concept: 'azure', words: 'Azure' },
    { concept: 'azure', words: 'azure' },
  ],
  ...rest,
});
const date = (day: string, origin: PageDate['origin'] = 'meta'): PageDate => ({ date: day, origin });

describe('notes of a page', () => {
  it('carry their claim, judgement, words and origins', () => {
    const [note] = notesOf(record, [mention(1)], { blocks: [block(1)], dates: [{ article: 0, date: date('2026-03-19') }] });
    expect(note).toMatchObject({
      claim: 'azure-exclusivity',
      title: 'Title of azure-exclusivity',
      lang: 'en',
      first: true,
      pageDate: { date: '2026-03-19', origin: 'meta' },
      judgement: { standing: 'changed' },
      why: { cue: 'must-route', terms: ['API', 'Azure'] },
      origins: 2,
    });
  });

  it('stand in page order, and the first mention of each claim is the first', () => {
    const stake = mention(7, { claim: 'stake', quote: 'stake' });
    const notes = notesOf(record, [mention(3), stake, mention(9, { start: 5 }), mention(9)], { blocks: [block(9), block(7), block(3)], dates: [] });
    expect(notes.map((note) => [note.block, note.start, note.first])).toEqual([
      [9, 0, true],
      [9, 5, false],
      [7, 0, true],
      [3, 0, false],
    ]);
  });

  it('leave out what the record or the page does not hold', () =>
    expect(notesOf(record, [mention(1, { claim: 'gone' }), mention(2)], { blocks: [block(1)], dates: [] })).toEqual([]));

  it('are plain JSON', () => {
    const notes = notesOf(record, [mention(1)], { blocks: [block(1)], dates: [] });
    expect(JSON.parse(JSON.stringify(notes))).toEqual(notes);
  });
});

describe('names of notes', () => {
  const ids = (blocks: number[]): string[] =>
    notesOf(
      record,
      blocks.map((id) => mention(id)),
      { blocks: blocks.map((id) => block(id)), dates: [] },
    ).map((note) => note.id);

  it('outlive new block ids', () => expect(ids([1, 2])).toEqual(ids([11, 12])));
  it('differ for each time the same words stand there', () => expect(new Set(ids([1, 2, 3])).size).toBe(3));
  it('differ for other words and other claims', () => {
    const notes = notesOf(record, [mention(1), mention(1, { quote: 'Azure' }), mention(1, { claim: 'stake' })], { blocks: [block(1)], dates: [] });
    expect(new Set(notes.map((note) => note.id)).size).toBe(3);
  });
  it('do not depend on what else stands on the page', () => {
    const [alone] = ids([1]);
    const [, second] = notesOf(record, [mention(0, { claim: 'stake' }), mention(1)], { blocks: [block(0), block(1)], dates: [] });
    expect(second?.id).toBe(alone);
  });
});

describe('model rule 7: each article container has its own date', () => {
  const standings = (dates: { article: number; date: PageDate }[], reader?: { date: string | null }): (string | null)[] =>
    notesOf(record, [mention(1), mention(2)], { blocks: [block(1, 0), block(2, 1)], dates }, reader).map((note) => note.pageDate?.date ?? null);

  it('uses the container’s own date', () =>
    expect(
      standings([
        { article: 0, date: date('2026-03-19') },
        { article: 1, date: date('2026-06-01') },
      ]),
    ).toEqual(['2026-03-19', '2026-06-01']));
  it('falls back on the first container’s', () => expect(standings([{ article: 0, date: date('2026-03-19') }])).toEqual(['2026-03-19', '2026-03-19']));
  it('falls back on the only date of the page', () => expect(standings([{ article: 1, date: date('2026-06-01') }])).toEqual(['2026-06-01', '2026-06-01']));
  it('guesses none where other containers have several', () =>
    expect(
      standings([
        { article: 1, date: date('2026-06-01') },
        { article: 2, date: date('2026-05-01') },
      ]),
    ).toEqual([null, '2026-06-01']));
  it('knows none where the page has none', () => expect(standings([])).toEqual([null, null]));
  it('lets the reader’s word beat all', () =>
    expect(standings([{ article: 0, date: date('2026-03-19') }], { date: '2024-01-01' })).toEqual(['2024-01-01', '2024-01-01']));
  it('keeps the page’s own where the reader set none', () =>
    expect(standings([{ article: 0, date: date('2026-03-19') }], { date: null })).toEqual(['2026-03-19', '2026-03-19']));
});
