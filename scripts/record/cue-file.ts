import * as z from 'zod/mini';
import { cueSchema } from '../../lib/model/cue.ts';
import { plainDate, recordId } from '../../lib/model/source.ts';

const reads = z.strictObject({
  amount: z.optional(z.union([z.string(), z.array(z.string())])),
  op: z.optional(z.enum(['=', '~', '>', '>=', '<', '<='])),
  measure: z.optional(recordId),
  payer: z.optional(recordId),
  payee: z.optional(recordId),
  about: z.optional(recordId),
  facet: z.optional(z.nullable(z.string())),
  value: z.optional(z.string()),
  polarity: z.optional(z.enum(['asserted', 'attributed', 'hypothetical', 'negated'])),
});

const page = { title: z.optional(z.string()), before: z.optional(z.array(z.string())), also: z.optional(z.array(recordId)) };

/**
 * A sentence written by the editor that must be read as `reads`, or (`not`) must not be read as this claim. `amount` is in the unit of the cue's slot ("13" for
 * $13 billion); `before` are the sentences before it, `title` the page's, `on` the page's date; `also` are other claims that read it, rightly.
 */
export const exampleSchema = z.union([
  z.strictObject({
    text: z.string(),
    on: z.optional(plainDate),
    ...page,
    reads,
    standing: z.optional(z.enum(['matches', 'differ', 'changed', 'context'])),
    since: z.optional(plainDate),
  }),
  z.strictObject({ not: z.string(), ...page }),
]);
export type Example = z.infer<typeof exampleSchema>;

/** A file of data/cues/<lang>/: how pages of one language word one claim. The build merges `cues` into the claim's line; `examples` stay behind. */
export const cueFileSchema = z.strictObject({
  claim: recordId,
  cues: z.array(cueSchema).check(z.minLength(1)),
  examples: z.array(exampleSchema),
});
export type CueFile = z.infer<typeof cueFileSchema>;
