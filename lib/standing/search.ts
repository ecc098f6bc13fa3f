import type { Claim } from '../model/claim.ts';
import { firstDay, type PlainDate } from '../model/dates.ts';
import type { FactRecord } from '../model/record.ts';
import type { RecordHit } from '../model/record-view.ts';
import { mainHold } from './holds.ts';
import { sourcesOf } from './rows.ts';
import { viewAfter } from './views.ts';

type Found = NonNullable<RecordHit['found']>;
/** A text of a claim beside its folded form, in which it is searched. */
type Line = Found & { folded: string };
type Entry = { hit: RecordHit; name: string; answer: string; lines: Line[] };

/** Case, accents, width and curly marks make no difference to a search. */
const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').toLowerCase();

const later = (a: PlainDate | null, b: PlainDate): PlainDate => (a !== null && firstDay(a) >= firstDay(b) ? a : b);

function entryOf(record: FactRecord, claim: Claim): Entry {
  const answer = mainHold(claim, viewAfter(record.horizon))?.text ?? claim.holds[0]?.text ?? '';
  const dates = [...claim.holds.map((hold) => hold.from), ...(claim.events ?? []).map((event) => event.date)];
  const cited = new Set([
    ...claim.holds.flatMap((hold) => hold.because),
    ...claim.observations.flatMap(sourcesOf),
    ...(claim.positions ?? []).map((one) => one.source),
    ...(claim.events ?? []).flatMap((event) => event.because),
  ]);
  const found: Found[] = [
    ...claim.holds.map(({ text, from }): Found => ({ kind: 'answer', text, date: from })),
    ...(claim.missing === undefined ? [] : [{ kind: 'context' as const, text: claim.missing }]),
    ...(claim.events ?? []).map(({ text, date }): Found => ({ kind: 'event', text, date })),
    ...(claim.positions ?? []).map(({ actor, text, date }): Found => ({
      kind: 'position',
      text: `${record.concepts.get(actor)?.name ?? actor}: ${text}`,
      date,
    })),
    ...claim.observations.map((one): Found => ({ kind: 'figure', text: [one.value ?? [one.min, one.max].join(' – '), one.text].join(', '), date: one.asOf })),
    ...[...cited].flatMap((id): Found[] => {
      const source = record.sources.get(id);
      return source ? [{ kind: 'source', text: `${source.publisher}, ${source.title}`, date: source.published }] : [];
    }),
  ];
  return {
    hit: {
      claim: claim.id,
      title: claim.title,
      question: claim.question,
      lang: claim.lang,
      answer,
      changed: dates.reduce<PlainDate | null>((latest, date) => later(latest, date), null),
    },
    name: folded(`${claim.title} ${claim.question} ${claim.id}`),
    answer: folded(answer),
    lines: found.map((line) => ({ ...line, folded: folded(line.text) })),
  };
}

/** A record never changes once it is loaded; it is folded when it is searched first. */
const remembered = new WeakMap<FactRecord, Entry[]>();

function entriesOf(record: FactRecord): Entry[] {
  const known = remembered.get(record);
  if (known) return known;
  const entries = [...record.claims.values()].map((claim) => entryOf(record, claim));
  entries.sort((a, b) => (firstDay(a.hit.changed ?? '0001') < firstDay(b.hit.changed ?? '0001') ? 1 : -1));
  remembered.set(record, entries);
  return entries;
}

/** 0 = all words stand in the name, 1 = in name and answer, 2 = in one further text (with name and answer), 3 = scattered over the claim; `null` = not all stand there. */
function rankOf({ name, answer, lines }: Entry, words: readonly string[]): { rank: number; found?: Found } | null {
  const open = (text: string): string[] => words.filter((word) => !text.includes(word));
  if (open(name).length === 0) return { rank: 0 };
  const rest = open(`${name}\n${answer}`);
  if (rest.length === 0) return { rank: 1 };
  const best = lines.find((line) => rest.every((word) => line.folded.includes(word)));
  if (best) return { rank: 2, found: plain(best) };
  const first = lines.find((line) => rest.some((word) => line.folded.includes(word)));
  return first && rest.every((word) => lines.some((line) => line.folded.includes(word))) ? { rank: 3, found: plain(first) } : null;
}

const plain = ({ kind, text, date }: Line): Found => ({ kind, text, ...(date !== undefined && { date }) });

/**
 * Searches the whole record: names, answers, events, positions, figures and sources of every question. Every word must stand somewhere in a claim. The nearest first,
 * then what changed last; without words, all by what changed last. `total` counts all that fit.
 */
export function searchRecord(record: FactRecord, text: string, limit: number): { claims: RecordHit[]; total: number } {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const ranked = entriesOf(record).flatMap((entry) => {
    const fit = words.length === 0 ? { rank: 0 } : rankOf(entry, words);
    return fit ? [{ rank: fit.rank, hit: 'found' in fit && fit.found ? { ...entry.hit, found: fit.found } : entry.hit }] : [];
  });
  ranked.sort((a, b) => a.rank - b.rank);
  return { claims: ranked.slice(0, limit).map(({ hit }) => hit), total: ranked.length };
}

/** The lines of these claims, in the order given; unknown ones are left out. */
export function hitsOf(record: FactRecord, claims: Iterable<string>): RecordHit[] {
  const lines = new Map(entriesOf(record).map(({ hit }) => [hit.claim, hit]));
  return [...new Set(claims)].flatMap((claim) => lines.get(claim) ?? []);
}
