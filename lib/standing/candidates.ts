import type { Claim, Observation } from '../model/claim.ts';
import type { Quantity, Reading } from '../model/mention.ts';
import type { FactRecord } from '../model/record.ts';
import { sameNumber, sameUnit } from './numbers.ts';
import { otherDirection, partiesOf, sameDirection } from './parties.ts';

/** What a number of the page is compared with. */
export type Candidates = {
  /** Measures that the statement may mean, the likeliest first; every measure of the claim where it tells none. */
  measures: readonly string[];
  /** Figures of these measures, parties and unit: only these can contradict the page (model.md, rule 3). */
  same: readonly Observation[];
  /** Figures of other measures of the same parties that give the very number of the page. */
  other: readonly Observation[];
  /** Figures of the other direction, or of related claims, that do. */
  elsewhere: readonly Observation[];
  /** Is it open which measure, or which party, the page means? */
  vague: boolean;
};

/** Measures that the page's measure may mean (`readAs`); itself where the claim lists none; `undefined` where the page tells none. */
const measuresOf = (claim: Claim, reading: Reading): readonly string[] | undefined =>
  reading.measure === undefined ? undefined : claim.readAs && Object.hasOwn(claim.readAs, reading.measure) ? claim.readAs[reading.measure] : [reading.measure];

/** Finds what a number can be compared with. */
export function candidatesFor(record: FactRecord, claim: Claim, reading: Reading, amount: Quantity): Candidates {
  const countable = claim.observations.filter((one) => sameUnit(amount, one.unit));
  const comparable = countable.filter((one) => sameDirection(record, reading, one));
  const told = measuresOf(claim, reading);
  const measures = told ?? [...new Set(comparable.map((one) => one.measure))];
  const same = comparable.filter((one) => measures.includes(one.measure));
  return {
    measures,
    same,
    other: comparable.filter((one) => !same.includes(one) && sameNumber(amount, one)),
    // Only asked for where no figure of the claim fits.
    get elsewhere() {
      const turned = countable.filter((one) => otherDirection(record, reading, one));
      return [...turned, ...nextDoor(record, claim, reading, amount)].filter((one) => sameNumber(amount, one));
    },
    vague: told === undefined || new Set(same.map(partiesOf)).size > 1,
  };
}

/** Sums of money of the related claims that share a party: "$250 billion invested" may be the Azure contract. Shares and growth rates coincide too easily. */
function nextDoor(record: FactRecord, claim: Claim, reading: Reading, amount: Quantity): Observation[] {
  if (amount.kind !== 'money') return [];
  const parties = [reading.payer, reading.payee, reading.about].filter((party) => party !== undefined);
  return (claim.related ?? [])
    .flatMap((id) => record.claims.get(id)?.observations ?? [])
    .filter((one) => sameUnit(amount, one.unit) && [one.payer, one.payee, one.about].some((party) => party !== undefined && parties.includes(party)));
}
