import type { Cue } from '../model/cue.ts';
import type { Concept } from '../model/concept.ts';
import type { RecordLine } from '../model/record.ts';

/** Between words of one list in the content. A list with a word that holds it stays a list. */
const BETWEEN = ';';
/** Before an alias that matches in its own case only. */
const EXACT = '=';

const CUE_LISTS = ['all', 'any', 'beside', 'not', 'page'] as const satisfies readonly (keyof Cue)[];
const WORD_LISTS = ['aliases', 'epithets'] as const satisfies readonly (keyof Concept)[];

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (word: Concept['aliases'][number]): string => (typeof word === 'string' ? word : word.text);
const isPlain = (word: Concept['aliases'][number]): boolean => !textOf(word).includes(BETWEEN) && !textOf(word).startsWith(EXACT);

const shortWords = (words: Concept['aliases']): unknown =>
  words.every(isPlain) ? words.map((word) => (typeof word === 'string' ? word : EXACT + word.text)).join(BETWEEN) : words;
const longWords = (text: string): unknown[] =>
  text.split(BETWEEN).map((word) => (word.startsWith(EXACT) ? { text: word.slice(EXACT.length), exact: true } : word));

const shortRefs = (refs: readonly string[]): string => refs.join(' ').replaceAll('@', '');
const longRefs = (text: string): string[] => text.split(' ').map((ref) => `@${ref.replaceAll('|', '|@')}`);

const withFields = (fields: Fields, names: readonly string[], change: (value: unknown) => unknown): Fields => ({
  ...fields,
  ...Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, change(fields[name])]]))),
});

const CHOICES = ['facet', 'measure', 'value'] as const satisfies readonly (keyof Cue)[];

/** "whatever stands there", a choice with nothing to choose from, is written as what it gives; a reach in words alone as the number. */
const shortOnly =
  (key: string, type: string) =>
  (value: unknown): unknown =>
    isFields(value) && Object.keys(value).length === 1 && typeof value[key] === type ? value[key] : value;
const longOnly =
  (key: string, type: string) =>
  (value: unknown): unknown =>
    typeof value === type ? { [key]: value } : value;

/** An amount as "min|max|unit", with a fourth part where it may be missing. */
const shortAmount = (slots: unknown): unknown => {
  if (!isFields(slots) || !isFields(slots['amount'])) return slots;
  const { min = '', max = '', unit, optional } = slots['amount'];
  return { ...slots, amount: [min, max, unit, ...(optional === undefined ? [] : [optional])].join('|') };
};
const longAmount = (slots: unknown): unknown => {
  if (!isFields(slots) || typeof slots['amount'] !== 'string') return slots;
  const [min, max, unit, optional] = slots['amount'].split('|');
  const given = { ...(min ? { min } : {}), ...(max ? { max } : {}), unit, ...(optional === undefined ? {} : { optional: optional === 'true' }) };
  return { ...slots, amount: given };
};

const shortCue = (cue: Fields): Fields => {
  const lists = withFields(cue, CUE_LISTS, (refs) => shortRefs(refs as string[]));
  const choices = withFields(lists, CHOICES, shortOnly('else', 'string'));
  return withFields(withFields(choices, ['within'], shortOnly('words', 'number')), ['slots'], shortAmount);
};

const longCue = (cue: unknown): unknown => {
  if (!isFields(cue)) return cue;
  const lists = withFields(cue, CUE_LISTS, (refs) => (typeof refs === 'string' ? longRefs(refs) : refs));
  const choices = withFields(lists, CHOICES, longOnly('else', 'string'));
  return withFields(withFields(choices, ['within'], longOnly('words', 'number')), ['slots'], longAmount);
};

/** Between the parts of a line that is written as one text: no text of a record may hold it ({@link isPart}). */
const PART = '|';
const isPart = (value: unknown): value is string => typeof value === 'string' && !value.includes(PART);

/** Fields that every line of a kind has, in the order in which its one text gives them: "verb|in talks|talks;in talks". */
const PARTS: Record<string, readonly string[]> = {
  concept: ['type', 'name', 'aliases'],
  source: ['type', 'publisher', 'short', 'title', 'published', 'read', 'url'],
};

/** The kind as the one key of these fields; a line that lacks one of them, or has a sign in it, is left as it is. */
function shortLine(line: Fields): Fields {
  const { kind, ...rest } = line;
  const names = PARTS[String(kind)] ?? [];
  const parts = names.map((name) => rest[name]);
  if (names.length === 0 || !parts.every(isPart)) return line;
  return { ...Object.fromEntries(Object.entries(rest).filter(([name]) => !names.includes(name))), [String(kind)]: parts.join(PART) };
}

function longLine(line: Fields): Fields {
  const kind = Object.keys(PARTS).find((name) => typeof line[name] === 'string');
  if (kind === undefined || line['kind'] !== undefined) return line;
  const { [kind]: written, ...rest } = line;
  const [names, parts] = [PARTS[kind] ?? [], String(written).split(PART)];
  // More or fewer parts than fields: left for the schema to refuse.
  if (parts.length !== names.length || names.some((name) => name in rest)) return line;
  return { ...rest, kind, ...Object.fromEntries(names.map((name, at) => [name, parts[at]])) };
}

/** A line as a content holds it: the lists of words and of concepts, which are most of a pack, are written as one text each, and so is what all lines of a kind have. */
export function shortForm(line: RecordLine): unknown {
  if (line.kind === 'concept') return shortLine(withFields(line, WORD_LISTS, (words) => shortWords(words as Concept['aliases'])));
  if (line.kind === 'source') return shortLine(line);
  return { ...line, cues: line.cues.map(shortCue) };
}

/** Undoes {@link shortForm} on what was parsed; lists that are written out, and anything that is no line at all, stay as they are for the schema to judge. */
export function longForm(value: unknown): unknown {
  if (!isFields(value)) return value;
  const line = longLine(value);
  if (line['kind'] === 'concept') return withFields(line, WORD_LISTS, (words) => (typeof words === 'string' ? longWords(words) : words));
  const cues = line['cues'];
  if (line['kind'] !== 'claim' || !Array.isArray(cues)) return line;
  return { ...line, cues: cues.map(longCue) };
}
