import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Judgement } from '../../lib/model/standing.ts';
import { standingLabel } from '../../lib/words/standing.ts';
import { createTranslate } from '../../lib/words/messages.ts';
import { DATA_DIR, loadRecord } from '../record/load.ts';
import { claimReviews, reviewGraph } from './claim-review.ts';
import { readPackFile } from './pack-file.ts';
import { existing, readWords, UsageError } from './usage.ts';

const MESSAGES = resolve(import.meta.dirname, '../../public/_locales/en/messages.json');
const LOCALE = 'en-GB';

/** Reviews of a data folder as JSON-LD texts: one of all (`null`), and one for each claim by its id. @throws RecordFault. */
export function exportTexts(data: string, url: string | undefined): Map<string | null, string> {
  const file = readPackFile(data);
  const { record } = loadRecord({ data, horizon: file.horizon, version: file.version, pack: file.pack });
  const messages = JSON.parse(readFileSync(MESSAGES, 'utf8')) as Record<string, { message: string }>;
  const t = createTranslate((key) => messages[key]?.message ?? '', LOCALE);
  const options = {
    address: url ?? `urn:obelus:${file.pack}:`,
    released: file.released,
    license: file.license,
    label: (judgement: Judgement) => standingLabel(judgement, LOCALE, t),
  };
  const claims = [...record.claims.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const reviews = claims.map((claim) => [claim.id, claimReviews(record, claim, options)] as const);
  const text = (some: Parameters<typeof reviewGraph>[0]): string => `${JSON.stringify(reviewGraph(some), null, 2)}\n`;
  return new Map<string | null, string>([[null, text(reviews.flatMap(([, some]) => some))], ...reviews.map(([id, some]) => [id, text(some)] as const)]);
}

/** `export --claimreview [--out DIR|FILE] [--url ADDRESS] [--data DIR]`: what was written, in a line; the text itself where no file is named. */
export function exportReviews(args: string[]): string {
  const { values } = readWords(args, { claimreview: { type: 'boolean' }, out: { type: 'string' }, url: { type: 'string' }, data: { type: 'string' } }, []);
  if (values.claimreview !== true) throw new UsageError('in which form? --claimreview');
  if (values.url !== undefined && !/^https:\/\/[^\s?#]+[/#=]$/.test(values.url))
    throw new UsageError(`--url wants an https address that a claim's id can follow, as in https://example.org/record/, not "${values.url}"`);
  const texts = exportTexts(existing(values.data ?? DATA_DIR, 'folder'), values.url);
  const { out } = values;
  if (out === undefined) return (texts.get(null) ?? '').trimEnd();
  const isFile = /\.json(ld)?$/.test(out);
  mkdirSync(isFile ? dirname(out) : out, { recursive: true });
  if (isFile) writeFileSync(out, texts.get(null) ?? '');
  else for (const [id, text] of texts) if (id !== null) writeFileSync(join(out, `${id}.jsonld`), text);
  return isFile ? out : `${out}: ${texts.size - 1} files`;
}
