import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageText } from '../../../lib/model/page.ts';
import { examplePage } from '../../record/examples.ts';
import { DATA_DIR, RecordFault } from '../../record/load.ts';
import type { Rule } from './rule.ts';

/** A paragraph of neutral text: its sentences with the line of each, and the title of a page about the story, where its file names one. */
export type Paragraph = { file: string; title: string | null; sentences: { text: string; line: number }[] };

/** The neutral texts of a data folder (data/neutral/en/*.txt: a sentence a line, a blank line between paragraphs, # before a remark, `# title:` a title); the project's own where it has none. */
export function readNeutral(data: string): Paragraph[] {
  const folder = [data, DATA_DIR].map((one) => join(one, 'neutral', 'en')).find((one) => existsSync(one));
  if (folder === undefined) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => paragraphsOf(join(folder, name)));
}

function paragraphsOf(file: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  let title: string | null = null;
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((written, index) => {
      const text = written.trim();
      title = /^# title: (.+)$/.exec(text)?.[1] ?? title;
      if (text.startsWith('#')) return;
      if (text === '') open = null;
      else {
        if (!open) paragraphs.push((open = { file, title, sentences: [] }));
        open.sentences.push({ text, line: index + 1 });
      }
    });
  return paragraphs;
}

/** The paragraph alone, and on a page about the story, where the cues are at their most eager; with the block at which it begins. */
function pagesOf({ sentences, title }: Paragraph): { page: PageText; from: number }[] {
  const story = examplePage({ not: '', ...(title === null ? {} : { title }) });
  const lines = sentences.map(({ text }) => text);
  const page = (before: PageText['blocks'], title: string): { page: PageText; from: number } => ({
    from: before.length,
    page: { ...story, title, blocks: [...before, ...lines.map((text, at) => ({ id: before.length + at, text, role: 'paragraph' as const, article: 0 }))] },
  });
  return [page([], lines[0] ?? ''), page(story.blocks.slice(0, -1), story.title)];
}

/** Ordinary news of the same field that makes no statement of this kind: any mark on it is a false one, and its cue is too wide. */
export const neutral: Rule = ({ data, matcher }) =>
  readNeutral(data).flatMap((paragraph) =>
    pagesOf(paragraph).flatMap(({ page, from }) =>
      matcher()
        .read(page)
        .flatMap((mention) => {
          const sentence = paragraph.sentences[mention.block - from];
          if (mention.block < from || !sentence) return [];
          const message = `neutral text is read as "${mention.claim}": cue "${mention.cue}" fires on "${mention.quote}"`;
          return [new RecordFault(paragraph.file, sentence.line, message, 'neutral-text')];
        }),
    ),
  );
