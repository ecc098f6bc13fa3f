import * as z from 'zod/mini';
import { recordId } from './source.ts';

/** How a concept's words are written on pages. A plain string matches in any case; an object can demand the exact case. */
const alias = z.union([
  z.string().check(z.minLength(1), z.maxLength(80)),
  z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(80)), exact: z.literal(true) }),
]);

/**
 * A named thing or act that pages word in several ways (model.md, rule 13). Cues refer to it as `@id`.
 * `is` lists wider concepts that this one also counts as (`@azure` is `@microsoft-cloud`).
 */
export const conceptSchema = z.strictObject({
  id: recordId,
  kind: z.literal('concept'),
  type: z.enum(['organisation', 'product', 'person', 'verb', 'noun', 'phrase']),
  /** Language of the words; English where nothing is said. */
  lang: z.optional(z.string()),
  /** Name for readers, used in "why this is marked". */
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  aliases: z.array(alias).check(z.minLength(1), z.maxLength(64)),
  is: z.optional(z.array(recordId)),
  /** Words that stand for the concept only where it was named before ("the company", "its"); see DESIGN.md section 5. */
  epithets: z.optional(z.array(alias)),
});
export type Concept = z.infer<typeof conceptSchema>;
