import type { Claim } from '../../lib/model/claim.ts';
import type { FactRecord, RecordLine } from '../../lib/model/record.ts';
import { levelOf } from '../../lib/standing/levels.ts';

/** The lines of a record with the level of every figure, stretch of time, position and event computed from its sources; nobody writes a level by hand. */
export function withLevels(record: Pick<FactRecord, 'claims' | 'sources' | 'concepts'>): RecordLine[] {
  const claim = (one: Claim): Claim => ({
    ...one,
    holds: one.holds.map((hold) => ({ ...hold, level: levelOf(record, hold.because) })),
    observations: one.observations.map((observation) => ({ ...observation, level: levelOf(record, [observation.source, ...(observation.also ?? [])]) })),
    ...(one.positions && {
      positions: one.positions.map((position) => ({ ...position, level: levelOf(record, [position.source, ...(position.also ?? [])]) })),
    }),
    ...(one.events && { events: one.events.map((event) => ({ ...event, level: levelOf(record, event.because) })) }),
  });
  return [...[...record.claims.values()].map(claim), ...record.sources.values(), ...record.concepts.values()];
}

/** Where levels were written by hand: "claim: what". They are computed, so each is a fault. */
export function writtenLevels(record: Pick<FactRecord, 'claims'>): { claim: string; what: string }[] {
  return [...record.claims.values()].flatMap((one) => [
    ...one.holds.flatMap((hold) => (hold.level ? [{ claim: one.id, what: `hold from ${hold.from}` }] : [])),
    ...one.observations.flatMap((observation) => (observation.level ? [{ claim: one.id, what: `observation ${observation.id}` }] : [])),
    ...(one.positions ?? []).flatMap((position) => (position.level ? [{ claim: one.id, what: `position of ${position.actor}` }] : [])),
    ...(one.events ?? []).flatMap((event) => (event.level ? [{ claim: one.id, what: `event of ${event.date}` }] : [])),
  ]);
}
