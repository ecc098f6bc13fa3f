import type { Claim, Hold } from '../model/claim.ts';
import { firstDay, lastDay } from '../model/dates.ts';
import { remember } from './remember.ts';
import type { View } from './views.ts';

/** Day on which a hold became public: its `known`, or the day it begins. */
export const holdKnown = (hold: Hold): string => firstDay(hold.known ?? hold.from);

/** A hold ends when its time is over and what follows it is public; an end that nobody could know of yet does not count. */
function ended(hold: Hold, holds: readonly Hold[], view: View): boolean {
  if (hold.to === undefined || lastDay(hold.to) >= view.first) return false;
  const end = firstDay(hold.to);
  const following = holds.filter((other) => other !== hold && firstDay(other.from) >= end).sort((a, b) => (firstDay(a.from) < firstDay(b.from) ? -1 : 1))[0];
  return following === undefined || holdKnown(following) < view.settled;
}

const standing = remember((claim: Claim) => remember((view: View) => inForceIn(claim, view)));

/** The holds in force in a view, in the order of the claim. Two of them on the day of a change; none before the record begins. */
export const holdsIn = (claim: Claim, view: View): readonly Hold[] => standing(claim)(view);

function inForceIn(claim: Claim, view: View): Hold[] {
  return claim.holds.filter((hold) => firstDay(hold.from) <= view.last && holdKnown(hold) <= view.known && !ended(hold, claim.holds, view));
}

const main = remember((claim: Claim) => remember((view: View) => mainIn(claim, view)));

/** The hold that speaks for a view: the newest in force or, where none is, the newest that began by then; `undefined` before the record begins. */
export const mainHold = (claim: Claim, view: View): Hold | undefined => main(claim)(view);

function mainIn(claim: Claim, view: View): Hold | undefined {
  const begun = claim.holds.filter((hold) => firstDay(hold.from) <= view.last && holdKnown(hold) <= view.known);
  const inForce = holdsIn(claim, view);
  return (inForce.length > 0 ? inForce : begun).reduce<Hold | undefined>(
    (best, hold) => (best && firstDay(best.from) > firstDay(hold.from) ? best : hold),
    undefined,
  );
}
