import type { Stretch } from './clauses.ts';
import type { Found, Sentence } from './scan.ts';

/** Words between two offsets of a text. */
export const gap = (text: string, from: number, to: number): number => (to <= from ? 0 : text.slice(from, to).trim().split(/\s+/).filter(Boolean).length);

/** Does a hit stand wholly in a stretch? */
export const within = (hit: Stretch, stretch: Stretch): boolean => hit.start >= stretch.start && hit.end <= stretch.end;

/** The hits of a concept in a sentence, in text order. */
export const hits = (sentence: Sentence, id: string): readonly Found[] => sentence.byConcept.get(id) ?? [];
