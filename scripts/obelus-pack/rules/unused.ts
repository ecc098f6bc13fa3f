import type { Claim } from '../../../lib/model/claim.ts';
import type { Concept } from '../../../lib/model/concept.ts';
import type { Source } from '../../../lib/model/source.ts';
import { GRAMMAR, isBesideWord } from '../../../lib/match/words-of-language.ts';
import { faultAt, type Rule } from './rule.ts';

/** Concepts that the engine knows by id: function words of the language, the two sides that a page must name, and those that share a market. */
const OF_ENGINE: ReadonlySet<string> = new Set([...Object.values(GRAMMAR), 'side-one', 'side-two', 'peer.cloud']);

/** Sources that a claim's figures, stretches of time, positions and events name, and those whose account these pass on. */
export function usedSources(claims: readonly Claim[], sources: ReadonlyMap<string, Source>): Set<string> {
  const used = new Set<string>();
  const use = (ids: readonly string[]): void => {
    for (const id of ids) for (let at: string | undefined = id; at !== undefined && !used.has(at); at = sources.get(at)?.repeats) used.add(at);
  };
  for (const claim of claims) {
    for (const hold of claim.holds) use(hold.because);
    for (const one of [...claim.observations, ...(claim.positions ?? [])]) use([one.source, ...(one.also ?? [])]);
    for (const event of claim.events ?? []) use(event.because);
  }
  return used;
}

/**
 * Concepts that do something: named by a cue, or a party of a figure or position, or known to the engine; and all whose words count for one of these (`is`).
 * A class is what its members share: it is used when one of them is, and then all of them are, as they can be taken for one another.
 */
export function usedConcepts(claims: readonly Claim[], concepts: ReadonlyMap<string, Concept>): Set<string> {
  const used = new Set<string>([...concepts.keys()].filter((id) => OF_ENGINE.has(id) || isBesideWord(id)));
  for (const claim of claims) {
    for (const [, id] of JSON.stringify(claim.cues).matchAll(/@([a-z0-9.-]+)/g)) used.add(id ?? '');
    for (const { payer, payee, about } of claim.observations) for (const id of [payer, payee, about]) if (id !== undefined) used.add(id);
    for (const { actor } of claim.positions ?? []) used.add(actor);
  }
  for (let before = -1; before !== used.size;) {
    before = used.size;
    for (const { id, is = [] } of concepts.values()) {
      if (is.some((wider) => used.has(wider))) used.add(id);
      if (used.has(id)) for (const wider of is) if (wider.startsWith('class.')) used.add(wider);
    }
  }
  return used;
}

/** Every source and concept is there for something: what nobody uses is taken out, so that an editor can trust what is there. */
export const unused: Rule = ({ loaded, claims }) => {
  const { sources, concepts } = loaded.record;
  const [named, needed] = [usedSources(claims, sources), usedConcepts(claims, concepts)];
  return [
    ...[...sources.keys()]
      .filter((id) => !named.has(id))
      .map((id) =>
        faultAt(loaded.placeOf.get(id), [], 'unused-source', `source "${id}" is used by no figure, stretch of time, position or event: take it out`),
      ),
    ...[...concepts.keys()]
      .filter((id) => !needed.has(id))
      .map((id) => faultAt(loaded.placeOf.get(id), [], 'unused-concept', `concept "${id}" is used by no cue: take it out`)),
  ];
};
