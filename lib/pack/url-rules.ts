import { PackError } from './errors.ts';
import { textProblem } from './text-rules.ts';

// Part of every JavaScript runtime, but not of the language's own type library that the cores are checked with.
declare const URL: new (text: string) => { protocol: string; host: string; username: string; password: string; href: string };

/** An address of a source: `host` is what the card shows (never words of the pack), `link` is null for what is shown but not linked. */
export type SourceAddress = { host: string; link: string | null };

/**
 * Reads the address of a source. Only `https:` is linked, `http:` is shown as text, everything else is refused (packs.md E2 to E5).
 * International host names come out in their ASCII form.
 * @throws PackError E_URL.
 */
export function readSourceAddress(text: string): SourceAddress {
  const refuse = (why: string): PackError => new PackError('E_URL', `address ${why}: ${JSON.stringify(text.slice(0, 80))}`);
  if (text.length > 2048) throw refuse('is longer than 2048 characters');
  // Before parsing: the parser drops tabs and line ends and reads a backslash as a slash.
  if (/[\s\\]/.test(text) || textProblem(text) !== null) throw refuse('has a character that is not allowed');
  if (!/^https?:\/\/[^/?#]/.test(text)) throw refuse('does not begin with https:// or http://');
  let url: InstanceType<typeof URL>;
  try {
    url = new URL(text);
  } catch {
    throw refuse('cannot be read');
  }
  if (url.username !== '' || url.password !== '' || /^[^/]*\/\/[^/?#]*@/.test(text)) throw refuse('names a user');
  return { host: url.host, link: url.protocol === 'https:' ? url.href : null };
}
