import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { existing, UsageError } from '../usage.ts';
import type { Dossier } from './dossier-file.ts';
import { numbersIn } from './numbers-in.ts';

const topics = z.array(
  z.object({
    id: z.string(),
    statement: z.string(),
    sources: z.array(z.string()),
    figures: z.array(
      z.object({
        value: z.number(),
        unit: z.string(),
        as_of: z.string(),
        source_id: z.string(),
        meaning: z.optional(z.string()),
        note: z.optional(z.string()),
      }),
    ),
  }),
);
const sources = z.record(z.string(), z.object({ url: z.string() }));

function readAll<T>(folder: string, schema: z.ZodMiniType<T>): T[] {
  return readdirSync(existing(folder, 'folder'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      try {
        return schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      } catch (error) {
        throw new UsageError(`"${join(folder, name)}" is no part of a dossier: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]}`);
      }
    });
}

/** Ids of sources that have one address. */
function sameDocuments(all: readonly Record<string, { url: string }>[]): string[][] {
  const byAddress = new Map<string, Set<string>>();
  for (const [id, { url }] of all.flatMap((part) => Object.entries(part))) byAddress.set(url, (byAddress.get(url) ?? new Set()).add(id));
  return [...byAddress.values()]
    .filter((ids) => ids.size > 1)
    .map((ids) => [...ids].sort())
    .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

/** What the project keeps of a dossier's folder (`topics/*.json`, `sources/*.json`): numbers, dates and ids, none of its prose. @throws UsageError. */
export function readDossierFolder(folder: string): Dossier {
  const list = readAll(join(folder, 'topics'), topics).flat();
  return {
    same: sameDocuments(readAll(join(folder, 'sources'), sources)),
    topics: Object.fromEntries(
      list
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, statement, sources: cited, figures }) => [
          id,
          {
            sources: [...new Set([...cited, ...figures.map((one) => one.source_id)])].sort(),
            stated: numbersIn([statement, ...figures.flatMap((one) => [one.meaning ?? '', one.note ?? ''])].join('\n')),
            figures: figures.map((one) => ({ value: String(one.value), unit: one.unit, asOf: one.as_of, source: one.source_id })),
          },
        ]),
    ),
  };
}

const quoted = (text: string): string => JSON.stringify(text);
const list = (items: readonly string[], write: (item: string) => string): string => `[${items.map(write).join(', ')}]`;
const plain = (text: string): string => text;

/** The dossier's figures as the text of data/dossier.yaml; the same dossier always gives the same text. */
export function dossierText({ same, topics: all }: Dossier): string {
  const lines = Object.entries(all).flatMap(([id, topic]) => [
    `  ${id}:`,
    `    sources: ${list(topic.sources, plain)}`,
    `    stated: ${list(topic.stated, quoted)}`,
    topic.figures.length === 0 ? '    figures: []' : '    figures:',
    ...topic.figures.map((one) => `      - { value: ${quoted(one.value)}, unit: ${one.unit}, asOf: ${quoted(one.asOf)}, source: ${one.source} }`),
  ]);
  return [
    '# The figures of the researched dossier, with which every observation of the record is compared (docs/record-audit.md). "topic#n" is the nth figure of a topic;',
    '# `stated` are the numbers of its statement and notes; `same` are ids of one and the same document.',
    '# Written by `npm run pack -- audit --dossier DIR`, never by hand.',
    same.length === 0 ? 'same: []' : 'same:',
    ...same.map((ids) => `  - ${list(ids, plain)}`),
    'topics:',
    ...lines,
    '',
  ].join('\n');
}
