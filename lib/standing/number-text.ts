import type { Observation } from '../model/claim.ts';
import type { Quantity } from '../model/mention.ts';
import { unitOf, type Unit } from '../model/units.ts';

type Qualifier = Observation['qualifier'];

const QUALIFIERS: Record<NonNullable<Qualifier>, string> = { about: 'about ', over: 'over ', 'at-least': 'at least ', nearly: 'nearly ', 'up-to': 'up to ' };

const WRITTEN: Record<Unit, (number: string) => string> = {
  'USD bn': (number) => `$${number} billion`,
  'USD mn': (number) => `$${number} million`,
  'USD bn a year': (number) => `$${number} billion a year`,
  'EUR bn': (number) => `€${number} billion`,
  percent: (number) => `${number}%`,
  'percentage points': (number) => `${number} percentage points`,
  year: (number) => number,
  years: (number) => `${number} years`,
  months: (number) => `${number} months`,
  GW: (number) => `${number} gigawatts`,
  count: (number) => number,
};

/** A number in base units as decimal text in a unit, at most six places, no trailing zeros: 13e9 in "USD bn" → "13". */
export function decimalIn(unit: Unit, number: number): string {
  const text = (number / unitOf(unit).factor).toFixed(6);
  return text.replace(/\.?0+$/, '');
}

/** What the page's words say around the number, as the record would mark it. */
export function qualifierOf(quantity: Quantity): Qualifier {
  if (quantity.nearly) return 'nearly';
  return ({ '=': undefined, '~': 'about', '>': 'over', '>=': 'at-least', '<': 'up-to', '<=': 'up-to' } as const)[quantity.bound];
}

/** An observation in a sentence's words, for times for which the record holds a figure and no sentence: "$300 billion: valuation after the round". English, as the record. */
export function sentenceOf(one: Observation): string {
  const number = one.value ?? [one.min ?? '0', one.max].filter((end) => end !== undefined).join(' to ');
  return `${one.qualifier ? QUALIFIERS[one.qualifier] : ''}${WRITTEN[one.unit](number)}: ${one.text}`;
}
