import { join } from 'node:path';
import * as z from 'zod/mini';
import { isPlainDate } from '../../lib/model/dates.ts';
import { recordId } from '../../lib/model/source.ts';
import { schemaFaults } from '../record/schema-faults.ts';
import { readYaml, RecordFault } from '../record/yaml-file.ts';

const day = z.string().check(z.refine((text) => text.length === 10 && isPlainDate(text), 'not a day (YYYY-MM-DD, in quotes)'));
const count = z.int().check(z.gte(1));

const packFileSchema = z.strictObject({
  pack: recordId,
  title: z.string().check(z.minLength(1), z.maxLength(80)),
  lang: z.string(),
  license: z.string(),
  version: z.string().check(z.regex(/^\d{4}\.\d{1,2}\.\d{1,3}$/, 'versions are year.month.number')),
  epoch: count,
  seq: count,
  released: day,
  horizon: day,
  /** How far each kind of source was read; the horizon is the latest of these and of the day of the check. */
  coverage: z.array(z.strictObject({ what: z.string(), to: z.string().check(z.refine(isPlainDate, 'not a date')) })),
  minEngine: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
});
/** data/pack.yaml: name, place in the order, and horizon of the pack. */
export type PackFile = z.infer<typeof packFileSchema>;

/** @throws RecordFault naming file and line. */
export function readPackFile(data: string): PackFile {
  const file = readYaml(join(data, 'pack.yaml'));
  const parsed = packFileSchema.safeParse(file.data);
  if (parsed.success) return parsed.data;
  const [fault] = schemaFaults(parsed.error, file.data);
  throw new RecordFault(file.file, file.lineOf(fault?.path ?? []), `${fault?.path.join('.') || 'file'}: ${fault?.message ?? 'does not fit'}`, 'schema');
}
