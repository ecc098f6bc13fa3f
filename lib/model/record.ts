import * as z from 'zod/mini';
import { claimSchema, type Claim } from './claim.ts';
import { conceptSchema, type Concept } from './concept.ts';
import { sourceSchema, type Source } from './source.ts';

/** One line of a pack's content. */
export const recordLineSchema = z.discriminatedUnion('kind', [claimSchema, sourceSchema, conceptSchema]);
export type RecordLine = z.infer<typeof recordLineSchema>;

/** A pack in memory: its lines by id, and to which day its knowledge reaches. */
export type FactRecord = {
  /** Pack id, e.g. "ms-openai-aws". */
  pack: string;
  /** Human version of the pack, e.g. "2026.11.1". */
  version: string;
  /** SHA-256 of the content, hex: one generation of facts. */
  generation: string;
  /** Day the facts are as of. */
  horizon: string;
  claims: ReadonlyMap<string, Claim>;
  sources: ReadonlyMap<string, Source>;
  concepts: ReadonlyMap<string, Concept>;
};
