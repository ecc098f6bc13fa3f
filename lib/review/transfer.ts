import { annotationWriter } from '../export/annotations.ts';
import { csvWriter } from '../export/csv.ts';
import { applyImport, exportHistory, openHistoryFile, previewImport } from '../export/exchange.ts';
import { FileError, historyWriter, type FileProblem, type HistoryFile } from '../export/history-file.ts';
import { markdownWriter, type MarkdownWords } from '../export/markdown.ts';
import type { Writer } from '../export/writer.ts';
import type { ImportCount } from '../model/history.ts';
import { DEFAULTS, type Settings } from '../settings/settings.ts';
import type { Ask } from './list.ts';

/** The forms in which a history can be taken along. `json` alone is lossless. */
export type Format = 'json' | 'csv' | 'jsonld' | 'markdown';

/** What is going on with files. */
export type TransferState = {
  busy: { kind: 'export' | 'look' | 'import'; done: number; total: number } | null;
  /** A file that was read, and what it would add. */
  preview: { name: string; exported: string; count: ImportCount; unreadable: number } | null;
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
  save: (name: string, file: Blob) => void;
  /** Pages were added, or settings taken over. */
  added: () => void;
};

const FORMATS: Record<Format, { ending: string; type: string }> = {
  json: { ending: 'json', type: 'application/json' },
  csv: { ending: 'csv', type: 'text/csv' },
  jsonld: { ending: 'jsonld', type: 'application/ld+json' },
  markdown: { ending: 'md', type: 'text/markdown' },
};
/** What of the settings differs from the defaults. */
const ownSettings = (settings: Settings): Record<string, string | number | boolean> =>
  Object.fromEntries(Object.entries(settings).filter(([key, value]) => DEFAULTS[key as keyof Settings] !== value));

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
  /** A collection of annotations says at its beginning how many it holds, so those are counted first. */
  async function countNotes(keys: readonly string[] | undefined): Promise<number> {
    let notes = 0;
    const counter: Writer = { head: () => '', part: (pages) => ((notes += pages.reduce((all, page) => all + page.notes.length, 0)), ''), end: () => '' };
    await exportHistory(ask, counter, '', keys);
    return notes;
  }
  const busy =
    (kind: 'export' | 'look' | 'import', total: number) =>
    (done: number): void =>
      set({ busy: { kind, done, total } });

  return {
    /** Saves the history, or some pages of it, as a file. */
    onExport: (format: Format, keys?: readonly string[]): void =>
      void attempt(async () => {
        const total = keys?.length ?? (await ask('history.state', null)).pages;
        const progress = busy('export', total);
        progress(0);
        const writer = await writerOf(format, format === 'jsonld' ? await countNotes(keys) : 0);
        const { ending, type } = FORMATS[format];
        let done = 0;
        const blob = await exportHistory(ask, writer, type, keys, (pages) => progress((done = pages)));
        host.save(`obelus-${new Date(host.now()).toISOString().slice(0, 10)}.${ending}`, blob);
        set({ done: { kind: 'exported', pages: done } });
      }),
    /** Reads a file and tells what it would add. */
    onFile: (chosen: Blob & { name: string }): void =>
      void attempt(async () => {
        file = null;
        set({ preview: null });
        busy('look', 0)(0);
        const read = await openHistoryFile(chosen);
        const count = await previewImport(ask, read, busy('look', read.pages.length));
        file = read;
        set({ preview: { name: chosen.name, exported: read.exported, count, unreadable: read.unreadable.count } });
      }),
    /** Adds what the preview told of. */
    onImport: (): void =>
      void attempt(async () => {
        if (!file) return;
        const count = await applyImport(ask, file, busy('import', file.pages.length));
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
