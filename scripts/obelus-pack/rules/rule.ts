import type { Matcher } from '../../../lib/match/matcher.ts';
import type { Claim } from '../../../lib/model/claim.ts';
import type { RecordLine } from '../../../lib/model/record.ts';
import { RecordFault, type LoadedRecord, type Place } from '../../record/load.ts';
import type { ReadExample } from '../../record/examples.ts';

/** What a rule looks at: the data folder as read, its lines with levels computed, and (made when first asked for) what the matcher reads in it. */
export type LintContext = {
  data: string;
  loaded: LoadedRecord;
  lines: readonly RecordLine[];
  claims: readonly Claim[];
  matcher: () => Matcher;
  /** Every example with what all claims read in it. */
  readings: () => readonly ReadExample[];
};

/** A rule of the lint: every fault that it finds, placed. It changes nothing and never throws. */
export type Rule = (context: LintContext) => RecordFault[];

/** A fault at a place of a line of the record, or within it. */
export function faultAt(place: Place | undefined, path: readonly PropertyKey[], rule: string, message: string): RecordFault {
  return new RecordFault(place?.file ?? 'data', place?.lineOf(path) ?? 1, message, rule);
}

/** A text of ours in a claim: where it stands, in a path of the file and in words. */
export type OwnText = { path: PropertyKey[]; what: string; text: string };

/** Every text of a claim that a reader sees and that is written by us: all but the wording of pages. */
export function textsOfClaim(claim: Claim): OwnText[] {
  const texts: OwnText[] = [];
  const add = (path: PropertyKey[], what: string, text: string | undefined): void => {
    if (text !== undefined) texts.push({ path, what, text });
  };
  add(['title'], 'title', claim.title);
  add(['question'], 'question', claim.question);
  add(['missing'], 'missing', claim.missing);
  claim.holds.forEach((hold, at) => add(['holds', at, 'text'], `hold ${at + 1} (from ${hold.from})`, hold.text));
  claim.observations.forEach((one, at) => {
    add(['observations', at, 'text'], `observation ${one.id}`, one.text);
    add(['observations', at, 'conditions'], `observation ${one.id}, conditions`, one.conditions);
  });
  claim.positions?.forEach((one, at) => add(['positions', at, 'text'], `position ${at + 1} (${one.actor})`, one.text));
  claim.events?.forEach((one, at) => add(['events', at, 'text'], `event ${at + 1} (${one.date})`, one.text));
  for (const [name, facet] of Object.entries(claim.facets ?? {})) {
    add(['facets', name, 'text'], `facet ${name}`, facet.text);
    for (const [value, { text, context }] of Object.entries(facet.values)) {
      add(['facets', name, 'values', value, 'text'], `facet ${name}, value ${value}`, text);
      add(['facets', name, 'values', value, 'context'], `facet ${name}, context of ${value}`, context);
    }
  }
  return texts;
}
