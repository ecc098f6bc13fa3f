import type { ChangeKind, FigureText, PartChange } from '../model/changes.ts';
import type { Claim, Hold, Observation, Position, RecordEvent } from '../model/claim.ts';

/** The hold that speaks at the horizon: the last that has no end, else the one that began last. */
function present(claim: Claim): Hold | undefined {
  const byStart = claim.holds.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return byStart.findLast((hold) => hold.to === undefined) ?? byStart.at(-1);
}

/** What a claim answers at the horizon, in the record's words. */
export const answerOf = (claim: Claim): string | null => present(claim)?.text ?? null;

/** Pairs old and new entries, each at most once, by the first key under which both are found; what finds nobody stays alone. */
function pair<T>(old: readonly T[], now: readonly T[], keys: readonly ((one: T) => string | null)[]): { before: T | null; after: T | null }[] {
  const left = new Set(old);
  const right = new Set(now);
  const pairs: { before: T | null; after: T | null }[] = [];
  for (const key of keys) {
    for (const after of right) {
      const name = key(after);
      const before = name === null ? undefined : [...left].find((one) => key(one) === name);
      if (!before) continue;
      pairs.push({ before, after });
      left.delete(before);
      right.delete(after);
    }
  }
  return [...pairs, ...[...left].map((before) => ({ before, after: null })), ...[...right].map((after) => ({ before: null, after }))];
}

/** What it says over time: ended and followed by another is superseded, gone without a successor of the same day is retracted. */
function answers(before: Claim, after: Claim): PartChange[] {
  const parts: PartChange[] = [];
  const told = new Set<Hold>();
  const pairs = pair(before.holds, after.holds, [({ from, text }) => `${from}\n${text}`, ({ from }) => from]);
  for (const { before: old, after: now } of pairs) {
    if (!old || !now) continue;
    if (old.text !== now.text) parts.push({ part: 'answer', change: 'changed', before: old.text, after: now.text, date: now.from });
    else if (old.to === undefined && now.to !== undefined) {
      const next = present(after);
      const follows = next && next.text !== old.text ? next : undefined;
      if (follows) told.add(follows);
      parts.push({ part: 'answer', change: 'superseded', before: old.text, after: follows?.text ?? null, date: follows?.from ?? now.to });
    } else if ((old.disputed ?? false) !== (now.disputed ?? false) || old.to !== now.to)
      parts.push({ part: 'answer', change: 'changed', before: old.text, after: now.text, date: now.from });
  }
  for (const { before: old, after: now } of pairs) {
    if (old && !now) parts.push({ part: 'answer', change: 'retracted', before: old.text, after: null, date: old.from });
    if (now && !old && !told.has(now)) parts.push({ part: 'answer', change: 'added', before: null, after: now.text, date: now.from });
  }
  return parts;
}

const figureOf = ({ text, value, min, max, unit, qualifier }: Observation): FigureText => ({
  text,
  ...(value !== undefined && { value }),
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
  unit,
  ...(qualifier !== undefined && { qualifier }),
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The figure that a newer one of its series takes the place of: the last before it. */
const earlierOf = (one: Observation, all: readonly Observation[]): Observation | undefined =>
  one.series === undefined
    ? undefined
    : all
        .filter(({ id, series, asOf }) => id !== one.id && series === one.series && asOf < one.asOf)
        .sort((a, b) => (a.asOf < b.asOf ? -1 : 1))
        .at(-1);

function figures(before: Claim, after: Claim): PartChange[] {
  const parts: PartChange[] = [];
  const old = new Map(before.observations.map((one) => [one.id, one]));
  const now = new Map(after.observations.map((one) => [one.id, one]));
  const followed = new Set<string>();
  for (const one of after.observations.filter(({ id }) => !old.has(id))) {
    const earlier = earlierOf(one, before.observations);
    if (earlier) followed.add(earlier.id);
    parts.push({
      part: 'figure',
      change: earlier ? 'superseded' : 'added',
      before: earlier ? figureOf(earlier) : null,
      after: figureOf(one),
      date: one.asOf,
    });
  }
  for (const known of before.observations) {
    const one = now.get(known.id);
    if (!one) parts.push({ part: 'figure', change: 'retracted', before: figureOf(known), after: null, date: known.asOf });
    else if (known.until === undefined && one.until !== undefined) {
      // Told already beside the figure that came after it.
      if (!followed.has(one.id)) parts.push({ part: 'figure', change: 'superseded', before: figureOf(known), after: null, date: one.until });
    } else if (!same(figureOf(known), figureOf(one)))
      parts.push({ part: 'figure', change: 'changed', before: figureOf(known), after: figureOf(one), date: one.asOf });
  }
  return parts;
}

type Worded = { text: string; date: string };

function worded<T extends Worded>(part: 'position' | 'event', old: readonly T[], now: readonly T[], who: (one: T) => string): PartChange[] {
  return pair(old, now, [(one) => `${who(one)}\n${one.text}`, who]).flatMap(({ before, after }): PartChange[] => {
    if (before?.text === after?.text) return [];
    const change: ChangeKind = !before ? 'added' : !after ? 'retracted' : 'changed';
    return [{ part, change, before: before?.text ?? null, after: after?.text ?? null, date: (after ?? before)?.date ?? '' }];
  });
}

const single = (part: 'context' | 'question', before: string | undefined, after: string | undefined): PartChange[] =>
  before === after
    ? []
    : [{ part, change: before === undefined ? 'added' : after === undefined ? 'retracted' : 'changed', before: before ?? null, after: after ?? null }];

/** Everything that a claim says otherwise, the answer first. Sources and the ways in which pages word it are no part of what it says. */
export function partsOf(before: Claim, after: Claim): PartChange[] {
  return [
    ...answers(before, after),
    ...figures(before, after),
    ...worded<Position>('position', before.positions ?? [], after.positions ?? [], ({ actor, date }) => `${actor} ${date}`),
    ...worded<RecordEvent>('event', before.events ?? [], after.events ?? [], ({ date }) => date),
    ...single('context', before.missing, after.missing),
    ...single('question', before.question, after.question),
  ];
}

/** One word for all of a claim's parts: that its answer ended says more than that something was taken back, and that more than any other change. */
export function kindOfParts(parts: readonly PartChange[]): ChangeKind {
  const has = (change: ChangeKind, part?: PartChange['part']): boolean =>
    parts.some((one) => one.change === change && (part === undefined || one.part === part));
  if (has('superseded', 'answer')) return 'superseded';
  if (has('retracted')) return 'retracted';
  return has('superseded') ? 'superseded' : 'changed';
}
