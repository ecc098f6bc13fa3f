import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { PackManifest } from '../../lib/pack/payloads.ts';
import { readYaml, RecordFault } from '../record/yaml-file.ts';
import { schemaFaults } from '../record/schema-faults.ts';

const schema = z.strictObject({
  /** The version whose changes these are. */
  version: z.string(),
  changes: z.array(z.strictObject({ id: z.string(), why: z.string().check(z.minLength(1), z.maxLength(120)) })),
});

/**
 * data/changes.yaml: why lines changed or went, in the publisher's words, for one version. That of an older version counts for nothing.
 * @throws RecordFault naming file and line.
 */
export function readChangeNotes(data: string, version: string): NonNullable<PackManifest['changes']> {
  const path = join(data, 'changes.yaml');
  if (!existsSync(path)) return [];
  const file = readYaml(path);
  const parsed = schema.safeParse(file.data);
  if (!parsed.success) {
    const [fault] = schemaFaults(parsed.error, file.data);
    throw new RecordFault(file.file, file.lineOf(fault?.path ?? []), `${fault?.path.join('.') || 'file'}: ${fault?.message ?? 'does not fit'}`, 'schema');
  }
  return parsed.data.version === version ? parsed.data.changes.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : [];
}
