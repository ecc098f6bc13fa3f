import type { Fit } from './fit.ts';
import type { Stretch } from './clauses.ts';

const clear = (fit: Fit, from: Stretch, to: Stretch, rivals: ReadonlySet<string>): boolean => {
  const [left, right] = from.start < to.start ? [from, to] : [to, from];
  return !fit.sentence.found.some((hit) => !hit.epithet && hit.start >= left.end && hit.end <= right.start && hit.names.some((id) => rivals.has(id)));
};

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
