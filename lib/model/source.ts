import * as z from 'zod/mini';
import { isPlainDate } from './dates.ts';

/** A calendar date of the record, see dates.ts. */
export const plainDate = z.string().check(z.refine(isPlainDate, 'not a calendar date (YYYY, YYYY-MM or YYYY-MM-DD)'));
/** Identifier of a line of the record: lower case, digits, dots and hyphens, at most 64 characters (packs.md E15). */
export const recordId = z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'ids are lower case letters, digits, dots and hyphens'));

/** What a source is, named by what was seen and not by trust (ux.md 1.3). A `filing` or `statement` is first hand; the rest reports. */
export const SOURCE_TYPES = ['filing', 'statement', 'newsroom', 'analysis', 'aggregator'] as const;

/** A published text that the record rests on. `repeats` names the source whose account it passes on, so that origins can be counted (P6). */
export const sourceSchema = z.strictObject({
  id: recordId,
  kind: z.literal('source'),
  type: z.enum(SOURCE_TYPES),
  publisher: z.string().check(z.minLength(1), z.maxLength(60)),
  title: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Label for a figure row, at most 40 characters: "Microsoft 10-K, July 2026". */
  short: z.string().check(z.minLength(1), z.maxLength(40)),
  url: z.string().check(z.maxLength(2048)),
  published: plainDate,
  repeats: z.optional(recordId),
  /** Was the text itself read, or only its address (and quotations of it elsewhere)? */
  read: z.enum(['text', 'address']),
  lang: z.optional(z.string()),
});
export type Source = z.infer<typeof sourceSchema>;
export type SourceType = Source['type'];

/** How well something is sourced; computed from sources by rule, never written by hand (ux.md 1.3). */
export const LEVELS = ['filed', 'stated', 'corroborated', 'reported-once', 'worked-out'] as const;
export const level = z.enum(LEVELS);
export type Level = z.infer<typeof level>;
