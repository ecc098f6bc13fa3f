import { firstDay, type PlainDate } from '../../lib/model/dates.ts';
import type { Claim } from '../../lib/model/claim.ts';
import type { RecordLine } from '../../lib/model/record.ts';
import type { Source } from '../../lib/model/source.ts';
import { readContent, writeContent, countKinds } from '../../lib/pack/content.ts';
import { pack, type BuiltPack } from '../obelus-pack/build.ts';

/** What became public by a day. A month or a year counts from its first day on. */
const by = (day: PlainDate, date: PlainDate): boolean => firstDay(date) <= day;

/** A claim as far as it was known on a day; null when it did not exist then. What ended later goes on, and no sentence speaks of what came later. */
function claimBy(claim: Claim, day: PlainDate, isThere: (id: string) => boolean, isEarly: (source: string) => boolean): Claim | null {
  const observations = claim.observations
    .filter(({ asOf, known }) => by(day, known) && by(day, asOf))
    .map(({ until, also, ...one }) => ({ ...one, ...(until && by(day, until) && { until }), ...(also && { also: also.filter(isEarly) }) }));
  const kept = new Set(observations.map(({ id }) => id));
  const early = (because: string[]): string[] => (because.some(isEarly) ? because.filter(isEarly) : because);
  const holds = claim.holds
    .filter(({ from, known }) => by(day, known ?? from) && by(day, from))
    .map(({ to, current, because, ...hold }) => ({
      ...hold,
      ...(to && by(day, to) && { to }),
      ...(current && { current: current.filter((id) => kept.has(id)) }),
      because: early(because),
    }));
  if (holds.length === 0) return null;
  const { missing, positions, events, related, ...rest } = claim;
  const ended = claim.holds.filter(({ to }) => to && !by(day, to)).length;
  const untouched = holds.length === claim.holds.length && ended === 0 && observations.length === claim.observations.length;
  return {
    ...rest,
    holds,
    observations,
    ...(positions && { positions: positions.filter(({ date }) => by(day, date)) }),
    ...(events && { events: events.filter(({ date }) => by(day, date)).map((event) => ({ ...event, because: early(event.because) })) }),
    ...(related && { related: related.filter(isThere) }),
    // Written with all that is known now: it stays only where nothing has come since.
    ...(missing !== undefined && untouched && { missing }),
  };
}

/** Every source id that a claim names. */
const namedBy = (claim: Claim): string[] => [
  ...claim.observations.flatMap(({ source, also = [] }) => [source, ...also]),
  ...[...claim.holds, ...(claim.events ?? [])].flatMap(({ because }) => because),
  ...(claim.positions ?? []).flatMap(({ source, also = [] }) => [source, ...also]),
];

/**
 * The record as it stood on a day, for showing an update: nothing is added or reworded, only what became known later is left out.
 * @param version name of the earlier version; its place in the order is that of `built`.
 */
export function earlierPack(built: BuiltPack, day: PlainDate, version: string): BuiltPack {
  const lines = readContent(built.content, { records: built.records, released: built.file.released });
  const sources = new Map(lines.flatMap((line): [string, Source][] => (line.kind === 'source' ? [[line.id, line]] : [])));
  const isEarly = (id: string): boolean => by(day, sources.get(id)?.published ?? '9999');
  const known = new Set(lines.flatMap((line) => (line.kind === 'claim' && line.holds.some(({ from, known: at }) => by(day, at ?? from)) ? [line.id] : [])));
  const told = lines.flatMap((line): RecordLine[] => {
    if (line.kind !== 'claim') return [line];
    const claim = claimBy(line, day, (id) => known.has(id), isEarly);
    return claim ? [claim] : [];
  });
  const named = new Set(told.flatMap((line) => (line.kind === 'claim' ? namedBy(line) : [])));
  const kept = told.filter((line) => line.kind !== 'source' || isEarly(line.id) || named.has(line.id));
  const repeated = kept.map((line) => (line.kind === 'source' && line.repeats && !kept.some(({ id }) => id === line.repeats) ? withoutRepeats(line) : line));
  const content = writeContent(repeated);
  return { file: { ...built.file, version, horizon: day }, content, packed: pack(content), records: repeated.length, counts: countKinds(repeated) };
}

function withoutRepeats(source: Source): Source {
  const alone = { ...source };
  delete alone.repeats;
  return alone;
}
