import type { Claim, Observation } from '../model/claim.ts';
import { firstDay, lastDay } from '../model/dates.ts';
import { remember } from './remember.ts';
import type { View } from './views.ts';

/** Is the figure public in a view, and does its time lie not after it? */
export const isPublic = (one: Observation, view: View): boolean => firstDay(one.known) <= view.known && firstDay(one.asOf) <= view.last;

/** Has a newer value of its series taken the figure's place, or has it ended by `until` (model.md, rule 5)? On the day of that change it still stands. */
function replaced(one: Observation, all: readonly Observation[], view: View): boolean {
  if (one.until !== undefined && lastDay(one.until) < view.first) return true;
  if (one.series === undefined) return false;
  return all.some(
    (newer) =>
      newer.series === one.series &&
      newer.measure === one.measure &&
      firstDay(newer.asOf) > firstDay(one.asOf) &&
      firstDay(newer.asOf) < view.first &&
      firstDay(newer.known) < view.settled,
  );
}

const currentIn = remember((claim: Claim) =>
  remember(
    (view: View): ReadonlySet<Observation> => new Set(claim.observations.filter((one) => isPublic(one, view) && !replaced(one, claim.observations, view))),
  ),
);

/** Is a figure of the claim a present one in a view: public, not replaced, not ended? */
export const isCurrent = (claim: Claim, one: Observation, view: View): boolean => currentIn(claim)(view).has(one);

const newness = remember((one: Observation) => `${lastDay(one.asOf)} ${lastDay(one.known)}`);

/** Newest first: by what they measure, then by when they became known. */
export const newestFirst = (a: Observation, b: Observation): number => {
  const [left, right] = [newness(a), newness(b)];
  return left < right ? 1 : left > right ? -1 : 0;
};
