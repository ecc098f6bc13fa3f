/** A line that is at least this much of the longest one was broken because it was full, not because something ended there. */
const FULL = 0.6;
/** Shorter lines than this are no running text that was broken: titles, names, a list of words. */
const SHORT = 40;

const ENDS = /[.!?:;…][)"'”’»\]]*$/;
const QUOTED = /^(?:>\s?)+/;

/** Joins a line that was broken in the middle with the next one; a hyphen at its end goes when a small letter follows, and stays within "OpenAI-AWS". */
function joined(line: string, next: string): string {
  if (!/[\p{L}\p{N}]-$/u.test(line)) return `${line} ${next}`;
  return (/^\p{Ll}/u.test(next) ? line.slice(0, -1) : line) + next;
}

/** Lines between two empty ones → paragraphs: a full line that ends no sentence goes on in the next. */
function unwrapped(lines: readonly string[]): string[] {
  const longest = Math.max(...lines.map((line) => line.length));
  const paragraphs: string[] = [];
  let goesOn = false;
  for (const line of lines) {
    const last = paragraphs.length - 1;
    if (goesOn) paragraphs[last] = joined(paragraphs[last] ?? '', line);
    else paragraphs.push(line);
    goesOn = longest >= SHORT && line.length >= FULL * longest && !ENDS.test(line);
  }
  return paragraphs;
}

/**
 * The paragraphs of a pasted text. A PDF's and a mail's lines are broken where they were full: those are joined again, a mail's quotation marks (`>`) and
 * soft hyphens taken off. Empty lines always end a paragraph. A heading stays a paragraph of its own.
 */
export function paragraphsOf(text: string): string[] {
  const chunks: string[][] = [[]];
  for (const raw of text.replaceAll('\u00AD', '').split(/\r\n?|\n|\u2028|\u2029|\f/)) {
    const line = raw.replace(QUOTED, '').replaceAll(/\s+/g, ' ').trim();
    if (line === '') chunks.push([]);
    else chunks.at(-1)?.push(line);
  }
  return chunks.filter((lines) => lines.length > 0).flatMap(unwrapped);
}
