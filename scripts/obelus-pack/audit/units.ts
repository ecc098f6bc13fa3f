import { unitOf, type Unit } from '../../../lib/model/units.ts';

/** The dossier's units in the record's, and what one of them is in it. */
const UNIT_OF: Record<string, { unit: Unit; times: number }> = {
  'USD trillion': { unit: 'USD bn', times: 1000 },
  'USD billion': { unit: 'USD bn', times: 1 },
  'USD million': { unit: 'USD mn', times: 1 },
  'EUR billion': { unit: 'EUR bn', times: 1 },
  'USD billion per year': { unit: 'USD bn a year', times: 1 },
  percent: { unit: 'percent', times: 1 },
  'percentage points': { unit: 'percentage points', times: 1 },
  year: { unit: 'year', times: 1 },
  years: { unit: 'years', times: 1 },
  months: { unit: 'months', times: 1 },
  gigawatts: { unit: 'GW', times: 1 },
  megawatts: { unit: 'GW', times: 0.001 },
};

/** The record's unit for one of the dossier's. What is counted by name ("companies", "models") is a count. */
export const recordUnit = (unit: string): { unit: Unit; times: number } => UNIT_OF[unit] ?? { unit: 'count', times: 1 };

/** Can numbers of the two units be compared: one kind, one currency, and both a sum or both a sum a year? */
export function comparable(a: Unit, b: Unit): boolean {
  const [one, other] = [unitOf(a), unitOf(b)];
  return one.kind === other.kind && one.currency === other.currency && a.endsWith('a year') === b.endsWith('a year') && (a === b || one.kind !== 'percent');
}

/** Are two numbers the same in the base units of theirs? */
export function sameAmount(a: number, inUnit: Unit, b: number, inOther: Unit): boolean {
  const [left, right] = [a * unitOf(inUnit).factor, b * unitOf(inOther).factor];
  return Math.abs(left - right) <= Math.abs(right) * 1e-9;
}
