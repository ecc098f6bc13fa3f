import type { FigureRow } from '../../lib/model/standing.ts';
import type { Side, Sides } from './on-date.ts';

const number = ({ value, min, max, unit, qualifier }: FigureRow): string =>
  `${qualifier ? `${qualifier.replaceAll('-', ' ')} ` : ''}${value ?? [min, max].filter((end) => end !== undefined).join(' to ')} ${unit}`;

const figureLine = (row: FigureRow): string => `${row.measure.replaceAll('-', ' ')} ${number(row)}: ${row.what} (${row.who}; as of ${row.asOf}, ${row.level})`;

function sideLines(label: string, side: Side, other?: Side): string[] {
  const known = new Set(other?.figures.map((row) => row.observation));
  const valid = side.from === undefined ? '' : ` [from ${side.from}${side.to === undefined ? '' : ` to ${side.to}`}, ${side.level}]`;
  const holds = Object.entries(side.is).map(([facet, value]) => `${facet} ${[value].flat().join(' and ')}`);
  return [
    `  ${label}: ${side.text === null ? 'the record on this had not begun' : side.text}${valid}`,
    ...(holds.length > 0 ? [`    holds: ${holds.join('; ')}`] : []),
    ...side.figures.map((row) => `    ${other && !known.has(row.observation) ? '*' : '-'} ${figureLine(row)}`),
  ];
}

/** A claim on a date and today, for people. Figures that the other side lacks are marked with a star. */
export function sidesText({ claim, question, then, now, changed }: Sides): string {
  return [
    `${claim}: ${question}${changed ? '' : ' (unchanged)'}`,
    ...sideLines(`On ${then.date}`, then, now),
    ...sideLines(`The record, to ${now.date}`, now, then),
  ].join('\n');
}
