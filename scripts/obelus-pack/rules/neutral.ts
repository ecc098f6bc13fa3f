import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mention } from '../../../lib/model/mention.ts';
import type { PageText } from '../../../lib/model/page.ts';
import { examplePage } from '../../record/examples.ts';
import { DATA_DIR, RecordFault } from '../../record/load.ts';
import type { LintContext, Rule } from './rule.ts';

type Sentence = { text: string; file: string; line: number };
/** A file of neutral text: its paragraphs, and the title of a page about the record's story, where it names one. */
export type NeutralText = { title: string | null; paragraphs: Sentence[][] };

/** On a page about the story a cue may rest on what stands around it: there at most this part of neutral sentences is marked. */
export const MAX_BESIDE = 0.1;

/**
 * The neutral texts of a data folder (data/neutral/en/*.txt: a sentence a line, a blank line between paragraphs, # before a remark, `# title:` for the title);
 * the project's own where it has none.
 */
export function readNeutral(data: string): NeutralText[] {
  const folder = [data, DATA_DIR].map((one) => join(one, 'neutral', 'en')).find((one) => existsSync(one));
  if (folder === undefined) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => textOf(join(folder, name)));
}

function textOf(file: string): NeutralText {
  const neutralText: NeutralText = { title: null, paragraphs: [] };
  let open: Sentence[] | null = null;
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((written, index) => {
      const text = written.trim();
      const title = /^# title: (.+)$/.exec(text)?.[1];
      if (title !== undefined) neutralText.title = title;
      if (text.startsWith('#')) return;
      if (text === '') open = null;
      else {
        if (!open) neutralText.paragraphs.push((open = []));
        open.push({ text, file, line: index + 1 });
      }
    });
  return neutralText;
}

type Found = { sentence: Sentence; mention: Mention };

/** What is read in sentences on a page that begins with `before`. */
function read(matcher: LintContext['matcher'], before: PageText, sentences: readonly Sentence[]): Found[] {
  const from = before.blocks.length;
  const page = { ...before, blocks: [...before.blocks, ...sentences.map(({ text }, at) => ({ id: from + at, text, role: 'paragraph' as const, article: 0 }))] };
  return matcher()
    .read(page)
    .flatMap((mention) => {
      const sentence = sentences[mention.block - from];
      return sentence ? [{ sentence, mention }] : [];
    });
}

const told = ({ sentence, mention }: Found, where: string, rule: string): RecordFault =>
  new RecordFault(sentence.file, sentence.line, `neutral text ${where}is read as "${mention.claim}": cue "${mention.cue}" fires on "${mention.quote}"`, rule);

/**
 * Ordinary news that makes no statement of the record's kind. On pages of its own (a paragraph, a file, all of it) any mark is a false one. Put below the
 * opening of a page about the story, where looser cues count too, at most {@link MAX_BESIDE} of the sentences may be marked; above that every mark is told.
 */
export const neutral: Rule = ({ data, matcher }) => {
  const texts = readNeutral(data);
  const paragraphs = texts.flatMap((one) => one.paragraphs);
  const plain = { ...examplePage({ not: '' }), title: 'Other news', blocks: [{ id: 0, text: 'Other news', role: 'title' as const, article: 0 }] };
  const alone = [...paragraphs, ...texts.map((one) => one.paragraphs.flat()), paragraphs.flat()].flatMap((sentences) => read(matcher, plain, sentences));
  const beside = texts.flatMap(({ title, paragraphs: own }) => {
    const story = examplePage({ not: '', ...(title === null ? {} : { title }) });
    return own.flatMap((sentences) => read(matcher, { ...story, blocks: story.blocks.slice(0, -1) }, sentences));
  });
  const marked = new Set(beside.map(({ sentence }) => sentence)).size;
  const all = paragraphs.flat().length;
  const tooMany = marked > all * MAX_BESIDE ? beside : [];
  return [
    ...alone.map((found) => told(found, '', 'neutral-text')),
    ...tooMany.map((found) => told(found, `beside the story (${marked} of ${all} sentences are marked there) `, 'neutral-rate')),
  ];
};
