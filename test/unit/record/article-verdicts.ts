import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import type { Quantity, Reading } from '../../../lib/model/mention.ts';
import { isPlainDate } from '../../../lib/model/dates.ts';
import type { FactRecord } from '../../../lib/model/record.ts';
import type { Judgement, Standing } from '../../../lib/model/standing.ts';
import { unitOf, UNITS } from '../../../lib/model/units.ts';
import { judge } from '../../../lib/standing/judge.ts';
import { readYaml } from '../../../scripts/record/yaml-file.ts';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/article-verdicts');
const date = z.string().check(z.refine(isPlainDate));

const amountSchema = z.strictObject({
  value: z.string(),
  unit: z.enum(UNITS),
  op: z.optional(z.enum(['=', '~', '>', '>=', '<', '<='])),
  date: z.optional(date),
});
const readsSchema = z.strictObject({
  facet: z.optional(z.nullable(z.string())),
  value: z.optional(z.string()),
  measure: z.optional(z.string()),
  payer: z.optional(z.string()),
  payee: z.optional(z.string()),
  about: z.optional(z.string()),
  amount: z.optional(amountSchema),
  polarity: z.optional(z.enum(['asserted', 'attributed', 'hypothetical', 'negated'])),
  alsoAttributed: z.optional(z.boolean()),
  speaker: z.optional(z.string()),
  tense: z.optional(z.enum(['past', 'present', 'future'])),
  when: z.optional(z.strictObject({ from: date, to: z.optional(date) })),
});

const VERDICTS = ['agrees', 'outdated', 'conflicts', 'unsupported', 'imprecise'] as const;
const place = z.int().check(z.gte(1));
const coveredSchema = z.strictObject({
  n: place,
  topic: z.string(),
  verdict: z.enum(VERDICTS),
  /** The dossier's reason says too that it has ended since. */
  also: z.optional(z.literal('outdated')),
  claim: z.string(),
  reads: readsSchema,
});
const leftOutSchema = z.strictObject({ n: place, topic: z.optional(z.string()), verdict: z.enum(VERDICTS), leftOut: z.string().check(z.minLength(20)) });
const articleSchema = z.strictObject({ article: z.string(), on: date, verdicts: z.array(z.union([coveredSchema, leftOutSchema])) });

export type Covered = z.infer<typeof coveredSchema>;
export type Article = z.infer<typeof articleSchema>;
type Verdict = Covered['verdict'];

/** The verdicts of the dossier on the five articles, as the project holds them. */
export const articles: Article[] = readdirSync(FOLDER)
  .sort()
  .map((name) => articleSchema.parse(readYaml(join(FOLDER, name)).data));

/** model.md, rule 14. */
const STANDINGS: Record<Verdict, readonly Standing[]> = {
  agrees: ['matches'],
  outdated: ['changed'],
  conflicts: ['differ'],
  unsupported: ['differ'],
  imprecise: ['context', 'differ'],
};

/** Standings that say what the verdict says. */
export const allowed = ({ verdict, also }: Covered): Standing[] => [...STANDINGS[verdict], ...(also ? STANDINGS[also] : [])];

/** A number as a page writes it: as exact as its digits. */
function quantity({ value, unit, op, date: day }: z.infer<typeof amountSchema>): Quantity {
  const { kind, currency, factor } = unitOf(unit);
  const [number, digits] = [Number(value) * factor, value.split('.')[1]?.length ?? 0];
  return {
    kind,
    ...(currency ? { currency } : {}),
    min: number,
    max: number,
    bound: op ?? '=',
    slack: 0.5 * factor * 10 ** -digits,
    start: 0,
    end: 1,
    ...(day === undefined ? {} : { date: day }),
  };
}

/** Judges a statement by the product's own rules. @throws when the record has no such claim, or none of its facets has the value. */
export function judged(record: FactRecord, { claim: id, reads }: Covered, pageDate: string | null): Judgement {
  const claim = record.claims.get(id);
  if (!claim) throw new Error(`the record has no claim "${id}"`);
  const { amount, ...rest } = reads;
  const { facet, value } = reads;
  const places = Object.entries(claim.facets ?? {}).filter(([name]) => typeof facet !== 'string' || name === facet);
  if (value !== undefined && !places.some(([, { values }]) => Object.hasOwn(values, value)))
    throw new Error(`no facet ${facet ?? ''} of "${id}" has the value "${value}"`);
  const reading: Reading = { polarity: 'asserted', tense: 'present', ...rest, amounts: amount ? [quantity(amount)] : [] };
  return judge(record, claim, reading, { pageDate });
}
