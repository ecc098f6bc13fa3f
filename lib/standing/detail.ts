import type { Claim, Position, RecordEvent } from '../model/claim.ts';
import { lastDay } from '../model/dates.ts';
import type { ClaimDetail, SourceLine } from '../model/note.ts';
import type { FactRecord } from '../model/record.ts';
import type { Source } from '../model/source.ts';
import { addressOf } from './address.ts';
import { levelOf, originOf, origins, type OriginGroup } from './levels.ts';

/** Every source that a claim rests on, in the order in which the record names them. */
function sourcesOf(claim: Claim): string[] {
  return [
    ...new Set([
      ...claim.holds.flatMap((hold) => hold.because),
      ...claim.observations.flatMap((one) => [one.source, ...(one.also ?? [])]),
      ...(claim.positions ?? []).flatMap((one) => [one.source, ...(one.also ?? [])]),
      ...(claim.events ?? []).flatMap((event) => event.because),
    ]),
  ];
}

/** One account as a line: its origin, and the publishers that pass it on. */
function lineOf(record: FactRecord, { origin, members }: OriginGroup): SourceLine[] {
  const source = record.sources.get(origin);
  if (!source) return [];
  const repeating = members.flatMap((id): Source[] => {
    const member = id === origin ? undefined : record.sources.get(id);
    return member ? [member] : [];
  });
  const { host, link } = addressOf(source.url);
  return [
    {
      id: source.id,
      publisher: source.publisher,
      title: source.title,
      published: source.published,
      type: source.type,
      level: levelOf(record, [origin]),
      url: link,
      host,
      repeatedBy: [...new Set(repeating.map((one) => one.publisher))].filter((publisher) => publisher !== source.publisher),
    },
  ];
}

const FIRST_HAND: Record<Source['type'], number> = { filing: 0, statement: 0, newsroom: 1, analysis: 2, aggregator: 3 };

/** First-hand sources before reports, then the newest first. */
const bySource = (a: SourceLine, b: SourceLine): number => FIRST_HAND[a.type] - FIRST_HAND[b.type] || newest(a.published, b.published);

const newest = (a: string, b: string): number => (lastDay(a) < lastDay(b) ? 1 : lastDay(a) > lastDay(b) ? -1 : 0);

const eventOf = (record: FactRecord, event: RecordEvent): ClaimDetail['events'][number] => {
  const level = levelOf(record, event.because);
  return { date: event.date, text: event.text, documented: level === 'filed' || level === 'stated' };
};

const positionOf = (record: FactRecord, one: Position): ClaimDetail['positions'][number] => ({
  actor: record.concepts.get(one.actor)?.name ?? one.actor,
  stance: one.stance,
  text: one.text,
  date: one.date,
  source: originOf(record, one.source),
  level: one.level ?? levelOf(record, [one.source, ...(one.also ?? [])]),
});

/**
 * The rest of a claim's card: what changed and when (oldest first; `documented` where a filing or statement says so), the sources with repetitions folded under
 * their origin, and the positions (oldest first). `null` where the record has no such claim.
 */
export function detailOf(record: FactRecord, claimId: string): ClaimDetail | null {
  const claim = record.claims.get(claimId);
  if (!claim) return null;
  return {
    claim: claim.id,
    question: claim.question,
    lang: claim.lang,
    events: (claim.events ?? []).map((event) => eventOf(record, event)).sort((a, b) => newest(b.date, a.date)),
    sources: origins(record, sourcesOf(claim))
      .flatMap((group) => lineOf(record, group))
      .sort(bySource),
    positions: (claim.positions ?? []).map((one) => positionOf(record, one)).sort((a, b) => newest(b.date, a.date)),
  };
}
