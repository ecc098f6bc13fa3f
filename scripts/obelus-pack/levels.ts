import type { Concept } from '../../lib/model/concept.ts';
import type { FactRecord, RecordLine } from '../../lib/model/record.ts';

const textOf = (word: Concept['aliases'][number]): string => (typeof word === 'string' ? word : word.text);
const byText = (words: Concept['aliases']): Concept['aliases'] => [...words].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));

/** A concept with its words in order: the first, which is its name, stays where it is; the order of the others says nothing, and sorted they are shorter to write. */
function inOrder(concept: Concept): Concept {
  const [first, ...others] = concept.aliases;
  const aliases = first === undefined ? concept.aliases : [first, ...byText(others)];
  return concept.epithets ? { ...concept, aliases, epithets: byText(concept.epithets) } : { ...concept, aliases };
}

/**
 * The lines that are shipped. Levels are not among them: the extension computes them from the sources by the same rule (lib/standing/levels.ts), so that no pack can
 * say more of itself than its sources do, and 20 kB stay at home.
 */
export const linesOf = (record: Pick<FactRecord, 'claims' | 'sources' | 'concepts'>): RecordLine[] => [
  ...record.claims.values(),
  ...record.sources.values(),
  ...[...record.concepts.values()].map(inOrder),
];

/** Where levels were written by hand: "claim: what". They are computed, so each is a fault. */
export function writtenLevels(record: Pick<FactRecord, 'claims'>): { claim: string; what: string }[] {
  return [...record.claims.values()].flatMap((one) => [
    ...one.holds.flatMap((hold) => (hold.level ? [{ claim: one.id, what: `hold from ${hold.from}` }] : [])),
    ...one.observations.flatMap((observation) => (observation.level ? [{ claim: one.id, what: `observation ${observation.id}` }] : [])),
    ...(one.positions ?? []).flatMap((position) => (position.level ? [{ claim: one.id, what: `position of ${position.actor}` }] : [])),
    ...(one.events ?? []).flatMap((event) => (event.level ? [{ claim: one.id, what: `event of ${event.date}` }] : [])),
  ]);
}
