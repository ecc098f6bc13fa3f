import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus, GoldDocument, Span } from './corpus.ts';

/** Files of this ending are pages written for the project with their labels beside the sentences. */
const ENDING = '.page.txt';
const POLARITIES = ['asserted', 'attributed', 'hypothetical', 'negated'] as const;
const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;

type Labelled = { gold: GoldDocument; text: string; published?: string };

/** A page file that cannot be read as one. The message names file and line. */
export class LabelFault extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`);
  }
}

const oneOf = <T extends string>(values: readonly T[], written: string): T | undefined => values.find((value) => value === written);

/** `money=13e9 pct=27 date=2026-04-27` as the value of a span; null where nothing is given. */
function valueOf(written: string): Record<string, unknown> | null {
  const pairs = written
    .split(' ')
    .filter(Boolean)
    .map((pair) => pair.split('='));
  if (pairs.length === 0) return null;
  return Object.fromEntries(
    pairs.map(([key = '', value = '']) => [key, key === 'date' || value === '' || Number.isNaN(Number(value)) ? value : Number(value)]),
  );
}

/**
 * Reads one labelled page: lines `title:` and `date:`, a line `---`, then one sentence a line (an empty line ends a paragraph). Below a sentence stand its labels:
 * `= type | the words | money=13e9 | asserted | easy` for a statement (`type:which` where there is one), `! type | the words` for a look-alike that must not be read as that type,
 * `?` for a sentence that counts neither way.
 * @throws LabelFault naming file and line.
 */
export function readLabelled(file: string, source: string): Labelled {
  const lines = source.split('\n');
  const start = lines.indexOf('---');
  if (start < 0) throw new LabelFault(file, 1, 'a line "---" must part the head from the sentences');
  const head = new Map(lines.slice(0, start).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
  const title = head.get('title') ?? '';
  if (title === '') throw new LabelFault(file, 1, 'a page needs a title');
  const gold: Required<GoldDocument> = { doc: file, sentences: [], spans: [], traps: [], optional_sentences: [] };
  let text = '';
  let open = '';
  const sentence = (words: string, glue: string): void => {
    text += glue;
    gold.sentences.push([text.length, text.length + words.length]);
    text += words;
    open = words;
  };
  sentence(title, '');
  let paragraph = false;
  const find = (line: number, words: string): { sentence_index: number; snippet: string; start: number; end: number } => {
    const at = open.indexOf(words);
    if (words === '' || at < 0) throw new LabelFault(file, line, `"${words}" does not stand in the sentence above`);
    const sentence_index = gold.sentences.length - 1;
    const from = (gold.sentences[sentence_index]?.[0] ?? 0) + at;
    return { sentence_index, snippet: words, start: from, end: from + words.length };
  };
  lines.slice(start + 1).forEach((raw, index) => {
    const at = start + 2 + index;
    const line = raw.trim();
    const [kind, ...parts] = [line.slice(0, 2).trim(), ...line.slice(2).split(' | ')].map((part) => part.trim());
    if (line === '') paragraph = false;
    else if (line === '?') gold.optional_sentences.push(gold.sentences.length - 1);
    else if (kind === '=') gold.spans.push(spanOf(file, at, parts, find));
    else if (kind === '!') gold.traps.push({ ...find(at, parts[1] ?? ''), looks_like: (parts[0] ?? '').split(',') });
    else {
      sentence(line, paragraph ? ' ' : '\n');
      paragraph = true;
    }
  });
  const published = head.get('date');
  return { gold, text, ...(published ? { published } : {}) };
}

function spanOf(
  file: string,
  line: number,
  parts: readonly string[],
  find: (line: number, words: string) => Omit<Span, 'claim_type' | 'value' | 'polarity' | 'difficulty'>,
): Span {
  const [type = '', words = '', value = '', polarity = '', difficulty = ''] = parts;
  const [claim_type = '', which] = type.split(':');
  const [said, hard] = [oneOf(POLARITIES, polarity), oneOf(DIFFICULTIES, difficulty)];
  if (!/^[a-z0-9-]+$/.test(claim_type) || !said || !hard)
    throw new LabelFault(file, line, 'write a label as "= type | words | values | polarity | difficulty"');
  return { ...find(line, words), claim_type, ...(which ? { which } : {}), value: valueOf(value), polarity: said, difficulty: hard };
}

/** All labelled pages of a folder as a corpus; undefined where it holds none. */
export function readLabelledFolder(folder: string): Corpus | undefined {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .sort();
  if (names.length === 0) return undefined;
  const pages = names.map((name) => readLabelled(name, readFileSync(join(folder, name), 'utf8')));
  return {
    gold: pages.map(({ gold }) => gold),
    text: new Map(pages.map(({ gold, text }) => [gold.doc, text])),
    published: new Map(pages.flatMap(({ gold, published }) => (published ? [[gold.doc, published] as const] : []))),
    allowed: [],
    unlabelled: [],
  };
}
