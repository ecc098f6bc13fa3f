import type { Concept } from '../model/concept.ts';
import type { FactRecord } from '../model/record.ts';

const text = (alias: Concept['aliases'][number]): string => (typeof alias === 'string' ? alias : alias.text);

/**
 * Groups of names for the gate (DESIGN.md 3.1): a page can be about the record only if it holds a name of each group. The groups are the record's two sides:
 * all names of concepts that count as `side-one`, and as `side-two`. Literals, to be matched at word edges in any case.
 */
export function gateWords(record: FactRecord): string[][] {
  return ['side-one', 'side-two'].map((side) => {
    const names = new Set<string>();
    for (const concept of record.concepts.values())
      if (concept.id !== side && concept.is?.includes(side)) for (const alias of concept.aliases) names.add(text(alias));
    return [...names].sort();
  });
}
