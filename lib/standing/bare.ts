import type { Claim, Hold } from '../model/claim.ts';
import { firstDay } from '../model/dates.ts';
import type { Reading } from '../model/mention.ts';
import type { FactRecord } from '../model/record.ts';
import { viewsOf } from './decide.ts';
import { mainHold } from './holds.ts';
import { levelOfCited } from './levels.ts';
import type { Dates, Outcome } from './outcome.ts';
import type { Span } from './views.ts';

const saysTheSame = (a: Hold, b: Hold): boolean => a === b || JSON.stringify(a.is ?? null) === JSON.stringify(b.is ?? null);

/**
 * A statement of the claim that gives nothing to compare: no figure, no facet value. It matches where it is asserted and the record says the same on the page's date
 * and now ("Amazon has put billions into Anthropic"). Where the record has moved since the page, that is what it leaves out; otherwise it is an open question, shown
 * beside what the record says. So is a statement of which nothing was read (`Reading.open`): nobody knows what it leaves out.
 */
export function bareOutcome(record: FactRecord, claim: Claim, reading: Reading, dates: Dates, about?: Span): Outcome {
  const views = viewsOf(dates, about);
  const present = mainHold(claim, views.now);
  const past = views.then ? mainHold(claim, views.then) : present;
  const shown = [...new Set([past, present])].filter((hold) => hold !== undefined);
  const stated = reading.polarity === 'asserted' || reading.polarity === 'attributed';
  const nothingToCompare = reading.amounts.length === 0 && reading.value === undefined;
  const agreed = !reading.open && stated && nothingToCompare && past !== undefined && present !== undefined && !present.disputed && saysTheSame(past, present);
  const moved =
    !agreed &&
    nothingToCompare &&
    past !== undefined &&
    present !== undefined &&
    !saysTheSame(past, present) &&
    dates.page !== null &&
    firstDay(present.from) > firstDay(past.from);
  return {
    standing: agreed ? 'matches' : 'context',
    reason: agreed ? 'fits-then-and-now' : moved && !reading.open ? 'leaves-out' : 'open-question',
    ...(moved
      ? {
          since: present.known ?? present.from,
          then: { date: dates.page, text: past.text },
          now: { date: dates.horizon, text: present.text },
        }
      : {}),
    figures: [],
    levels: [...new Set(shown.map((hold) => hold.level ?? levelOfCited(record, hold.because)))],
    because: [...new Set(shown.flatMap((hold) => hold.because))],
  };
}
