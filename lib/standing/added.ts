import type { Claim } from '../model/claim.ts';
import type { Quantity, Reading } from '../model/mention.ts';
import type { FactRecord } from '../model/record.ts';
import { candidatesFor } from './candidates.ts';
import { viewsOf } from './decide.ts';
import { fits } from './numbers.ts';
import { isCurrent } from './observed.ts';
import type { Dates, Outcome } from './outcome.ts';
import { figureRows, levelOfFigure, pageRow, sourcesOf } from './rows.ts';
import { sumOf } from './sums.ts';

/**
 * Judges numbers that are parts of one whole as their sum (model.md, rule 6): "1 + 10 = 11, added by Obelus, of 13". Each part is on record, so the page is never
 * contradicted: the sum matches where it makes the whole, and otherwise leaves something out. `null` where the numbers are no parts of one whole.
 */
export function addedOutcome(record: FactRecord, claim: Claim, reading: Reading, amounts: readonly Quantity[], dates: Dates): Outcome | null {
  const [amount] = amounts;
  if (amount === undefined || amounts.length < 2 || amounts.some(({ kind }) => kind !== amount.kind)) return null;
  const { same, measures } = candidatesFor(record, claim, reading, amount);
  const views = viewsOf(dates);
  const sum = sumOf(claim, amounts, same, views.now);
  if (!sum) return null;
  const { total, parts, whole } = sum;
  const page = pageRow(reading, total, whole.unit, amounts);
  const current = same.filter((one) => isCurrent(claim, one, views.now) && one.partOf === undefined);
  const complete = fits(total, whole) && current.every((one) => fits(total, one));
  const rests = [whole, ...parts];
  return {
    standing: complete ? 'matches' : 'context',
    reason: complete ? 'fits-then-and-now' : 'part-of-a-sum',
    figures: figureRows(record, claim, {
      page: page ? [page] : [],
      same: same.includes(whole) ? same : [whole, ...same],
      measures,
      fitting: rests,
      other: [],
      views,
    }),
    levels: [...new Set(['worked-out' as const, ...rests.map((one) => levelOfFigure(record, one))])],
    because: [...new Set(rests.flatMap(sourcesOf))],
  };
}
