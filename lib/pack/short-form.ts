import type { Claim } from '../model/claim.ts';
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

/** Words that only say which value a statement gives are most of what cues name; their ids begin alike. */
const VALUE = '@value.';
const SHORT_VALUE = '~';

const shortRefs = (refs: readonly string[]): string => refs.join(' ').replaceAll(VALUE, SHORT_VALUE).replaceAll('@', '');
const longRef = (ref: string): string => (ref.startsWith(SHORT_VALUE) ? VALUE + ref.slice(SHORT_VALUE.length) : `@${ref}`);
const longRefs = (text: string): string[] => text.split(' ').map((refs) => refs.split('|').map(longRef).join('|'));

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

/** The words of a choice without their sign; what stands where none decides keeps its name. */
const shortKeys = (value: unknown): unknown =>
  isFields(value) ? Object.fromEntries(Object.entries(value).map(([key, then]) => [key.replaceAll(VALUE, SHORT_VALUE), then])) : value;
const longKeys = (value: unknown): unknown =>
  isFields(value) ? Object.fromEntries(Object.entries(value).map(([key, then]) => [key.replaceAll(SHORT_VALUE, VALUE), then])) : value;

/** A reach in words and sentences as "words/sentences". */
const shortReach = (reach: unknown): unknown => {
  const { words, sentences } = isFields(reach) ? reach : {};
  return typeof words === 'number' && typeof sentences === 'number' ? `${words}/${sentences}` : reach;
};
const longReach = (reach: unknown): unknown => {
  const [words, sentences] = typeof reach === 'string' ? reach.split('/').map(Number) : [];
  return words !== undefined && sentences !== undefined ? { words, sentences } : reach;
};

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
  const choices = withFields(lists, CHOICES, (choice) => shortKeys(shortOnly('else', 'string')(choice)));
  return withFields(
    withFields(choices, ['within'], (reach) => shortReach(shortOnly('words', 'number')(reach))),
    ['slots'],
    shortAmount,
  );
};

const longCue = (cue: Fields): Fields => {
  const lists = withFields(cue, CUE_LISTS, (refs) => (typeof refs === 'string' ? longRefs(refs) : refs));
  const choices = withFields(lists, CHOICES, (choice) => longKeys(longOnly('else', 'string')(choice)));
  return withFields(
    withFields(choices, ['within'], (reach) => longReach(longOnly('words', 'number')(reach))),
    ['slots'],
    longAmount,
  );
};

/** What a line is, from a field that only lines of that kind have; so it need not be written. */
const KIND_BY = { cues: 'claim', concept: 'concept', aliases: 'concept', source: 'source', url: 'source' } as const;
/** What most lines of a kind say, and which is left out. */
const USUAL_TYPE = 'noun';
const USUAL_READ = 'text';
/** Lists of single words without spaces. */
const CUE_WORDS = ['carry', 'ignore'] as const satisfies readonly (keyof Cue)[];

const without = (fields: Fields, names: readonly string[]): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
const firstAlias = (aliases: unknown): unknown => {
  const [first] = Array.isArray(aliases) ? (aliases as unknown[]) : [];
  return isFields(first) ? first['text'] : first;
};
const shortList = (words: unknown): unknown => (Array.isArray(words) && words.length > 0 ? words.join(' ') : words);
const longList = (words: unknown): unknown => (typeof words === 'string' ? words.split(' ') : words);

/** Between the parts of a line that is written as one text, under the name of its kind: "verb|in talks|talks;in talks". */
const PART = '|';
const PARTS_OF = {
  concept: ['type', 'name', 'aliases'],
  source: ['type', 'publisher', 'short', 'title', 'published', 'read', 'url'],
} as const;
type InOneText = keyof typeof PARTS_OF;

const isPart = (value: unknown): value is string => typeof value === 'string' && !value.includes(PART);

/** The fields that every line of a kind has as one text; a part that is left out is empty. A line with the sign in one of them stays as it is. */
function inOneText(kind: InOneText, line: Fields): Fields {
  const names: readonly string[] = PARTS_OF[kind];
  const parts = names.map((name) => line[name] ?? '');
  return parts.every(isPart) ? { ...without(line, names), [kind]: parts.join(PART) } : line;
}

function fromOneText(kind: InOneText, line: Fields): Fields {
  const { [kind]: written, ...rest } = line;
  const names: readonly string[] = PARTS_OF[kind];
  const parts = typeof written === 'string' ? written.split(PART) : [];
  // More or fewer parts than fields, or a field told twice: left for the schema to refuse.
  if (parts.length !== names.length || names.some((name) => name in rest)) return line;
  return { ...rest, ...Object.fromEntries(names.flatMap((name, at) => (parts[at] === '' ? [] : [[name, parts[at]]]))) };
}

function shortConcept(line: Concept): Fields {
  const usual = [...(line.type === USUAL_TYPE ? ['type'] : []), ...(line.name === firstAlias(line.aliases) ? ['name'] : [])];
  const words = withFields(without(line, ['kind', ...usual]), WORD_LISTS, (list) => shortWords(list as Concept['aliases']));
  return inOneText('concept', withFields(words, ['is'], shortList));
}

function longConcept(line: Fields): Fields {
  const words = withFields(fromOneText('concept', line), WORD_LISTS, (list) => (typeof list === 'string' ? longWords(list) : list));
  const first = firstAlias(words['aliases']);
  return { ...(first === undefined ? {} : { name: first }), type: USUAL_TYPE, ...withFields(words, ['is'], longList) };
}

/** Lists of ids in the parts of a claim; in an observation the day it became known is the day it is of unless it says so. */
const PARTS = { holds: ['because', 'current'], observations: ['also'], events: ['because'], positions: ['also'] } as const;
const USUAL_LANG = 'en';

const partsOf = (value: unknown, change: (part: Fields) => Fields): unknown =>
  Array.isArray(value) ? value.map((part: unknown) => (isFields(part) ? change(part) : part)) : value;

/** A claim with a change made to the lists of each of its parts. */
const withParts = (claim: Fields, list: (value: unknown) => unknown): Fields =>
  Object.entries(PARTS).reduce(
    (changed, [part, lists]) => withFields(changed, [part], (value) => partsOf(value, (one) => withFields(one, lists, list))),
    withFields(claim, ['related'], list),
  );

function shortClaim(line: Claim): Fields {
  const cues = line.cues.map((cue) => withFields(shortCue(cue), CUE_WORDS, shortList));
  const observations = line.observations.map((one) => (one.known === one.asOf ? without(one, ['known']) : one));
  return withParts({ ...without(line, line.lang === USUAL_LANG ? ['kind', 'lang'] : ['kind']), cues, observations }, shortList);
}

function longClaim(line: Fields): Fields {
  const { cues, observations } = line;
  return withParts(
    {
      lang: USUAL_LANG,
      ...line,
      cues: partsOf(cues, (cue) => withFields(longCue(cue), CUE_WORDS, longList)),
      observations: partsOf(observations, (one) => ({ ...(one['asOf'] === undefined ? {} : { known: one['asOf'] }), ...one })),
    },
    longList,
  );
}

/**
 * A line as a content holds it: the lists of words and of concepts, which are most of a pack, are written as one text each, and what can be told from the rest
 * (what a line is, the name that is the first alias) or is so nearly everywhere is left out.
 */
export function shortForm(line: RecordLine): unknown {
  if (line.kind === 'concept') return shortConcept(line);
  if (line.kind === 'source') return inOneText('source', without(line, line.read === USUAL_READ ? ['kind', 'read'] : ['kind']));
  return shortClaim(line);
}

/** Undoes {@link shortForm} on what was parsed; what is written out, and anything that is no line at all, stays as it is for the schema to judge. */
export function longForm(value: unknown): unknown {
  if (!isFields(value)) return value;
  const told = Object.entries(KIND_BY).find(([field]) => Object.hasOwn(value, field))?.[1];
  const line: Fields = told === undefined ? value : { kind: told, ...value };
  if (line['kind'] === 'concept') return longConcept(line);
  if (line['kind'] === 'source') return { read: USUAL_READ, ...fromOneText('source', line) };
  return line['kind'] === 'claim' ? longClaim(line) : line;
}
