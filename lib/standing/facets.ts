import type { Claim, Facet, Hold } from '../model/claim.ts';
import { firstDay, lastDay, type PlainDate } from '../model/dates.ts';
import type { Reading } from '../model/mention.ts';
import type { FactRecord } from '../model/record.ts';
import type { Moment } from '../model/standing.ts';
import { decide, viewsOf, type Verdict } from './decide.ts';
import { isTurned } from './denial.ts';
import { holdsIn, mainHold } from './holds.ts';
import { levelOfCited } from './levels.ts';
import { rank, type Dates, type Outcome } from './outcome.ts';
import { once, remember } from './remember.ts';
import { spanOf } from './times.ts';
import { lifeOf, type Sample, type State, type Track } from './track.ts';
import type { Span, View } from './views.ts';

/** A statement about one facet: its value, or (`turned`) anything but its value. */
export type Said = { facet: string; value: string; turned: boolean };

/** Does a page's value stand in line with what the record holds: the same value, or one that it entails? Turned: any value that is not in line with it. */
export function inLine(facet: Facet | undefined, held: string, said: Said): boolean {
  const same = held === said.value || (facet?.values[held]?.entails ?? []).includes(said.value);
  return said.turned ? !same : same;
}

/** Values of a facet in a hold; none where the hold says nothing on it. */
function heldValues(hold: Hold, facet: string): readonly string[] {
  const held = hold.is?.[facet];
  return held === undefined ? [] : typeof held === 'string' ? [held] : held;
}

/** A hold in dispute concerns the facets that it lists several accounts of or, where it lists none, all of its facets. */
function isDisputed(hold: Hold, facet: string): boolean {
  if (!hold.disputed) return false;
  const listed = Object.values(hold.is ?? {}).some((value) => Array.isArray(value) && value.length > 1);
  return !listed || heldValues(hold, facet).length > 1;
}

/** How what is said stands in a view: it fits if any value of any hold in force is in line with it. */
export function stateOf(claim: Claim, said: Said, view: View): State {
  const holds = holdsIn(claim, view).filter((hold) => heldValues(hold, said.facet).length > 0);
  const fitting = holds.filter((hold) => fitsHold(claim, said, hold));
  const deciding = fitting.length > 0 ? fitting : holds;
  return {
    fit: holds.length === 0 ? 'silent' : fitting.length > 0 ? 'fits' : 'against',
    disputed: deciding.length > 0 && deciding.every((hold) => isDisputed(hold, said.facet)),
  };
}

const fitsHold = (claim: Claim, said: Said, hold: Hold): boolean => heldValues(hold, said.facet).some((held) => inLine(claim.facets?.[said.facet], held, said));

/** What statements of a claim can say, each once, so that what follows from it can be remembered by it. */
const sayings = remember((_claim: Claim) => new Map<string, readonly Said[]>());

/** The facets that a statement can be about: the one it names or, where it names none or one without that value, all that have the value (model.md, rule 2). */
export function saidOf(claim: Claim, reading: Reading): readonly Said[] {
  const { value } = reading;
  if (value === undefined) return [];
  const turned = isTurned(claim, reading);
  const known = sayings(claim);
  const key = `${reading.facet} ${value} ${turned}`;
  const said = known.get(key) ?? facetsWith(claim, value, reading.facet).map((facet) => ({ facet, value, turned }));
  known.set(key, said);
  return said;
}

function facetsWith(claim: Claim, value: string, facet: Reading['facet']): string[] {
  const facets = Object.entries(claim.facets ?? {}).flatMap(([id, { values }]) => (Object.hasOwn(values, value) ? [id] : []));
  const named = facets.filter((id) => id === facet);
  return named.length > 0 ? named : facets;
}

/** The lives of what is said, up to the horizon that was asked for last: a record has one. */
const lives = new WeakMap<Said, { horizon: PlainDate; life: readonly Sample[] }>();

/** The life of what a claim's statement says, at no time that the text gives: the same for every page. */
function lifeOfSaid(claim: Claim, said: Said, horizon: PlainDate): readonly Sample[] {
  const known = lives.get(said);
  if (known?.horizon === horizon) return known.life;
  const life = lifeOf((view) => stateOf(claim, said, view), claim, horizon);
  lives.set(said, { horizon, life });
  return life;
}

type Judged = { said: Said; verdict: Verdict; at: number };

/** The facet that fits best: by precedence of its standing, then what changed last, then as the claim lists them. Facets that match come before those that differ. */
function best(judged: readonly Judged[]): Judged | undefined {
  const order = (one: Judged): number => (one.verdict.standing === 'changed' ? 0 : 4 - rank(one.verdict.standing));
  const later = (a: PlainDate = '', b: PlainDate = ''): number => (a < b ? 1 : a > b ? -1 : 0);
  return [...judged].sort((a, b) => order(a) - order(b) || (a.verdict.standing === 'changed' ? later(a.verdict.since, b.verdict.since) : 0) || a.at - b.at)[0];
}

/**
 * Compares the facet value of a statement with the record, at the time that the text gives (model.md, rule 7), else on the page's date and now; `null` where the
 * statement has no value, or none that the record ever speaks of.
 */
export function facetOutcome(record: FactRecord, claim: Claim, reading: Reading, dates: Dates): Outcome | null {
  const about = spanOf(reading, dates);
  const all = saidOf(claim, reading);
  if (all.length === 0) return null;
  const timed = about ? at(record, claim, all, dates, about) : null;
  if (timed && timed.standing !== 'differ') return timed;
  const untimed = onItsDay(record, claim, all, dates);
  if (!timed || !untimed || untimed.standing === 'differ') return timed ?? untimed;
  // The record has said so, but not for the time that the text gives.
  const { explains: _, ...rest } = untimed;
  const missing = timed.explains?.text ?? untimed.missing;
  return { ...rest, standing: 'context', reason: 'leaves-out', ...(missing === undefined ? {} : { missing }) };
}

const AHEAD = { standing: 'context', reason: 'leaves-out', differs: undefined } as const;

/** Was the page written before the record has anything on the facet? It is never at odds with what became known later. */
const isAhead = (claim: Claim, said: Said, { standing, then }: Verdict, { page }: Dates): boolean =>
  standing === 'differ' &&
  then?.fit === 'silent' &&
  page !== null &&
  claim.holds.every((hold) => heldValues(hold, said.facet).length === 0 || firstDay(hold.from) > lastDay(page));

type Compared = { record: FactRecord; dates: Dates; outcome: Outcome | null };
/** What a claim's statement comes to where the text gives no time, for the page's date that was asked for last: a page says the same thing several times. */
const lately = new WeakMap<readonly Said[], Compared>();

/** The comparison on the page's date. */
function onItsDay(record: FactRecord, claim: Claim, all: readonly Said[], dates: Dates): Outcome | null {
  const known = lately.get(all);
  if (known?.record === record && known.dates.page === dates.page && known.dates.horizon === dates.horizon) return known.outcome;
  const outcome = at(record, claim, all, dates);
  lately.set(all, { record, dates, outcome });
  return outcome;
}

/** The comparison at one time. */
function at(record: FactRecord, claim: Claim, all: readonly Said[], dates: Dates, about?: Span): Outcome | null {
  const judged = all.flatMap((said, place): Judged[] => {
    const track: Track = (view) => stateOf(claim, said, view);
    const life = once(() => (about ? lifeOf(track, claim, dates.horizon, about) : lifeOfSaid(claim, said, dates.horizon)));
    const verdict = decide(track, life, dates, about);
    return verdict ? [{ said, verdict: isAhead(claim, said, verdict, dates) ? { ...verdict, ...AHEAD } : verdict, at: place }] : [];
  });
  const chosen = best(judged);
  return chosen ? worded(record, claim, chosen, dates, about) : null;
}

/** The hold that shows a side: the last that is (or is not) in line with what is said. */
function holdFor(claim: Claim, said: Said, view: View, fits: boolean): Hold | undefined {
  const holds = holdsIn(claim, view).filter((hold) => heldValues(hold, said.facet).length > 0);
  return holds.findLast((hold) => fitsHold(claim, said, hold) === fits) ?? holds.at(-1) ?? mainHold(claim, view);
}

/** The holds of the two sides; `earlier` where the page's date is not known and the record fitted before. */
function holdsOf(claim: Claim, said: Said, verdict: Verdict, views: ReturnType<typeof viewsOf>): { past?: Hold; present?: Hold; earlier: boolean } {
  const present = holdFor(claim, said, views.now, verdict.now.fit === 'fits');
  if (verdict.sides === 'earlier-and-now') return { past: claim.holds.findLast((hold) => fitsHold(claim, said, hold)), present, earlier: true };
  const past = verdict.sides === 'then-and-now' && views.then ? holdFor(claim, said, views.then, verdict.then?.fit === 'fits') : undefined;
  return { past, present, earlier: false };
}

/** What a statement leaves out: the context of its value where it fits at all, or is no answer of the record's at any time; for a page that was ahead of the record, what the record said on its day. */
function missingOf(claim: Claim, { said, verdict }: Judged, past: Hold | undefined): string | undefined {
  const told = verdict.now.fit === 'fits' || verdict.then?.fit === 'fits' || verdict.reason === 'no-source-says-so';
  const context = told && !said.turned ? claim.facets?.[said.facet]?.values[said.value]?.context : undefined;
  return context ?? (verdict.standing === 'context' ? past?.text : undefined);
}

function worded(record: FactRecord, claim: Claim, judged: Judged, dates: Dates, about?: Span): Outcome {
  const { said, verdict } = judged;
  const { past, present, earlier } = holdsOf(claim, said, verdict, viewsOf(dates, about));
  const shown = [past, present].filter((hold) => hold !== undefined);
  const missing = missingOf(claim, judged, past);
  const partial = missing !== undefined && verdict.standing === 'matches';
  const then: Moment | undefined = past && { date: earlier ? null : dates.page, text: past.text, fits: earlier || verdict.then?.fit === 'fits' };
  const now: Moment | undefined =
    present && verdict.sides !== 'none' ? { date: dates.horizon, text: present.text, fits: verdict.now.fit === 'fits' } : undefined;
  return {
    standing: partial ? 'context' : verdict.standing,
    reason: partial ? 'leaves-out' : verdict.reason,
    ...(verdict.differs ? { differs: verdict.differs } : {}),
    ...(verdict.since === undefined ? {} : { since: verdict.since }),
    ...(missing === undefined ? {} : { missing }),
    facet: { id: said.facet, text: claim.facets?.[said.facet]?.text ?? said.facet },
    ...(then ? { then } : {}),
    ...(now ? { now } : {}),
    ...(about && present ? { explains: present } : {}),
    figures: [],
    levels: [...new Set(shown.map((hold) => hold.level ?? levelOfCited(record, hold.because)))],
    because: [...new Set(shown.flatMap((hold) => hold.because))],
  };
}
