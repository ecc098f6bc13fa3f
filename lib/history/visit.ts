import { ADDRESSES_MOST, NOTES_MOST, READINGS_MOST, type HistoryNote, type HistoryPage } from '../model/history.ts';

/** One reading of a page. `again` = the same visit read once more (the text changed): visits are not counted up. */
export type Visit = Omit<HistoryPage, 'firstVisit' | 'lastVisit' | 'visits' | 'edited' | 'pinned' | 'readings' | 'addresses'> & { at: number; again?: boolean };

/** The same statement: the same words on the same claim. */
export const isSame = (one: Pick<HistoryNote, 'claim' | 'quote'>, other: Pick<HistoryNote, 'claim' | 'quote'>): boolean =>
  one.claim === other.claim && one.quote === other.quote;

const EARLIER_MOST = 20;

/** What was known of a statement goes on with it: opened, first read, how it stood before. */
function carried(note: HistoryNote, old: HistoryNote | undefined, known: HistoryPage | undefined, at: number): HistoryNote {
  if (!old || !known) return { ...note, from: at };
  const moved = old.standing !== note.standing || old.since !== note.since;
  const before = { standing: old.standing, ...(old.since !== undefined && { since: old.since }), at: known.lastVisit, version: known.version ?? '' };
  const earlier = [...(old.earlier ?? []), ...(moved ? [before] : [])].slice(-EARLIER_MOST);
  return {
    ...note,
    seen: note.seen || old.seen,
    ...(old.opened !== undefined && { opened: old.opened }),
    ...(earlier.length > 0 && { earlier }),
    ...(old.from !== undefined && { from: old.from }),
  };
}

/** Pairs statements of now with those known, each known one at most once (the same words may stand twice on a page). */
function paired(notes: readonly HistoryNote[], known: readonly HistoryNote[]): { note: HistoryNote; old?: HistoryNote }[] {
  const left = new Map<string, HistoryNote[]>();
  for (const old of known) {
    const name = `${old.claim}\n${old.quote}`;
    left.set(name, [...(left.get(name) ?? []), old]);
  }
  return notes.map((note) => {
    const old = left.get(`${note.claim}\n${note.quote}`)?.shift();
    return old ? { note, old } : { note };
  });
}

/**
 * A page that stays open while new facts come is read again by itself, and not by the reader: what it said of the statements that were read is kept, so that
 * they count among those that changed since. Anything else comes back as it is.
 */
export function asWasRead(visit: Visit, known: HistoryPage | undefined): Visit {
  if (!visit.again || !known || known.generation === visit.generation) return visit;
  const { generation, version, horizon } = known;
  const notes = paired(
    visit.notes,
    known.notes.filter((note) => note.gone === undefined),
  ).map(({ note, old }): HistoryNote => {
    if (!old) return note;
    const { standing: _standing, since: _since, reason: _reason, differs: _differs, fact: _fact, ...place } = note;
    const { standing, since, reason, differs, fact } = old;
    return {
      ...place,
      standing,
      ...(since !== undefined && { since }),
      ...(reason !== undefined && { reason }),
      ...(differs && { differs }),
      ...(fact !== undefined && { fact }),
    };
  });
  return { ...visit, notes, generation, ...(version !== undefined && { version }), ...(horizon !== undefined && { horizon }) };
}

function readingsOf(known: HistoryPage | undefined, visit: Visit, again: boolean): NonNullable<HistoryPage['readings']> {
  const before = known?.readings ?? [];
  const last = before.at(-1);
  const present = { at: again && last ? last.at : visit.at, version: visit.version ?? '', notes: visit.notes.length };
  return [...(again ? before.slice(0, -1) : before), present].slice(-READINGS_MOST);
}

/**
 * A page after one more reading. Statements that an earlier visit saw and this one does not stay, as `gone`; those that came and went within one visit do not.
 * Clocks may jump: the last reading counts as the last visit, whatever its time, and the first visit is the earliest time seen.
 */
export function mergeVisit(known: HistoryPage | undefined, visit: Visit): HistoryPage {
  const { at, again: said = false, notes, ...page } = visit;
  const again = said && known !== undefined;
  const readings = readingsOf(known, visit, again);
  const start = readings.at(-1)?.at ?? at;
  const pairs = paired(notes, known?.notes ?? []);
  const present = pairs.map(({ note, old }) => carried(note, old, known, start));
  const found = new Set(pairs.map(({ old }) => old));
  const missing = (known?.notes ?? []).filter((old) => !found.has(old) && (!again || old.gone !== undefined || old.from !== start));
  const gone = missing.map((old) => ({ ...old, gone: old.gone ?? start }));
  const edited = known && (again ? known.visits > 1 : true) && (gone.some((note) => note.gone === start) || present.some((note) => note.from === start));
  const before = again && known?.edited === start ? undefined : known?.edited;
  const addresses = known ? [...new Set([...(known.addresses ?? []), known.url])].filter((url) => url !== page.url).slice(-ADDRESSES_MOST) : [];
  return {
    ...page,
    notes: [...present, ...gone].slice(0, NOTES_MOST),
    firstVisit: Math.min(known?.firstVisit ?? at, at),
    lastVisit: at,
    visits: (known?.visits ?? 0) + (again ? 0 : 1),
    readings,
    ...(edited ? { edited: start } : before !== undefined && { edited: before }),
    ...(known?.pinned !== undefined && { pinned: known.pinned }),
    ...(addresses.length > 0 && { addresses }),
  };
}
