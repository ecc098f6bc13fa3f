import type { Concept } from '../model/concept.ts';
import type { PlainDate } from '../model/dates.ts';
import type { PageText } from '../model/page.ts';
import { ancestry, isName } from './concept-tree.ts';
import { blankAddresses } from './addresses.ts';
import { Sentence, type Found, type FoundQuantity } from './found.ts';
import type { Hit, Lexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { findQuantities } from './quantities/index.ts';
import type { Stretch } from './clauses.ts';
import { sentencesOf } from './sentences.ts';

export type { Found, FoundQuantity, Sentence } from './found.ts';

/** A sentence longer than this many characters is read in pieces, so that work stays bounded. */
const LONGEST = 1600;
/** At most so many hits of one piece are looked at. */
const MOST_HITS = 240;

/** What a page is about as far as names go: the concepts of its title, and those that the page names anywhere, each with all they count as. */
export type Names = { has(id: string): boolean };
/** The names of a page, found first; its sentences with all that stands in them are read when they are asked for. */
export type Scanner = (page: PageText) => { title: ReadonlySet<string>; named: Names; read(): Sentence[] };

/** Sentences of a block's text, long ones in pieces that are cut at spaces. */
function piecesOf(text: string): Stretch[] {
  return sentencesOf(text).flatMap(({ start, end }) => {
    const pieces: Stretch[] = [];
    let from = start;
    while (end - from > LONGEST) {
      const space = text.lastIndexOf(' ', from + LONGEST);
      const cut = space > from ? space : from + LONGEST;
      pieces.push({ start: from, end: cut });
      from = cut;
    }
    if (from < end) pieces.push({ start: from, end });
    return pieces;
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

/** What follows from the concepts of a hit: all they count as, whether one is a word for doing something, and which are names. */
type Traits = { concepts: ReadonlySet<string>; verb: boolean; named: readonly string[] };

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

/** Makes the scanner of a record: one lexicon pass and one quantity pass a block, sentences with their hits, epithets resolved. */
export function makeScanner(concepts: ReadonlyMap<string, Concept>, lexicon: Lexicon): Scanner {
  const tree = ancestry(concepts);
  const spread = (ids: Iterable<string>): ReadonlySet<string> => {
    const all = new Set<string>();
    for (const id of ids) for (const wider of tree.get(id) ?? [id]) all.add(wider);
    return all;
  };
  /** Most often a name itself is asked for; what all of them count as is only worked out where it is not there. */
  const widened = (named: ReadonlySet<string>): Names => {
    let all: ReadonlySet<string> | undefined;
    return { has: (id) => named.has(id) || (all ??= spread(named)).has(id) };
  };
  const verbIds = new Set([...concepts.values()].filter((concept) => concept.type === 'verb').map((concept) => concept.id));
  const nameIds = new Set([...concepts.values()].filter((concept) => isName(concept)).map((concept) => concept.id));
  // The lexicon gives the same list for the same words each time, and epithets stand for a few names: what follows from a list is worked out once.
  const byIds = new Map<string, Traits>();
  const traitsOf = (ids: readonly string[]): Traits => {
    const key = ids.join(' ');
    const known = byIds.get(key);
    if (known) return known;
    const traits = { concepts: spread(ids), verb: ids.some((id) => verbIds.has(id)), named: ids.filter((id) => nameIds.has(id)) };
    byIds.set(key, traits);
    return traits;
  };
  const byList = new WeakMap<readonly string[], Traits>();
  const traitsOfHit = ({ concepts: ids }: Hit): Traits => {
    const traits = byList.get(ids) ?? traitsOf(ids);
    byList.set(ids, traits);
    return traits;
  };

  /** Whom a sentence begins with: its first name, if that is an organisation's. A sentence behind it that begins with "It" goes on about the same one. */
  const subjectOf = (first: Found | undefined): string | undefined => {
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

  return (page) => {
    const titleHits = lexicon.find(normalise(page.title).text).filter((hit) => !hit.epithet);
    const title = spread(titleHits.flatMap((hit) => hit.concepts));
    const blocks = page.blocks.map((block) => {
      const { text: folded, source } = normalise(block.text);
      const text = blankAddresses(folded);
      return { block, text, source, hits: lexicon.find(text) };
    });
    const named = new Set(titleHits.flatMap((hit) => hit.concepts));
    for (const { hits } of blocks) for (const hit of hits) if (!hit.epithet) for (const id of hit.concepts) named.add(id);
    const read = (): Sentence[] => {
      const dayOf = daysOf(page);
      const sentences: Sentence[] = [];
      let recent: string[] = titleHits.flatMap((hit) => hit.concepts.filter((id) => nameIds.has(id)));
      let subject: string | undefined;
      for (const { block, text, source, hits } of blocks) {
        const quantities = findQuantities(text, dayOf(block.article));
        let h = 0;
        let q = 0;
        for (const { start, end } of piecesOf(text)) {
          const count = wordCounter(text, start);
          const found: Found[] = [];
          let first: Found | undefined;
          let ofAnother: string | undefined;
          for (let hit = hits[h]; hit !== undefined && hit.start < end; h += 1, hit = hits[h]) {
            if (hit.start < start || hit.end > end || found.length >= MOST_HITS) continue;
            const generic = hit.epithet && hit.concepts.length > SPECIFIC;
            const word = count(hit.start);
            if (generic && word === 0 && subject !== undefined && !hit.concepts.includes(subject)) ofAnother = subject;
            const names = generic && word === 0 && ofAnother !== undefined ? [ofAnother] : hit.epithet ? resolve(hit, recent, named) : hit.concepts;
            if (names.length === 0) continue;
            const traits = names === hit.concepts ? traitsOfHit(hit) : traitsOf(names);
            if (!hit.epithet) for (const id of traits.named) recent.push(id);
            const one = {
              names,
              concepts: traits.concepts,
              start: hit.start,
              end: hit.end,
              words: hit.words,
              epithet: hit.epithet,
              generic,
              verb: traits.verb,
              word,
            };
            if (first === undefined && traits.named.length > 0) first = one;
            found.push(one);
          }
          if (ofAnother === undefined) subject = subjectOf(first);
          if (recent.length > 40) recent = recent.slice(-12);
          const countAgain = wordCounter(text, start);
          const counted: FoundQuantity[] = [];
          for (let quantity = quantities[q]; quantity !== undefined && quantity.start < end; q += 1, quantity = quantities[q]) {
            if (quantity.start >= start && quantity.end <= end && counted.length < MOST_HITS) counted.push({ ...quantity, word: countAgain(quantity.start) });
          }
          sentences.push(new Sentence({ index: sentences.length, block, text, source, start, end, found, ofAnother, quantities: counted }));
        }
      }
      return sentences;
    };
    return { title, named: widened(named), read };
  };
}
