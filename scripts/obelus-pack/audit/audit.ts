import type { Observation } from '../../../lib/model/claim.ts';
import { RecordFault, type LoadedRecord } from '../../record/load.ts';
import { originKey, type Origin } from '../../record/origins.ts';
import type { Rule } from '../rules/rule.ts';
import { compareFigure, compareStated, type Field } from './compare.ts';
import { readDossier, readLeftOut, type Dossier, type Read } from './dossier-file.ts';

/** How an observation stands to the dossier: the same words, the same in other words, otherwise on purpose, otherwise, or without a place in it. */
export type Outcome = 'equal' | 'agrees' | 'differs' | 'mismatch' | 'no origin';

/** An observation, the figure it names, and both side by side. */
export type AuditRow = { claim: string; observation: Observation; origin: Origin; outcome: Outcome; fields: Field[]; fault?: string };

/** The record's figures beside the dossier's. `checked` is false where the data folder has no dossier's figures. */
export type Audit = { checked: boolean; rows: AuditRow[]; leftOut: { figure: string; why: string }[]; unheld: string[]; faults: RecordFault[] };

/** Where an observation and its figure part, in words; nothing where they do not, or where they do on purpose. */
function compared(one: Observation, origin: Origin, dossier: Dossier): Pick<AuditRow, 'outcome' | 'fields' | 'fault'> {
  const { figure, differs } = origin;
  if (figure === undefined) return { outcome: 'no origin', fields: [], fault: 'names no figure of the dossier: write figure: "topic#n", or "topic"' };
  const [id = '', n] = figure.split('#');
  const topic = Object.hasOwn(dossier.topics, id) ? dossier.topics[id] : undefined;
  const named = n === undefined ? undefined : topic?.figures[Number(n) - 1];
  if (!topic || (n !== undefined && !named)) {
    const why = topic ? `its topic has ${topic.figures.length} figures` : 'there is no such topic';
    return { outcome: 'no origin', fields: [], fault: `the dossier has no figure "${figure}": ${why}` };
  }
  const fields = named ? compareFigure(one, named, dossier) : compareStated(one, topic, dossier);
  const off = fields.filter(({ agrees }) => !agrees);
  const same = off.length === 0 && fields.every(({ remark }) => remark === undefined);
  if (differs !== undefined && same) return { outcome: 'mismatch', fields, fault: `is the same as ${figure}: take \`differs\` out` };
  if (differs !== undefined) return { outcome: 'differs', fields };
  if (off.length === 0) return { outcome: same ? 'equal' : 'agrees', fields };
  const parts = off.map(({ field, ours, theirs }) => `${field} ${ours}, in the dossier ${theirs}`).join('; ');
  return { outcome: 'mismatch', fields, fault: `is not as ${figure}: ${parts}. Mend it, or say why with \`differs\`` };
}

/** Every figure of the dossier: "topic#n". */
const figuresOf = (dossier: Dossier): string[] =>
  Object.entries(dossier.topics).flatMap(([id, { figures }]) => figures.map((_, index) => `${id}#${index + 1}`));

function unheldOf(data: string, { data: dossier, file }: Read<Dossier>, rows: readonly AuditRow[]): Pick<Audit, 'leftOut' | 'unheld' | 'faults'> {
  const held = new Set(rows.map(({ origin }) => origin.figure));
  const all = figuresOf(dossier);
  const given = readLeftOut(data);
  const leftOut = given?.data ?? [];
  const faults = leftOut.flatMap(({ figure }, index): RecordFault[] => {
    const wrong = !all.includes(figure) ? 'the dossier has no such figure' : held.has(figure) ? 'an observation holds it' : undefined;
    return wrong === undefined || !given ? [] : [new RecordFault(given.file.file, given.file.lineOf([index]), `${figure}: ${wrong}, take it out`, 'left-out')];
  });
  const unheld = all.filter((figure) => !held.has(figure) && !leftOut.some((one) => one.figure === figure));
  for (const figure of unheld) {
    const [id = '', n] = figure.split('#');
    const line = file.lineOf(['topics', id, 'figures', Number(n) - 1]);
    faults.push(new RecordFault(file.file, line, `no observation holds ${figure}: add one, or say why in data/left-out.yaml`, 'figure-unheld'));
  }
  return { leftOut, unheld, faults };
}

/** Compares every observation of a record with the figure of the dossier that it names, and lists what the record does not hold. @throws RecordFault for a file that cannot be read. */
export function auditRecord(data: string, loaded: LoadedRecord): Audit {
  const dossier = readDossier(data);
  const named = [...loaded.record.claims.values()].flatMap((claim) =>
    claim.observations.flatMap((observation) => {
      const origin = loaded.origins.get(originKey(claim.id, observation.id));
      return origin ? [{ claim: claim.id, observation, origin }] : [];
    }),
  );
  if (!dossier) {
    const faults = named
      .filter(({ origin }) => origin.figure !== undefined)
      .map(
        ({ claim, observation, origin }) =>
          new RecordFault(origin.file, origin.line, `${claim}: observation ${observation.id}: names a figure, and there is no dossier.yaml`, 'figure-origin'),
      );
    return { checked: false, rows: [], leftOut: [], unheld: [], faults };
  }
  const rows = named.map((row): AuditRow => ({ ...row, ...compared(row.observation, row.origin, dossier.data) }));
  const told = rows.flatMap(({ claim, observation, origin, fault }) =>
    fault === undefined ? [] : [new RecordFault(origin.file, origin.line, `${claim}: observation ${observation.id} ${fault}`, 'figure-origin')],
  );
  const rest = unheldOf(data, dossier, rows);
  return { checked: true, rows, ...rest, faults: [...told, ...rest.faults] };
}

/** The same as a rule of the lint. */
export const origins: Rule = ({ data, loaded }) => {
  try {
    return auditRecord(data, loaded).faults;
  } catch (error) {
    if (error instanceof RecordFault) return [error];
    throw error;
  }
};
