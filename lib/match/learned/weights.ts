import type { Claim } from '../../model/claim.ts';

/** Weights of one type by the key of the evidence, in tenths; `bias` counts always. */
export type TypeWeights = { type: string; bias: number; of: ReadonlyMap<string, number> };

/** The key under which the bias stands in a written list. */
const BIAS = '=';

/** Reads a list as a claim holds it: "12 @musk suit;-7 #money;-40 =" gives each key behind a number that weight, in tenths. */
export function readWeights(type: string, written: string): TypeWeights {
  const of = new Map<string, number>();
  for (const group of written.split(';')) {
    const [weight, ...keys] = group.trim().split(' ');
    for (const key of keys) of.set(key, Number(weight));
  }
  const bias = of.get(BIAS) ?? 0;
  of.delete(BIAS);
  return { type, bias, of };
}

/** Writes weights as {@link readWeights} reads them: heaviest first, keys of one weight in order. */
export function writeWeights({ bias, of }: Omit<TypeWeights, 'type'>): string {
  const groups = Map.groupBy([...of, [BIAS, bias] as const], ([, weight]) => weight);
  return [...groups]
    .sort(([a], [b]) => b - a)
    .map(([weight, keys]) => [weight, ...keys.map(([key]) => key).sort((a, b) => (a < b ? -1 : 1))].join(' '))
    .join(';');
}

/** The weights of a record, one list a type; empty where it has none. */
export const weightsOf = (claims: ReadonlyMap<string, Claim>): TypeWeights[] =>
  [...claims.values()].flatMap((claim) => (claim.weights === undefined ? [] : [readWeights(claim.type, claim.weights)]));
