import type { Claim } from '../../../lib/model/claim.ts';
import type { Quantity, Reading } from '../../../lib/model/mention.ts';
import type { FactRecord } from '../../../lib/model/record.ts';
import type { Judgement } from '../../../lib/model/standing.ts';
import { judge } from '../../../lib/standing/judge.ts';
import { CONTRACT, DEAL, EXCLUSIVITY, INVESTMENT, QUARREL, SHARE, STAKE } from './fixture-claims.ts';
import { CONCEPTS, SOURCES } from './fixture-record.ts';

export const CLAIMS = [INVESTMENT, EXCLUSIVITY, DEAL, CONTRACT, SHARE, QUARREL, STAKE];

const byId = <T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((one) => [one.id, one]));

/** The fixture's record as of a day. */
export const recordOf = (horizon = '2026-09-30', claims: readonly Claim[] = CLAIMS): FactRecord => ({
  pack: 'fixture',
  version: '1',
  generation: '0',
  horizon,
  claims: byId(claims),
  sources: byId(SOURCES),
  concepts: byId(CONCEPTS),
});

/** A sum of money as a page writes it: "11.6" is exact to a tenth of a billion. */
export function usd(billions: string, rest: Partial<Quantity> = {}): Quantity {
  const digits = billions.split('.')[1]?.length ?? 0;
  const number = Number(billions) * 1e9;
  return { kind: 'money', currency: 'USD', min: number, max: number, bound: '=', slack: 0.5e9 * 10 ** -digits, start: 0, end: 1, ...rest };
}
export const percent = (number: number, rest: Partial<Quantity> = {}): Quantity => ({
  kind: 'percent',
  min: number,
  max: number,
  bound: '=',
  slack: 0.5,
  start: 0,
  end: 1,
  ...rest,
});

export const reading = (rest: Partial<Reading>): Reading => ({ amounts: [], polarity: 'asserted', tense: 'present', ...rest });

/** Judges a statement of a claim on a date, as of a horizon. */
export const judged = (one: Claim, says: Partial<Reading>, pageDate: string | null = '2026-03-19', horizon?: string): Judgement =>
  judge(recordOf(horizon), one, reading(says), { pageDate });

/** Microsoft's money in OpenAI, by the page's verb. */
export const money = (amount: Quantity | Quantity[], rest: Partial<Reading> = {}): Partial<Reading> => ({
  amounts: [amount].flat(),
  measure: 'invested',
  payer: 'microsoft',
  payee: 'openai',
  ...rest,
});
