import type { Claim } from '../model/claim.ts';
import type { Concept } from '../model/concept.ts';
import type { RecordLine } from '../model/record.ts';
import { frontCoded, frontDecoded } from './front-coded.ts';
import { fromOneText, inOneText, isFields, longList, shortList, withFields, without, type Fields } from './one-text.ts';
import { longCue, shortCue } from './short-cue.ts';

/** Between words of one list that is not front coded: so contents were written before, and so a hand writes them. */
const BETWEEN = ';';
/** Before an alias that matches in its own case only. */
const EXACT = '=';

const WORD_LISTS = ['aliases', 'epithets'] as const satisfies readonly (keyof Concept)[];

const textOf = (word: Concept['aliases'][number]): string => (typeof word === 'string' ? word : word.text);
/** A list with a word that holds a sign stays a list. */
const isPlain = (word: Concept['aliases'][number]): boolean => !/[;~]/.test(textOf(word)) && !textOf(word).startsWith(EXACT);

const shortWord = (word: Concept['aliases'][number]): string => (typeof word === 'string' ? word : EXACT + word.text);
const longWord = (word: string): unknown => (word.startsWith(EXACT) ? { text: word.slice(EXACT.length), exact: true } : word);

const shortWords = (words: Concept['aliases']): unknown => (words.every(isPlain) ? frontCoded(words.map(shortWord)) : words);
const longWords = (text: string): unknown[] => ((text.includes(BETWEEN) ? null : frontDecoded(text)) ?? text.split(BETWEEN)).map(longWord);

/** What a line is, from a field that only lines of that kind have; so it need not be written. */
const KIND_BY = { cues: 'claim', concept: 'concept', aliases: 'concept', source: 'source', url: 'source' } as const;
/** What most lines of a kind say, and which is left out. */
const USUAL_TYPE = 'noun';
const USUAL_READ = 'text';

const firstAlias = (aliases: unknown): unknown => {
  const [first] = Array.isArray(aliases) ? (aliases as unknown[]) : [];
  return isFields(first) ? first['text'] : first;
};
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

/** Parts of a claim that are written as one text each. */
const WRITTEN = { holds: 'hold', observations: 'observation', events: 'event' } as const;

function shortClaim(line: Claim): Fields {
  const cues = line.cues.map(shortCue);
  const observations = line.observations.map((one) => (one.known === one.asOf ? without(one, ['known']) : one));
  const lists = withParts({ ...without(line, line.lang === USUAL_LANG ? ['kind', 'lang'] : ['kind']), cues, observations }, shortList);
  return Object.entries(WRITTEN).reduce((claim, [part, kind]) => withFields(claim, [part], (value) => partsOf(value, (one) => inOneText(kind, one))), lists);
}

function longClaim(line: Fields): Fields {
  const parts = Object.entries(WRITTEN).reduce(
    (claim, [part, kind]) => withFields(claim, [part], (value) => partsOf(value, (one) => fromOneText(kind, one))),
    line,
  );
  const { cues, observations } = parts;
  return withParts(
    {
      lang: USUAL_LANG,
      ...parts,
      cues: partsOf(cues, longCue),
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
