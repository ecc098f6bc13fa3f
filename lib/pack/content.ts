import './jitless.ts';
import { recordLineSchema, type RecordLine } from '../model/record.ts';
import { decodeUtf8, encodeUtf8 } from './bytes.ts';
import { PackError } from './errors.ts';
import { LIMITS } from './payloads.ts';
import { longForm, shortForm } from './short-form.ts';
import { checkReferences } from './references.ts';
import { checkLineRules } from './line-rules.ts';
import { isForbiddenKey, jsonDepth } from './text-rules.ts';

/** Longest line of a content in bytes, and deepest nesting in it (packs.md 1.6, step 14). */
export const MAX_LINE_BYTES = 32 * 1024;
export const MAX_DEPTH = 8;

/** Looking at every key while parsing costs as much as the parsing: most lines cannot hold such a key, written plainly or with escapes. */
const MAY_HOLD_FORBIDDEN_KEY = /__proto__|constructor|prototype|\\u/;

const PREFIX = /^\{"id":"([a-z0-9.-]{1,64})"/;

/**
 * The lines of a content: each ended by one line feed, sorted by id in code-unit order, no id twice.
 * Only the outer form; what the lines hold is {@link readContent}'s.
 * @throws PackError E_SCHEMA, E_LIMIT.
 */
export function splitContent(text: string): { id: string; line: string }[] {
  if (text.length > 0 && !text.endsWith('\n')) throw new PackError('E_SCHEMA', 'content: the last line is not ended');
  const lines = text.split('\n');
  lines.pop();
  if (lines.length > LIMITS.records) throw new PackError('E_LIMIT', `content: ${lines.length} records, at most ${LIMITS.records}`);
  let before = '';
  return lines.map((line, index) => {
    if (line.length > MAX_LINE_BYTES || encodeUtf8(line).length > MAX_LINE_BYTES)
      throw new PackError('E_LIMIT', `line ${index + 1}: longer than ${MAX_LINE_BYTES} bytes`);
    const id = PREFIX.exec(line)?.[1];
    if (id === undefined || !line.endsWith('}')) throw new PackError('E_SCHEMA', `line ${index + 1}: is not one object that begins with its id`);
    if (id <= before) throw new PackError('E_SCHEMA', `line ${index + 1}: id "${id}" stands after "${before}"`);
    before = id;
    return { id, line };
  });
}

/** One line of the record, strictly. @throws PackError naming the line's id and the field. */
export function readLine(id: string, line: string): RecordLine {
  const refuse = (what: string): PackError => new PackError('E_SCHEMA', `${id}: ${what}`);
  if (jsonDepth(line) > MAX_DEPTH) throw refuse(`nested deeper than ${MAX_DEPTH}`);
  const forbidding = (key: string, inner: unknown): unknown => {
    if (isForbiddenKey(key)) throw refuse(`key "${key}" is not allowed`);
    return inner;
  };
  let value: unknown;
  try {
    // A key twice in one object keeps the last; the id is compared below, every other one meets the schema as it was parsed.
    value = JSON.parse(line, MAY_HOLD_FORBIDDEN_KEY.test(line) ? forbidding : undefined);
  } catch (error) {
    if (error instanceof PackError) throw error;
    throw refuse('not JSON');
  }
  return checkRecordLine(id, longForm(value));
}

/** The same for a value that was parsed already (the editor's YAML). @throws PackError. */
export function checkRecordLine(id: string, value: unknown): RecordLine {
  const parsed = recordLineSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const keys = issue?.code === 'unrecognized_keys' ? ` (${issue.keys.join(', ')})` : '';
    throw new PackError('E_SCHEMA', `${id}: ${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'does not fit'}${keys}`);
  }
  if (parsed.data.id !== id) throw new PackError('E_SCHEMA', `${id}: the line's id is "${parsed.data.id}"`);
  checkLineRules(parsed.data);
  return parsed.data;
}

/** What a verified manifest or the build says of a content. */
export type ContentExpectation = { records: number; released: string };

/**
 * Reads content whose hash was verified, by every rule: one bad line refuses the pack (packs.md 1.6, step 14). The publisher's lint runs this too.
 * @throws PackError E_SCHEMA, E_LIMIT, E_TEXT, E_URL, E_REF.
 */
export function readContent(bytes: Uint8Array, expected: ContentExpectation): RecordLine[] {
  if (bytes.length > LIMITS.content) throw new PackError('E_LIMIT', `content: ${bytes.length} bytes, at most ${LIMITS.content}`);
  const lines = splitContent(decodeUtf8(bytes)).map(({ id, line }) => readLine(id, line));
  if (lines.length !== expected.records) throw new PackError('E_SCHEMA', `content: ${lines.length} records where ${expected.records} are named`);
  checkReferences(lines, expected.released);
  return lines;
}

/** Lines of each kind. */
export function countKinds(lines: readonly RecordLine[]): Record<string, number> {
  const counts: Record<string, number> = { claim: 0, concept: 0, source: 0 };
  for (const { kind } of lines) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Of these maps of a cue the first entry whose words stand in a sentence decides: their order is what they say. */
const CHOICES: ReadonlySet<string> = new Set(['value', 'facet', 'measure']);
/** A statement that names no facet is asked of the first one that fits; so the order of these maps of a claim is told too. */
const FACETS: ReadonlySet<string> = new Set(['facets', 'values']);

/**
 * Content bytes of lines: `id` first, other keys sorted, lines sorted by id; only the choices of a cue and the facets of a claim keep the order in which they were written.
 * The same lines always give the same bytes.
 */
export function writeContent(lines: readonly RecordLine[]): Uint8Array<ArrayBuffer> {
  const sorted = [...lines].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return encodeUtf8(sorted.map((line) => `${JSON.stringify(sortKeys(shortForm(line)))}\n`).join(''));
}

function sortKeys(value: unknown, inCue = false, asWritten = false): unknown {
  if (Array.isArray(value)) return value.map((one) => sortKeys(one, inCue));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (!asWritten) entries.sort(([a], [b]) => (a === 'id' ? -1 : b === 'id' ? 1 : a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner, inCue || key === 'cues', inCue ? CHOICES.has(key) : FACETS.has(key))]));
}
