import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serve, type StaticServer } from '../browser/static-server.ts';

/** A page that Obelus is to read: where the browser finds it, and how its offsets map back to a text file. */
export type PageSource = { name: string; url: string; lines: TextLine[] | null };

/** A line of a .txt file: white space folded as a browser shows it, and the offset of every character in the file. */
export type TextLine = { text: string; offsets: number[] };

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Splits a text file into its non-empty lines; `offsets[i]` is where character i of the folded line stands in the file (UTF-16). */
export function linesOf(file: string): TextLine[] {
  const lines: TextLine[] = [];
  let from = 0;
  for (const raw of file.split('\n')) {
    let text = '';
    const offsets: number[] = [];
    for (let i = 0; i < raw.length; i += 1) {
      const space = /[ \t\r\f]/.test(raw.charAt(i));
      if (space && (text === '' || text.endsWith(' '))) continue;
      text += space ? ' ' : raw.charAt(i);
      offsets.push(from + i);
    }
    if (text.trimEnd() !== '') lines.push({ text: text.trimEnd(), offsets });
    from += raw.length + 1;
  }
  return lines;
}

/** A text file as a plain article: its first line is title and headline, every other line a paragraph. */
export function articleOf(lines: TextLine[]): string {
  const [head, ...rest] = lines.map((line) => escapeHtml(line.text));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${head ?? ''}</title><main><article><h1>${head ?? ''}</h1>\n${rest.map((line) => `<p>${line}</p>`).join('\n')}\n</article></main></html>`;
}

/** Puts local files on a loopback server (each under an address of its own); web addresses stay what they are. */
export async function servePages(pages: string[]): Promise<{ sources: PageSource[]; server: StaticServer }> {
  const lines = new Map<string, TextLine[]>();
  for (const page of pages) if (page.endsWith('.txt')) lines.set(page, linesOf(readFileSync(page, 'utf8')));
  const server = await serve(null, 0, (_request, response, pathname) => {
    const [, index, name] = pathname.split('/');
    const file = pages[Number(index)];
    if (!file || /^https?:/.test(file) || name === undefined) return false;
    const text = lines.get(file);
    if (text) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(articleOf(text));
    else response.writeHead(200, { 'content-type': file.endsWith('.xhtml') ? 'application/xhtml+xml' : 'text/html; charset=utf-8' }).end(readFileSync(file));
    return true;
  });
  const sources = pages.map((page, index) =>
    /^https?:/.test(page)
      ? { name: page, url: page, lines: null }
      : { name: page, url: `${server.url}/${index}/${encodeURIComponent(path.basename(page))}`, lines: lines.get(page) ?? null },
  );
  return { sources, server };
}
