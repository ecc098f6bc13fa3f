import { PackError } from '../../lib/pack/errors.ts';
import { RecordFault, type LoadedRecord } from '../record/load.ts';

/** Parts of a claim as the product's own rules name them in a message ("hold 2 (from …)"), and the list of the file that they are in. */
const NUMBERED: readonly [RegExp, string][] = [
  [/^hold (\d+)\b/, 'holds'],
  [/^position (\d+)$/, 'positions'],
  [/^event (\d+)$/, 'events'],
];

/** The path within the line of the record that a message of a rule speaks of; the whole line where it names no part. */
function pathIn(loaded: LoadedRecord, id: string, message: string): PropertyKey[] {
  const part = message.split(': ')[1] ?? '';
  for (const [pattern, list] of NUMBERED) {
    const number = pattern.exec(part)?.[1];
    if (number !== undefined) return [list, Number(number) - 1];
  }
  const { observations = [] } = loaded.record.claims.get(id) ?? {};
  const name = /^observation ([a-z0-9.-]+)/.exec(part)?.[1] ?? part;
  const places = observations.flatMap((one, at) => (one.id === name ? [at] : []));
  // Of two with one name the later is at fault.
  if (places.length > 0) return ['observations', places.at(-1) ?? 0];
  const alias = /^alias "(.*?)" /.exec(part)?.[1];
  if (alias !== undefined) {
    const at = loaded.record.concepts.get(id)?.aliases.findIndex((one) => (typeof one === 'string' ? one : one.text) === alias) ?? -1;
    return ['aliases', at];
  }
  if (/^[a-zA-Z]\w*(\[\d+\]|\.[\w-]+)*$/.test(part)) return part.split(/[.[\]]+/).flatMap((key) => (key === '' ? [] : [/^\d+$/.test(key) ? Number(key) : key]));
  return part.startsWith('address ') ? ['url'] : [];
}

/** The line of a cue that a message speaks of: cues lie in files of their own. */
function cueOf(loaded: LoadedRecord, id: string, message: string): { file: string; line: number } | undefined {
  const name = /^[^:]+: cue ([a-z0-9.-]+):/.exec(message)?.[1];
  for (const { sheet, file } of name === undefined ? [] : loaded.sheets) {
    const at = sheet.claim === id ? sheet.cues.findIndex((cue) => cue.id === name) : -1;
    if (at >= 0) return { file: file.file, line: file.lineOf(['cues', at]) };
  }
  return undefined;
}

/** A fault that the product's own rules find in one line of the record, with the file and line where a person can mend it. Anything else is given back as it is. */
export function placed(error: unknown, loaded: LoadedRecord, id: string): unknown {
  const place = loaded.placeOf.get(id);
  if (!(error instanceof PackError) || !place) return error;
  const { file, line } = cueOf(loaded, id, error.message) ?? { file: place.file, line: place.lineOf(pathIn(loaded, id, error.message)) };
  return new RecordFault(file, line, error.message, error.code);
}
