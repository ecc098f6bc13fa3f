import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { recordId } from '../../lib/model/source.ts';
import { isForbiddenKey } from '../../lib/pack/text-rules.ts';
import { loadRecord } from '../record/load.ts';
import { UsageError } from './usage.ts';

const TEMPLATES = resolve(import.meta.dirname, 'templates');

/** The template of a claim's facts or of its wording, with the id put in. */
const template = (name: 'claim' | 'cues', id: string): string => readFileSync(join(TEMPLATES, `${name}.yaml`), 'utf8').replaceAll('CLAIM_ID', id);

/**
 * Writes the commented templates of a new claim: its facts and its wording. Nothing is written over.
 * @returns the two files.
 * @throws UsageError for an id that cannot be one, or that stands for something already.
 */
export function newClaim(data: string, id: string): string[] {
  const parsed = recordId.safeParse(id);
  if (!parsed.success) throw new UsageError(`"${id}" is no id: ${parsed.error.issues[0]?.message ?? 'ids are lower case'}, at most 64`);
  if (isForbiddenKey(id)) throw new UsageError(`"${id}" is no id: this word means something to JavaScript itself`);
  // Other faults of the record are no hindrance: what can be read of it tells which ids are taken.
  const place = loadRecord({ data, report: () => undefined }).placeOf.get(id);
  if (place) throw new UsageError(`there is a "${id}" already: ${place.file}:${place.line}`);
  const files = [
    [join(data, 'claims', `${id}.yaml`), template('claim', id)],
    [join(data, 'cues', 'en', `${id}.yaml`), template('cues', id)],
  ] as const;
  for (const [file] of files) if (existsSync(file)) throw new UsageError(`there is a file "${file}" already`);
  for (const [file, text] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
  return files.map(([file]) => file);
}
