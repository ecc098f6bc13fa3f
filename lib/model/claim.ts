import * as z from 'zod/mini';
import { cueSchema } from './cue.ts';
import { level, plainDate, recordId } from './source.ts';
import { UNITS } from './units.ts';

/** A decimal number as text: no exponent, no leading zeros, no minus zero (packs.md E17). */
export const decimal = z.string().check(z.regex(/^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/, 'write numbers as plain decimals in quotes'));
const sentence = z.string().check(z.minLength(1), z.maxLength(220));
const shortText = z.string().check(z.minLength(1), z.maxLength(80));
const sources = z.array(recordId).check(z.minLength(1));

/** A reported figure (schema.org: Observation). Compared only within one measure, payer → payee (or about) and unit (model.md, rule 3). */
export const observationSchema = z.strictObject({
  id: recordId,
  /** What is counted: committed, funded, invested, valued-at, stake, contract, spend, share, growth, cap, … */
  measure: recordId,
  payer: z.optional(recordId),
  payee: z.optional(recordId),
  about: z.optional(recordId),
  value: z.optional(decimal),
  min: z.optional(decimal),
  max: z.optional(decimal),
  unit: z.enum(UNITS),
  qualifier: z.optional(z.enum(['about', 'over', 'at-least', 'nearly', 'up-to'])),
  /** What is counted, for the reader: "paid in by 30 June 2026". */
  text: shortText,
  conditions: z.optional(sentence),
  asOf: plainDate,
  /** When it became public. */
  known: plainDate,
  /** When it stopped being the present figure, where a later fact ended it without being of the same series. */
  until: z.optional(plainDate),
  /** What stretch of time it measures ("2026-Q1", "fiscal 2026"). */
  period: z.optional(z.string().check(z.maxLength(20))),
  series: z.optional(recordId),
  partOf: z.optional(recordId),
  source: recordId,
  also: z.optional(z.array(recordId)),
  level: z.optional(level),
});
export type Observation = z.infer<typeof observationSchema>;

/** What the record says over one stretch of time: in words for people, as facet values and current figures for comparison. */
export const holdSchema = z.strictObject({
  from: plainDate,
  to: z.optional(plainDate),
  /** When it became public, if not at `from`. */
  known: z.optional(plainDate),
  is: z.optional(z.record(z.string(), z.union([z.string(), z.array(z.string()).check(z.minLength(1))]))),
  text: sentence,
  current: z.optional(z.array(recordId)),
  /** Sources in the record give different accounts of this. */
  disputed: z.optional(z.boolean()),
  because: sources,
  level: z.optional(level),
});
export type Hold = z.infer<typeof holdSchema>;

/** A value that a facet can take. When the record holds it, a page that gives it or anything in `entails` is in line with the record. */
export const facetValueSchema = z.strictObject({
  text: shortText,
  entails: z.optional(z.array(z.string())),
  /** What a statement of this value leaves out, even where it fits: makes the standing `context`. */
  context: z.optional(sentence),
});
export const facetSchema = z.strictObject({ text: shortText, values: z.record(z.string(), facetValueSchema) });
export type Facet = z.infer<typeof facetSchema>;

/** What a party says about the question. */
export const positionSchema = z.strictObject({
  actor: recordId,
  stance: z.enum(['asserts', 'denies', 'no-comment', 'conditional']),
  /** Facet values that the actor's position amounts to, for statements attributed to it. */
  is: z.optional(z.record(z.string(), z.string())),
  text: sentence,
  date: plainDate,
  source: recordId,
  also: z.optional(z.array(recordId)),
  level: z.optional(level),
});
export type Position = z.infer<typeof positionSchema>;

/** A dated line for "What changed, and when". */
export const eventSchema = z.strictObject({
  date: plainDate,
  text: z.string().check(z.minLength(1), z.maxLength(160)),
  because: sources,
  level: z.optional(level),
});
export type RecordEvent = z.infer<typeof eventSchema>;

/** A question that a reader would ask, and all that the record holds about it. model.md shows two whole ones. */
export const claimSchema = z.strictObject({
  id: recordId,
  kind: z.literal('claim'),
  type: recordId,
  lang: z.string(),
  /** Name of the claim in a few words: "Azure exclusivity". */
  title: shortText,
  question: z.string().check(z.minLength(1), z.maxLength(120)),
  facets: z.optional(z.record(z.string(), facetSchema)),
  holds: z.array(holdSchema).check(z.minLength(1)),
  observations: z.array(observationSchema),
  positions: z.optional(z.array(positionSchema)),
  events: z.optional(z.array(eventSchema)),
  related: z.optional(z.array(recordId)),
  /** Context that should stand with any statement of this claim. */
  missing: z.optional(sentence),
  /** Measure on the page → measures of the record that it may mean (model.md, rule 3). */
  readAs: z.optional(z.record(z.string(), z.array(recordId))),
  cues: z.array(cueSchema),
});
export type Claim = z.infer<typeof claimSchema>;
