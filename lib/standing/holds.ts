import type { Claim, Hold } from '../model/claim.ts';
import { firstDay, lastDay } from '../model/dates.ts';
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

/** So many views of one claim are remembered. */
const MOST_VIEWS = 256;

/** Claims never change once they are loaded, and a page asks for the same few days of them again and again. */
const remembered = new WeakMap<Claim, Map<string, Hold[]>>();

/** The holds in force in a view, in the order of the claim. Two of them on the day of a change; none before the record begins. */
export function holdsIn(claim: Claim, view: View): readonly Hold[] {
  const known = remembered.get(claim) ?? new Map<string, Hold[]>();
  remembered.set(claim, known);
  const key = `${view.first} ${view.last} ${view.known} ${view.settled}`;
  const holds = known.get(key) ?? inForceIn(claim, view);
  if (known.size >= MOST_VIEWS) known.clear();
  known.set(key, holds);
  return holds;
}

function inForceIn(claim: Claim, view: View): Hold[] {
  return claim.holds.filter((hold) => firstDay(hold.from) <= view.last && holdKnown(hold) <= view.known && !ended(hold, claim.holds, view));
}

/** The hold that speaks for a view: the newest in force or, where none is, the newest that began by then; `undefined` before the record begins. */
export function mainHold(claim: Claim, view: View): Hold | undefined {
  const begun = claim.holds.filter((hold) => firstDay(hold.from) <= view.last && holdKnown(hold) <= view.known);
  const inForce = holdsIn(claim, view);
  return (inForce.length > 0 ? inForce : begun).reduce<Hold | undefined>(
    (best, hold) => (best && firstDay(best.from) > firstDay(hold.from) ? best : hold),
    undefined,
  );
}
