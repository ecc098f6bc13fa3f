import type { Observation } from '../../../lib/model/claim.ts';
import { firstDay, isPlainDate, lastDay } from '../../../lib/model/dates.ts';
import type { Dossier, DossierFigure, DossierTopic } from './dossier-file.ts';
import { comparable, recordUnit, sameAmount } from './units.ts';

/** One field of an observation beside the dossier's. `remark` says in what way they agree, where they are not the same words. */
export type Field = { field: 'value' | 'as of' | 'source'; ours: string; theirs: string; agrees: boolean; remark?: string };

/** The number of an observation as it is written: "11.6 USD bn", "79 to 134 USD bn". */
export const numberOf = (one: Observation): string => `${one.value ?? [one.min ?? '…', one.max ?? '…'].join(' to ')} ${one.unit}`;

const ends = (one: Observation): number[] => [one.value, one.min, one.max].flatMap((end) => (end === undefined ? [] : [Number(end)]));

function valueField(one: Observation, figure: DossierFigure): Field {
  const { unit, times } = recordUnit(figure.unit);
  const theirs = Number(figure.value) * times;
  const isComparable = comparable(one.unit, unit);
  const same = (wanted: number): boolean => isComparable && ends(one).some((end) => sameAmount(end, one.unit, wanted, unit));
  // The record counts a fall of 2.2 percent where the dossier writes a move of -2.2.
  const turned = theirs < 0 && one.measure.startsWith('fall') && same(-theirs);
  const remark = turned ? 'a fall' : one.value === undefined ? 'an end of the range' : one.unit === unit && times === 1 ? undefined : 'other unit';
  const agrees = turned || same(theirs);
  return { field: 'value', ours: numberOf(one), theirs: `${figure.value} ${figure.unit}`, agrees, ...(agrees && remark !== undefined ? { remark } : {}) };
}

/** First and last day of a date of the dossier, which may be a quarter. */
function spanOf(date: string): [string, string] | null {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(date) ?? [];
  if (year !== undefined) {
    const last = Number(quarter) * 3;
    const month = (number: number): string => `${year}-${String(number).padStart(2, '0')}`;
    return [firstDay(month(last - 2)), lastDay(month(last))];
  }
  return isPlainDate(date) ? [firstDay(date), lastDay(date)] : null;
}

function dateField(one: Observation, figure: DossierFigure): Field {
  const span = spanOf(figure.asOf);
  const equal = one.asOf === figure.asOf;
  const inside = span !== null && firstDay(one.asOf) >= span[0] && lastDay(one.asOf) <= span[1];
  return {
    field: 'as of',
    ours: one.asOf,
    theirs: figure.asOf,
    agrees: equal || inside,
    ...(!equal && inside ? { remark: `a day or month of ${figure.asOf}` } : {}),
  };
}

/** Do two ids name one source, by the dossier's own list of documents that it names twice? */
const isSame = (dossier: Dossier, a: string, b: string): boolean => a === b || dossier.same.some((ids) => ids.includes(a) && ids.includes(b));

function sourceField(one: Observation, wanted: readonly string[], theirs: string, dossier: Dossier): Field {
  const named = (id: string): boolean => wanted.some((source) => isSame(dossier, id, source));
  const also = (one.also ?? []).find(named);
  const agrees = named(one.source) || also !== undefined;
  const remark = wanted.includes(one.source)
    ? undefined
    : named(one.source)
      ? 'the same document'
      : also === undefined
        ? undefined
        : `${also} as a further source`;
  return { field: 'source', ours: one.source, theirs, agrees, ...(remark === undefined ? {} : { remark }) };
}

/** An observation beside the figure that it names. */
export const compareFigure = (one: Observation, figure: DossierFigure, dossier: Dossier): Field[] => [
  valueField(one, figure),
  dateField(one, figure),
  sourceField(one, [figure.source], figure.source, dossier),
];

/** Does a number stand in the topic's own words ("38 USD billion", or bare)? */
function isStated(end: number, one: Observation, stated: string): boolean {
  const [number = '', ...words] = stated.split(' ');
  if (words.length === 0) return Number(number) === end;
  const { unit, times } = recordUnit(words.join(' '));
  // In running text a yearly rate is written like any sum.
  const ours = one.unit === 'USD bn a year' ? 'USD bn' : one.unit;
  return comparable(ours, unit) && sameAmount(end, ours, Number(number) * times, unit);
}

/** An observation beside the words of a topic: its numbers stand there, and its source is one of the topic's. */
export function compareStated(one: Observation, topic: DossierTopic, dossier: Dossier): Field[] {
  const found = ends(one).map((end) => topic.stated.find((stated) => isStated(end, one, stated)));
  const agrees = found.every((stated) => stated !== undefined);
  return [
    {
      field: 'value',
      ours: numberOf(one),
      theirs: agrees ? [...new Set(found)].join(', ') : 'not in its statement',
      agrees,
      remark: 'in the statement or a note',
    },
    sourceField(one, topic.sources, 'a source of the topic', dossier),
  ];
}
