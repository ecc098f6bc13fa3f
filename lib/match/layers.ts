import type { Concept } from '../model/concept.ts';
import { isName } from './concept-tree.ts';
import { compileLexicon, type Hit, type Lexicon } from './lexicon.ts';
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
  const lexicon = compileLexicon(read, layerOf, LAYERS.value);
  return { find: (text) => withoutInner(lexicon.find(text)) };
}

/** Leaves out words that are only part of a name: "maker" in "the ChatGPT maker", "cloud business" in "Amazon's cloud business". Function words stay. */
function withoutInner(hits: readonly Hit[]): Hit[] {
  let name: Hit | undefined;
  return hits.filter((hit) => {
    if (hit.layer === LAYERS.name) {
      if (!hit.epithet && (name === undefined || hit.end > name.end)) name = hit;
      return true;
    }
    if (hit.layer === LAYERS.grammar || name === undefined) return true;
    return !(hit.start >= name.start && hit.end <= name.end && hit.end - hit.start < name.end - name.start);
  });
}
