import type { Matcher } from '../../lib/match/matcher.ts';
import type { Mention, Polarity, Quantity } from '../../lib/model/mention.ts';
import type { FactRecord } from '../../lib/model/record.ts';
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

/** Types that tell of an event, so that a statement without a date of its own means the last one. */
const OF_EVENTS: ReadonlySet<string> = new Set(['restructuring-of-agreement', 'musk-lawsuit', 'openai-ipo', 'openai-valuation-or-round', 'market-reaction']);

const NUMBERS = ['money', 'pct'] as const;

/** A statement of two kinds of numbers ("27%, worth $230 billion") is read as two mentions of one claim: each is given the other's number as well. */
function withSiblings(predictions: Prediction[], mentions: readonly Mention[]): Prediction[] {
  const sentenceOf = (prediction: Prediction): string | undefined => {
    const mention = mentions.find((one) => one.claim === prediction.claim && one.cue === prediction.cue && one.quote === prediction.quote);
    return mention && `${mention.claim} ${mention.block} ${mention.sentence.start}`;
  };
  const groups = Map.groupBy(predictions, sentenceOf);
  return predictions.map((prediction) => {
    const beside = (groups.get(sentenceOf(prediction)) ?? []).filter((one) => one !== prediction);
    const more = NUMBERS.flatMap((key) => {
      const given = beside.map((one) => one.value?.[key]).filter((value) => value !== undefined);
      return given.length === 1 && prediction.value?.[key] === undefined ? [[key, given[0]] as const] : [];
    });
    return more.length > 0 ? { ...prediction, value: { ...prediction.value, ...Object.fromEntries(more) } } : prediction;
  });
}

/** Reads one text file and gives its predictions, in text order. */
export function predict(matcher: Matcher, record: FactRecord, doc: string, text: string, published: string | undefined): Prediction[] {
  const { page, offsets } = pageOf(doc, text);
  const mentions = matcher.read(page);
  const predictions = mentions.flatMap((mention) => {
    const base = offsets[mention.block] ?? 0;
    const type = record.claims.get(mention.claim)?.type ?? 'other-dispute-claim';
    const amounts: (Quantity | undefined)[] = mention.reading.amounts.length > 0 ? mention.reading.amounts : [undefined];
    return amounts.map((quantity): Prediction => {
      const value = readingValue(quantity, mention.reading) ?? {};
      if (OF_EVENTS.has(type) && value['date'] === undefined) value['date'] = eventBefore(record, mention.claim, published);
      return {
        doc,
        start: base + mention.start,
        end: base + mention.end,
        claim_type: type,
        value: Object.keys(value).length > 0 ? value : undefined,
        polarity: mention.reading.polarity,
        claim: mention.claim,
        cue: mention.cue,
        quote: mention.quote,
        because: mention.because.map((word) => `${word.concept}${word.carried ? '*' : ''}:${word.words}`).join(' | '),
      };
    });
  });
  return withSiblings(predictions, mentions);
}
