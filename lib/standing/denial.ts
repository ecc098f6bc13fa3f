import type { Claim } from '../model/claim.ts';
import { EVER } from '../model/dates.ts';
import type { Reading } from '../model/mention.ts';

/** Values whose own words already deny something ("not-filed", "no-longer-exclusive", "none"). */
const DENYING = /^(?:not|no|never|none)(?:-|$)/;

/**
 * Is the value turned round before it is compared (model.md, rule 9)? "Azure is not exclusive", read as `exclusive` and negated, states the opposite of `exclusive`.
 * Where the value itself is the denial ("has not been filed" read as `not-filed`), or a cue made for denials gives it, there is nothing left to turn.
 */
export function isTurned(claim: Claim, reading: Reading): boolean {
  const { value } = reading;
  if (reading.polarity !== 'negated' || value === undefined || DENYING.test(value)) return false;
  // "Exclusive until 2025": the time that it held is told, and for that time it is no denial.
  if (reading.when?.from === EVER) return false;
  return !claim.cues.some((cue) => (cue.negated === true || cue.polarity === 'negated') && Object.values(cue.value ?? {}).includes(value));
}
