import type { Concept } from '../model/concept.ts';
import { isName } from './concept-tree.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import { GRAMMAR, isBesideWord } from './words-of-language.ts';

const GRAMMAR_IDS: ReadonlySet<string> = new Set(Object.values(GRAMMAR));

/** Concepts with this prefix only choose a value of a facet; they are looked for in a layer of their own. */
const VALUE = 'value.';

const LAYERS = { name: 0, grammar: 1, value: 2, word: 3 } as const;

function layerOf(concept: Concept): number {
  if (concept.id.startsWith(VALUE)) return LAYERS.value;
  if (isName(concept)) return LAYERS.name;
  return GRAMMAR_IDS.has(concept.id) || concept.is?.some((id) => GRAMMAR_IDS.has(id)) ? LAYERS.grammar : LAYERS.word;
}

/**
 * A lexicon in four layers, names, function words, words of values and the rest, so that a long phrase of one layer ("must run on", "on AWS") never hides a name or a "not" inside it.
 * Within a layer the longest words win, save that words of values, which only choose, never hide one another. Hits come in text order.
 */
export function compileLayers(concepts: readonly Concept[]): Lexicon {
  const read = concepts.filter((concept) => !isBesideWord(concept.id));
  return compileLexicon(read, layerOf, LAYERS.value);
}
