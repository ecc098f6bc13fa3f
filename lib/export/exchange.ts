import type { Decisions, HistoryPage, ImportCount } from '../model/history.ts';
import type { ExtensionCalls } from '../messaging/protocol.ts';
import { FILE_LIMIT, FileError, readHistoryFile, type HistoryFile } from './history-file.ts';
import type { Writer } from './writer.ts';

type Used = 'history.export' | 'history.import';
/** The part of `ask` (lib/messaging) that carries a history out and in. */
export type AskHistory = <K extends Used>(type: K, request: ExtensionCalls[K]['request']) => Promise<ExtensionCalls[K]['reply']>;

/** What one message takes in: a page has up to a megabyte, and the browser's messages carry 64. */
const PART_PAGES = 100;
const PART_LENGTH = 4_000_000;
const PART_ROWS = 2000;

/** Called between parts, with how many pages are done. Throwing stops the work. */
export type Progress = (pages: number) => void;

/** Writes the history, or these pages of it, as a file. Pages are asked for part by part, so that a long history never is one string. */
export async function exportHistory(ask: AskHistory, writer: Writer, type: string, keys?: readonly string[], progress?: Progress): Promise<Blob> {
  const texts = [writer.head()];
  let done = 0;
  for (let after: number | null = 0; after !== null;) {
    const part: ExtensionCalls['history.export']['reply'] = await ask('history.export', { after, ...(keys && { keys: [...keys] }) });
    texts.push(writer.part(part.pages));
    done += part.pages.length;
    progress?.(done);
    after = part.next;
  }
  texts.push(writer.end());
  return new Blob(texts, { type });
}

/** Reads a file that a person chose. Its size is looked at first: what is too large is not read at all. @throws FileError */
export async function openHistoryFile(file: Blob): Promise<HistoryFile> {
  if (file.size > FILE_LIMIT) throw new FileError('too-big', `the file has ${Math.round(file.size / 1e6)} MB; a history has at most ${FILE_LIMIT / 1e6}`);
  return readHistoryFile(await file.text());
}

type Part = ExtensionCalls['history.import']['request'];

/** Lists of rows cut into pieces of a length; at least one, maybe empty. */
const pieces = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.max(1, Math.ceil(rows.length / PART_ROWS)) }, (_, at) => rows.slice(at * PART_ROWS, (at + 1) * PART_ROWS));

function* decisionParts({ decisions, settings }: HistoryFile): Generator<Omit<Part, 'dry'>> {
  const { dates, sites, mutes, cases } = decisions;
  const lists: Partial<Decisions>[] = [
    ...pieces(dates).map((rows) => ({ dates: rows })),
    ...pieces(sites).map((rows) => ({ sites: rows })),
    ...pieces(mutes).map((rows) => ({ mutes: rows })),
    ...pieces(cases).map((rows) => ({ cases: rows })),
  ];
  yield { pages: [], settings };
  for (const list of lists) if (Object.values(list).some((rows) => rows.length > 0)) yield { pages: [], decisions: list };
}

/** Pages of one address stay in one part, as far as one takes them: only there a preview sees that the second adds to the first. */
function* pageParts(pages: readonly HistoryPage[]): Generator<Omit<Part, 'dry'>> {
  let [part, length]: [HistoryPage[], number] = [[], 0];
  for (const same of Map.groupBy(pages, ({ key }) => key).values()) {
    for (let at = 0; at < same.length; at += PART_PAGES) {
      const next = same.slice(at, at + PART_PAGES);
      const own = JSON.stringify(next).length;
      if (part.length > 0 && (part.length + next.length > PART_PAGES || length + own > PART_LENGTH)) {
        yield { pages: part };
        [part, length] = [[], 0];
      }
      part.push(...next);
      length += own;
    }
  }
  if (part.length > 0) yield { pages: part };
}

async function send(ask: AskHistory, file: HistoryFile, dry: boolean, progress?: Progress): Promise<ImportCount> {
  const total: ImportCount = { pages: 0, notes: 0, grown: 0, same: 0, pins: 0, dates: 0, sites: 0, mutes: 0, cases: 0, settings: 0, kept: 0 };
  let done = 0;
  for (const parts of [pageParts(file.pages), decisionParts(file)]) {
    for (const part of parts) {
      const count = await ask('history.import', { ...part, dry });
      for (const name of Object.keys(total) as (keyof ImportCount)[]) total[name] += count[name];
      done += part.pages.length;
      progress?.(done);
    }
  }
  return total;
}

/** What a file would add, without adding anything. */
export const previewImport = (ask: AskHistory, file: HistoryFile, progress?: Progress): Promise<ImportCount> => send(ask, file, true, progress);

/**
 * Adds a file: what is here already is recognised, and nothing that is here is replaced. A part that fails (no space) stops it: what came before stays,
 * and the same file adds the rest later.
 */
export const applyImport = (ask: AskHistory, file: HistoryFile, progress?: Progress): Promise<ImportCount> => send(ask, file, false, progress);
