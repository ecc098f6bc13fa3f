import { isByNumber, type CompiledCue } from './compile-cue.ts';
import type { Found, Sentence } from './scan.ts';

/** Finds the cues that a sentence could fit, each once: those whose key word stands in it, and where there are numbers those that a number starts. */
export type CueIndex = {
  /** Cues whose key word stands in the sentence: what an editor asks about. */
  keyed(sentence: Sentence): CompiledCue[];
  /** Those of them for which no word lacks that the sentence itself must have; only these are worth fitting. */
  possible(sentence: Sentence): CompiledCue[];
};

/** A cue with what the sentence itself must have: for each of `needs` one of the concepts, given as numbers. */
type Entry = { cue: CompiledCue; number: number; keys: readonly number[]; needs: readonly (readonly number[])[] };

/** Entries of one concept: those that need no other word of the sentence, and the rest by a second one (`others` lists which there are). */
type Group = { alone: Entry[]; others: number[]; beside: Map<number, Entry[]> };

function putBeside({ others, beside }: Group, other: number, entry: Entry): void {
  const entries = beside.get(other);
  if (entries) return void entries.push(entry);
  others.push(other);
  beside.set(other, [entry]);
}

/** Groups entries by the need that the fewest cues share, and within that by the next one: few cues lie where a sentence looks, however many there are. */
function grouped(entries: readonly Entry[], concepts: number): (Group | undefined)[] {
  const crowd = new Int32Array(concepts);
  for (const { needs } of entries) for (const id of needs.flat()) crowd[id] = (crowd[id] ?? 0) + 1;
  const crowded = (ids: readonly number[]): number => ids.reduce((sum, id) => sum + (crowd[id] ?? 0), 0);
  const groups: (Group | undefined)[] = Array.from({ length: concepts }, () => undefined);
  for (const entry of entries) {
    const [first = [], second] = [...entry.needs].sort((a, b) => crowded(a) - crowded(b));
    for (const id of first) {
      const group: Group = (groups[id] ??= { alone: [], others: [], beside: new Map() });
      if (second === undefined) group.alone.push(entry);
      else for (const other of second) putBeside(group, other, entry);
    }
  }
  return groups;
}

/**
 * Indexes cues by the two rarest words that they need. Concepts and cues are numbered, and what stands in a sentence is stamped into an array, so that a cue which
 * lacks a word costs at most one look: the time of a page hardly grows with the number of claims.
 */
export function indexCues(cues: readonly CompiledCue[]): CueIndex {
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const known = numbers.get(id) ?? numbers.size;
    numbers.set(id, known);
    return known;
  };
  const entries = cues.map((cue, number): Entry => {
    const keys = (cue.required[cue.key]?.ids ?? []).map(numberOf);
    const others = cue.required.filter((ref, index) => !ref.carried && index !== cue.key).map((ref) => ref.ids.map(numberOf));
    return { cue, number, keys, needs: [keys, ...others, ...(cue.any.length > 0 ? [cue.any.map(numberOf)] : [])] };
  });
  const byNumber = entries.filter(({ cue }) => isByNumber(cue)).map(({ cue }) => cue);
  const byWord = entries.filter(({ cue }) => !isByNumber(cue));
  const groups = grouped(byWord, numbers.size);
  /** Place of each concept among those of the sentence, where `stands` has the stamp of the sentence. */
  const place = new Int32Array(numbers.size);
  const stands = new Int32Array(numbers.size);
  const seen = new Int32Array(entries.length);
  const rank = new Int32Array(entries.length);
  let stamp = 0;

  /** Hits of the same words share their set of concepts: its numbers are looked up once. */
  const known = new WeakMap<ReadonlySet<string>, readonly number[]>();
  const numbersOf = (concepts: ReadonlySet<string>): readonly number[] => {
    const before = known.get(concepts);
    if (before) return before;
    const found = [...concepts].flatMap((id) => numbers.get(id) ?? []);
    known.set(concepts, found);
    return found;
  };
  /** Stamps the concepts of a sentence and gives their numbers, each once, in text order. */
  const look = (found: readonly Found[]): readonly number[] => {
    stamp = stamp === 0x7fffffff ? restart() : stamp + 1;
    const here: number[] = [];
    for (const { concepts } of found) {
      for (const number of numbersOf(concepts)) {
        if (stands[number] === stamp) continue;
        stands[number] = stamp;
        place[number] = here.push(number);
      }
    }
    return here;
  };
  const restart = (): number => {
    stands.fill(0);
    seen.fill(0);
    return 1;
  };
  const anyStands = (ids: readonly number[]): boolean => {
    for (const id of ids) if (stands[id] === stamp) return true;
    return false;
  };
  /** Cues in the order in which their key words come up in the sentence, behind those that a number starts. */
  const inOrder = (sentence: Sentence, found: Entry[]): CompiledCue[] => {
    for (const { number, keys } of found) {
      let first = place.length + 1;
      for (const id of keys) if (stands[id] === stamp) first = Math.min(first, place[id] ?? first);
      rank[number] = first;
    }
    const ranked = found.sort((a, b) => (rank[a.number] ?? 0) - (rank[b.number] ?? 0) || a.number - b.number).map(({ cue }) => cue);
    return byNumber.length > 0 && sentence.quantities.length > 0 ? [...byNumber, ...ranked] : ranked;
  };
  const keyed = (sentence: Sentence): CompiledCue[] => {
    look(sentence.found);
    return inOrder(
      sentence,
      byWord.filter(({ keys }) => anyStands(keys)),
    );
  };
  /** Adds those entries for which no word lacks, each once. */
  const collect = (some: readonly Entry[] | undefined, found: Entry[]): void => {
    if (!some) return;
    for (const entry of some) {
      if (seen[entry.number] === stamp) continue;
      seen[entry.number] = stamp;
      if (entry.needs.every(anyStands)) found.push(entry);
    }
  };
  const possible = (sentence: Sentence): CompiledCue[] => {
    const here = look(sentence.found);
    const found: Entry[] = [];
    for (const id of here) {
      const group = groups[id];
      if (!group) continue;
      collect(group.alone, found);
      if (group.others.length > here.length) for (const other of here) collect(group.beside.get(other), found);
      else for (const other of group.others) if (stands[other] === stamp) collect(group.beside.get(other), found);
    }
    return inOrder(sentence, found);
  };
  return { keyed, possible };
}
