import type { Observation } from '../model/claim.ts';
import type { Reading } from '../model/mention.ts';
import type { FactRecord } from '../model/record.ts';
import { remember } from './remember.ts';

type Concepts = Pick<FactRecord, 'concepts'>;

/** For each concept that was asked for, itself and all that it counts as by `is` (any number of steps; circles end). */
const widerOf = remember((concepts: FactRecord['concepts']) => {
  const known = new Map<string, ReadonlySet<string>>();
  return (id: string): ReadonlySet<string> => {
    const before = known.get(id);
    if (before) return before;
    const wider = new Set([id]);
    for (const at of wider) for (const next of concepts.get(at)?.is ?? []) wider.add(next);
    known.set(id, wider);
    return wider;
  };
});

const countsAs = (record: Concepts, id: string, wider: string): boolean => widerOf(record.concepts)(id).has(wider);

/** Are two ids the same party, or is one a narrower name of the other ("aws" of "amazon-group")? */
export const sameParty = (record: Concepts, a: string, b: string): boolean => a === b || countsAs(record, a, b) || countsAs(record, b, a);

const agrees = (record: Concepts, page: string | undefined, known: string | undefined): boolean =>
  page === undefined || known === undefined || sameParty(record, page, known);

/** Does a figure concern the parties of the statement, in the same direction (model.md, rules 3 and 10)? What either leaves open does not part them. */
export const sameDirection = (record: Concepts, reading: Reading, one: Observation): boolean =>
  agrees(record, reading.payer, one.payer) && agrees(record, reading.payee, one.payee) && agrees(record, reading.about, one.about);

/** Does a figure run between the same two parties the other way round? */
export const otherDirection = (record: Concepts, reading: Reading, one: Observation): boolean =>
  reading.payer !== undefined &&
  reading.payee !== undefined &&
  one.payer !== undefined &&
  one.payee !== undefined &&
  agrees(record, reading.payer, one.payee) &&
  agrees(record, reading.payee, one.payer);

/** Who pays whom, or who it is about, as one key: figures with different keys are about different parties. */
export const partiesOf = (one: Observation): string => `${one.payer ?? ''}>${one.payee ?? ''}|${one.about ?? ''}`;
