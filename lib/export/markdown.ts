import type { HistoryPage } from '../model/history.ts';
import type { ExportWords, Writer } from './writer.ts';

/** Words of a page as Markdown that shows them as they are: one line, no markup, no HTML. */
export const plainMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!&$]/g, '\\$&')
    .replace(/^([-+]|\d+(?=[.)]))/, '\\$1');

/** An address that ends where it should inside `(<…>)`. */
export const markdownAddress = (url: string): string => `<${url.replace(/[<>\s\\]/g, (sign) => encodeURIComponent(sign))}>`;

export type MarkdownWords = ExportWords & {
  /** Heading of the file. */
  heading: string;
  /** "theledger.example · published 19 March 2026 · read 2 May 2026". */
  line(page: HistoryPage): string;
  /** Said of a statement that is no longer on the page. */
  gone: string;
};

/** Pages as headings, each with its statements as quotations and what the record said. */
export const markdownWriter = (words: MarkdownWords): Writer => ({
  head: () => `# ${plainMarkdown(words.heading)}\n`,
  part: (pages) =>
    pages
      .map((page) => {
        const notes = page.notes.map((note) => {
          const said = [
            `**${plainMarkdown(words.standing(note))}**`,
            ...(note.fact ? [plainMarkdown(note.fact)] : []),
            ...(note.gone === undefined ? [] : [plainMarkdown(words.gone)]),
          ];
          return `\n> ${plainMarkdown(note.quote)}\n\n${said.join(' · ')}\n`;
        });
        return `\n## [${plainMarkdown(page.title || page.url)}](${markdownAddress(page.url)})\n\n${plainMarkdown(words.line(page))}\n${notes.join('')}`;
      })
      .join(''),
  end: () => '',
});
