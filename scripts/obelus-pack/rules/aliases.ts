import { normalise } from '../../../lib/match/normalise.ts';
import type { Concept } from '../../../lib/model/concept.ts';
import type { RecordFault } from '../../record/load.ts';
import { faultAt, type Rule } from './rule.ts';

/** Concepts whose names stand for one thing in the world. Verbs and nouns may share words: a sentence then says both. */
const NAMES: ReadonlySet<Concept['type']> = new Set(['organisation', 'product', 'person']);
/** Below this an alias counts in its own case only (model.md, rule 13). */
const ANY_CASE_FROM = 3;

type Spelling = { concept: Concept; at: number; text: string; exact: boolean };

function spellingsOf(concept: Concept): Spelling[] {
  return concept.aliases.map((alias, at) => {
    const text = normalise(typeof alias === 'string' ? alias : alias.text).text.trim();
    return { concept, at, text, exact: typeof alias !== 'string' || text.length < ANY_CASE_FROM };
  });
}

/** Do two spellings fire on the same words? Two that ask for their own case do only when they are the same. */
const collide = (a: Spelling, b: Spelling): boolean => (a.exact && b.exact ? a.text === b.text : a.text.toLowerCase() === b.text.toLowerCase());

/** Is one of the two counted as the other, over any number of steps? */
function isKin(a: string, b: string, concepts: ReadonlyMap<string, Concept>): boolean {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (concepts.get(from)?.is ?? []).some((wider) => reaches(wider, to, seen));
  };
  return reaches(a, b) || reaches(b, a);
}

/**
 * Aliases that name two things at once: the same words, case taken as the matcher takes it, in two organisations, products or persons of which neither counts
 * as the other. Also an alias that stands twice in one concept, and one of a single letter or digit, which any initial or list would fire.
 */
export const aliases: Rule = ({ loaded }) => {
  const { concepts } = loaded.record;
  const known = new Map<string, Spelling[]>();
  const faults: RecordFault[] = [];
  const refuse = ({ concept, at }: Spelling, message: string): void =>
    void faults.push(faultAt(loaded.placeOf.get(concept.id), ['aliases', at], 'alias', `${concept.id}: alias ${message}`));
  for (const spelling of [...concepts.values()].flatMap(spellingsOf)) {
    const { concept, text } = spelling;
    const key = text.toLowerCase();
    for (const other of known.get(key) ?? []) {
      if (!collide(other, spelling)) continue;
      if (other.concept === concept) {
        if (other.exact === spelling.exact) refuse(spelling, `"${text}" stands there twice`);
      } else if (NAMES.has(concept.type) && NAMES.has(other.concept.type) && !isKin(concept.id, other.concept.id, concepts))
        refuse(spelling, `"${text}" is also a name of "${other.concept.id}": which of the two does a page mean?`);
    }
    known.set(key, [...(known.get(key) ?? []), spelling]);
    if (/^[\p{L}\p{N}]$/u.test(text) && NAMES.has(concept.type)) refuse(spelling, `"${text}" is a single letter`);
  }
  return faults;
};
