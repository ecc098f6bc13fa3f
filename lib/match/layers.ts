import type { Concept } from '../model/concept.ts';
import { isName } from './concept-tree.ts';
import { compileLexicon, type Hit, type Lexicon } from './lexicon.ts';
import { GRAMMAR, isBesideWord } from './words-of-language.ts';

const GRAMMAR_IDS: ReadonlySet<string> = new Set(Object.values(GRAMMAR));

/** Concepts with this prefix only choose a value of a facet; they are looked for in a layer of their own. */
const VALUE = 'value.';

const layerOf = (concept: Concept): 'name' | 'grammar' | 'value' | 'word' =>
  concept.id.startsWith(VALUE)
    ? 'value'
    : isName(concept)
      ? 'name'
      : GRAMMAR_IDS.has(concept.id) || concept.is?.some((id) => GRAMMAR_IDS.has(id))
        ? 'grammar'
        : 'word';

/**
 * A lexicon in four layers, names, function words, words of values and the rest, so that a long phrase of one layer ("must run on", "on AWS") never hides a name or a "not" inside it.
 * Within a layer the longest words win. Hits come in text order.
 */
export function compileLayers(concepts: readonly Concept[]): Lexicon {
  const read = concepts.filter((concept) => !isBesideWord(concept.id));
  const layers = (['name', 'grammar', 'value', 'word'] as const).map((layer) => compileLexicon(read.filter((concept) => layerOf(concept) === layer)));
  return { find: (text) => layers.flatMap((layer): Hit[] => layer.find(text)).sort((a, b) => a.start - b.start || b.end - a.end) };
}
