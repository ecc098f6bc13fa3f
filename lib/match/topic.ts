import type { Fit } from './fit.ts';
import type { Names, Sentence } from './scan.ts';

/** Whether a page is about the story of the record, and why: kept for "why is nothing marked?". */
export type Topic = { about: boolean; reason: 'stated-in-full' | 'named-together' | 'named-in-passing' | 'not-named' };

/** Concepts whose meeting makes a sentence one about the story: the one side, and any of the other. The record marks them by these ids. */
const SIDES = ['side-one', 'side-two'] as const;

/** Sentences that name both sides; a page where only a passing one does is not about the story. */
const ENOUGH_TOGETHER = 2;

/** A page that does not name both sides, whatever the words for them, is not about the story: nothing more of it is read. */
export const namesBothSides = (named: Names): boolean => SIDES.every((side) => named.has(side));
export const NOT_NAMED: Topic = { about: false, reason: 'not-named' };

const together = (sentence: Sentence): boolean => SIDES.every((side) => sentence.found.some((hit) => !hit.epithet && hit.concepts.has(side)));

/**
 * The page-level decision (DESIGN.md 5) for a page that names both sides. One that states one of the record's claims in full is about it. Common words ("the exclusivity", "the dispute") count only
 * on such a page, or where the title or several sentences name both sides.
 */
export function topicOf(title: ReadonlySet<string>, sentences: readonly Sentence[], firm: readonly Fit[]): Topic {
  const inTitle = SIDES.every((side) => title.has(side));
  const count = sentences.filter(together).length;
  if (firm.length > 0 && (inTitle || count >= ENOUGH_TOGETHER || firm.length > 1)) return { about: true, reason: 'stated-in-full' };
  return inTitle && count > ENOUGH_TOGETHER ? { about: true, reason: 'named-together' } : { about: false, reason: 'named-in-passing' };
}
