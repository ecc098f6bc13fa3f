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
import { schemaFaults } from './schema-faults.ts';
import { openYaml, RecordFault, type YamlFile } from './yaml-file.ts';

export { RecordFault } from './yaml-file.ts';
export type { Example } from './cue-file.ts';

/** The data folder of this checkout. */
export const DATA_DIR = resolve(import.meta.dirname, '../../data');

/** Where a line of the record is written: its file, its first line there, and the line of anything within it. */
export type Place = { file: string; line: number; lineOf(path: readonly PropertyKey[]): number };

/** A cue file as it is, and where its parts stand. */
export type CueSheet = { sheet: CueFile; file: YamlFile };

/** The record as edited, with what is not shipped: the examples of each claim, its cue files, and the file and line of each line of the record. */
export type LoadedRecord = {
  record: FactRecord;
  examples: ReadonlyMap<string, readonly Example[]>;
  /** Where figures come from, by {@link originKey}. */
  origins: ReadonlyMap<string, Origin>;
  sheets: readonly CueSheet[];
  placeOf: ReadonlyMap<string, Place>;
};

/** Takes a fault. What it belongs to is left out of the record then, so that one reading tells them all. */
export type Report = (fault: RecordFault) => void;
type Places = Map<string, Place>;
type Parsed<T> = { success: true; data: T } | { success: false; error: z.core.$ZodError };
type Checker<T> = { safeParse(value: unknown): Parsed<T> };

const yamlFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => join(folder, name))
    : [];

function check<T>(schema: Checker<T>, value: unknown, file: YamlFile, path: readonly PropertyKey[], report: Report): T | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path: inner, message } of schemaFaults(parsed.error, value)) {
    const at = [...path, ...inner];
    report(new RecordFault(file.file, file.lineOf(at), `${at.map(String).join('.') || 'file'}: ${message}`, 'schema'));
  }
  return undefined;
}

function opened(path: string, report: Report): YamlFile | null {
  const { yaml, faults } = openYaml(path);
  faults.forEach(report);
  return yaml;
}

const entries = (file: YamlFile, report: Report): unknown[] => {
  if (Array.isArray(file.data)) return file.data;
  report(new RecordFault(file.file, 1, 'must be a list', 'schema'));
  return [];
};

/** Ids are one name space; the second to bear one is at fault. */
function placeIn(places: Places, id: string, file: YamlFile, path: readonly PropertyKey[], report: Report): boolean {
  const line = file.lineOf(path);
  if (places.has(id)) report(new RecordFault(file.file, line, `"${id}" is defined twice`, 'duplicate-id'));
  else places.set(id, { file: file.file, line, lineOf: (inner) => file.lineOf([...path, ...inner]) });
  return places.get(id)?.file === file.file && places.get(id)?.line === line;
}

const asObject = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});

/** A concept or source file is a list; `kind` and (for concepts) `lang`, from the folder's name, are filled in. */
function loadList<T extends { id: string }>(
  folder: string,
  schema: Checker<T>,
  fill: (file: string) => Record<string, string>,
  places: Places,
  report: Report,
): Map<string, T> {
  const lines = new Map<string, T>();
  for (const path of yamlFiles(folder)) {
    const file = opened(path, report);
    if (!file) continue;
    entries(file, report).forEach((entry, index) => {
      const line = check(schema, { ...fill(path), ...asObject(entry) }, file, [index], report);
      if (line && placeIn(places, line.id, file, [index], report)) lines.set(line.id, line);
    });
  }
  return lines;
}

const languageOf = (path: string): string => basename(resolve(path, '..'));

/** The cue files as they are; a claim may have one a language, or several. */
function loadCues(folder: string, report: Report): CueSheet[] {
  return yamlFiles(folder).flatMap((path) => {
    const file = opened(path, report);
    const sheet = file && check(cueFileSchema, file.data, file, [], report);
    if (!file || !sheet) return [];
    const lang = languageOf(path);
    return [{ file, sheet: lang === 'en' ? sheet : { ...sheet, cues: sheet.cues.map((cue) => ({ ...cue, lang })) } }];
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

function loadClaims(folder: string, cues: ReadonlyMap<string, CueFile>, places: Places, origins: Map<string, Origin>, report: Report): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const path of yamlFiles(folder)) {
    const file = opened(path, report);
    if (!file) continue;
    const { claim: written, aside } = apart(asObject(file.data));
    const own = typeof written['id'] === 'string' ? (cues.get(written['id'])?.cues ?? []) : [];
    const claim = check(claimSchema, { kind: 'claim', lang: 'en', ...written, cues: own }, file, [], report);
    if (!claim || !placeIn(places, claim.id, file, [], report)) continue;
    claims.set(claim.id, claim);
    claim.observations.forEach((one, index) => {
      const at = ['observations', index];
      const origin = check(originSchema, aside[index] ?? {}, file, at, report);
      if (origin) origins.set(originKey(claim.id, one.id), { ...origin, file: file.file, line: file.lineOf(at) });
    });
  }
  return claims;
}

/** Every `@concept` of a cue, and every wider concept, must exist. */
function checkReferences(
  sheets: readonly CueSheet[],
  claims: ReadonlyMap<string, Claim>,
  concepts: ReadonlyMap<string, Concept>,
  places: Places,
  report: Report,
): void {
  const refuse = (file: string, line: number, message: string): void => report(new RecordFault(file, line, message, 'reference'));
  for (const { sheet, file } of sheets) {
    if (!claims.has(sheet.claim)) refuse(file.file, file.lineOf(['claim']), `there is no claim "${sheet.claim}" in data/claims`);
    sheet.cues.forEach((cue, index) => {
      for (const name of new Set(Array.from(JSON.stringify(cue).matchAll(/@([a-z0-9.-]+)/g), (match) => match[1] ?? ''))) {
        if (!concepts.has(name)) refuse(file.file, file.lineOf(['cues', index]), `cue "${cue.id}" names the unknown concept "@${name}"`);
      }
    });
  }
  for (const concept of concepts.values()) {
    const place = places.get(concept.id);
    for (const parent of concept.is ?? [])
      if (!concepts.has(parent)) refuse(place?.file ?? '', place?.line ?? 1, `concept "${concept.id}" counts as the unknown concept "${parent}"`);
  }
}

export type LoadOptions = { data?: string; horizon?: string; version?: string; pack?: string; report?: Report };

const refuseFirst: Report = (fault) => {
  throw fault;
};

/**
 * Reads data/ (claims, sources, concepts/<lang>, cues/<lang>), checks every line against the model, merges the cues into their claims and gives the record.
 * Throws the first {@link RecordFault}, which names file and line, unless `report` takes them all. `generation` is the SHA-256 of the merged lines in order of
 * their ids.
 */
export function loadRecord(options: LoadOptions = {}): LoadedRecord {
  const { data = DATA_DIR, report = refuseFirst } = options;
  let faults = 0;
  const count: Report = (fault) => {
    faults += 1;
    report(fault);
  };
  const places: Places = new Map();
  const concepts = loadList<Concept>(
    join(data, 'concepts'),
    conceptSchema,
    (path) => ({ kind: 'concept', ...(languageOf(path) === 'en' ? {} : { lang: languageOf(path) }) }),
    places,
    count,
  );
  const sources = loadList<Source>(join(data, 'sources'), sourceSchema, () => ({ kind: 'source' }), places, count);
  const sheets = loadCues(join(data, 'cues'), count);
  const cues = byClaim(sheets);
  const origins = new Map<string, Origin>();
  const claims = loadClaims(join(data, 'claims'), cues, places, origins, count);
  // A line that could not be read is missing to all that name it: those would be faults of the first one only.
  if (faults === 0) checkReferences(sheets, claims, concepts, places, count);
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
  return { record, examples: new Map([...cues.values()].map((file) => [file.claim, file.examples])), origins, sheets, placeOf: places };
}
