import type { Quantity, Reading } from '../../lib/model/mention.ts';

const QUALIFIERS: Partial<Record<Quantity['bound'], string>> = { '>': 'over', '>=': 'at-least', '~': 'about', '<=': 'up-to', '<': 'nearly' };

/** The matcher's beginning of time, of "until …". */
const OPEN = '2000';
/** Values of a facet that are a year ("y2027"). */
const YEAR = /^y(\d{4})$/;

/** What was read for one amount (or for none), flat: `{money, usd, qualifier, date, year, pct, lo, hi, value}` as far as the words give it. */
export function readingValue(quantity: Quantity | undefined, reading: Reading): Record<string, unknown> | undefined {
  const value: Record<string, unknown> = {};
  if (quantity) {
    const number = quantity.kind === 'percent' ? 'pct' : quantity.kind;
    if (quantity.min === quantity.max) value[number] = quantity.min;
    else Object.assign(value, { lo: quantity.min, hi: quantity.max });
    if (quantity.currency === 'USD') value['usd'] = true;
    const qualifier = QUALIFIERS[quantity.bound];
    if (qualifier) value['qualifier'] = qualifier;
  }
  const { when } = reading;
  const date = quantity?.date ?? (when?.from === OPEN ? when.to : when?.from);
  if (date !== undefined) Object.assign(value, { date, year: Number(date.slice(0, 4)) });
  if (reading.value !== undefined) value['value'] = reading.value;
  const year = YEAR.exec(reading.value ?? '')?.[1];
  if (year !== undefined) value['year'] = Number(year);
  return Object.keys(value).length > 0 ? value : undefined;
}
