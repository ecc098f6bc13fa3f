import { writeWeights } from '../../lib/match/learned/weights.ts';
import type { Claim } from '../../lib/model/claim.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import { fitSparse } from './l1.ts';
import type { Row } from './rows.ts';

/** Evidence must come on so many pages, and weigh so much, to be kept. */
const PAGES = 3;
const LEAST = 0.2;
/** Tolls on a weight: of one type, of what all types share (that a cue fits here or beside), and of how often a type comes at all. */
const TOLL = { own: 1, shared: 0.25, bias: 0.01 } as const;
const RIDGE = 0.2;
const BIAS = '=';

/** "!", "<!" or ">!" where the evidence is that a cue reads this very type here or beside; it is learned for all types together and for each by itself. */
const readingOf = (key: string, type: string): string | undefined => (key.endsWith(`!${type}`) ? key.slice(0, -type.length) : undefined);

/** Learns the weights of each type from rows, in tenths, written as a claim holds them. */
export function learn(rows: readonly Row[], types: readonly string[]): Map<string, string> {
  const pages = new Map<string, Set<string>>();
  rows.forEach(({ keys, page }, number) => {
    for (const key of keys) pages.set(key, (pages.get(key) ?? new Set()).add(page === 'record' ? `record ${number % 30}` : page));
  });
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const [matrix, wanted, counts]: [Int32Array[], number[], number[]] = [[], [], []];
  for (const row of rows) {
    for (const type of row.types) {
      const names = row.keys.flatMap((key) => {
        const reading = readingOf(key, type);
        if (reading !== undefined) return row.fitted && reading === '!' ? [] : [reading, `${key} ${type}`];
        return (pages.get(key)?.size ?? 0) >= PAGES ? [`${key} ${type}`] : [];
      });
      matrix.push(Int32Array.from([`${BIAS} ${type}`, ...names], numberOf));
      wanted.push(row.states.has(type) ? 1 : 0);
      counts.push(row.count);
    }
  }
  const penalty = Float64Array.from(numbers.keys(), (name) => (name.startsWith(`${BIAS} `) ? TOLL.bias : name.includes(' ') ? TOLL.own : TOLL.shared));
  const found = fitSparse({ rows: matrix, wanted: Float64Array.from(wanted), counts: Float64Array.from(counts), penalty }, RIDGE);
  const weightOf = (name: string): number => {
    const weight = found[numbers.get(name) ?? -1] ?? 0;
    return Math.abs(weight) < LEAST ? 0 : weight;
  };
  return new Map(
    types.map((type) => {
      const of = new Map<string, number>();
      for (const key of [...pages.keys(), `!${type}`, `<!${type}`, `>!${type}`]) {
        const reading = readingOf(key, type);
        const weight = Math.round(10 * (weightOf(`${key} ${type}`) + (reading === undefined ? 0 : weightOf(reading))));
        if (weight !== 0) of.set(key, weight);
      }
      return [type, writeWeights({ bias: Math.round(10 * weightOf(`${BIAS} ${type}`)), of })];
    }),
  );
}

/** The record with these weights and no others: each stands at the first claim of its type. */
export function withWeights(record: FactRecord, weights: ReadonlyMap<string, string>): FactRecord {
  const open = new Set(weights.keys());
  const claims = [...record.claims.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((claim): [string, Claim] => {
      const { weights: _old, ...rest } = claim;
      const own = open.delete(claim.type) ? weights.get(claim.type) : undefined;
      return [claim.id, own === undefined ? rest : { ...rest, weights: own }];
    });
  return { ...record, claims: new Map(claims) };
}
