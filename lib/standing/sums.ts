import type { Claim, Observation } from '../model/claim.ts';
import type { Quantity } from '../model/mention.ts';
import { added, fits } from './numbers.ts';
import { isPublic } from './observed.ts';
import type { View } from './views.ts';

/** Numbers of one sentence that are parts of one whole: what they come to, the parts of the record that they are, and the whole. */
export type Sum = { total: Quantity; parts: readonly Observation[]; whole: Observation };

/** Gives each number a part of its own, in order; `null` where one finds none. Sentences add a handful of numbers, so trying all ways is cheap. */
function assign(amounts: readonly Quantity[], parts: readonly Observation[]): Observation[] | null {
  const [amount, ...rest] = amounts;
  if (amount === undefined) return [];
  for (const part of parts) {
    if (!fits(amount, part)) continue;
    const others = assign(
      rest,
      parts.filter((one) => one !== part),
    );
    if (others) return [part, ...others];
  }
  return null;
}

/** Bounds on what is tried: numbers of a sentence, parts of a whole. */
const MOST = { amounts: 5, parts: 8 };

/** Are these numbers parts of one `partOf`, all of one measure (model.md, rule 6)? Only then does Obelus add them. */
export function sumOf(claim: Claim, amounts: readonly Quantity[], same: readonly Observation[], view: View): Sum | null {
  if (amounts.length < 2 || amounts.length > MOST.amounts) return null;
  const total = added(amounts);
  if (!total) return null;
  for (const whole of claim.observations) {
    const parts = same.filter((one) => one.partOf === whole.id && isPublic(one, view));
    for (const measure of new Set(parts.map((one) => one.measure))) {
      const found = assign(amounts, parts.filter((one) => one.measure === measure).slice(0, MOST.parts));
      if (found) return { total, parts: found, whole };
    }
  }
  return null;
}
