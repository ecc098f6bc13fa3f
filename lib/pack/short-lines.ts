import type { RecordLine } from '../model/record.ts';

/** Parts one way of writing from the next where they are packed into one string, and marks one that is matched in its own case. */
const BETWEEN = '|';
const EXACT = '=';

type Json = Record<string, unknown>;
type Spelling = string | { text: string; exact: true };

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Entries of an object with some of its values changed. Names of keys stay, so that the schema still sees what does not belong. */
const mapped = (value: Json, change: (key: string, inner: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(key, inner)]));

const WORDS: ReadonlySet<string> = new Set(['aliases', 'epithets']);

/** Spellings as one string; the list itself where one of them has a mark in it and would not come back the same. */
function shortWords(spellings: readonly Spelling[]): string | readonly Spelling[] {
  const odd = spellings.some((one) => {
    const text = typeof one === 'string' ? one : one.text;
    return text === '' || text.includes(BETWEEN) || text.startsWith(EXACT);
  });
  if (odd || spellings.length === 0) return spellings;
  return spellings.map((one) => (typeof one === 'string' ? one : `${EXACT}${one.text}`)).join(BETWEEN);
}

const longWords = (text: string): Spelling[] =>
  text.split(BETWEEN).map((one) => (one.startsWith(EXACT) ? { exact: true, text: one.slice(EXACT.length) } : one));

/** Lists of references to concepts ("@a|@b"): each begins with the sign, so it need not be told. */
const REFERENCES: ReadonlySet<string> = new Set(['all', 'any', 'not', 'page', 'beside']);
/** Lists of references or roles, and of single words. None has a space. */
const LISTS: ReadonlySet<string> = new Set([...REFERENCES, 'carry', 'ignore']);
const SIGN = '@';

const isReference = (one: string): boolean => one.split(BETWEEN).every((id) => id.startsWith(SIGN) && !id.includes(SIGN, 1));
const unsigned = (one: string): string => one.replaceAll(SIGN, '');
const signed = (one: string): string =>
  one
    .split(BETWEEN)
    .map((id) => `${SIGN}${id}`)
    .join(BETWEEN);
/** Choices by concept, often with nothing but an `else`. */
const CHOICES: ReadonlySet<string> = new Set(['measure', 'facet', 'value']);

function shortPart(key: string, inner: unknown): unknown {
  if (LISTS.has(key) && Array.isArray(inner)) {
    const words = inner.filter((one): one is string => typeof one === 'string' && /^\S+$/.test(one));
    const plain = words.length === inner.length && words.length > 0 && (!REFERENCES.has(key) || words.every(isReference));
    return plain ? words.map((one) => (REFERENCES.has(key) ? unsigned(one) : one)).join(' ') : inner;
  }
  if (!isObject(inner)) return inner;
  const only = Object.keys(inner).length === 1;
  if (CHOICES.has(key) && only && typeof inner['else'] === 'string') return inner['else'];
  if (key === 'within' && only && typeof inner['words'] === 'number') return inner['words'];
  return inner;
}

function longPart(key: string, inner: unknown): unknown {
  if (LISTS.has(key) && typeof inner === 'string') return inner.split(' ').map((one) => (REFERENCES.has(key) ? signed(one) : one));
  if (CHOICES.has(key) && typeof inner === 'string') return { else: inner };
  return key === 'within' && typeof inner === 'number' ? { words: inner } : inner;
}

/**
 * A line as it stands in a packed content. The words of a concept are one string ("must|has to|=AWS"), lists of references in a cue are parted by spaces, and
 * a choice or a distance that says one thing is that thing: a fifth less to carry, and nothing lost.
 */
export function shortLine(line: RecordLine): unknown {
  if (line.kind === 'concept') {
    const { aliases, epithets } = line;
    return { ...line, aliases: shortWords(aliases), ...(epithets ? { epithets: shortWords(epithets) } : {}) };
  }
  return line.kind === 'claim' ? { ...line, cues: line.cues.map((cue) => mapped(cue, shortPart)) } : line;
}

/** The line as the rest of the product knows it. What is no such line, or written out, is given back as it is: the schema judges it. */
export function longLine(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (value['kind'] === 'concept') return mapped(value, (key, inner) => (WORDS.has(key) && typeof inner === 'string' ? longWords(inner) : inner));
  const cues = value['cues'];
  if (value['kind'] !== 'claim' || !Array.isArray(cues)) return value;
  return { ...value, cues: cues.map((cue: unknown) => (isObject(cue) ? mapped(cue, longPart) : cue)) };
}
