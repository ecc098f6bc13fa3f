import type { Matcher } from '../../lib/match/matcher.ts';
import type { Polarity, Quantity, Reading } from '../../lib/model/mention.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import type { Standing } from '../../lib/model/standing.ts';
import { sentencesOf } from '../../lib/match/sentences.ts';
import { judge } from '../../lib/standing/judge.ts';
import { readingValue } from '../record/reading-value.ts';
import { pageOf } from './corpus.ts';

/** What is scored: one stretch, one type. A statement with several amounts gives one prediction an amount. */
export type Prediction = {
  doc: string;
  start: number;
  end: number;
  claim_type: string;
  value?: Record<string, unknown>;
  polarity: Polarity;
  /** How it stands on the page's date; without a date as rule 8 of the model says. */
  standing: Standing;
  claim: string;
  cue: string;
  quote: string;
  because: string;
};

/** The last day on or before the page's date on which something happened to the claim: which event an undated "the restructuring" means. */
function eventBefore(record: FactRecord, claim: string, page: string | undefined): string | undefined {
  if (page === undefined) return undefined;
  return record.claims
    .get(claim)
    ?.events?.map((event) => event.date)
    .filter((date) => date <= page)
    .sort()
    .at(-1);
}

/** An event older than this many days is not what a page tells as news ("have signed", "have a new deal"): that has happened now. */
const RECENT_DAYS = 60;
const NEWS = /\b(?:have|has) (?:now |just |also )?(?:signed|agreed|reached|struck|announced|revised|reworked|renegotiated|(?:a|an) new)\b/i;

/** The day of the event that an undated statement means. */
function eventMeant(record: FactRecord, claim: string, quote: string, page: string | undefined): string | undefined {
  const event = eventBefore(record, claim, page);
  const isOld = event !== undefined && page !== undefined && Date.parse(page) - Date.parse(event) > RECENT_DAYS * 86_400_000;
  return isOld && NEWS.test(quote) ? page : event;
}

/** Types that tell of an event, so that a statement without a date of its own means the last one. */
const OF_EVENTS: ReadonlySet<string> = new Set(['restructuring-of-agreement', 'musk-lawsuit', 'openai-ipo', 'openai-valuation-or-round', 'market-reaction']);

const NUMBERS = ['money', 'pct'] as const;

/** For each offset of a text file the sentence it stands in, as a number. */
function sentenceAt(text: string): (offset: number) => number {
  const starts: number[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    starts.push(...sentencesOf(line).map(({ start }) => from + start));
    from += line.length + 1;
  }
  return (offset) => starts.findLastIndex((start) => start <= offset);
}

/** A statement of two kinds of numbers ("27%, worth $230 billion") is read as two mentions of one claim: each is given the other's number as well. */
export function withSiblings(predictions: readonly Prediction[], text: string): Prediction[] {
  const sentence = sentenceAt(text);
  const keyOf = (one: Prediction): string => `${one.claim} ${sentence(one.start)}`;
  const groups = Map.groupBy(predictions, keyOf);
  return predictions.map((prediction) => {
    const beside = (groups.get(keyOf(prediction)) ?? []).filter((one) => one !== prediction);
    const more = NUMBERS.flatMap((key) => {
      const given = beside.map((one) => one.value?.[key]).filter((value) => value !== undefined);
      return given.length === 1 && prediction.value?.[key] === undefined ? [[key, given[0]] as const] : [];
    });
    return more.length > 0 ? { ...prediction, value: { ...prediction.value, ...Object.fromEntries(more) } } : prediction;
  });
}

/** One statement as it was read, wherever that was done: in this process or in the browser. */
export type Statement = { claim: string; cue: string; quote: string; start: number; end: number; reading: Reading; standing: Standing; because: string };

/** The predictions of one statement: one an amount. */
export function predictionsOf(record: FactRecord, doc: string, published: string | undefined, statement: Statement): Prediction[] {
  const { reading, ...rest } = statement;
  const type = record.claims.get(statement.claim)?.type ?? 'other-dispute-claim';
  const amounts: (Quantity | undefined)[] = reading.amounts.length > 0 ? reading.amounts : [undefined];
  return amounts.map((quantity): Prediction => {
    const value = readingValue(quantity, reading) ?? {};
    if (OF_EVENTS.has(type) && value['date'] === undefined) value['date'] = eventMeant(record, statement.claim, statement.quote, published);
    return { doc, claim_type: type, value: Object.keys(value).length > 0 ? value : undefined, polarity: reading.polarity, ...rest };
  });
}

/** Reads one text file and gives its predictions, in text order. */
export function predict(matcher: Matcher, record: FactRecord, doc: string, text: string, published: string | undefined): Prediction[] {
  const { page, offsets } = pageOf(doc, text, published);
  const predictions = matcher.read(page).flatMap((mention) => {
    const claim = record.claims.get(mention.claim);
    if (!claim) return [];
    const base = offsets[mention.block] ?? 0;
    return predictionsOf(record, doc, published, {
      claim: mention.claim,
      cue: mention.cue,
      quote: mention.quote,
      start: base + mention.start,
      end: base + mention.end,
      reading: mention.reading,
      standing: judge(record, claim, mention.reading, { pageDate: published ?? null }).standing,
      because: mention.because.map((word) => `${word.concept}${word.carried ? '*' : ''}:${word.words}`).join(' | '),
    });
  });
  return withSiblings(predictions, text);
}
