import type { FactRecord } from '../model/record.ts';
import type { Level, Source } from '../model/source.ts';
import { remember } from './remember.ts';

/** Levels from the best sourced on; worked out by Obelus comes last. */
const ORDER: Record<Level, number> = { filed: 0, stated: 1, corroborated: 2, 'reported-once': 3, 'worked-out': 4 };

/** Levels without repetitions, the best sourced first. */
export const inOrder = (levels: readonly Level[]): Level[] => [...new Set(levels)].sort((a, b) => ORDER[a] - ORDER[b]);

type Sources = Pick<FactRecord, 'sources'>;

/** Sources that pass on one account: `origin` is where it started, `members` the ids that were asked about, in the order given. */
export type OriginGroup = { origin: string; members: string[] };

/** Where an account started: follows `repeats` to its end. A circle ends at its first step, an unknown source at itself. */
export function originOf(record: Sources, id: string): string {
  const seen = new Set<string>();
  let at = id;
  for (;;) {
    seen.add(at);
    const next = record.sources.get(at)?.repeats;
    if (next === undefined || seen.has(next) || !record.sources.has(next)) return at;
    at = next;
  }
}

/** Groups sources by where their account started: five sites repeating one report are one group (ux.md P6). Ids that stand twice count once. */
export function origins(record: Sources, ids: readonly string[]): OriginGroup[] {
  const groups = new Map<string, OriginGroup>();
  for (const id of new Set(ids)) {
    const origin = originOf(record, id);
    const group = groups.get(origin);
    if (group) group.members.push(id);
    else groups.set(origin, { origin, members: [id] });
  }
  return [...groups.values()];
}

const isSource = (source: Source | undefined): source is Source => source !== undefined;

/**
 * How well something is sourced (ux.md 1.3). The rule, first line that fits:
 * 1. `worked-out` when Obelus added or divided figures itself (`worked`), however well the parts are sourced;
 * 2. `filed` when a source, or the origin it repeats, is a legal or regulatory document;
 * 3. `stated` when one is a statement by a named party on the record;
 * 4. `corroborated` when two or more newsrooms reported it, each from sources of its own: origins are counted, not outlets, and two texts of one publisher are one;
 * 5. `reported-once` otherwise. Analyses and aggregators count as the origin that they repeat; alone they are `reported-once` at most.
 */
export function levelOf(record: Sources, ids: readonly string[], how: { worked?: boolean } = {}): Level {
  if (how.worked) return 'worked-out';
  const started = origins(record, ids)
    .map((group) => record.sources.get(group.origin))
    .filter(isSource);
  const cited = [...started, ...ids.map((id) => record.sources.get(id)).filter(isSource)];
  if (cited.some((source) => source.type === 'filing')) return 'filed';
  if (cited.some((source) => source.type === 'statement')) return 'stated';
  const newsrooms = new Set(started.filter((source) => source.type === 'newsroom').map((source) => source.publisher));
  return newsrooms.size >= 2 ? 'corroborated' : 'reported-once';
}

const levels = remember((sources: FactRecord['sources']) => remember((ids: readonly string[]) => levelOf({ sources }, ids)));

/** {@link levelOf} for the sources that a hold or a figure of the record cites: worked out once for each list. */
export const levelOfCited = (record: Sources, ids: readonly string[]): Level => levels(record.sources)(ids);
