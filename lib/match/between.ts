import type { Fit } from './fit.ts';
import type { Stretch } from './clauses.ts';

const clear = (fit: Fit, from: Stretch, to: Stretch, rivals: ReadonlySet<string>): boolean => {
  const [left, right] = from.start < to.start ? [from, to] : [to, from];
  return !fit.sentence.found.some((hit) => !hit.epithet && hit.start >= left.end && hit.end <= right.start && hit.names.some((id) => rivals.has(id)));
};

/** Is what lies behind a rival only what joins it to the party: "in OpenAI and Anthropic"? Then the two share the statement. */
const JOINED = /^[\s,]*(?:and|or|&|as well as)?\s*$/u;

/** Without an amount a party stands by the word for the act: in "Amazon became an investor in OpenAI, a rival of Anthropic's" Anthropic is not who gets the money. */
function standsByAct(fit: Fit, party: Stretch, rivals: ReadonlySet<string>): boolean {
  const act = fit.filled.find((one) => one.ref.role === undefined && one.hit)?.hit;
  if (!act) return true;
  const [left, right] = act.start < party.start ? [act, party] : [party, act];
  return !fit.sentence.found.some(
    (hit) =>
      !hit.epithet &&
      hit.start >= left.end &&
      hit.end <= right.start &&
      hit.names.some((id) => rivals.has(id)) &&
      !JOINED.test(party === right ? fit.sentence.text.slice(hit.end, right.start) : fit.sentence.text.slice(left.end, hit.start)),
  );
}

/**
 * Does each party stand by its amount, with no rival between them? In "Nvidia $30 billion, SoftBank $30 billion and Microsoft less" the sums are not Microsoft's.
 * Parties that were carried have no place in the sentence and pass.
 */
export function standsByAmount(fit: Fit, rivals: (ids: readonly string[]) => ReadonlySet<string>): boolean {
  return fit.filled.every(({ ref, hit }) => {
    if (!hit || ref.role === undefined) return true;
    const others = rivals(ref.ids);
    if (others.size === 0) return true;
    if (fit.amounts.length === 0) return ref.role === 'about' || standsByAct(fit, hit, others);
    return fit.amounts.some((amount) => clear(fit, hit, amount, others));
  });
}
