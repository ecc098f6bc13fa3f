import * as z from 'zod/mini';

const figure = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9.-]*(#[1-9]\d{0,2})?$/, 'write where the dossier has it: "topic#n", or "topic" for a number of its statement'));

/** Fields of an observation that are for editors only and are not shipped: where the dossier has the figure, and why it differs from it on purpose. */
export const originSchema = z.strictObject({
  /** "topic#n", n counted from 1; "topic" for a number that stands only in the topic's statement or notes. */
  figure: z.optional(figure),
  differs: z.optional(z.string().check(z.minLength(1), z.maxLength(220))),
});

/** Where an observation comes from, and the file and line where it is written. */
export type Origin = z.infer<typeof originSchema> & { file: string; line: number };

/** Observations have their names within their claim. */
export const originKey = (claim: string, observation: string): string => `${claim}/${observation}`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A claim as written, without the editors' fields of its observations, and these fields by the observation's place. */
export function apart(written: Record<string, unknown>): { claim: Record<string, unknown>; aside: Record<string, unknown>[] } {
  const { observations } = written;
  if (!Array.isArray(observations)) return { claim: written, aside: [] };
  const aside: Record<string, unknown>[] = [];
  const rest = observations.map((one: unknown, index) => {
    if (!isObject(one)) return one;
    const { figure: from, differs, ...shipped } = one;
    aside[index] = { ...(from === undefined ? {} : { figure: from }), ...(differs === undefined ? {} : { differs }) };
    return shipped;
  });
  return { claim: { ...written, observations: rest }, aside };
}
