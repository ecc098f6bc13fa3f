import type { Claim } from '../model/claim.ts';
import { firstDay, lastDay, type PlainDate } from '../model/dates.ts';
import { viewAfter, viewOn, type Span, type View } from './views.ts';

/**
 * How one statement stands in one view of the record. `silent`: the record has nothing on it there.
 * `disputed`: the record itself holds different accounts.
 */
export type State = { fit: 'fits' | 'against' | 'silent'; disputed: boolean };

/** The state of one statement in any view. */
export type Track = (view: View) => State;

/** A state from `since` on (a date of the record, as precise as the record gives it). */
export type Sample = { day: string; since: PlainDate; state: State };

/** A day on which the record moves, and its end, right after everything of it. */
type Edge = { day: string; end: string; label: PlainDate };

/** The edges of each claim up to the horizon that was asked for last: a record has one. */
const remembered = new WeakMap<Claim, { horizon: PlainDate; edges: readonly Edge[] }>();

/** Every day on which something of the claim begins, ends or becomes public, in order, to the horizon. */
function edgesOf(claim: Claim, horizon: PlainDate): readonly Edge[] {
  const known = remembered.get(claim);
  if (known?.horizon === horizon) return known.edges;
  const edges = collectEdges(claim, horizon);
  remembered.set(claim, { horizon, edges });
  return edges;
}

function collectEdges(claim: Claim, horizon: PlainDate): Edge[] {
  const starts = [...claim.holds.flatMap((hold) => [hold.from, hold.known]), ...claim.observations.flatMap((one) => [one.asOf, one.known])].flatMap((label) =>
    label === undefined ? [] : [{ day: firstDay(label), label }],
  );
  const ends = [...claim.holds.map((hold) => hold.to), ...claim.observations.map((one) => one.until)].flatMap((label) =>
    label === undefined ? [] : [{ day: lastDay(label), label }],
  );
  const days = new Map([...starts, ...ends].map(({ day, label }) => [day, { day, end: `${day}T24`, label }]));
  return [...days.values()].filter((edge) => edge.day <= lastDay(horizon)).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The life of a statement: its state on every day on which the record moves, and right after it. Ordered by time. */
export function lifeOf(track: Track, claim: Claim, horizon: PlainDate, about?: Span): Sample[] {
  const samples: Sample[] = [];
  for (const { day, end, label } of edgesOf(claim, horizon)) {
    samples.push({ day, since: label, state: track(viewOn(day, about)) }, { day: end, since: label, state: track(viewAfter(day, about)) });
  }
  return samples;
}

/**
 * Since when `is` has been true without a break up to the last sample; `undefined` where it is not true at the end.
 * Where `is` answers `null` (nothing is said there), what held before still holds.
 */
export function trueSince(samples: readonly Sample[], is: (state: State) => boolean | null): PlainDate | undefined {
  let since: PlainDate | undefined;
  for (const sample of samples) {
    const answer = is(sample.state);
    if (answer === false) since = undefined;
    else if (answer) since ??= sample.since;
  }
  return since;
}
