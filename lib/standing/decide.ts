import { firstDay, type PlainDate } from '../model/dates.ts';
import type { Judgement, Reason, Standing } from '../model/standing.ts';
import type { Dates } from './outcome.ts';
import { trueSince, type Sample, type State, type Track } from './track.ts';
import { viewAfter, viewOn, type Span, type View } from './views.ts';

/** What the table of ux.md 1.2 gives for one statement, before it is put into words. */
export type Verdict = {
  standing: Standing;
  reason: Reason;
  differs?: Judgement['differs'];
  since?: PlainDate;
  /** Which sides the card shows: both, the present against an earlier time of the record (the page's date is not known), or none. */
  sides: 'none' | 'then-and-now' | 'earlier-and-now';
  then: State | null;
  now: State;
};

/** The two views of model.md, rule 1; `then` is missing where the page's date is not known. */
export function viewsOf(dates: Dates, about?: Span): { then: View | null; now: View } {
  return { then: dates.page === null ? null : viewOn(dates.page, about), now: viewAfter(dates.horizon, about) };
}

const agrees = (state: State): boolean | null => (state.fit === 'silent' ? null : state.fit === 'fits' && !state.disputed);
const contradicts = (state: State): boolean | null => (state.fit === 'silent' ? null : state.fit === 'against');
const isDisputed = (state: State): boolean => state.disputed;
const isSettled = (state: State): boolean => !state.disputed;

const everFits = (samples: readonly Sample[]): boolean => samples.some((sample) => sample.state.fit === 'fits');
const fitAtLast = (samples: readonly Sample[]): boolean => samples.findLast((sample) => sample.state.fit !== 'silent')?.state.fit === 'fits';

/** The life of a statement; worked out only where how it stands then and now does not decide. */
type Life = () => readonly Sample[];

/**
 * The table of ux.md 1.2: from how a statement stood on the page's date, how it stands at the horizon, and its life in between, to its standing.
 * `null` where the record never says anything that the statement could be compared with.
 */
export function decide(track: Track, life: Life, dates: Dates, about?: Span): Verdict | null {
  const views = viewsOf(dates, about);
  const now = track(views.now);
  if (now.fit === 'silent' && life().every((sample) => sample.state.fit === 'silent')) return null;
  const then = views.then && track(views.then);
  const verdict = then === null ? undated(now, life) : dated(then, now, life, dates.page ?? dates.horizon);
  return { ...verdict, then, now };
}

type Row = Omit<Verdict, 'then' | 'now'>;

const differ = (reason: Reason, since?: PlainDate): Row => ({
  standing: 'differ',
  differs: reason === 'sources-disagree' ? 'sources' : 'record',
  reason,
  since,
  sides: 'none',
});
const matches: Row = { standing: 'matches', reason: 'fits-then-and-now', sides: 'none' };

/** The page's date is not known (model.md, rule 8). */
function undated(now: State, life: Life): Row {
  if (now.fit === 'fits') return now.disputed ? differ('sources-disagree', trueSince(life(), isDisputed)) : matches;
  if (!everFits(life())) return differ('no-source-says-so');
  // What the record once said and never said otherwise still stands.
  if (now.fit === 'silent' && fitAtLast(life())) return matches;
  return { standing: 'changed', reason: 'fitted-earlier-date-unknown', since: trueSince(life(), contradicts), sides: 'earlier-and-now' };
}

function dated(then: State, now: State, life: Life, page: PlainDate): Row {
  if (now.fit === 'fits' && now.disputed) return nowDisputed(then, life);
  if (now.fit === 'fits') return nowAgreed(then, life);
  if (now.fit === 'silent' && then.fit === 'fits') return then.disputed ? differ('sources-disagree') : matches;
  if (then.fit === 'fits') {
    if (then.disputed) return { standing: 'changed', reason: 'settled-otherwise', since: trueSince(life(), contradicts), sides: 'then-and-now' };
    return { standing: 'changed', reason: 'fitted-then-not-now', since: trueSince(life(), contradicts), sides: 'then-and-now' };
  }
  const before = life().filter((sample) => sample.day <= firstDay(page));
  if (everFits(before) && !fitAtLast(before)) return differ('record-moved-before-page', trueSince(before, contradicts));
  if (then.fit === 'against' || !everFits(life())) return differ('no-source-says-so');
  // The record is silent on the page's date, and at another time says what the page says: that it has moved on is left out, and no more can be said.
  return fitAtLast(life()) ? matches : { standing: 'context', reason: 'leaves-out', since: trueSince(life(), contradicts), sides: 'none' };
}

function nowDisputed(then: State, life: Life): Row {
  if (then.fit !== 'fits' || then.disputed) return differ('sources-disagree');
  return { ...differ('sources-disagree', trueSince(life(), isDisputed)), sides: 'then-and-now' };
}

function nowAgreed(then: State, life: Life): Row {
  if (then.disputed) return { standing: 'matches', reason: 'settled-as-page-says', since: trueSince(life(), isSettled), sides: 'then-and-now' };
  // The page was ahead of the record: in line with it today, and not on the day it was published.
  if (then.fit === 'against') return { standing: 'context', reason: 'leaves-out', since: trueSince(life(), agrees), sides: 'then-and-now' };
  return matches;
}
