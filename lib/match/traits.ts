import type { Concept } from '../model/concept.ts';
import { ancestry, isName } from './concept-tree.ts';

/** What follows from the concepts of a hit: all they count as, whether one is a word for doing something, and which are names. */
type Traits = { concepts: ReadonlySet<string>; verb: boolean; named: readonly string[] };

/** What the scanner asks about the concepts of a record. */
export type ConceptTraits = {
  /** Concepts with all they count as. */
  spread: (ids: Iterable<string>) => ReadonlySet<string>;
  /** Traits of a list of concepts, the same object for the same concepts. */
  of: (ids: readonly string[]) => Traits;
  isName: (id: string) => boolean;
};

/** The lexicon gives the same list for the same words each time, and epithets stand for a few names: what follows from a list is worked out once. */
export function traitsIn(concepts: ReadonlyMap<string, Concept>): ConceptTraits {
  const tree = ancestry(concepts);
  const verbIds = new Set([...concepts.values()].filter((concept) => concept.type === 'verb').map((concept) => concept.id));
  const nameIds = new Set([...concepts.values()].filter((concept) => isName(concept)).map((concept) => concept.id));
  const spread = (ids: Iterable<string>): ReadonlySet<string> => {
    const all = new Set<string>();
    for (const id of ids) for (const wider of tree.get(id) ?? [id]) all.add(wider);
    return all;
  };
  const byIds = new Map<string, Traits>();
  const byList = new WeakMap<readonly string[], Traits>();
  const lookUp = (ids: readonly string[]): Traits => {
    const key = ids.join(' ');
    const known = byIds.get(key);
    const traits = known ?? { concepts: spread(ids), verb: ids.some((id) => verbIds.has(id)), named: ids.filter((id) => nameIds.has(id)) };
    if (!known) byIds.set(key, traits);
    byList.set(ids, traits);
    return traits;
  };
  return { spread, of: (ids) => byList.get(ids) ?? lookUp(ids), isName: (id) => nameIds.has(id) };
}
