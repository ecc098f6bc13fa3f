import type { Allowed, GoldDocument, Span } from './corpus.ts';
import type { Prediction } from './predict.ts';

/** Types that the bars are set on: all but the open one. */
export const isSpecific = (type: string): boolean => type !== 'other-dispute-claim';

const NUMERIC = ['money', 'pct', 'year', 'date', 'lo', 'hi'] as const;

export type Missed = { doc: string; span: Span; text: string };
export type FalseHit = { prediction: Prediction; why: 'no such statement' | 'crosses a sentence' | 'trap' };
export type Hit = { prediction: Prediction; span: Span; value: boolean | null; polarity: boolean };

/** The outcome for one document. */
export type Outcome = { doc: string; hits: Hit[]; missed: Missed[]; falseHits: FalseHit[]; ignored: number; traps: number };

const isSame = (gold: unknown, given: unknown): boolean =>
  typeof gold === 'number' && typeof given === 'number'
    ? Math.abs(gold - given) <= Math.abs(gold) * 1e-6
    : gold === given || (typeof gold === 'string' && typeof given === 'string' && (gold.startsWith(given) || given.startsWith(gold)) && given.length >= 4);

/** True where every number and date of the gold value is given; null where gold has none. */
export function valueHolds(span: Span, prediction: Prediction): boolean | null {
  const keys = NUMERIC.filter((key) => span.value !== null && span.value[key] !== undefined);
  if (keys.length === 0) return null;
  return keys.every((key) => isSame(span.value?.[key], prediction.value?.[key]));
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** Pairs the gold spans of one sentence and type with predictions: right values first, then the greater overlap. */
function pair(spans: readonly Span[], predictions: readonly Prediction[]): { hits: Hit[]; missed: Span[] } {
  const free = new Set(predictions);
  const open = new Set(spans);
  const hits: Hit[] = [];
  const ranked = spans
    .flatMap((span) =>
      predictions.map((prediction) => ({ span, prediction, rank: (valueHolds(span, prediction) === true ? 1e6 : 0) + overlap(span, prediction) })),
    )
    .sort((a, b) => b.rank - a.rank);
  for (const { span, prediction } of ranked) {
    if (!open.has(span) || !free.has(prediction)) continue;
    open.delete(span);
    free.delete(prediction);
    hits.push({ prediction, span, value: valueHolds(span, prediction), polarity: span.polarity === prediction.polarity });
  }
  return { hits, missed: [...open] };
}

/** Scores the predictions of one document: each (sentence, type) counts once, a prediction that crosses a sentence is a false hit. */
export function scoreDocument(gold: GoldDocument, text: string, predictions: readonly Prediction[]): Outcome {
  const outcome: Outcome = { doc: gold.doc, hits: [], missed: [], falseHits: [], ignored: 0, traps: 0 };
  const groups = new Map<string, Prediction[]>();
  for (const prediction of predictions) {
    const touched = gold.sentences.flatMap(([start, end], index) => (overlap(prediction, { start, end }) > 0 ? [index] : []));
    const trap = gold.traps?.some((one) => overlap(prediction, one) > 0 && one.looks_like.includes(prediction.claim_type)) ?? false;
    if (trap) outcome.traps += 1;
    if (touched.length !== 1) outcome.falseHits.push({ prediction, why: 'crosses a sentence' });
    else if (gold.optional_sentences?.includes(touched[0] ?? -1) && !trap) outcome.ignored += 1;
    else {
      const key = `${touched[0]} ${prediction.claim_type}`;
      groups.set(key, [...(groups.get(key) ?? []), prediction]);
    }
  }
  const wanted = Map.groupBy(gold.spans, (span) => `${span.sentence_index} ${span.claim_type}`);
  for (const [key, spans] of wanted) {
    const { hits, missed } = pair(spans, groups.get(key) ?? []);
    outcome.hits.push(...hits);
    for (const span of missed) {
      const [start, end] = gold.sentences[span.sentence_index] ?? [0, 0];
      outcome.missed.push({ doc: gold.doc, span, text: text.slice(start, end) });
    }
    groups.delete(key);
  }
  for (const [prediction] of groups.values()) {
    if (!prediction) continue;
    const trap = gold.traps?.some((one) => overlap(prediction, one) > 0 && one.looks_like.includes(prediction.claim_type)) ?? false;
    outcome.falseHits.push({ prediction, why: trap ? 'trap' : 'no such statement' });
  }
  return outcome;
}

/** Leaves out the false hits that the corpus allows in a look-alike (true context statements). */
export function withoutAllowed(outcome: Outcome, gold: GoldDocument, allowed: readonly Allowed[]): Outcome {
  const fine = (hit: FalseHit): boolean =>
    allowed.some((one) => {
      const sentence = gold.sentences[one.sentence_index];
      return (
        one.doc === outcome.doc &&
        sentence !== undefined &&
        overlap(hit.prediction, { start: sentence[0], end: sentence[1] }) > 0 &&
        one.claim_types.includes(hit.prediction.claim_type)
      );
    });
  return { ...outcome, falseHits: outcome.falseHits.filter((hit) => !fine(hit)) };
}

/** Numbers of a group of documents: precision counts (document, sentence, type) once; recall counts gold spans. */
export type Numbers = {
  truePositive: number;
  falsePositive: number;
  gold: number;
  found: number;
  precision: number;
  recall: number;
  f1: number;
  values: [number, number];
  polarity: [number, number];
};

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** Adds up outcomes, for the types and spans that `keep` lets through. */
export function sum(outcomes: readonly Outcome[], keepType: (type: string) => boolean = () => true, keepSpan: (span: Span) => boolean = () => true): Numbers {
  const hits = outcomes.flatMap((outcome) =>
    outcome.hits.filter((hit) => keepType(hit.span.claim_type) && keepSpan(hit.span)).map((hit) => ({ ...hit, doc: outcome.doc })),
  );
  const places = new Set(hits.map((hit) => `${hit.doc} ${hit.span.sentence_index} ${hit.span.claim_type}`));
  const falsePositive = outcomes.flatMap((outcome) => outcome.falseHits).filter((hit) => keepType(hit.prediction.claim_type)).length;
  const missed = outcomes.flatMap((outcome) => outcome.missed).filter((miss) => keepType(miss.span.claim_type) && keepSpan(miss.span)).length;
  const valued = hits.filter((hit) => hit.value !== null);
  const [precision, recall] = [ratio(places.size, places.size + falsePositive), ratio(hits.length, hits.length + missed)];
  return {
    truePositive: places.size,
    falsePositive,
    gold: hits.length + missed,
    found: hits.length,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    values: [valued.filter((hit) => hit.value).length, valued.length],
    polarity: [hits.filter((hit) => hit.polarity).length, hits.length],
  };
}
