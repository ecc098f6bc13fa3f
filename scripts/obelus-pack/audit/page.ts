import type { Audit, AuditRow } from './audit.ts';

const HEAD = `# The record beside the dossier

Written by \`npm run pack -- audit\`, never by hand. Every observation of the record names the figure of the researched dossier that it comes from: \`topic#n\` is the
nth figure of a topic, \`topic\` alone a number of its statement or notes. Value with unit, as-of date and source are compared; \`lint\` fails where they part without
a reason, and where a figure has no origin. A cell with one entry is the same on both sides; where there are two, the record's stands first.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Value, date or source of a row: once where both sides agree word for word, else ours and theirs. */
function side({ fields }: AuditRow, name: string): string {
  const field = fields.find((one) => one.field === name);
  if (!field) return '';
  const { ours, theirs, agrees, remark } = field;
  if (agrees && remark === undefined) return cell(ours);
  return cell(`${ours} ${agrees ? `(${remark ?? ''}${remark === 'other unit' ? `: ${theirs}` : ''})` : `≠ ${theirs}`}`);
}

const line = (row: AuditRow): string =>
  `| \`${row.observation.id}\` | ${row.origin.figure ?? 'none'} | ${side(row, 'value')} | ${side(row, 'as of')} | ${side(row, 'source')} | ${row.outcome} |`;

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`## ${title}`, '', ...lines, '']);

/** docs/record-audit.md. The same record and dossier always give the same text. */
export function auditPage({ rows, leftOut, unheld }: Audit): string {
  const count = (outcome: AuditRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  const claims = [...new Set(rows.map(({ claim }) => claim))].sort();
  const named = (row: AuditRow): string => `${row.claim} \`${row.observation.id}\``;
  const faulty = rows.filter(({ fault }) => fault !== undefined);
  return [
    HEAD,
    `${rows.length} observations of ${claims.length} claims: ${count('equal')} equal, ${count('agrees')} agree in other words, ${count('differs')} differ on purpose, ` +
      `${count('mismatch')} do not agree, ${count('no origin')} have no origin. ${leftOut.length} figures of the dossier are left out on purpose, ${unheld.length} are held by no observation.`,
    '',
    ...section('Faults', [...faulty.map((row) => `- ${named(row)} ${row.fault}.`), ...unheld.map((figure) => `- No observation holds ${figure}.`)]),
    ...section(
      'Different on purpose',
      rows.filter(({ outcome }) => outcome === 'differs').map((row) => `- ${named(row)}, ${row.origin.figure}: ${row.origin.differs}`),
    ),
    ...section(
      'Left out on purpose',
      leftOut.map(({ figure, why }) => `- ${figure}: ${why}`),
    ),
    ...claims.flatMap((claim) =>
      section(claim, [
        '| observation | dossier | value | as of | source | |',
        '|---|---|---|---|---|---|',
        ...rows.filter((row) => row.claim === claim).map(line),
      ]),
    ),
  ].join('\n');
}
