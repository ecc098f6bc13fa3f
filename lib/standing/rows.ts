import type { Claim, Observation } from '../model/claim.ts';
import type { Quantity, Reading } from '../model/mention.ts';
import type { FactRecord } from '../model/record.ts';
import type { Level } from '../model/source.ts';
import type { FigureRow } from '../model/standing.ts';
import { UNITS, type Unit } from '../model/units.ts';
import { levelOfCited } from './levels.ts';
import { decimalIn, qualifierOf } from './number-text.ts';
import { sameUnit } from './numbers.ts';
import { isCurrent, isPublic, newestFirst } from './observed.ts';
import { remember } from './remember.ts';
import type { View } from './views.ts';

/** Rows of one statement, the page's own among them. */
export const MOST_ROWS = 8;

/** Level of a figure: as the editor gives it, else by the rule of {@link levelOf}. */
export const levelOfFigure = (record: FactRecord, one: Observation): Level => one.level ?? levelOfCited(record, sourcesOf(one));

/** Sources of a figure, the first named first. */
export const sourcesOf = remember((one: Observation): readonly string[] => [one.source, ...(one.also ?? [])]);

/** The page's own number as a row, in the unit of what it is compared with; `null` for a quantity that no unit of the record counts. */
export function pageRow(reading: Reading, amount: Quantity, unit: Unit | undefined, parts: readonly Quantity[] = []): FigureRow | null {
  const shown = unit ?? UNITS.find((one) => sameUnit(amount, one));
  if (shown === undefined || amount.kind === 'date' || amount.kind === 'quarter') return null;
  const qualifier = qualifierOf(amount);
  const number = amount.min === amount.max ? { value: decimalIn(shown, amount.min) } : { min: decimalIn(shown, amount.min), max: decimalIn(shown, amount.max) };
  return {
    who: 'This page',
    what: (reading.measure ?? '').replaceAll('-', ' '),
    measure: reading.measure ?? '',
    unit: shown,
    ...number,
    ...(qualifier ? { qualifier } : {}),
    page: true,
    ...(parts.length > 1 ? { sum: parts.map((part) => decimalIn(shown, part.min)), level: 'worked-out' as const } : {}),
  };
}

/** A figure of the record as a row. */
export function rowOf(record: FactRecord, one: Observation): FigureRow {
  const source = record.sources.get(one.source);
  return {
    who: source?.short ?? source?.publisher ?? one.source,
    what: one.text,
    measure: one.measure,
    unit: one.unit,
    ...(one.value === undefined ? {} : { value: one.value }),
    ...(one.min === undefined ? {} : { min: one.min }),
    ...(one.max === undefined ? {} : { max: one.max }),
    ...(one.qualifier ? { qualifier: one.qualifier } : {}),
    asOf: one.asOf,
    ...(one.conditions === undefined ? {} : { conditional: true }),
    level: levelOfFigure(record, one),
    observation: one.id,
    source: one.source,
  };
}

export type Choice = {
  page: readonly FigureRow[];
  /** Figures that the page's number is compared with, and their measures in the order in which they are shown after those that fit. */
  same: readonly Observation[];
  measures: readonly string[];
  fitting: readonly Observation[];
  other: readonly Observation[];
  views: { then: View | null; now: View };
};

/**
 * The rows beside a statement: the page's own first, then the measures that its number fits, newest first, then what else the page may mean, then what else the
 * number is. At most {@link MOST_ROWS}; where there are more, present figures and those that the page could know are kept before older ones.
 */
export function figureRows(record: FactRecord, claim: Claim, { page, same, measures, fitting, other, views }: Choice): FigureRow[] {
  const shown = withoutRepeats(same.filter((one) => isPublic(one, { ...views.now, last: views.now.known })));
  const group = (one: Observation): number => (fitting.some((fit) => fit.measure === one.measure) ? -1 : measures.indexOf(one.measure));
  const weight = (one: Observation): number =>
    (fitting.includes(one) ? 8 : 0) +
    (isCurrent(claim, one, views.now) ? 4 : 0) +
    (views.then && isCurrent(claim, one, views.then) ? 2 : 0) +
    (one.partOf === undefined ? 1 : 0);
  const room = Math.max(0, MOST_ROWS - page.length);
  const elsewhere = other.filter((one) => isPublic(one, views.now)).slice(0, Math.min(2, room));
  const kept = [...shown].sort((a, b) => weight(b) - weight(a) || newestFirst(a, b)).slice(0, room - elsewhere.length);
  const order = [...kept].sort((a, b) => group(a) - group(b) || newestFirst(a, b));
  return [...page, ...order.map((one) => rowOf(record, one)), ...elsewhere.map((one) => rowOf(record, one))];
}

/** A series that gives the same number again is shown once, by its newest figure. */
const withoutRepeats = (same: readonly Observation[]): Observation[] =>
  same.filter(
    (one) => one.series === undefined || !same.some((newer) => newer.series === one.series && newer.value === one.value && newestFirst(newer, one) < 0),
  );
