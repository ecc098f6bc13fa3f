import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageText } from '../../lib/model/page.ts';

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  mdash: '—',
  ndash: '–',
  hellip: '…',
};

const decode = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : ' ';
  });

/**
 * A saved page as text, crudely: scripts and styles dropped, block tags as line ends, all other tags gone. It keeps navigation and hidden text that the extension would
 * skip, so a page without a mark here has none in the browser either.
 */
export function textOfHtml(html: string, url: string): PageText {
  const title = decode(/<title[^>]*>([^<]*)/i.exec(html)?.[1] ?? '').trim();
  const body = html.replace(/<(script|style|noscript|template|svg)\b[\s\S]*?<\/\1\s*>/gi, ' ').replace(/<!--[\s\S]*?-->/g, ' ');
  const lines = decode(
    body
      .replace(
        /<\/?(?:p|div|h[1-6]|li|ul|ol|tr|td|th|table|section|article|header|footer|nav|aside|blockquote|figure|figcaption|br|hr|main|form|dl|dt|dd|pre)\b[^>]*>/gi,
        '\n',
      )
      .replace(/<[^>]*>/g, ''),
  );
  const blocks = lines
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  return { url, title, lang: 'en', blocks: blocks.map((text, id) => ({ id, text, role: 'paragraph', article: 0 })), dates: [], omitted: 0 };
}

/** The saved pages of a folder. */
export const readPages = (folder: string): PageText[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => textOfHtml(readFileSync(join(folder, name), 'utf8'), name));
