import type { Concept } from '../model/concept.ts';
import type { PlainDate } from '../model/dates.ts';
import type { Block, PageText } from '../model/page.ts';
import { blankAddresses } from './addresses.ts';
import type { Stretch } from './clauses.ts';
import { Sentence, type Found } from './found.ts';
import type { Hit, Lexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { findQuantities } from './quantities/index.ts';
import { sentencesOf } from './sentences.ts';
import { traitsIn, type ConceptTraits } from './traits.ts';

export type { Found, FoundQuantity, Sentence } from './found.ts';

/** A sentence longer than this many characters is read in pieces, so that work stays bounded. */
const LONGEST = 1600;
/** At most so many hits of one piece are looked at. */
const MOST_HITS = 240;

/** Concepts that the page names anywhere, its title included, with all they count as. */
export type Names = { has(id: string): boolean };
/** The names of a page, found first; its sentences with all that stands in them are read when they are asked for. */
export type Scanner = (page: PageText) => { title: ReadonlySet<string>; named: Names; read: () => Sentence[] };

/** Sentences of a block's text, long ones in pieces that are cut at spaces. */
function piecesOf(text: string): readonly Stretch[] {
  const sentences = sentencesOf(text);
  if (sentences.every(({ start, end }) => end - start <= LONGEST)) return sentences;
  return sentences.flatMap(({ start, end }) => {
    const pieces: Stretch[] = [];
    let from = start;
    while (end - from > LONGEST) {
      const space = text.lastIndexOf(' ', from + LONGEST);
      const cut = space > from ? space : from + LONGEST;
      pieces.push({ start: from, end: cut });
      from = cut;
    }
    return [...pieces, { start: from, end }];
  });
}

/** Counts words up to each of the given offsets (ascending) in one pass. */
function wordCounter(text: string, start: number): (offset: number) => number {
  let at = start;
  let words = 0;
  return (offset) => {
    for (; at < offset; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 160 || code === 10) words += 1;
    }
    return words;
  };
}

/** Generic epithets ("the company", "its") stand for one of many; more concepts than this make an epithet generic. */
const SPECIFIC = 2;

/** So many words may stand before the name that a sentence begins with: "But CoreWeave …". */
const AT_START = 1;

/** The date of an article container: its own, else that of the page's first, else the only one of the page (model.md, rule 7). */
function daysOf({ dates }: PageText): (article: number) => PlainDate | undefined {
  const own = new Map(dates.map(({ article, date }) => [article, date.date]));
  const only = dates.length === 1 ? dates[0]?.date.date : undefined;
  return (article) => own.get(article) ?? own.get(0) ?? only;
}

/** What the text before leaves behind: the names read last, and whom the sentence before began with. */
type Before = { recent: string[]; subject: string | undefined };
/** A block's text as it is searched, with its hits. */
type Searched = { block: Block; text: string; source: (offset: number) => number; hits: readonly Hit[] };

/** So many of the names read last are kept, and what is kept of them where they became more. */
const MOST_RECENT = 40;
const STILL_RECENT = 12;

/** Makes the scanner of a record: one lexicon pass and one quantity pass a block, sentences with their hits, epithets resolved. */
export function makeScanner(concepts: ReadonlyMap<string, Concept>, lexicon: Lexicon): Scanner {
  const traits = traitsIn(concepts);

  /** Whom a sentence begins with: its first name, if that is an organisation's. A sentence behind it that begins with "It" goes on about the same one. */
  const subjectOf = (found: readonly Found[]): string | undefined => {
    const first = found.find((hit) => traits.of(hit.names).named.length > 0);
    if (!first || first.epithet || first.word > AT_START) return undefined;
    return first.names.find((id) => concepts.get(id)?.type === 'organisation');
  };

  /** What an epithet stands for: a specific one for its concept where the page names it, a generic one for the two names last read. */
  const resolve = (hit: Hit, recent: readonly string[], named: ReadonlySet<string>): readonly string[] => {
    const possible = hit.concepts.filter((id) => named.has(id));
    if (hit.concepts.length <= SPECIFIC) return possible;
    const picked: string[] = [];
    for (let i = recent.length - 1; i >= 0 && picked.length < SPECIFIC; i -= 1) {
      const id = recent[i];
      if (id !== undefined && possible.includes(id) && !picked.includes(id)) picked.push(id);
    }
    return picked;
  };

  /** The hits of one sentence, and whom an "it" at its start is said of. */
  const foundIn = (text: string, hits: readonly Hit[], start: number, before: Before, named: ReadonlySet<string>): Pick<Sentence, 'found' | 'ofAnother'> => {
    const count = wordCounter(text, start);
    const found: Found[] = [];
    let ofAnother: string | undefined;
    for (const hit of hits) {
      if (found.length >= MOST_HITS) break;
      const { concepts: ids, epithet, end, words } = hit;
      const generic = epithet && ids.length > SPECIFIC;
      const word = count(hit.start);
      const opens = generic && word === 0;
      if (opens && before.subject !== undefined && !ids.includes(before.subject)) ofAnother = before.subject;
      const names = opens && ofAnother !== undefined ? [ofAnother] : epithet ? resolve(hit, before.recent, named) : ids;
      if (names.length === 0) continue;
      const { concepts: all, verb, named: own } = traits.of(names);
      if (!epithet) for (const id of own) before.recent.push(id);
      found.push({ names, concepts: all, start: hit.start, end, words, epithet, generic, verb, word });
    }
    return { found, ofAnother };
  };

  return (page) => {
    const titleHits = lexicon.find(normalise(page.title).text).filter((hit) => !hit.epithet);
    const titled = titleHits.flatMap((hit) => hit.concepts);
    const blocks = page.blocks.map((block): Searched => {
      const { text: folded, source } = normalise(block.text);
      const text = blankAddresses(folded);
      return { block, text, source, hits: lexicon.find(text) };
    });
    const named = new Set(titled);
    for (const { hits } of blocks) for (const hit of hits) if (!hit.epithet) for (const id of hit.concepts) named.add(id);
    const read = (): Sentence[] => {
      const dayOf = daysOf(page);
      const sentences: Sentence[] = [];
      const before: Before = { recent: titled.filter((id) => traits.isName(id)), subject: undefined };
      for (const { block, text, source, hits } of blocks) {
        const nextHits = inTurn(hits);
        const nextQuantities = inTurn(findQuantities(text, dayOf(block.article)));
        for (const { start, end } of piecesOf(text)) {
          const { found, ofAnother } = foundIn(text, nextHits(start, end), start, before, named);
          if (ofAnother === undefined) before.subject = subjectOf(found);
          if (before.recent.length > MOST_RECENT) before.recent = before.recent.slice(-STILL_RECENT);
          const count = wordCounter(text, start);
          const quantities = nextQuantities(start, end)
            .slice(0, MOST_HITS)
            .map((quantity) => ({ ...quantity, word: count(quantity.start) }));
          sentences.push(new Sentence({ index: sentences.length, block, text, source, start, end, found, ofAnother, quantities }));
        }
      }
      return sentences;
    };
    return { title: traits.spread(titled), named: widened(named, traits), read };
  };
}

/** Most often a name itself is asked for; what all of them count as is only worked out where it is not there. */
function widened(named: ReadonlySet<string>, { spread }: ConceptTraits): Names {
  let all: ReadonlySet<string> | undefined;
  return { has: (id) => named.has(id) || (all ??= spread(named)).has(id) };
}

const NONE: readonly never[] = [];

/** Hands out what lies wholly in one stretch after the other; both in text order. */
function inTurn<T extends Stretch>(items: readonly T[]): (start: number, end: number) => readonly T[] {
  let next = 0;
  return (start, end) => {
    let inside: T[] | undefined;
    for (let item = items[next]; item !== undefined && item.start < end; next += 1, item = items[next])
      if (item.start >= start && item.end <= end) (inside ??= []).push(item);
    return inside ?? NONE;
  };
}
