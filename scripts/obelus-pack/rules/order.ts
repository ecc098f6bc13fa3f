import type { Claim } from '../../../lib/model/claim.ts';
import { firstDay, lastDay } from '../../../lib/model/dates.ts';
import type { RecordFault } from '../../record/load.ts';
import { faultAt, type Rule } from './rule.ts';

type Refuse = (path: PropertyKey[], rule: string, message: string) => void;

/** A chain that comes back to where it began, as the ids along it; null where every chain ends. */
export function circleIn(next: ReadonlyMap<string, string>): string[] | null {
  const ended = new Set<string>();
  for (const start of next.keys()) {
    const path: string[] = [];
    for (let at: string | undefined = start; at !== undefined && !ended.has(at); at = next.get(at)) {
      if (path.includes(at)) return path.slice(path.indexOf(at));
      path.push(at);
    }
    for (const one of path) ended.add(one);
  }
  return null;
}

/** Each stretch of time begins where or after the one before began, and only the last stays open: each is superseded by the next. */
function checkHolds({ id, holds }: Claim, refuse: Refuse): void {
  holds.forEach((hold, at) => {
    const next = holds[at + 1];
    const what = `${id}: hold ${at + 1} (from ${hold.from})`;
    if (!next) return;
    if (firstDay(next.from) < firstDay(hold.from)) refuse(['holds', at + 1, 'from'], 'hold-order', `${id}: hold ${at + 2} begins before hold ${at + 1}`);
    else if (hold.to === undefined) refuse(['holds', at], 'hold-order', `${what} has no end, and another follows it: write to`);
    else if (firstDay(hold.to) > lastDay(next.from))
      refuse(['holds', at, 'to'], 'hold-order', `${what} ends after hold ${at + 2} begins: which of the two holds between?`);
  });
}

function checkFigures({ id, observations }: Claim, refuse: Refuse): void {
  const circle = circleIn(new Map(observations.flatMap((one) => (one.partOf === undefined ? [] : [[one.id, one.partOf] as const]))));
  if (circle) {
    const at = observations.findIndex((one) => one.id === circle[0]);
    refuse(['observations', at, 'partOf'], 'loop', `${id}: observation ${circle[0]}: partOf runs in a circle: ${[...circle, circle[0]].join(' → ')}`);
  }
  observations.forEach((one, at) => {
    if (one.until !== undefined && lastDay(one.until) < firstDay(one.asOf))
      refuse(['observations', at, 'until'], 'dates', `${id}: observation ${one.id}: until ${one.until} lies before asOf ${one.asOf}`);
  });
}

function checkRelated({ id, related = [] }: Claim, claims: ReadonlyMap<string, Claim>, refuse: Refuse): void {
  related.forEach((other, at) => {
    const path = ['related', at];
    if (other === id) refuse(path, 'loop', `${id}: related to itself`);
    else if (related.indexOf(other) !== at) refuse(path, 'related', `${id}: related names "${other}" twice`);
    else if (claims.has(other) && claims.get(other)?.related?.includes(id) !== true)
      refuse(path, 'related', `${id}: related to "${other}", which does not name "${id}" in turn: readers go both ways`);
  });
}

/** The order within a claim and between claims: stretches of time, parts and sums, neighbours, names of cues. */
export const order: Rule = ({ loaded, claims }) =>
  claims.flatMap((claim) => {
    const faults: RecordFault[] = [];
    const refuse: Refuse = (path, rule, message) => void faults.push(faultAt(loaded.placeOf.get(claim.id), path, rule, message));
    checkHolds(claim, refuse);
    checkFigures(claim, refuse);
    checkRelated(claim, loaded.record.claims, refuse);
    return faults;
  });

/** A cue's name stands once in its claim, however many files its cues are in. */
export const cueNames: Rule = ({ loaded }) => {
  const known = new Set<string>();
  return loaded.sheets.flatMap(({ sheet, file }) =>
    sheet.cues.flatMap((cue, at) => {
      const name = `${sheet.claim}/${cue.id}`;
      if (!known.has(name)) {
        known.add(name);
        return [];
      }
      return [
        faultAt(
          { file: file.file, line: 1, lineOf: (path) => file.lineOf(path) },
          ['cues', at],
          'duplicate-id',
          `${sheet.claim}: cue "${cue.id}" stands there twice`,
        ),
      ];
    }),
  );
};
