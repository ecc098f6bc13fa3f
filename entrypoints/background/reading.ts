import { compileMatcher, type Matcher } from '../../lib/match/matcher.ts';
import type { PageNotes } from '../../lib/messaging/protocol.ts';
import type { PageCaller } from '../../lib/messaging/router.ts';
import type { Note } from '../../lib/model/note.ts';
import type { PageDate, PageText } from '../../lib/model/page.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { notesOf, statementKey } from '../../lib/standing/notes.ts';
import { siteOf } from './sites.ts';
import type { TabPage } from './tab-store.ts';

// A cache, not state: rebuilt from the record whenever the worker or the generation is new.
const matchers = new WeakMap<FactRecord, Matcher>();

/** The matcher of a record, compiled once a generation and worker life. */
export function matcherOf(record: FactRecord): Matcher {
  const known = matchers.get(record) ?? compileMatcher(record);
  matchers.set(record, known);
  return known;
}

export type ReadRequest = PageText & { only?: number[] };

/** The page's own date: of its first article container, else of the page; the reader's own word beats both. */
function dateOf(page: PageText, set: string | null): PageDate | null {
  if (set) return { date: set, origin: 'reader' };
  const first = [...page.dates].sort((a, b) => a.article - b.article)[0];
  return first?.date ?? null;
}

/** Joins notes of re-read blocks with those of the blocks that stayed; a statement's first mention stays the first. */
export function mergeNotes(before: Note[], read: Note[], only: number[] | undefined): Note[] {
  if (!only) return read;
  const again = new Set(only);
  const kept = before.filter((note) => !again.has(note.block));
  const seen = new Set(kept.filter((note) => note.first).map(statementKey));
  const added = read
    .filter((note) => again.has(note.block))
    .map((note) => {
      const first = !seen.has(statementKey(note));
      seen.add(statementKey(note));
      return { ...note, first };
    });
  return [...kept, ...added];
}

/** Where each block starts in the page's text, its blocks joined by line feeds; blocks known before keep their place. */
function offsetsOf(page: ReadRequest, before: Record<number, number>): Record<number, number> {
  const offsets: Record<number, number> = page.only ? { ...before } : {};
  let at = 0;
  for (const block of page.blocks) {
    offsets[block.id] ??= at;
    at += block.text.length + 1;
  }
  return offsets;
}

/** Text in, notes and the tab's new state out. Pure but for the clock that times it. */
export function readPage(
  record: FactRecord,
  request: ReadRequest,
  caller: PageCaller,
  before: TabPage | null,
  setDate: string | null,
): { page: TabPage; notes: Note[] } {
  const started = performance.now();
  const matcher = matcherOf(record);
  const compiled = performance.now();
  const mentions = matcher.read(request);
  const matched = performance.now();
  const read = notesOf(record, mentions, request, setDate ? { date: setDate } : undefined);
  const judged = performance.now();
  const same = before !== null && before.document === caller.document && before.status === 'read' ? before : null;
  const all = mergeNotes(same?.notes ?? [], read, request.only);
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
      offsets: offsetsOf(request, same?.offsets ?? {}),
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
