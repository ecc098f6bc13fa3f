/** Units of the record's figures. Money is written in billions or millions of a currency; everything else in the unit itself. */
export const UNITS = ['USD bn', 'USD mn', 'USD bn a year', 'EUR bn', 'percent', 'percentage points', 'year', 'years', 'months', 'GW', 'count'] as const;
export type Unit = (typeof UNITS)[number];

/** What a quantity on a page can be; two quantities compare only within one kind (and one currency). */
export type QuantityKind = 'money' | 'percent' | 'year' | 'date' | 'quarter' | 'duration' | 'power' | 'count';

const TABLE: Record<Unit, { kind: QuantityKind; currency?: 'USD' | 'EUR'; factor: number }> = {
  'USD bn': { kind: 'money', currency: 'USD', factor: 1e9 },
  'USD mn': { kind: 'money', currency: 'USD', factor: 1e6 },
  'USD bn a year': { kind: 'money', currency: 'USD', factor: 1e9 },
  'EUR bn': { kind: 'money', currency: 'EUR', factor: 1e9 },
  percent: { kind: 'percent', factor: 1 },
  'percentage points': { kind: 'percent', factor: 1 },
  year: { kind: 'year', factor: 1 },
  years: { kind: 'duration', factor: 12 },
  months: { kind: 'duration', factor: 1 },
  GW: { kind: 'power', factor: 1e9 },
  count: { kind: 'count', factor: 1 },
};

/** Kind, currency and factor to base units (dollars, percent, months, watts) of a unit. */
export const unitOf = (unit: Unit): { kind: QuantityKind; currency?: 'USD' | 'EUR'; factor: number } => TABLE[unit];
