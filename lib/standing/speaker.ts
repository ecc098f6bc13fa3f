import type { Claim, Position } from '../model/claim.ts';
import { startedBy } from '../model/dates.ts';
import type { Reading } from '../model/mention.ts';
import type { FactRecord } from '../model/record.ts';
import { inLine, saidOf } from './facets.ts';
import { levelOf } from './levels.ts';
import type { Dates, Outcome } from './outcome.ts';
import { sameParty } from './parties.ts';

/** Positions of the speaker that were public on the page's date (at the horizon where that is not known). */
function positionsOf(record: FactRecord, claim: Claim, speaker: string, dates: Dates): Position[] {
  return (claim.positions ?? []).filter((one) => startedBy(one.date, dates.page ?? dates.horizon) && sameParty(record, one.actor, speaker));
}

/** The speaker's position that says what the page attributes to it; for a statement without a facet value, any position on the question. */
function positionFor(record: FactRecord, claim: Claim, reading: Reading, dates: Dates): Position | undefined {
  if (reading.speaker === undefined || (reading.polarity !== 'attributed' && !reading.alsoAttributed)) return undefined;
  const positions = positionsOf(record, claim, reading.speaker, dates);
  const said = saidOf(claim, reading);
  if (said.length === 0) return reading.amounts.length === 0 ? positions.at(-1) : undefined;
  return positions.findLast((one) =>
    said.some((what) => {
      const held = one.is?.[what.facet];
      return held !== undefined && inLine(claim.facets?.[what.facet], held, what);
    }),
  );
}

/**
 * Compares an attributed statement with the speaker's position first, then with the facts (model.md, rule 9). Where the record has the position, the page reports it
 * rightly: facts that say otherwise are context, and no contradiction of the page.
 */
export function withSpeaker(record: FactRecord, claim: Claim, reading: Reading, dates: Dates, facts: Outcome | null): Outcome | null {
  const position = positionFor(record, claim, reading, dates);
  if (!position) return facts;
  const sources = [position.source, ...(position.also ?? [])];
  const level = position.level ?? levelOf(record, sources);
  if (!facts) return { standing: 'matches', reason: 'position-on-record', figures: [], levels: [level], because: sources };
  const { differs: _, ...rest } = facts;
  return {
    ...(facts.standing === 'differ' ? { ...rest, standing: 'context', reason: 'position-on-record' } : facts),
    levels: [...new Set([...facts.levels, level])],
    because: [...new Set([...facts.because, ...sources])],
  };
}
