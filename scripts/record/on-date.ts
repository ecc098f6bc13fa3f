import type { Claim, Observation } from '../../lib/model/claim.ts';
import type { PlainDate } from '../../lib/model/dates.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import type { Level } from '../../lib/model/source.ts';
import type { FigureRow } from '../../lib/model/standing.ts';
import { viewsOf } from '../../lib/standing/decide.ts';
import { holdsIn, mainHold } from '../../lib/standing/holds.ts';
import { levelOf } from '../../lib/standing/levels.ts';
import { isCurrent, newestFirst } from '../../lib/standing/observed.ts';
import { rowOf } from '../../lib/standing/rows.ts';
import type { View } from '../../lib/standing/views.ts';

/** What the record says in one view: its sentence, what holds, and the figures that are current. `text` is null before the record on this begins. */
export type Side = {
  date: PlainDate;
  text: string | null;
  from?: PlainDate;
  to?: PlainDate;
  level?: Level;
  is: Record<string, string | string[]>;
  figures: FigureRow[];
};

/** A claim on a date and at the record's horizon. */
export type Sides = { claim: string; question: string; then: Side; now: Side; changed: boolean };

function sideOf(record: FactRecord, claim: Claim, view: View, date: PlainDate): Side {
  const hold = mainHold(claim, view);
  const inForce = holdsIn(claim, view);
  const figures = claim.observations
    .filter((one: Observation) => isCurrent(claim, one, view))
    .sort(newestFirst)
    .map((one) => rowOf(record, one));
  return {
    date,
    text: hold?.text ?? null,
    ...(hold ? { from: hold.from, ...(hold.to === undefined ? {} : { to: hold.to }), level: hold.level ?? levelOf(record, hold.because) } : {}),
    // On the day of a change two holds are in force: the one that speaks comes last and wins.
    is: Object.assign({}, ...[...inForce.filter((one) => one !== hold), ...(hold ? [hold] : [])].map((one) => one.is ?? {})) as Side['is'],
    figures,
  };
}

const ids = ({ figures }: Side): string => figures.map((row) => row.observation).join(' ');

/** What the record said of a claim on a date, as a page of that date could know it, and what it says at its horizon: the two views of every card (model.md, rule 1). */
export function onDate(record: FactRecord, claim: Claim, date: PlainDate): Sides {
  const { then, now } = viewsOf({ page: date, horizon: record.horizon });
  const sides = { then: sideOf(record, claim, then ?? now, date), now: sideOf(record, claim, now, record.horizon) };
  const changed = sides.then.text !== sides.now.text || ids(sides.then) !== ids(sides.now);
  return { claim: claim.id, question: claim.question, ...sides, changed };
}
