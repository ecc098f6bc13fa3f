import { annotationWriter } from '../export/annotations.ts';
import { csvWriter } from '../export/csv.ts';
import { FILE_LIMIT, FileError, historyWriter, readHistoryFile, type FileProblem, type HistoryFile } from '../export/history-file.ts';
import { markdownWriter, type MarkdownWords } from '../export/markdown.ts';
import type { Writer } from '../export/writer.ts';
import type { HistoryPage, ImportCount } from '../model/history.ts';
import { DEFAULTS, type Settings } from '../settings/settings.ts';
import type { Ask } from './list.ts';

/** The forms in which a history can be taken along. `json` alone is lossless. */
export type Format = 'json' | 'csv' | 'jsonld' | 'markdown';

/** What is going on with files. */
export type TransferState = {
  busy: { kind: 'export' | 'look' | 'import'; done: number; total: number } | null;
  /** A file that was read, and what it would add. */
  preview: { name: string; exported: string; count: ImportCount; unreadable: number; settings: number } | null;
  /** How the last work ended. */
  done: { kind: 'exported'; pages: number } | { kind: 'imported'; count: ImportCount } | null;
  problem: FileProblem | 'failed' | null;
};

export const NO_TRANSFER: TransferState = { busy: null, preview: null, done: null, problem: null };

export type TransferHost = {
  ask: Ask;
  now: () => number;
  /** Version of this Obelus, for the file's head. */
  engine: string;
  words: MarkdownWords;
  save: (name: string, type: string, parts: string[]) => void;
  /** Pages were added, or settings taken over. */
  added: () => void;
};

const FORMATS: Record<Format, { ending: string; type: string }> = {
  json: { ending: 'json', type: 'application/json' },
  csv: { ending: 'csv', type: 'text/csv' },
  jsonld: { ending: 'jsonld', type: 'application/ld+json' },
  markdown: { ending: 'md', type: 'text/markdown' },
};
/** Pages of one message of an import. */
const PART = 200;
const NOTHING: ImportCount = { pages: 0, notes: 0, grown: 0, same: 0, pins: 0, dates: 0, sites: 0, mutes: 0, cases: 0, kept: 0 };

const sum = (one: ImportCount, other: ImportCount): ImportCount =>
  Object.fromEntries(Object.keys(NOTHING).map((key) => [key, one[key as keyof ImportCount] + other[key as keyof ImportCount]])) as ImportCount;

/** What of the settings differs from the defaults. */
const ownSettings = (settings: Settings): Record<string, string | number | boolean> =>
  Object.fromEntries(Object.entries(settings).filter(([key, value]) => DEFAULTS[key as keyof Settings] !== value));

/** Settings of a file that this Obelus has too, of the kind that it has. */
export const knownSettings = (settings: HistoryFile['settings']): Partial<Settings> =>
  Object.fromEntries(Object.entries(settings).filter(([key, value]) => Object.hasOwn(DEFAULTS, key) && typeof value === typeof DEFAULTS[key as keyof Settings]));

/** Taking the history along, and bringing it back: piece by piece, so that no message and no string holds it whole. */
export function createTransfer(host: TransferHost, changed: (state: TransferState) => void) {
  const { ask, words } = host;
  let state = NO_TRANSFER;
  let file: HistoryFile | null = null;
  const set = (part: Partial<TransferState>): void => {
    state = { ...state, ...part };
    changed(state);
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (state.busy) return;
    set({ ...NO_TRANSFER, preview: state.preview });
    try {
      await work();
    } catch (error) {
      set({ problem: error instanceof FileError ? error.code : 'failed' });
    } finally {
      set({ busy: null });
    }
  };

  async function writerOf(format: Format, notes: number): Promise<Writer> {
    if (format === 'csv') return csvWriter(words);
    if (format === 'markdown') return markdownWriter(words);
    if (format === 'jsonld') return annotationWriter(words, { label: words.heading, total: notes });
    const [settings, decisions] = await Promise.all([ask('settings.get', null), ask('history.decisions', null)]);
    return historyWriter({ engine: host.engine, at: host.now(), settings: ownSettings(settings), decisions });
  }
  /** Every page asked for, hundred by hundred. */
  async function collect(keys: readonly string[] | undefined, seen: (pages: readonly HistoryPage[]) => void): Promise<void> {
    for (let after: number | null = 0; after !== null; ) {
      const answer: { pages: HistoryPage[]; next: number | null } = await ask('history.export', { after, ...(keys && { keys: [...keys] }) });
      seen(answer.pages);
      after = answer.next;
    }
  }
  /** A collection of annotations says at its beginning how many it holds, so those are counted first. */
  async function countNotes(keys: readonly string[] | undefined): Promise<number> {
    let notes = 0;
    await collect(keys, (pages) => void (notes += pages.reduce((all, page) => all + page.notes.length, 0)));
    return notes;
  }

  async function addParts(from: HistoryFile, dry: boolean): Promise<ImportCount> {
    let count = NOTHING;
    for (let at = 0; at === 0 || at < from.pages.length; at += PART) {
      set({ busy: { kind: dry ? 'look' : 'import', done: at, total: from.pages.length } });
      const pages = from.pages.slice(at, at + PART);
      count = sum(count, await ask('history.import', { pages, ...(at === 0 && { decisions: from.decisions }), dry }));
    }
    return count;
  }

  return {
    /** Saves the history, or some pages of it, as a file. */
    onExport: (format: Format, keys?: readonly string[]): void =>
      void attempt(async () => {
        const total = keys?.length ?? (await ask('history.state', null)).pages;
        set({ busy: { kind: 'export', done: 0, total } });
        const writer = await writerOf(format, format === 'jsonld' ? await countNotes(keys) : 0);
        const parts = [writer.head()];
        let done = 0;
        await collect(keys, (pages) => {
          parts.push(writer.part(pages));
          done += pages.length;
          set({ busy: { kind: 'export', done, total } });
        });
        parts.push(writer.end());
        const { ending, type } = FORMATS[format];
        host.save(`obelus-${new Date(host.now()).toISOString().slice(0, 10)}.${ending}`, type, parts);
        set({ done: { kind: 'exported', pages: done } });
      }),
    /** Reads a file and tells what it would add. */
    onFile: (chosen: { name: string; size: number; text(): Promise<string> }): void =>
      void attempt(async () => {
        file = null;
        set({ preview: null, busy: { kind: 'look', done: 0, total: 0 } });
        if (chosen.size > FILE_LIMIT) throw new FileError('too-big', 'the file is larger than any history that can be read');
        const read = readHistoryFile(await chosen.text());
        const count = await addParts(read, true);
        file = read;
        set({ preview: { name: chosen.name, exported: read.exported, count, unreadable: read.unreadable.count, settings: Object.keys(knownSettings(read.settings)).length } });
      }),
    /** Adds what the preview told of, and takes the settings over if asked to. */
    onImport: (withSettings: boolean): void =>
      void attempt(async () => {
        if (!file) return;
        const count = await addParts(file, false);
        if (withSettings) await ask('settings.set', knownSettings(file.settings));
        file = null;
        set({ preview: null, done: { kind: 'imported', count } });
        host.added();
      }),
    onCancel: (): void => {
      file = null;
      set(NO_TRANSFER);
    },
  };
}
