import * as z from 'zod/mini';
import { recordId } from './source.ts';
import { UNITS } from './units.ts';

/** `@concept`, or several alternatives as `@a|@b`. */
const conceptRef = z.string().check(z.regex(/^@[a-z0-9.-]+(\|@[a-z0-9.-]+)*$/, 'write concepts as "@id" or "@a|@b"'));
const choice = <T extends z.ZodMiniType>(value: T) => z.record(z.string(), value);

/**
 * One way in which pages state a claim: which concepts must stand in a sentence, which quantity, and how the reading follows.
 * Literals and names only: no regular expressions and no code (packs.md 1.4).
 */
export const cueSchema = z.strictObject({
  id: recordId,
  lang: z.optional(z.string()),
  /** All of these must be found in the sentence (or carried, when listed in `carry`). */
  all: z.array(conceptRef).check(z.minLength(1), z.maxLength(8)),
  /** None of these may stand in the sentence. */
  not: z.optional(z.array(conceptRef)),
  /** At least one of these must stand in the sentence. */
  any: z.optional(z.array(conceptRef)),
  /** Concepts that give the page its topic: at least one must occur somewhere on the page (title, earlier or later text). */
  page: z.optional(z.array(conceptRef)),
  /** Roles to fill; their order in the text follows from the construction, not from this list (model.md, rule 10). */
  slots: z.optional(
    z.strictObject({
      payer: z.optional(conceptRef),
      payee: z.optional(conceptRef),
      about: z.optional(conceptRef),
      amount: z.optional(z.strictObject({ unit: z.enum(UNITS), min: z.optional(z.string()), max: z.optional(z.string()), optional: z.optional(z.boolean()) })),
    }),
  ),
  /** Slots or concepts that may come from the title or the last three sentences when the rest is specific. */
  carry: z.optional(z.array(z.string())),
  within: z.optional(z.strictObject({ sentences: z.optional(z.number()), words: z.optional(z.number()) })),
  /** Concept → measure; `else` for none of them. */
  measure: z.optional(choice(z.string())),
  /** Concept → facet; `else: null` when the statement names none. */
  facet: z.optional(choice(z.nullable(z.string()))),
  /** Concept → value of the facet. */
  value: z.optional(choice(z.string())),
  /** Fires only in sentences beside a mention of another claim (DESIGN.md 5: weak types). */
  weak: z.optional(z.boolean()),
  /** The words, read as such, deny the type's usual proposition ("no longer exclusive"): polarity `negated`. */
  negated: z.optional(z.boolean()),
  /** The concepts of `all` must stand in this order. */
  ordered: z.optional(z.boolean()),
  /** Fires only on pages that are about this story, because its words alone are common (DESIGN.md 5). */
  loose: z.optional(z.boolean()),
  /** Fixes the polarity where the words decide it ("might renegotiate" is hypothetical, a named outlet is asserted). */
  polarity: z.optional(z.enum(['asserted', 'attributed', 'hypothetical', 'negated'])),
  /** Words that do not move the polarity of this cue: "would be one of the largest deals" still states the deal. */
  ignore: z.optional(z.array(z.enum(['would', 'modal', 'conditional', 'negation', 'attribution']))),
  /** All fitting amounts of the sentence are parts of one statement ("$1 billion in 2019, followed by $10 billion"). */
  sum: z.optional(z.boolean()),
  /** These must not stand within `within.words` of the words that fired (narrower than `not`). */
  beside: z.optional(z.array(conceptRef)),
});
export type Cue = z.infer<typeof cueSchema>;
