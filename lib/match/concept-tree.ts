import type { Concept } from '../model/concept.ts';

/** For each concept, itself and all that it also counts as (`is`, transitively). Unknown ids and circles are left out quietly: lint reports them. */
export function ancestry(concepts: ReadonlyMap<string, Concept>): ReadonlyMap<string, readonly string[]> {
  const tree = new Map<string, readonly string[]>();
  for (const id of concepts.keys()) {
    const seen = new Set<string>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(concepts.get(next)?.is ?? []));
    }
    tree.set(id, [...seen]);
  }
  return tree;
}

const NAMES: ReadonlySet<string> = new Set(['organisation', 'product', 'person']);

/** Does the concept name somebody or something, so that it can be carried and be a party? */
export const isName = (concept: Concept | undefined): boolean => concept !== undefined && NAMES.has(concept.type);
