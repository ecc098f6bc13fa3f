import type { Claim } from '../model/claim.ts';
import type { PlainDate } from '../model/dates.ts';
import type { Quantity, Reading } from '../model/mention.ts';
import type { FactRecord } from '../model/record.ts';
import type { Judgement } from '../model/standing.ts';
import { addedOutcome } from './added.ts';
import { bareOutcome } from './bare.ts';
import { candidatesFor } from './candidates.ts';
import { facetOutcome } from './facets.ts';
import { figureOutcome } from './figures.ts';
import { mainHold } from './holds.ts';
import { inOrder } from './levels.ts';
import { strongest, type Dates, type Outcome } from './outcome.ts';
import { pageRow } from './rows.ts';
import { withSpeaker } from './speaker.ts';
import { spanOf } from './times.ts';
import { viewAfter } from './views.ts';

/**
 * Compares what a page says about a claim with the record, on the page's date and at the record's horizon: model.md's rules and the table of ux.md 1.2.
 * Never throws: a reading that gives nothing to compare comes out as an open question.
 * @param at `pageDate` is the date of the page (of the article container) or `null` where it was not found.
 */
export function judge(record: FactRecord, claim: Claim, reading: Reading, at: { pageDate: PlainDate | null }): Judgement {
  const dates: Dates = { page: at.pageDate, horizon: record.horizon };
  const about = spanOf(reading, dates);
  const compared = reading.open ? null : softened(reading, withSpeaker(record, claim, reading, dates, compare(record, claim, reading, dates)));
  const outcome = compared ?? bareOutcome(record, claim, reading, dates, about);
  const { explains } = outcome;
  const rest = explains ? withoutHold(outcome) : outcome;
  const fact = (outcome.standing === 'matches' ? explains : undefined) ?? mainHold(claim, viewAfter(record.horizon)) ?? claim.holds[0];
  const missing = rest.missing ?? (tellsMissing(outcome) ? claim.missing : undefined);
  return {
    ...rest,
    ...(missing === undefined ? {} : { missing }),
    fact: fact?.text ?? claim.question,
    figures: rest.figures.length > 0 ? rest.figures : pageRows(reading),
    levels: inOrder(rest.levels),
  };
}

function withoutHold(outcome: Outcome): Outcome {
  const { explains: _, ...rest } = outcome;
  return rest;
}

/** The claim's own context stands with what matches or needs context; elsewhere the reason comes first, and a speaker's position is reported whole. */
const tellsMissing = ({ standing, reason }: Outcome): boolean =>
  standing === 'matches' || (standing === 'context' && reason !== 'position-on-record' && reason !== 'sources-disagree');

const countable = (amount: Quantity): boolean =>
  amount.kind !== 'date' && amount.kind !== 'quarter' && Number.isFinite(amount.min) && Number.isFinite(amount.max);

/** A number of another kind than the first ("27%, worth $230 billion") counts only where the record has this measure of its kind. */
const isMeant = (record: FactRecord, claim: Claim, reading: Reading, amount: Quantity): boolean =>
  amount.kind === reading.amounts[0]?.kind || candidatesFor(record, claim, reading, amount).same.length > 0;

/** Facet value and figures of a statement, put together; `null` where nothing of it can be compared. */
function compare(record: FactRecord, claim: Claim, reading: Reading, dates: Dates): Outcome | null {
  const facet = facetOutcome(record, claim, reading, dates);
  const amounts = reading.amounts.filter(countable);
  // What a denied figure denies (the sum, the payment, the party) cannot be told: model.md's inversion is for facet values.
  if (reading.polarity === 'negated') return facet;
  const sum = addedOutcome(record, claim, reading, amounts, dates);
  const figures = sum
    ? [sum]
    : amounts
        .filter((amount) => isMeant(record, claim, reading, amount))
        .map((amount) => figureOutcome(record, claim, reading, amount, dates))
        .filter((one) => one !== null);
  return strongest([...(facet ? [facet] : []), ...figures]);
}

/** A hypothetical statement never differs: it says what could be, not what is (model.md, rule 9). */
function softened(reading: Reading, outcome: Outcome | null): Outcome | null {
  if (!outcome || outcome.standing !== 'differ' || reading.polarity !== 'hypothetical') return outcome;
  const { differs: _, ...rest } = outcome;
  return { ...rest, standing: 'context', reason: outcome.reason === 'sources-disagree' ? 'sources-disagree' : 'open-question' };
}

/** The page's number alone, where there is nothing to compare it with. */
function pageRows(reading: Reading): Judgement['figures'] {
  const [amount] = reading.amounts.filter(countable);
  if (amount === undefined) return [];
  const page = pageRow(reading, amount, undefined);
  return page ? [page] : [];
}
