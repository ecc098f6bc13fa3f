import { ADDRESSES_MOST, NOTES_MOST, READINGS_MOST, type HistoryNote, type HistoryPage } from '../model/history.ts';

const earliest = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined ? other : other === undefined ? one : Math.min(one, other);

/** Statements of a page with those of a file: what is here stays as it is, opened where either was, and the others are added. */
function joinNotes(here: readonly HistoryNote[], come: readonly HistoryNote[]): HistoryNote[] {
  const left = [...come];
  const kept = here.map((note): HistoryNote => {
    const at = left.findIndex((other) => other.claim === note.claim && other.quote === note.quote);
    const [same] = at < 0 ? [] : left.splice(at, 1);
    if (!same) return note;
    const opened = earliest(note.opened, same.opened);
    return { ...note, seen: note.seen || same.seen, ...(opened !== undefined && { opened }) };
  });
  return [...kept, ...left].slice(0, NOTES_MOST);
}

/**
 * A page that is here and in a file: nothing that is here is replaced. Statements, visits, other addresses and a pin that are not here are added.
 * Joining the same file again changes nothing.
 */
export function joinPage(here: HistoryPage, come: HistoryPage): HistoryPage {
  const known = here.readings ?? [];
  const times = new Set(known.map(({ at }) => at));
  const gained = (come.readings ?? []).filter(({ at }) => !times.has(at));
  const readings = gained.length > 0 ? [...known, ...gained].sort((a, b) => a.at - b.at) : known;
  const others = [...(come.addresses ?? []), come.url].filter((url) => url !== here.url && !here.addresses?.includes(url));
  const addresses = [...(here.addresses ?? []), ...new Set(others)].slice(0, ADDRESSES_MOST);
  const pinned = here.pinned ?? come.pinned;
  return {
    ...here,
    notes: joinNotes(here.notes, come.notes),
    firstVisit: Math.min(here.firstVisit, come.firstVisit),
    lastVisit: Math.max(here.lastVisit, come.lastVisit),
    visits: Math.max(here.visits, come.visits, gained.length > 0 ? readings.length : 0),
    ...(readings.length > 0 && { readings: readings.slice(-READINGS_MOST) }),
    ...(addresses.length > 0 && { addresses }),
    ...(pinned !== undefined && { pinned }),
  };
}

/** Do two pages say the same? By their JSON, whatever the order of their fields. */
export const samePage = (one: HistoryPage, other: HistoryPage): boolean => ordered(one) === ordered(other);

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
