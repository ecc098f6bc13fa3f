import type { Observation } from '../model/claim.ts';
import type { Reason } from '../model/standing.ts';
import type { Figure } from './figures.ts';
import { holdsIn } from './holds.ts';
import { fits } from './numbers.ts';
import { isCurrent } from './observed.ts';
import type { View } from './views.ts';

/** Why a number that is on record still needs context. */
export type Finer = { standing: 'context'; reason: Reason; missing?: string };

const context = (reason: Reason, missing?: string): Finer => ({ standing: 'context', reason, ...(missing === undefined ? {} : { missing }) });

/**
 * A number that fits, looked at closely in the view in which it fits; `null` where it matches without more:
 * - a vague verb ("invested") means several measures, and the number fits one and not another (model.md, rule 3);
 * - it is one part of a sum, given for no time of its own, where the record's present figure is the whole (rule 6);
 * - the record says "up to" or names conditions, and the page leaves them out.
 */
export function refine(figure: Figure, view: View): Finer | null {
  const { claim, amount, candidates, reading, about } = figure;
  const current = candidates.same.filter((one) => isCurrent(claim, one, view));
  const fitting = current.filter((one) => fits(amount, one));
  if (fitting.length === 0) return null;
  const fittingMeasures = new Set(fitting.map((one) => one.measure));
  if (candidates.vague || current.some((one) => !fittingMeasures.has(one.measure))) return context('measure-not-told');
  if (!about && fitting.every((one) => isOldPart(figure, one, view))) return context('part-of-a-sum');
  if (fitting.every((one) => one.qualifier === 'up-to') && amount.bound !== '<' && amount.bound !== '<=' && !amount.nearly) return context('leaves-out');
  const conditions = fitting[0]?.conditions;
  if (conditions !== undefined && reading.value === undefined && fitting.every((one) => one.conditions !== undefined)) return context('leaves-out', conditions);
  return null;
}

/** A part of a sum that the record no longer lists among its present figures. */
function isOldPart({ claim }: Figure, one: Observation, view: View): boolean {
  if (one.partOf === undefined) return false;
  const holds = holdsIn(claim, view).filter((hold) => hold.current !== undefined);
  return holds.length > 0 && holds.every((hold) => !hold.current?.includes(one.id));
}
