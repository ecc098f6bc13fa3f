import { firstDay } from '../model/dates.ts';
import type { Claim, Facet, Hold, Observation, Position, RecordEvent } from '../model/claim.ts';
import type { Cue } from '../model/cue.ts';

/** Parts of a claim that come and go by themselves. */
export type ItemKind = 'figure' | 'stretch' | 'position' | 'event' | 'cue' | 'facet';

/**
 * What became of one part of a claim. `superseded`: a later fact took its place, and it stays for old pages (`by` is that fact, where it is one of the record).
 * `retracted`: a figure, stretch of time, position or event that is gone, as if it had never been said. `removed`: a cue or a facet that is gone.
 */
export type ItemChange = {
  kind: ItemKind;
  name: string;
  change: 'added' | 'changed' | 'superseded' | 'retracted' | 'removed';
  before?: Item;
  after?: Item;
  by?: Item;
};
/** One part of a claim, of the kind that stands beside it. */
export type Item = Observation | Hold | Position | RecordEvent | Cue | Facet;

/** Parts by a name that outlives a change of their words: their id, or their date and who speaks; a second of one name gets a number. */
function named<T extends object>(items: readonly T[], name: (item: T) => string): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    const base = name(item);
    let unique = base;
    for (let count = 2; found.has(unique); count += 1) unique = `${base} (${count})`;
    found.set(unique, item);
  }
  return found;
}

function compare<T extends Item>(
  kind: ItemKind,
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  ended: (old: T, now: T) => { by?: T } | null,
): ItemChange[] {
  const gone = kind === 'cue' || kind === 'facet' ? 'removed' : 'retracted';
  const kept = Array.from(before).flatMap(([name, old]): ItemChange[] => {
    const now = after.get(name);
    if (!now) return [{ kind, name, change: gone, before: old }];
    const end = ended(old, now);
    if (end) return [{ kind, name, change: 'superseded', before: old, after: now, ...end }];
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ kind, name, change: 'changed', before: old, after: now }];
  });
  const added = Array.from(after).flatMap(([name, now]): ItemChange[] => (before.has(name) ? [] : [{ kind, name, change: 'added', after: now }]));
  return [...kept, ...added];
}

/** A figure is superseded when it was given an end, or when a newer one of its series came in: of those before, the newest is the one that it takes over from. */
function endedFigure(old: Claim, now: Claim): (before: Observation, after: Observation) => { by?: Observation } | null {
  const known = new Set(old.observations.map((one) => one.id));
  const newest = (series: string, among: readonly Observation[]): Observation | undefined =>
    among.filter((one) => one.series === series).sort((a, b) => (firstDay(a.asOf) < firstDay(b.asOf) ? 1 : -1))[0];
  return (before, after) => {
    if (before.until === undefined && after.until !== undefined) return {};
    const kept = now.observations.filter((one) => known.has(one.id));
    if (after.series === undefined || newest(after.series, kept)?.id !== before.id) return null;
    const by = newest(after.series, now.observations);
    return by && !known.has(by.id) && firstDay(by.asOf) > firstDay(after.asOf) ? { by } : null;
  };
}

/** A stretch of time is superseded when it was given an end and another begins there. */
const endedHold =
  (now: Claim): ((before: Hold, after: Hold) => { by?: Hold } | null) =>
  (before, after) => {
    if (before.to !== undefined || after.to === undefined) return null;
    const by = now.holds.find((one) => firstDay(one.from) >= firstDay(after.to ?? after.from) && one.from !== after.from);
    return by ? { by } : {};
  };

const never = (): null => null;

/** What became of the parts of a claim from one version of it to another, each with its before and after. */
export function itemChanges(old: Claim, now: Claim): ItemChange[] {
  const facets = (claim: Claim): Map<string, Facet> => new Map(Object.entries(claim.facets ?? {}));
  const holds = (claim: Claim) => named(claim.holds, (one) => `from ${one.from}`);
  const figures = (claim: Claim) => named(claim.observations, (one) => one.id);
  const positions = (claim: Claim) => named(claim.positions ?? [], (one) => `${one.actor}, ${one.date}`);
  const events = (claim: Claim) => named(claim.events ?? [], (one) => one.date);
  const cues = (claim: Claim) => named(claim.cues, (one) => one.id);
  return [
    ...compare('stretch', holds(old), holds(now), endedHold(now)),
    ...compare('figure', figures(old), figures(now), endedFigure(old, now)),
    ...compare('position', positions(old), positions(now), never),
    ...compare('event', events(old), events(now), never),
    ...compare('facet', facets(old), facets(now), never),
    ...compare('cue', cues(old), cues(now), never),
  ];
}
