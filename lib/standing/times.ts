import { firstDay, lastDay, type PlainDate } from '../model/dates.ts';
import type { Quantity, Reading } from '../model/mention.ts';
import type { Dates } from './outcome.ts';
import { spanBetween, type Span } from './views.ts';

/**
 * The time that the text itself gives for a statement, or for one of its figures (model.md, rule 7). A time that reaches past the page's own day is no time of the
 * statement but a term ("until 2030"), and an open one ("since 2019") leaves it a statement about the page's day: both give none.
 */
export function spanOf(reading: Reading, dates: Dates, amount?: Quantity): Span | undefined {
  const { when } = reading;
  if (when && when.to === undefined) return undefined;
  const span: { from: PlainDate; to: PlainDate } | undefined =
    amount?.date !== undefined ? { from: amount.date, to: amount.date } : when?.to === undefined ? undefined : { from: when.from, to: when.to };
  if (!span) return undefined;
  const today = lastDay(dates.page ?? dates.horizon);
  const [first, last] = [firstDay(span.from), lastDay(span.to)];
  if (last <= today) return spanBetween(first, last);
  // "was, in 2026" on a page of June 2026: the part of that year that was over.
  return reading.tense === 'past' && first <= today ? spanBetween(first, today) : undefined;
}
