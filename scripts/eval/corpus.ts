import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Polarity } from '../../lib/model/mention.ts';
import type { Block, PageText } from '../../lib/model/page.ts';

/** A statement labelled by hand. Offsets are UTF-16 offsets into the file. */
export type Span = {
  sentence_index: number;
  snippet: string;
  start: number;
  end: number;
  claim_type: string;
  which?: string;
  value: Record<string, unknown> | null;
  polarity: Polarity;
  difficulty: 'easy' | 'medium' | 'hard';
};
export type Trap = { sentence_index: number; snippet: string; start: number; end: number; looks_like: string[] };
export type GoldDocument = { doc: string; sentences: [number, number][]; spans: Span[]; traps?: Trap[]; optional_sentences?: number[] };
export type Allowed = { doc: string; sentence_index: number; claim_types: string[] };

/** A labelled corpus: documents with their text, and the dates known for them. */
export type Corpus = {
  gold: GoldDocument[];
  text: ReadonlyMap<string, string>;
  published: ReadonlyMap<string, string>;
  allowed: Allowed[];
  unlabelled: string[];
};

const json = <T>(path: string, otherwise: T): T => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : otherwise);

/** Reads a corpus folder in the form of the project's corpus notes; text files that `gold.json` does not name count as unlabelled. */
export function readCorpus(folder: string): Corpus {
  const gold = json<GoldDocument[]>(join(folder, 'gold.json'), []);
  const documents = json<Record<string, { published?: string }>>(join(folder, 'documents.json'), {});
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.txt'));
  const text = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const named = new Set(gold.map((document) => document.doc));
  const dates = Object.entries(documents).flatMap(([name, { published }]) => {
    const day = published === undefined ? '' : isoDay(published);
    return day === '' ? [] : [[name, day] as const];
  });
  return {
    gold,
    text,
    published: new Map(dates),
    allowed: json<Allowed[]>(join(folder, 'neg_allowed.json'), []),
    unlabelled: files.filter((name) => !named.has(name)).sort(),
  };
}

function isoDay(published: string): string {
  if (/^\d{4}(-\d{2}){0,2}$/.test(published)) return published;
  const time = Date.parse(published);
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}

/** A text file as a page of that date: every line that is not empty is a block, the first is the title. `offsets[block]` leads back into the file. */
export function pageOf(name: string, text: string, published?: string): { page: PageText; offsets: number[] } {
  const blocks: Block[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      blocks.push({ id: blocks.length, text: line, role: blocks.length === 0 ? 'title' : 'paragraph', article: 0 });
      offsets.push(at);
    }
    at += line.length + 1;
  }
  return {
    page: {
      url: name,
      title: blocks[0]?.text ?? '',
      lang: 'en',
      blocks,
      dates: published === undefined ? [] : [{ article: 0, date: { date: published, origin: 'reader' } }],
      omitted: 0,
    },
    offsets,
  };
}
