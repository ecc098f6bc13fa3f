import type { Concept } from '../model/concept.ts';
import { alphabetOf, learn, SPACE_SYMBOL, SYMBOL_SHIFT, symbolOf } from './alphabet.ts';
import { classOf, isEdge, SPACE, WORD } from './characters.ts';
import { normalise } from './normalise.ts';
import { Trie } from './trie.ts';

/** Words of the text that name concepts. `epithet`: they do so only where the concept was named before. Offsets are those of the text searched. */
export type Hit = { concepts: readonly string[]; start: number; end: number; words: string; epithet: boolean; layer: number };

/**
 * Finds concepts in a text that went through `normalise`: hits in text order, within each layer leftmost first and longest there, none overlapping another, save
 * that words which are a name of one concept and an epithet of another give a hit of each kind (the name first). Where hits of several layers begin, the longest stands first.
 */
export type Lexicon = { find(text: string): Hit[] };

/** One way of writing and whom it names. `exact` is null where case does not matter. */
type Spelling = { exact: string | null; concept: string; epithet: boolean; layer: number };
type Named = { names: readonly string[]; epithets: readonly string[]; layer: number };
/** What a node of the tree ends in one layer: whom its words name in any case, and whom in the case of a spelling that is exact, if any is. */
type Ending = { layer: number; named: Named | null; exact: ReadonlyMap<string, Named | null> | null };

/** A space of an alias stands for up to this many white-space characters of the text. */
const MAX_SPACES = 4;
/** Aliases shorter than this are matched in their own case only (model.md, rule 13). */
const ANY_CASE_FROM = 3;
const RUN_OF_SPACE = /\s{1,80}/g;

/** All spellings of the concepts, folded as a text is. */
function spellingsOf(concepts: Iterable<Concept>, layerOf: (concept: Concept) => number): { written: string; spelling: Spelling }[] {
  const found: { written: string; spelling: Spelling }[] = [];
  for (const concept of concepts) {
    const { id, aliases, epithets } = concept;
    const layer = layerOf(concept);
    const spell = (alias: Concept['aliases'][number], epithet: boolean): void => {
      const written = normalise(typeof alias === 'string' ? alias : alias.text)
        .text.replace(RUN_OF_SPACE, ' ')
        .trim();
      const exact = typeof alias !== 'string' || written.length < ANY_CASE_FROM;
      if (written !== '') found.push({ written, spelling: { exact: exact ? written : null, concept: id, epithet, layer } });
    };
    for (const alias of aliases) spell(alias, false);
    for (const alias of epithets ?? []) spell(alias, true);
  }
  return found;
}

/** Those whom the stretch of text names at this ending; null when its spellings are all exact and none fits. */
function namedBy(ending: Ending, text: string, start: number, end: number): Named | null {
  if (ending.exact === null) return ending.named;
  const written = text.slice(start, end).replace(RUN_OF_SPACE, ' ');
  return ending.exact.get(written) ?? ending.named;
}

/**
 * What a search runs on. `starts` tells for the hash of a word, or of a sign between words, which aliases begin with it: those of this one word (DONE), and those
 * that go on, by the symbol that they go on with behind a space (`goesOn`). `endingOf` gives for each node of the tree the number of its endings, one a layer, 0 for none.
 */
type Compiled = {
  codes: Int32Array;
  starts: Int32Array;
  trie: Trie;
  endings: readonly (readonly Ending[])[];
  endingOf: Int32Array;
  layers: number;
  open: number | undefined;
};

/** Hash of a word with one more symbol, and its place in a table of `starts`, whose length is a power of two: small enough to stay near the processor. */
const hashed = (hash: number, symbol: number): number => (Math.imul(hash, 31) + symbol) | 0;
const placeOf = (hash: number, starts: Int32Array): number => (Math.imul(hash, 0x9e3779b1) >>> 12) & (starts.length - 1);
const roomFor = (aliases: number): number => 2 ** Math.min(16, Math.max(8, Math.ceil(Math.log2(4 * aliases + 1))));

/** An alias is done with its first word. */
const DONE = 1;
/** The bit of a symbol that an alias may go on with; symbols share bits, and one that no alias is written with has none. */
const goesOn = (symbol: number): number => (symbol === 0 ? 0 : 2 << (symbol % 31));

/** Marks the first word of an alias, or the sign that it begins with, and how it goes on. */
function markStart(starts: Int32Array, codes: Int32Array, written: string): void {
  let hash = hashed(0, symbolOf(codes, written.charCodeAt(0)));
  let at = 1;
  for (; !isEdge(written, at); at += 1) hash = hashed(hash, symbolOf(codes, written.charCodeAt(at)));
  const place = placeOf(hash, starts);
  starts[place] = (starts[place] ?? 0) | (at === written.length ? DONE : goesOn(symbolBehind(codes, written, at)));
}

/** The symbol at an offset, or behind the spaces there. */
function symbolBehind(codes: Int32Array, text: string, at: number): number {
  let symbol = symbolOf(codes, text.charCodeAt(at));
  for (let spaces = 1; symbol === SPACE_SYMBOL && spaces <= MAX_SPACES; spaces += 1) symbol = symbolOf(codes, text.charCodeAt(at + spaces));
  return symbol;
}

/** The symbols that an alias is written with. */
function symbolsOf(codes: Int32Array, written: string): number[] {
  const symbols: number[] = [];
  for (let at = 0; at < written.length; at += 1) symbols.push(symbolOf(codes, written.charCodeAt(at)));
  return symbols;
}

/**
 * Compiles the aliases and epithets of all concepts into one tree, walked from every word of a text that an alias begins with.
 * The cost of a search follows the text: most words fall to that first look, and no walk is longer than the longest alias (80 characters, each space
 * standing for at most four). `layerOf` (a small whole number from 0) sets concepts apart, so that a long phrase of one layer never hides a name of another inside it;
 * in the `open` layer no words hide others at all.
 * An own tree and not a native RegExp: that is twice as fast at 500 aliases and about even at 5,000, but its edges know ASCII
 * only (those by Unicode cost minutes at 5,000), it cannot tell exact spellings apart, and words of a pack must never become a pattern (packs.md E8).
 */
export function compileLexicon(concepts: Iterable<Concept>, layerOf: (concept: Concept) => number = () => 0, open?: number): Lexicon {
  const spellings = spellingsOf(concepts, layerOf);
  const { codes, size } = alphabetOf(spellings.map(({ written }) => written));
  const starts = new Int32Array(roomFor(spellings.length));
  const room = spellings.reduce((sum, { written }) => sum + written.length, 0);
  const trie = new Trie(spellings.length, room, size);
  const spelled: Spelling[][] = [[]];
  const endingOf = new Int32Array(room + 1);
  for (const { written, spelling } of spellings) {
    const word = symbolsOf(codes, written);
    // A letter that is neither small nor capital ("\u01c5") has no symbol: what is written with it is never found.
    if (word.includes(0)) continue;
    markStart(starts, codes, written);
    const node = trie.add(word);
    if (!endingOf[node]) endingOf[node] = spelled.push([]) - 1;
    spelled[endingOf[node] ?? 0]?.push(spelling);
  }
  const layers = 1 + spellings.reduce((most, { spelling }) => Math.max(most, spelling.layer), 0);
  const compiled = { codes, starts, trie, endings: spelled.map(endingsOf), endingOf, layers, open };
  return { find: (text) => search(text, compiled) };
}

/** The endings of a node's spellings, one a layer. */
function endingsOf(spellings: readonly Spelling[]): Ending[] {
  const [only] = spellings;
  if (only && spellings.length === 1) {
    const { layer, exact, epithet, concept } = only;
    const named = { names: epithet ? [] : [concept], epithets: epithet ? [concept] : [], layer };
    return [exact === null ? { layer, named, exact: null } : { layer, named: null, exact: new Map([[exact, named]]) }];
  }
  return [...new Set(spellings.map(({ layer }) => layer))].map((layer) => {
    const here = spellings.filter((one) => one.layer === layer);
    const exact = new Set(here.flatMap((one) => one.exact ?? []));
    const namedAs = (written: string | null): Named | null => {
      const fit = here.filter((one) => one.exact === null || one.exact === written);
      return fit.length === 0 ? null : { names: unique(fit.filter((s) => !s.epithet)), epithets: unique(fit.filter((s) => s.epithet)), layer };
    };
    return { layer, named: namedAs(null), exact: exact.size === 0 ? null : new Map([...exact].map((written) => [written, namedAs(written)])) };
  });
}

const unique = (spellings: readonly Spelling[]): string[] => [...new Set(spellings.map(({ concept }) => concept))];

/** The longest aliases that begin at one place, one a layer, with their ends. Filled anew at every place. */
type Longest = { named: (Named | null)[]; ends: number[] };

/** Longest alias of each layer that begins at `from`; its hits go to `hits`. `free` is for each layer the end of its last hit, before which none begins. */
function take(text: string, from: number, { codes, trie, endings, endingOf, open }: Compiled, free: number[], longest: Longest, hits: Hit[]): void {
  const { named, ends } = longest;
  const first = hits.length;
  let node = 0;
  let any = false;
  for (let at = from; at < text.length;) {
    const symbol = symbolOf(codes, text.charCodeAt(at));
    node = symbol === 0 ? 0 : trie.next(node, symbol);
    if (node === 0) break;
    at += 1;
    if (symbol === SPACE_SYMBOL) for (let more = 1; more < MAX_SPACES && classOf(text.charCodeAt(at)) & SPACE; more += 1) at += 1;
    const ending = endingOf[node] ?? 0;
    if (ending === 0 || !isEdge(text, at)) continue;
    for (const one of endings[ending] ?? []) {
      const names = (free[one.layer] ?? 0) > from ? null : namedBy(one, text, from, at);
      if (!names) continue;
      if (one.layer === open) {
        add(text, from, at, names, hits);
        continue;
      }
      any = true;
      named[one.layer] = names;
      ends[one.layer] = at;
    }
  }
  if (any) put(text, from, free, longest, hits);
  if (hits.length > first + 1) longestFirst(hits, first);
}

/** Puts the hits from `first` on, a handful that begin at one place, in the order of their length; of equals the earlier one stays first. */
function longestFirst(hits: Hit[], first: number): void {
  for (let i = first + 1; i < hits.length; i += 1) {
    for (let j = i; j > first; j -= 1) {
      const [before, here] = [hits[j - 1], hits[j]];
      if (!before || !here || before.end >= here.end) break;
      hits[j - 1] = here;
      hits[j] = before;
    }
  }
}

function add(text: string, start: number, end: number, { names, epithets, layer }: Named, hits: Hit[]): void {
  const words = text.slice(start, end);
  if (names.length > 0) hits.push({ concepts: names, start, end, words, epithet: false, layer });
  if (epithets.length > 0) hits.push({ concepts: epithets, start, end, words, epithet: true, layer });
}

/** Hits of one place, one layer after the other; each layer is taken up to the end of its own. */
function put(text: string, from: number, free: number[], { named, ends }: Longest, hits: Hit[]): void {
  for (let layer = 0; layer < named.length; layer += 1) {
    const names = named[layer];
    if (!names) continue;
    named[layer] = null;
    const end = ends[layer] ?? from;
    free[layer] = end;
    add(text, from, end, names, hits);
  }
}

/** One pass: each character is looked up once, and the words that any alias begins with, told by their hash and by what follows them, are looked at closely. */
function search(text: string, compiled: Compiled): Hit[] {
  const { codes, starts, layers } = compiled;
  const hits: Hit[] = [];
  const free = Array.from({ length: layers }, () => 0);
  const longest: Longest = { named: Array.from({ length: layers }, () => null), ends: Array.from({ length: layers }, () => 0) };
  let hash = 0;
  let from = -1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const code = codes[unit] || learn(codes, unit);
    if (code & WORD) {
      if (from < 0) {
        from = at;
        hash = 0;
      }
      hash = hashed(hash, code >> SYMBOL_SHIFT);
      continue;
    }
    if (from >= 0) {
      const start = starts[placeOf(hash, starts)] ?? 0;
      if (start !== 0 && start & (DONE | goesOn(symbolBehind(codes, text, at)))) take(text, from, compiled, free, longest, hits);
      from = -1;
    }
    if (code >> SYMBOL_SHIFT > SPACE_SYMBOL && starts[placeOf(hashed(0, code >> SYMBOL_SHIFT), starts)]) take(text, at, compiled, free, longest, hits);
  }
  if (from >= 0 && starts[placeOf(hash, starts)]) take(text, from, compiled, free, longest, hits);
  return hits;
}
