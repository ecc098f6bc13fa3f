import type { Fit } from './fit.ts';
import type { Stretch } from './clauses.ts';
import { GRAMMAR } from './words-of-language.ts';

const clear = (fit: Fit, from: Stretch, to: Stretch, rivals: ReadonlySet<string>): boolean => {
  const [left, right] = from.start < to.start ? [from, to] : [to, from];
  return !fit.sentence.found.some((hit) => !hit.epithet && hit.start >= left.end && hit.end <= right.start && hit.names.some((id) => rivals.has(id)));
};

/**
 * Do the words of a cue that denies stand on one side of a "but"? In "it lost its exclusivity on compute but keeps that on the API" only the first is over.
 */
export function isOneStatement(fit: Fit): boolean {
  if (!fit.cue.cue.negated) return true;
  const core = fit.filled.flatMap(({ ref, hit }) => (hit && ref.role === undefined && !hit.concepts.has('party') ? [hit] : []));
  const [start, end] = [Math.min(...core.map((hit) => hit.end)), Math.max(...core.map((hit) => hit.start))];
  return !(fit.sentence.byConcept.get(GRAMMAR.contrast) ?? []).some((word) => word.start >= start && word.end <= end);
}

/**
 * Does each party stand by its amount, with no rival between them? In "Nvidia $30 billion, SoftBank $30 billion and Microsoft less" the sums are not Microsoft's.
 * Parties that were carried have no place in the sentence and pass.
 */
export function standsByAmount(fit: Fit, rivals: (ids: readonly string[]) => ReadonlySet<string>): boolean {
  return fit.filled.every(({ ref, hit }) => {
    if (!hit || ref.role === undefined) return true;
    const others = rivals(ref.ids);
    return others.size === 0 || fit.amounts.length === 0 || fit.amounts.some((amount) => clear(fit, hit, amount, others));
  });
}
