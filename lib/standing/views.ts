import { firstDay, lastDay, type PlainDate } from '../model/dates.ts';
import { remember } from './remember.ts';

/**
 * Where one stands when looking at the record: which stretch of time a statement is about (`first`..`last`) and what was public (model.md, rule 1).
 * `known` is the last moment whose publications count; what became known before `settled` has replaced what stood before it. Between the two lies the
 * day of a change, on which both sides fit. Moments are ISO days that compare as text; a day followed by `T24` is its end, after every change of that day.
 */
export type View = { first: string; last: string; known: string; settled: string };

/** A stretch of time given in the text of the page. */
export type Span = { first: string; last: string };

/** So many stretches are kept. */
const MOST_SPANS = 256;
const spans = new Map<string, Span>();

/** Each stretch is made once: pages give the same years again and again, and what follows from one is remembered by it. */
export function spanBetween(first: string, last: string): Span {
  const key = `${first} ${last}`;
  const known = spans.get(key);
  if (known) return known;
  if (spans.size >= MOST_SPANS) spans.clear();
  const span = { first, last };
  spans.set(key, span);
  return span;
}

const endOf = (date: PlainDate): string => `${lastDay(date)}T24`;

type Views = Map<PlainDate, View>;

/** A page asks for the same few days again and again: each view is made once, so that what follows from it can be remembered by it. */
const [on, after]: [Views, Views] = [new Map(), new Map()];
const onAbout = remember((_about: Span): Views => new Map());
const afterAbout = remember((_about: Span): Views => new Map());

/** So many views without a span are kept. */
const MOST_VIEWS = 4096;

function viewIn(views: Views, date: PlainDate, make: () => View): View {
  const known = views.get(date);
  if (known) return known;
  if (views.size >= MOST_VIEWS) views.clear();
  const view = make();
  views.set(date, view);
  return view;
}

/** The record as a page of that date could know it. `about` is the time that the text itself gives, if any (model.md, rule 7). */
export function viewOn(date: PlainDate, about?: Span): View {
  return viewIn(about ? onAbout(about) : on, date, () => ({
    first: about?.first ?? firstDay(date),
    last: about?.last ?? lastDay(date),
    known: lastDay(date),
    settled: firstDay(date),
  }));
}

/** The record after everything of that day: the horizon is looked at in this way, and so is the day after a change. */
export function viewAfter(date: PlainDate, about?: Span): View {
  return viewIn(about ? afterAbout(about) : after, date, () => {
    const end = endOf(date);
    return { first: about?.first ?? end, last: about?.last ?? end, known: end, settled: end };
  });
}
