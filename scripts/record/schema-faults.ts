import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;
/** What does not fit a schema: where, and in words an editor reads. */
export type SchemaFault = { path: PropertyKey[]; message: string };

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined), value);

const sizeOf = (value: unknown): string =>
  Array.isArray(value) ? `${value.length} entries` : typeof value === 'string' ? `${value.length} characters` : String(value);

function wordsOf(issue: Issue, value: unknown): string {
  const given = at(value, issue.path);
  if (issue.code === 'unrecognized_keys') return `unknown field ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  if (given === undefined) return 'is missing';
  if (issue.code === 'invalid_type') return `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}: ${JSON.stringify(given)}`;
  if (issue.code === 'too_big') return `${sizeOf(given)}, at most ${issue.maximum}`;
  if (issue.code === 'too_small') return `${sizeOf(given)}, at least ${issue.minimum}`;
  if (issue.code === 'invalid_value') return `${JSON.stringify(given)} is none of ${issue.values.map(String).join(', ')}`;
  return typeof given === 'string' ? `"${given.slice(0, 80)}": ${issue.message}` : issue.message;
}

/** Of the alternatives of a union, the one that fits best is what the editor meant. */
function branchOf(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const weight = (issues: readonly Issue[]): number =>
    issues.reduce((sum, one) => sum + (one.code === 'unrecognized_keys' ? one.keys.length : one.code === 'invalid_type' && one.path.length === 0 ? 10 : 1), 0);
  const best = [...issue.errors].sort((a, b) => weight(a) - weight(b))[0] ?? [];
  return best.flatMap((inner) => branchOf({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Everything that does not fit, in the order of the schema. A field that is unknown is placed at itself. */
export function schemaFaults(error: z.core.$ZodError, value: unknown): SchemaFault[] {
  return error.issues.flatMap(branchOf).map((issue) => ({
    path: issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path,
    message: wordsOf(issue, value),
  }));
}
