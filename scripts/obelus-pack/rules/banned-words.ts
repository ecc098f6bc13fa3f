import { faultAt, textsOfClaim, type Rule } from './rule.ts';
import { BANNED } from './word-lists.ts';
import { placesOf, wordsOf } from './words.ts';

/** "Microsoft claims a right": a name and the verb. A noun has its owner or its article before it ("Musk's claims", "the claims"). */
const VERB_CLAIMS = /(?<!^)(?<!\p{L})\p{Lu}[\p{L}\p{N}]+ claims (?!of|for|against|were|was|are|is|in|on|over|by|and|from|brought)(?=\p{L}|\p{N}|\$|“)/u;
const NAME_FIRST = /^\p{Lu}\p{Ll}*\p{Lu}?[\p{L}\p{N}]* claims (?!of|for|against|were|was|are|is|in|on|over|by|and|from|brought)(?=\p{L}|\p{N}|\$|“)/u;

/** The first banned word of a text; null where it has none. */
export function bannedWord(text: string): string | null {
  const words = wordsOf(text);
  const found = BANNED.find((phrase) => placesOf(words, phrase).length > 0);
  if (found !== undefined) return found;
  return VERB_CLAIMS.test(text) || (NAME_FIRST.test(text) && !/^(?:The|These|Those|All|Both|Some|Such|His|Her|Its|Their) /.test(text)) ? 'claims' : null;
}

/** No text of ours judges a person, an outlet or a page. */
export const bannedWords: Rule = ({ loaded, claims }) => {
  const ofClaims = claims.flatMap((claim) =>
    textsOfClaim(claim).flatMap(({ path, what, text }) => {
      const word = bannedWord(text);
      return word === null
        ? []
        : [faultAt(loaded.placeOf.get(claim.id), path, 'banned-word', `${claim.id}: ${what} says "${word}", which the record never says`)];
    }),
  );
  const ofConcepts = [...loaded.record.concepts.values()].flatMap(({ id, name }) => {
    const word = bannedWord(name);
    return word === null ? [] : [faultAt(loaded.placeOf.get(id), ['name'], 'banned-word', `${id}: name says "${word}", which the record never says`)];
  });
  return [...ofClaims, ...ofConcepts];
};
