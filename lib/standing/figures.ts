import type { Claim, Hold, Observation } from '../model/claim.ts';
import type { Quantity, Reading } from '../model/mention.ts';
import type { FactRecord } from '../model/record.ts';
import type { Moment } from '../model/standing.ts';
import { candidatesFor, type Candidates } from './candidates.ts';
import { decide, viewsOf, type Verdict } from './decide.ts';
import { holdsIn, mainHold } from './holds.ts';
import { sentenceOf } from './number-text.ts';
import { fits } from './numbers.ts';
import { isCurrent, isPublic, newestFirst } from './observed.ts';
import type { Dates, Outcome } from './outcome.ts';
import { refine } from './refine.ts';
import { once } from './remember.ts';
import { figureRows, levelOfFigure, pageRow, sourcesOf } from './rows.ts';
import { lifeOf, type State, type Track } from './track.ts';
import { spanOf } from './times.ts';
import type { Span, View } from './views.ts';

/** Everything that the comparison of one number looks at. */
export type Figure = { record: FactRecord; claim: Claim; reading: Reading; amount: Quantity; candidates: Candidates; dates: Dates; about?: Span };

/** Is a figure one of the accounts that a hold calls disputed? */
const isAccount = (hold: Hold, one: Observation): boolean => hold.disputed === true && (hold.current === undefined || hold.current.includes(one.id));

/** How a number stands in a view: it fits if any present figure of what it may count does. */
export function figureState({ claim, amount, candidates }: Pick<Figure, 'claim' | 'amount' | 'candidates'>, view: View): State {
  if (!candidates.same.some((one) => isPublic(one, view))) return { fit: 'silent', disputed: false };
  const fitting = candidates.same.filter((one) => isCurrent(claim, one, view) && fits(amount, one));
  if (fitting.length === 0) return { fit: 'against', disputed: false };
  return { fit: 'fits', disputed: holdsIn(claim, view).some((hold) => fitting.every((one) => isAccount(hold, one))) };
}

/** Compares one number of a statement with the record's figures; `null` where the record counts nothing of this kind, or nothing for these times. */
export function figureOutcome(record: FactRecord, claim: Claim, reading: Reading, amount: Quantity, dates: Dates): Outcome | null {
  const candidates = candidatesFor(record, claim, reading, amount);
  const about = spanOf(reading, dates, amount);
  const timed = about && at({ record, claim, reading, amount, candidates, dates, about });
  if (timed && timed.standing !== 'differ') return timed;
  const untimed = at({ record, claim, reading, amount, candidates, dates });
  if (!timed || !untimed || untimed.standing === 'differ') return timed ?? untimed;
  // The number is on record, but not for the time that the text gives.
  return { ...untimed, standing: 'context', reason: untimed.standing === 'context' ? untimed.reason : 'leaves-out' };
}

/** The comparison at one time. */
function at(figure: Figure): Outcome | null {
  const { record, claim, candidates, dates, about } = figure;
  const track: Track = (view) => figureState(figure, view);
  const life = once(() => lifeOf(track, claim, dates.horizon, about));
  const verdict = decide(track, life, dates, about);
  const unknown = verdict === null || (verdict.standing === 'differ' && verdict.reason === 'no-source-says-so');
  if (!unknown) return worded(figure, verdict);
  const otherwise = [...candidates.other, ...candidates.elsewhere].filter((one) => isPublic(one, viewsOf(dates).now));
  if (otherwise.length > 0)
    return { standing: 'context', reason: 'counts-something-else', figures: rowsFor(figure, otherwise), ...evidence(record, otherwise) };
  return verdict && worded(figure, verdict);
}

const evidence = (record: FactRecord, observations: readonly Observation[]): Pick<Outcome, 'levels' | 'because'> => ({
  levels: [...new Set(observations.map((one) => levelOfFigure(record, one)))],
  because: [...new Set(observations.flatMap(sourcesOf))],
});

function rowsFor({ record, claim, reading, amount, candidates, dates, about }: Figure, other: readonly Observation[] = candidates.other): Outcome['figures'] {
  const views = viewsOf(dates, about);
  const everFitting = candidates.same.filter((one) => fits(amount, one));
  const stillFitting = everFitting.filter((one) => [views.then, views.now].some((view) => view !== null && isCurrent(claim, one, view)));
  const fitting = stillFitting.length > 0 ? stillFitting : everFitting;
  const page = pageRow(reading, amount, (fitting[0] ?? candidates.same[0] ?? other[0])?.unit);
  return figureRows(record, claim, { page: page ? [page] : [], same: candidates.same, measures: candidates.measures, fitting, other, views: viewsOf(dates) });
}

/** What the record said on this figure in a view, in its own words: a hold that rests on it and on nothing learnt later, else the figure itself. */
function momentText({ claim, amount, candidates }: Figure, view: View, fit: boolean): string | undefined {
  const standing = candidates.same.filter((one) => isCurrent(claim, one, view)).sort(newestFirst);
  const shown = standing.filter((one) => fits(amount, one) === fit);
  const one = shown[0] ?? standing[0];
  const known = (id: string): boolean => claim.observations.some((other) => other.id === id && isPublic(other, view));
  const hold = holdsIn(claim, view).find((other) => one !== undefined && (other.current ?? []).includes(one.id) && (other.current ?? []).every(known));
  return hold?.text ?? (one ? sentenceOf(one) : mainHold(claim, view)?.text);
}

/** Then and Now of a figure, where the card shows them. */
function sidesOf(figure: Figure, verdict: Verdict): { then?: Moment; now?: Moment } {
  if (verdict.sides === 'none') return {};
  const views = viewsOf(figure.dates, figure.about);
  const earlier = verdict.sides === 'earlier-and-now' ? figure.candidates.same.filter((one) => fits(figure.amount, one)).sort(newestFirst)[0] : undefined;
  const thenFits = verdict.then?.fit === 'fits';
  const then: Moment | undefined = earlier
    ? { date: null, text: sentenceOf(earlier), fits: true }
    : moment(figure.dates.page, views.then ? momentText(figure, views.then, thenFits) : undefined, thenFits);
  const now = moment(figure.dates.horizon, momentText(figure, views.now, verdict.now.fit === 'fits'), verdict.now.fit === 'fits');
  return { ...(then ? { then } : {}), ...(now ? { now } : {}) };
}

const moment = (date: Moment['date'], text: string | undefined, fit: boolean): Moment | undefined =>
  text === undefined ? undefined : { date, text, fits: fit };

/** The figures that the comparison rests on: those that fit, and for a change also what stands in their place now; where none fits, all that were compared. */
function restsOn({ claim, amount, candidates, dates, about }: Figure, verdict: Verdict): Observation[] {
  const { then, now } = viewsOf(dates, about);
  const isNow = (one: Observation): boolean => isCurrent(claim, one, now);
  const current = candidates.same.filter((one) => isNow(one) || (then !== null && isCurrent(claim, one, then)));
  const fitting = (current.some((one) => fits(amount, one)) ? current : candidates.same).filter((one) => fits(amount, one));
  if (verdict.standing === 'changed') return [...fitting, ...current.filter(isNow)];
  return fitting.length > 0 && verdict.standing !== 'differ' ? fitting : current;
}

function worded(figure: Figure, verdict: Verdict): Outcome {
  const { record, claim, dates, about } = figure;
  const views = viewsOf(dates, about);
  const finer = verdict.standing === 'matches' ? refine(figure, verdict.then?.fit === 'fits' && views.then ? views.then : views.now) : null;
  const explains = about && verdict.standing === 'matches' && !finer ? mainHold(claim, views.now) : undefined;
  return {
    standing: finer?.standing ?? verdict.standing,
    reason: finer?.reason ?? (verdict.reason === 'no-source-says-so' ? 'no-source-gives-figure' : verdict.reason),
    ...(verdict.differs ? { differs: verdict.differs } : {}),
    ...(verdict.since === undefined || finer ? {} : { since: verdict.since }),
    ...(finer?.missing === undefined ? {} : { missing: finer.missing }),
    ...(finer ? {} : sidesOf(figure, verdict)),
    ...(explains ? { explains } : {}),
    figures: rowsFor(figure),
    ...evidence(record, restsOn(figure, verdict)),
  };
}
