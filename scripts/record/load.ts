import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type * as z from 'zod/mini';
import { claimSchema, type Claim } from '../../lib/model/claim.ts';
import { conceptSchema, type Concept } from '../../lib/model/concept.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { sourceSchema, type Source } from '../../lib/model/source.ts';
import { cueFileSchema, type CueFile, type Example } from './cue-file.ts';
import { apart, originKey, originSchema, type Origin } from './origins.ts';
import { readYaml, RecordFault, type YamlFile } from './yaml-file.ts';

export { RecordFault } from './yaml-file.ts';
export type { Example } from './cue-file.ts';

/** The data folder of this checkout. */
export const DATA_DIR = resolve(import.meta.dirname, '../../data');

/** The record as edited, with what is not shipped: examples, where figures come from (by {@link originKey}), and the file and line of each line of the record. */
export type LoadedRecord = {
  record: FactRecord;
  examples: ReadonlyMap<string, readonly Example[]>;
  origins: ReadonlyMap<string, Origin>;
  placeOf: ReadonlyMap<string, { file: string; line: number }>;
};

type Places = Map<string, { file: string; line: number }>;
type Parsed<T> = { success: true; data: T } | { success: false; error: z.core.$ZodError };
type Checker<T> = { safeParse(value: unknown): Parsed<T> };

const yamlFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => join(folder, name))
    : [];

function check<T>(schema: Checker<T>, value: unknown, file: YamlFile, path: readonly PropertyKey[]): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const at = [...path, ...(issue?.path ?? [])];
  throw new RecordFault(
    file.file,
    file.lineOf(at),
    `${at.map(String).join('.') || 'file'}: ${issue ? `${issue.message} (${issue.code})` : 'does not fit the schema'}`,
  );
}

const entries = (file: YamlFile): unknown[] => {
  if (Array.isArray(file.data)) return file.data;
  throw new RecordFault(file.file, 1, 'must be a list');
};

const asObject = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});

/** A concept or source file is a list; `kind` and (for concepts) `lang`, from the folder's name, are filled in. */
function loadList<T extends { id: string }>(
  folder: string,
  schema: Checker<T>,
  fill: (file: string) => Record<string, string>,
  places: Places,
): Map<string, T> {
  const lines = new Map<string, T>();
  for (const path of yamlFiles(folder)) {
    const file = readYaml(path);
    entries(file).forEach((entry, index) => {
      const line = check(schema, { ...fill(path), ...asObject(entry) }, file, [index]);
      const place = { file: path, line: file.lineOf([index]) };
      if (places.has(line.id)) throw new RecordFault(path, place.line, `"${line.id}" is defined twice`);
      places.set(line.id, place);
      lines.set(line.id, line);
    });
  }
  return lines;
}

const languageOf = (path: string): string => basename(resolve(path, '..'));

type CueSheet = { sheet: CueFile; file: YamlFile };

/** The cue files as they are; a claim may have one a language, or several. */
function loadCues(folder: string): CueSheet[] {
  return yamlFiles(folder).map((path) => {
    const file = readYaml(path);
    const sheet = check(cueFileSchema, file.data, file, []);
    const lang = languageOf(path);
    return { file, sheet: lang === 'en' ? sheet : { ...sheet, cues: sheet.cues.map((cue) => ({ ...cue, lang })) } };
  });
}

/** Cues and examples of each claim, of all its files together. */
function byClaim(sheets: readonly CueSheet[]): Map<string, CueFile> {
  const merged = new Map<string, CueFile>();
  for (const { sheet } of sheets) {
    const known = merged.get(sheet.claim);
    merged.set(sheet.claim, { claim: sheet.claim, cues: [...(known?.cues ?? []), ...sheet.cues], examples: [...(known?.examples ?? []), ...sheet.examples] });
  }
  return merged;
}

function loadClaims(folder: string, cues: ReadonlyMap<string, CueFile>, places: Places, origins: Map<string, Origin>): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const path of yamlFiles(folder)) {
    const file = readYaml(path);
    const { claim: written, aside } = apart(asObject(file.data));
    const own = typeof written['id'] === 'string' ? (cues.get(written['id'])?.cues ?? []) : [];
    const claim = check(claimSchema, { kind: 'claim', lang: 'en', ...written, cues: own }, file, []);
    if (places.has(claim.id)) throw new RecordFault(path, 1, `"${claim.id}" is defined twice`);
    places.set(claim.id, { file: path, line: 1 });
    claim.observations.forEach((one, index) => {
      const place = { file: path, line: file.lineOf(['observations', index]) };
      origins.set(originKey(claim.id, one.id), { ...check(originSchema, aside[index] ?? {}, file, ['observations', index]), ...place });
    });
    claims.set(claim.id, claim);
  }
  return claims;
}

/** Every `@concept` of a cue, and every wider concept, must exist. */
function checkReferences(
  sheets: readonly CueSheet[],
  claims: ReadonlyMap<string, Claim>,
  concepts: ReadonlyMap<string, Concept>,
  places: ReadonlyMap<string, { file: string; line: number }>,
): void {
  for (const { sheet, file } of sheets) {
    if (!claims.has(sheet.claim)) throw new RecordFault(file.file, file.lineOf(['claim']), `there is no claim "${sheet.claim}" in data/claims`);
    sheet.cues.forEach((cue, index) => {
      for (const name of JSON.stringify(cue).matchAll(/@([a-z0-9.-]+)/g)) {
        if (!concepts.has(name[1] ?? ''))
          throw new RecordFault(file.file, file.lineOf(['cues', index]), `cue "${cue.id}" names the unknown concept "@${name[1]}"`);
      }
    });
  }
  for (const concept of concepts.values()) {
    const place = places.get(concept.id);
    for (const parent of concept.is ?? [])
      if (!concepts.has(parent))
        throw new RecordFault(place?.file ?? '', place?.line ?? 1, `concept "${concept.id}" counts as the unknown concept "${parent}"`);
  }
}

export type LoadOptions = { data?: string; horizon?: string; version?: string; pack?: string };

/**
 * Reads data/ (claims, sources, concepts/<lang>, cues/<lang>), checks every line against the model, merges the cues into their claims and gives the record.
 * Throws {@link RecordFault} naming file and line. `generation` is the SHA-256 of the merged lines in order of their ids.
 */
export function loadRecord(options: LoadOptions = {}): LoadedRecord {
  const data = options.data ?? DATA_DIR;
  const places = new Map<string, { file: string; line: number }>();
  const concepts = loadList<Concept>(join(data, 'concepts'), conceptSchema, (path) => ({ kind: 'concept', lang: languageOf(path) }), places);
  const sources = loadList<Source>(join(data, 'sources'), sourceSchema, () => ({ kind: 'source' }), places);
  const sheets = loadCues(join(data, 'cues'));
  const cues = byClaim(sheets);
  const origins = new Map<string, Origin>();
  const claims = loadClaims(join(data, 'claims'), cues, places, origins);
  checkReferences(sheets, claims, concepts, places);
  const lines = [...claims.values(), ...sources.values(), ...concepts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const generation = createHash('sha256')
    .update(lines.map((line) => JSON.stringify(line)).join('\n'))
    .digest('hex');
  const record: FactRecord = {
    pack: options.pack ?? 'ms-openai-aws',
    version: options.version ?? '0.0.0',
    generation,
    horizon: options.horizon ?? '2026-09-30',
    claims,
    sources,
    concepts,
  };
  return { record, examples: new Map([...cues.values()].map((file) => [file.claim, file.examples])), origins, placeOf: places };
}
