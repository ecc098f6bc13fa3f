import type { Observation } from '../model/claim.ts';
import type { Reading } from '../model/mention.ts';
import type { FactRecord } from '../model/record.ts';

type Concepts = Pick<FactRecord, 'concepts'>;

/** Does the concept count as the other, by `is` (any number of steps; circles end)? */
function countsAs(record: Concepts, id: string, wider: string): boolean {
  const seen = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === wider) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(record.concepts.get(at)?.is ?? []));
  }
  return false;
}

/** Are two ids the same party, or is one a narrower name of the other ("aws" of "amazon-group")? */
export const sameParty = (record: Concepts, a: string, b: string): boolean => countsAs(record, a, b) || countsAs(record, b, a);

const agrees = (record: Concepts, page: string | undefined, known: string | undefined): boolean =>
  page === undefined || known === undefined || sameParty(record, page, known);

/** Does a figure concern the parties of the statement, in the same direction (model.md, rules 3 and 10)? What either leaves open does not part them. */
export const sameDirection = (record: Concepts, reading: Reading, one: Observation): boolean =>
  agrees(record, reading.payer, one.payer) && agrees(record, reading.payee, one.payee) && agrees(record, reading.about, one.about);

/** Does a figure run between the same two parties the other way round? */
export const otherDirection = (record: Concepts, reading: Reading, one: Observation): boolean =>
  [reading.payer, reading.payee, one.payer, one.payee].every((party) => party !== undefined) &&
  agrees(record, reading.payer, one.payee) &&
  agrees(record, reading.payee, one.payer);

/** Who pays whom, or who it is about, as one key: figures with different keys are about different parties. */
export const partiesOf = (one: Observation): string => `${one.payer ?? ''}>${one.payee ?? ''}|${one.about ?? ''}`;
