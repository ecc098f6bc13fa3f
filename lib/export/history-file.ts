import {
  dateRowSchema,
  historyPageSchema,
  matchCaseSchema,
  muteSchema,
  siteRowSchema,
  TITLE_LENGTH,
  type Decisions,
  type HistoryPage,
} from '../model/history.ts';
import { isoTime, type Writer } from './writer.ts';

const PROGRAM = 'Obelus';
const KIND = 'history';
/** Goes up when a file of this version cannot be read by an older Obelus. */
const VERSION = 1;

/** Bytes of a file that is still read: a history of ten thousand pages takes a third of it. Look at the size before reading. */
export const FILE_LIMIT = 150_000_000;

/** Why a file cannot be read; each is one line of the interface. */
export type FileProblem = 'too-big' | 'not-json' | 'cut-off' | 'other-program' | 'newer' | 'no-history';

export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: FileProblem;
  constructor(code: FileProblem, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a file holds. What could not be read is counted, never dropped without a word; `settings` are only what differs from the defaults. */
export type HistoryFile = {
  version: number;
  exported: string;
  engine: string;
  settings: Record<string, string | number | boolean>;
  decisions: Decisions;
  pages: HistoryPage[];
  unreadable: { count: number; first: { where: string; why: string }[] };
};

/** The lossless file: one page a line. `settings` as they are kept: what differs from the defaults. */
export function historyWriter(about: { engine: string; at: number; settings: Record<string, string | number | boolean>; decisions: Decisions }): Writer {
  let first = true;
  return {
    head: () => {
      const head = {
        program: PROGRAM,
        kind: KIND,
        version: VERSION,
        engine: about.engine,
        exported: isoTime(about.at),
        settings: about.settings,
        ...about.decisions,
      };
      return `${JSON.stringify(head).slice(0, -1)},"pages":[`;
    },
    part: (pages) =>
      pages
        .map((page) => {
          const comma = first ? '\n' : ',\n';
          first = false;
          return comma + JSON.stringify(page);
        })
        .join(''),
    end: () => '\n]}\n',
  };
}

type Parsed = { success: true; data: unknown } | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } };
type Schema<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false; error: unknown } };

const FIRST = 5;

/** Rows of a list that have the shape, the others noted. */
function rowsOf<T>(name: string, list: unknown, schema: Schema<T>, unreadable: HistoryFile['unreadable'], tidy: (row: unknown) => unknown = (row) => row): T[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) {
    note(unreadable, name, 'not a list');
    return [];
  }
  return list.flatMap((row: unknown, at) => {
    const parsed = schema.safeParse(tidy(row));
    if (parsed.success) return [parsed.data];
    const [issue] = (parsed as Extract<Parsed, { success: false }>).error.issues;
    note(unreadable, `${name} ${at + 1}`, `${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim().slice(0, 200));
    return [];
  });
}

function note(unreadable: HistoryFile['unreadable'], where: string, why: string): void {
  unreadable.count += 1;
  if (unreadable.first.length < FIRST) unreadable.first.push({ where, why });
}

/** A title of another hand may be of any length: its beginning is kept, whole signs only. */
function tidyPage(row: unknown): unknown {
  const title = typeof row === 'object' && row !== null && 'title' in row ? row.title : null;
  if (typeof title !== 'string' || title.length <= TITLE_LENGTH) return row;
  return { ...(row as object), title: title.slice(0, TITLE_LENGTH).replace(/[\ud800-\udbff]$/, '') };
}

function parse(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    const ours = new RegExp(`^\\s*\\{\\s*"program"\\s*:\\s*"${PROGRAM}"`).test(text.slice(0, 200));
    throw ours
      ? new FileError('cut-off', 'the file ends too early or was damaged: nothing was added')
      : new FileError('not-json', 'this is no history of Obelus');
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'program') || (value as { program: unknown }).program !== PROGRAM)
    throw new FileError('other-program', 'this file was written by another program');
  return value as Record<string, unknown>;
}

/** Settings are plain values; anything else in their place is not one. */
function settingsOf(value: unknown): HistoryFile['settings'] {
  if (typeof value !== 'object' || value === null) return {};
  const plain = Object.entries(value).filter(
    (entry): entry is [string, string | number | boolean] => entry[0] !== '__proto__' && /^(?:string|number|boolean)$/.test(typeof entry[1]),
  );
  return Object.fromEntries(plain);
}

/**
 * Reads an exported history. Nothing of the file is believed: every row is checked against the shape in which this Obelus would have written it.
 * @throws FileError when it is no such file, or one of a newer version.
 */
export function readHistoryFile(text: string): HistoryFile {
  if (text.length > FILE_LIMIT) throw new FileError('too-big', 'the file is larger than any history that can be read');
  const file = parse(text);
  if (typeof file.version !== 'number' || file.kind !== KIND) throw new FileError('no-history', 'this file of Obelus holds no history');
  if (file.version > VERSION) throw new FileError('newer', `the file was written by a newer Obelus (format ${file.version}; this one reads up to ${VERSION})`);
  if (!Array.isArray(file.pages)) throw new FileError('no-history', 'this file of Obelus holds no history');
  const unreadable: HistoryFile['unreadable'] = { count: 0, first: [] };
  return {
    version: file.version,
    exported: typeof file.exported === 'string' ? file.exported.slice(0, 40) : '',
    engine: typeof file.engine === 'string' ? file.engine.slice(0, 40) : '',
    settings: settingsOf(file.settings),
    decisions: {
      dates: rowsOf('dates', file.dates, dateRowSchema, unreadable),
      sites: rowsOf('sites', file.sites, siteRowSchema, unreadable),
      mutes: rowsOf('mutes', file.mutes, muteSchema, unreadable),
      cases: rowsOf('cases', file.cases, matchCaseSchema, unreadable),
    },
    pages: rowsOf('pages', file.pages, historyPageSchema, unreadable, tidyPage),
    unreadable,
  };
}
