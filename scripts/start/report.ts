import type { TabState } from '../../lib/messaging/protocol.ts';
import { readingValue } from '../record/reading-value.ts';
import type { PageSource, TextLine } from './page-source.ts';

type TabNote = TabState['notes'][number];

/** Where a note stands: in the file for text files, else in the page's text as the reader read it (blocks joined by line feeds). */
export function placeOf(note: TabNote, lines: TextLine[] | null): { start: number; end: number } {
  const start = note.offset + note.start;
  const end = note.offset + note.end;
  if (!lines) return { start, end };
  let from = 0;
  for (const line of lines) {
    const to = from + line.text.length;
    if (start >= from && end <= to) {
      const first = line.offsets[start - from];
      const last = line.offsets[end - from - 1];
      if (first !== undefined && last !== undefined) return { start: first, end: last + 1 };
    }
    from = to + 1;
  }
  return { start, end };
}

/** What was read, as `readingValue` gives it: one object, or a list where the page adds several amounts up. */
function valueOf({ reading }: TabNote): unknown {
  const [only, ...more] = reading.amounts.length > 0 ? reading.amounts.map((amount) => readingValue(amount, reading)) : [readingValue(undefined, reading)];
  return more.length > 0 ? [only, ...more] : (only ?? null);
}

const reportNote = (note: TabNote, lines: TextLine[] | null) => ({
  claim: note.claim,
  type: note.type,
  standing: note.judgement.standing,
  ...(note.judgement.since && { since: note.judgement.since }),
  ...placeOf(note, lines),
  quote: note.quote,
  value: valueOf(note),
  measure: note.reading.measure ?? null,
  facet: note.reading.facet ?? null,
  polarity: note.reading.polarity,
  reason: note.judgement.reason,
  fact: note.judgement.fact,
  ...(note.judgement.missing && { missing: note.judgement.missing }),
  ...(note.judgement.then && { then: note.judgement.then }),
  ...(note.judgement.now && { now: note.judgement.now }),
  figures: note.judgement.figures.map(({ who, what, measure, unit, value, min, max, sum, page }) => ({
    who,
    what,
    measure,
    unit,
    ...(value !== undefined && { value }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(sum && { sum }),
    ...(page && { page }),
  })),
  levels: note.judgement.levels,
  because: note.judgement.because,
  why: note.why,
  painted: note.painted,
});

/** The one JSON object that `npm start -- --json` prints for a page. */
export function reportOf(source: PageSource, state: TabState): object {
  const counts: Record<string, number> = {
    notes: state.notes.length,
    painted: state.notes.filter((note) => note.painted).length,
    matches: 0,
    differ: 0,
    changed: 0,
    context: 0,
  };
  for (const note of state.notes) counts[note.judgement.standing] = (counts[note.judgement.standing] ?? 0) + 1;
  return {
    page: source.name,
    title: state.title,
    date: state.date?.date ?? null,
    dateFrom: state.date?.origin ?? null,
    status: state.status,
    notes: state.notes.map((note) => reportNote(note, source.lines)),
    counts,
    ...(state.omitted > 0 && { omitted: state.omitted }),
    timings: state.timings,
  };
}
