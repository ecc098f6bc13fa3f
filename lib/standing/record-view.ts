import type { Claim, Hold, Observation } from '../model/claim.ts';
import { firstDay, type PlainDate } from '../model/dates.ts';
import type { FactRecord } from '../model/record.ts';
import type { FigureGroup, RecordHold, RecordSource, RecordView, Support } from '../model/record-view.ts';
import { detailOf } from './detail.ts';
import { mainHold } from './holds.ts';
import { levelOf, originOf } from './levels.ts';
import { rowOf, sourcesOf } from './rows.ts';
import { viewAfter, viewOn } from './views.ts';

const byDay =
  <T>(day: (one: T) => PlainDate) =>
  (a: T, b: T): number =>
    firstDay(day(a)) < firstDay(day(b)) ? -1 : firstDay(day(a)) > firstDay(day(b)) ? 1 : 0;

const nameOf = (record: FactRecord, id: string | undefined): string | undefined => (id === undefined ? undefined : (record.concepts.get(id)?.name ?? id));

const holdOf = (record: FactRecord, hold: Hold): RecordHold => ({
  from: hold.from,
  ...(hold.to === undefined ? {} : { to: hold.to }),
  ...(hold.known === undefined || hold.known === hold.from ? {} : { known: hold.known }),
  text: hold.text,
  disputed: hold.disputed ?? false,
  level: hold.level ?? levelOf(record, hold.because),
  because: [...new Set(hold.because.map((id) => originOf(record, id)))],
});

/** What a figure counts, and between whom: figures share a scale only where all of it is the same (ux.md P14). */
const groupKey = (one: Observation): string => [one.unit, one.measure, one.payer ?? '', one.payee ?? '', one.about ?? ''].join(' ');

/** All figures of a claim in groups that share a scale; the group with the newest figure first, each newest first. */
function groupsOf(record: FactRecord, claim: Claim): FigureGroup[] {
  const newest = claim.observations.toSorted(byDay((one) => one.asOf)).toReversed();
  const groups = new Map<string, FigureGroup>();
  for (const one of newest) {
    const key = groupKey(one);
    const group = groups.get(key);
    if (group) group.rows.push(rowOf(record, one));
    else {
      const [payer, payee, about] = [nameOf(record, one.payer), nameOf(record, one.payee), nameOf(record, one.about)];
      groups.set(key, { key, measure: one.measure, ...(payer && { payer }), ...(payee && { payee }), ...(about && { about }), rows: [rowOf(record, one)] });
    }
  }
  return [...groups.values()];
}

/** What an origin, or a text that repeats it, is cited for in a claim. */
function supportOf(record: FactRecord, claim: Claim, origin: string): Support {
  const cites = (ids: readonly string[]): boolean => ids.some((id) => originOf(record, id) === origin);
  const also = (one: { source: string; also?: string[] | undefined }): string[] => [one.source, ...(one.also ?? [])];
  return {
    figures: claim.observations
      .filter((one) => cites(sourcesOf(one)))
      .map((one) => {
        const { value, min, max, unit, qualifier, what } = rowOf(record, one);
        return { unit, what, ...(value && { value }), ...(min && { min }), ...(max && { max }), ...(qualifier && { qualifier }) };
      }),
    positions: [...new Set((claim.positions ?? []).filter((one) => cites(also(one))).map((one) => nameOf(record, one.actor) ?? one.actor))],
    events: (claim.events ?? []).filter((event) => cites(event.because)).map((event) => event.date),
    holds: claim.holds.filter((hold) => cites(hold.because)).map((hold) => hold.from),
  };
}

/** How many published texts a claim cites, by the origin whose account they give. */
function textsByOrigin(record: FactRecord, claim: Claim): Map<string, number> {
  const cited = new Set([
    ...claim.holds.flatMap((hold) => hold.because),
    ...claim.observations.flatMap(sourcesOf),
    ...(claim.positions ?? []).flatMap((one) => [one.source, ...(one.also ?? [])]),
    ...(claim.events ?? []).flatMap((event) => event.because),
  ]);
  const counted = new Map<string, number>();
  for (const id of cited) counted.set(originOf(record, id), (counted.get(originOf(record, id)) ?? 0) + 1);
  return counted;
}

/**
 * All that the record holds of one question, for its page. `on` asks what it said on a day, by what was public by the end of it (model.md, rule 1).
 * `null` where the record has no such claim.
 */
export function recordView(record: FactRecord, claimId: string, on?: PlainDate): RecordView | null {
  const claim = record.claims.get(claimId);
  const detail = detailOf(record, claimId);
  if (!claim || !detail) return null;
  const [now, then] = [mainHold(claim, viewAfter(record.horizon)), on === undefined ? undefined : mainHold(claim, viewOn(on))];
  const texts = textsByOrigin(record, claim);
  return {
    claim: claim.id,
    title: claim.title,
    question: claim.question,
    lang: claim.lang,
    facts: { pack: record.pack, version: record.version, horizon: record.horizon, generation: record.generation },
    now: now ? holdOf(record, now) : null,
    ...(on === undefined ? {} : { then: then ? holdOf(record, then) : null }),
    holds: claim.holds.toSorted(byDay((hold) => hold.from)).map((hold) => holdOf(record, hold)),
    ...(claim.missing === undefined ? {} : { missing: claim.missing }),
    figures: groupsOf(record, claim),
    positions: detail.positions,
    events: (claim.events ?? [])
      .toSorted(byDay((event) => event.date))
      .map(({ date, text, because, level }) => ({ date, text, level: level ?? levelOf(record, because) })),
    sources: detail.sources.map((line): RecordSource => ({ ...line, texts: texts.get(line.id) ?? 1, supports: supportOf(record, claim, line.id) })),
    related: (claim.related ?? []).flatMap((id) => {
      const other = record.claims.get(id);
      return other ? [{ claim: other.id, title: other.title, question: other.question, lang: other.lang }] : [];
    }),
  };
}
