import type { Found, Sentence } from './scan.ts';
import { GRAMMAR } from './words-of-language.ts';

/** Do the words stand for several parties at once ("the two companies")? Then none of them alone pays or is paid. */
export const isSeveral = (hit: Found, sentence: Sentence): boolean =>
  hit.epithet && (sentence.byConcept.get(GRAMMAR.together) ?? []).some((one) => one.start === hit.start);
