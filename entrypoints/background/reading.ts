import type { Weights } from '../../lib/match/learned/weights.ts';
import { compileMatcher, type Matcher } from '../../lib/match/matcher.ts';
import type { PageNotes } from '../../lib/messaging/protocol.ts';
import type { PageCaller } from '../../lib/messaging/router.ts';
import type { Note } from '../../lib/model/note.ts';
import type { PageDate, PagePart, PageText } from '../../lib/model/page.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { hashOf } from '../../lib/standing/hash.ts';
import { notesOf, statementKey } from '../../lib/standing/notes.ts';
import { siteOf } from './sites.ts';
import { AROUND_LENGTH } from '../../lib/model/history.ts';
import { aroundKey, type TabPage } from './tab-store.ts';

// A cache, not state: rebuilt from the record whenever the worker or the generation is new.
const matchers = new WeakMap<FactRecord, { matcher: Matcher; weights: Weights | undefined }>();

/** The matcher of a record, compiled once a generation and worker life; other publishers' records are read without weights. */
export function matcherOf(record: FactRecord, weights?: Weights): Matcher {
  const known = matchers.get(record);
  if (known && known.weights === weights) return known.matcher;
  const matcher = compileMatcher(record, weights);
  matchers.set(record, { matcher, weights });
  return matcher;
}

/** Is this what was read of the document that asks? */
const isReadOf = (page: TabPage | null, caller: PageCaller): page is TabPage => page?.document === caller.document && page.status === 'read';

/** A part of a page builds on what was read of it with the same facts. Without that (the worker died, facts came) the page has to be read whole. */
export const isIncomplete = (request: ReadRequest, before: TabPage | null, caller: PageCaller, record: FactRecord): boolean =>
  request.only !== undefined && !(isReadOf(before, caller) && before.generation === record.generation);

export type ReadRequest = PageText & PagePart;

/** The page's own date: of its first article container, else of the page; the reader's own word beats both. */
function dateOf(page: PageText, set: string | null): PageDate | null {
  if (set) return { date: set, origin: 'reader' };
  const first = [...page.dates].sort((a, b) => a.article - b.article)[0];
  return first?.date ?? null;
}

/** Where each block starts in the page's text, its blocks joined by line feeds; of a part, where its reader says that they start now. */
function offsetsOf(page: ReadRequest): Map<number, number> {
  if (page.only) return new Map((page.places ?? []).map(({ id, offset }) => [id, offset]));
  const offsets = new Map<number, number>();
  let at = 0;
  for (const block of page.blocks) {
    offsets.set(block.id, at);
    at += block.text.length + 1;
  }
  return offsets;
}

/** Words before and after each statement, in its own block: W3C's prefix and suffix. */
function aroundOf(page: ReadRequest, notes: readonly Note[]): NonNullable<TabPage['around']> {
  const texts = new Map(page.blocks.map((block) => [block.id, block.text]));
  return Object.fromEntries(
    notes.map((note) => {
      const text = texts.get(note.block) ?? '';
      return [aroundKey(note), [text.slice(Math.max(0, note.start - AROUND_LENGTH), note.start), text.slice(note.end, note.end + AROUND_LENGTH)]];
    }),
  );
}

/**
 * Joins notes of re-read blocks with those of the blocks that stayed, in page order. Notes whose block is no longer on the page go. What stayed
 * keeps its id and stays the first mention of its statement; a note that comes gets an id that none of them has.
 */
export function mergeNotes(before: readonly Note[], read: readonly Note[], only: readonly number[], offsets: ReadonlyMap<number, number>): Note[] {
  const again = new Set(only);
  const kept = before.filter((note) => !again.has(note.block) && offsets.has(note.block));
  const taken = new Set(kept.map((note) => note.id));
  const come = read.filter((note) => again.has(note.block)).map((note) => ({ ...note, id: freeId(note, taken), first: false }));
  const place = (note: Note): number => (offsets.get(note.block) ?? Infinity) + note.start;
  const all = [...kept, ...come].sort((a, b) => place(a) - place(b) || a.end - b.end);
  const seen = new Set(kept.filter((note) => note.first).map(statementKey));
  return all.map((note) => {
    const first = note.first || !seen.has(statementKey(note));
    seen.add(statementKey(note));
    return { ...note, first };
  });
}

/** Id of a note by how often its words stand on the page, as `notesOf` makes it: the first that no other has. */
function freeId({ claim, quote }: Note, taken: Set<string>): string {
  for (let nth = 0; ; nth += 1) {
    const id = hashOf(`${claim}\n${quote}\n${nth}`);
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/** Notes of several packs in page order. Those of one pack are in it already. */
function beside(notes: Note[], offsets: ReadonlyMap<number, number>): Note[] {
  if (notes.every(({ from }) => from === undefined)) return notes;
  const place = (note: Note): number => (offsets.get(note.block) ?? Infinity) + note.start;
  return notes.toSorted((a, b) => place(a) - place(b) || a.end - b.end);
}

/** Text in, notes and the tab's new state out. Pure but for the clock that times it. */
export function readPage(
  record: FactRecord,
  request: ReadRequest,
  caller: PageCaller,
  before: TabPage | null,
  setDate: string | null,
  others: (request: ReadRequest) => Note[] = () => [],
  weights?: Weights,
): { page: TabPage; notes: Note[] } {
  const started = performance.now();
  const matcher = matcherOf(record, weights);
  const compiled = performance.now();
  const mentions = matcher.read(setDate ? { ...request, dates: [{ article: 0, date: { date: setDate, origin: 'reader' } }] } : request);
  const matched = performance.now();
  const read = [...notesOf(record, mentions, request, setDate ? { date: setDate } : undefined), ...others(request)];
  const judged = performance.now();
  const same = isReadOf(before, caller) ? before : null;
  const offsets = offsetsOf(request);
  const all = request.only ? mergeNotes(same?.generation === record.generation ? same.notes : [], read, request.only, offsets) : beside(read, offsets);
  const wanted = request.only ? new Set(request.only) : null;
  return {
    notes: wanted ? all.filter((note) => wanted.has(note.block)) : all,
    page: {
      document: caller.document,
      url: request.url,
      site: siteOf(caller.url) ?? '',
      title: request.title,
      lang: request.lang,
      status: 'read',
      date: dateOf(request, setDate),
      notes: all,
      offsets: Object.fromEntries(offsets),
      ...(request.canonical && { canonical: request.canonical }),
      around: { ...same?.around, ...aroundOf(request, read) },
      version: record.version,
      horizon: record.horizon,
      omitted: request.omitted,
      incognito: caller.incognito,
      unseen: same?.unseen ?? true,
      generation: record.generation,
      timings: { compile: compiled - started, match: matched - compiled, judge: judged - matched },
    },
  };
}

/** What a page gets to see of its notes. */
export const answer = (notes: Note[], record: FactRecord, settings: PageNotes['settings']): PageNotes => ({
  notes,
  facts: { pack: record.pack, version: record.version, horizon: record.horizon, generation: record.generation },
  settings,
});
