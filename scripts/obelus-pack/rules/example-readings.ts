import type { Claim } from '../../../lib/model/claim.ts';
import type { FactRecord } from '../../../lib/model/record.ts';
import { notesOf } from '../../../lib/standing/notes.ts';
import { faultOf, type ReadExample } from '../../record/examples.ts';
import { RecordFault } from '../../record/load.ts';
import { sentenceOf } from './example-list.ts';
import type { LintContext, Rule } from './rule.ts';

/** What is not as the editor expects of an example: its reading first, then its standing on the day it names. */
function faultIn(context: LintContext, claim: Claim, read: ReadExample): string | undefined {
  const { example, page } = read;
  const reading = faultOf(context.matcher(), claim, example, read);
  if (reading !== undefined || 'not' in example || example.standing === undefined) return reading;
  const notes = notesOf(context.loaded.record, read.mentions, page, { date: example.on ?? null }).filter(
    (note) => note.claim === claim.id && note.block === page.blocks.length - 1,
  );
  const fits = notes.some(({ judgement }) => judgement.standing === example.standing && (example.since === undefined || judgement.since === example.since));
  const found = notes.map(({ judgement }) => [judgement.standing, judgement.since].filter(Boolean).join(' since ')).join(', ');
  return fits ? undefined : `stands as ${found || 'nothing'}, not ${[example.standing, example.since].filter(Boolean).join(' since ')}: ${example.text}`;
}

/** Faults of the examples, each placed at its sentence. `judge` gives its words without the claim and the place. */
function eachExample(context: LintContext, rule: string, judge: (claim: Claim, read: ReadExample) => string[]): RecordFault[] {
  const places = new Map(context.loaded.sheets.flatMap(({ sheet, file }) => sheet.examples.map((example, at) => [example, { file, at }] as const)));
  return context.readings().flatMap((read) => {
    const [claim, place] = [context.loaded.record.claims.get(read.claim), places.get(read.example)];
    if (!claim || !place) return [];
    const line = place.file.lineOf(['examples', place.at]);
    return judge(claim, read).map((message) => new RecordFault(place.file.file, line, `${claim.id}: the example ${message}`, rule));
  });
}

/** Runs every example with the product's own matcher and rules: the claims' unit tests (DESIGN.md section 4). */
export const exampleReading: Rule = (context) =>
  eachExample(context, 'example-reading', (claim, read) => {
    const fault = faultIn(context, claim, read);
    return fault === undefined ? [] : [fault];
  });

/**
 * Claims that read an example beside its own, without being expected to. Cues that are `weak` do not count: they are made to fire beside other claims (who
 * reported it, what the parties say). Expected are the claims that the example names in `also`, and
 * - of a sentence that must match: a claim of the same type that either lists as `related` (one question split in two);
 * - of a sentence that must not match: any claim that either lists as `related`; and if one claim alone reads it, that one, since a look-alike is as a rule what
 *   another claim is about. Where two read it, one of them may well be mistaken.
 */
export function unexpectedReaders(
  record: Pick<FactRecord, 'claims'>,
  claim: Claim,
  { example, own }: Pick<ReadExample, 'example' | 'own'>,
): { claim: string; cue: string }[] {
  const readers = new Map<string, { claim: string; cue: string }>();
  for (const mention of own) {
    const cues = record.claims.get(mention.claim)?.cues ?? [];
    const isWeak = cues.some((cue) => cue.id === mention.cue && cue.weak === true);
    if (mention.claim !== claim.id && !isWeak && !readers.has(mention.claim)) readers.set(mention.claim, { claim: mention.claim, cue: mention.cue });
  }
  if ('not' in example && readers.size === 1) return [];
  return [...readers.values()].filter((reader) => {
    const other = record.claims.get(reader.claim);
    if (!other || example.also?.includes(other.id)) return false;
    const isRelated = claim.related?.includes(other.id) === true || other.related?.includes(claim.id) === true;
    return !isRelated || (!('not' in example) && other.type !== claim.type);
  });
}

/** Every example is run against all other claims: nobody else reads it, save those that it names; and those that it names do. */
export const exampleOthers: Rule = (context) =>
  eachExample(context, 'example-others', (claim, read) => [
    ...unexpectedReaders(context.loaded.record, claim, read).map(
      (other) => `is read by "${other.claim}" (cue "${other.cue}"): mend that cue, or write also: [${other.claim}]: ${sentenceOf(read.example)}`,
    ),
    ...(read.example.also ?? [])
      .filter((id) => !read.own.some((mention) => mention.claim === id))
      .map((id) =>
        context.loaded.record.claims.has(id)
          ? `names "${id}" in also, which does not read it: ${sentenceOf(read.example)}`
          : `names "${id}" in also, and there is no such claim: ${sentenceOf(read.example)}`,
      ),
  ]);
