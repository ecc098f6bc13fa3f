// Steering, invisible and private characters (packs.md E10). `\p{Cs}` under the u flag matches lone surrogates only.
const FORBIDDEN = /[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Co}\u2028\u2029]/u;
const STACKED_MARKS = /\p{M}{4}/u;
const LATIN = /\p{Script=Latin}/u;
const LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** What is not allowed in a text of a pack, in a few words, or null when it is plain text (packs.md E10, E11). */
export function textProblem(text: string): string | null {
  const found = FORBIDDEN.exec(text)?.[0];
  if (found !== undefined) return `has the character U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  // Most texts are plain ASCII, which is always normalised.
  if (!/[^\x20-\x7e]/.test(text)) return null;
  if (text.normalize('NFC') !== text) return 'is not in normal form NFC';
  return STACKED_MARKS.test(text) ? 'stacks more than three marks on a letter' : null;
}

/** The same for names of people, publishers and things: letters that only look like Latin ones are refused beside Latin ones (packs.md E12). */
export function nameProblem(text: string): string | null {
  return textProblem(text) ?? (LATIN.test(text) && LOOK_ALIKE.test(text) ? 'mixes Latin with Cyrillic or Greek letters' : null);
}

/** Names that mean something to JavaScript itself and can be no key and no id (packs.md E6). */
export const isForbiddenKey = (key: string): boolean => FORBIDDEN_KEYS.has(key);

/** Every string and key of a parsed line, with the path to it. Depth is bounded by {@link jsonDepth} before. */
export function* textsOf(value: unknown, path = ''): Generator<{ path: string; text: string; key: boolean }> {
  if (typeof value === 'string') yield { path, text: value, key: false };
  else if (Array.isArray(value)) for (const [index, entry] of value.entries()) yield* textsOf(entry, `${path}[${index}]`);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      const inner = path === '' ? key : `${path}.${key}`;
      yield { path: inner, text: key, key: true };
      yield* textsOf(entry, inner);
    }
  }
}

/** How deep arrays and objects nest in JSON text, read without parsing it (packs.md E7). */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, (depth += 1));
    else if (letter === '}' || letter === ']') depth -= 1;
  }
  return deepest;
}

const STOP_WORDS = new Set(['the', 'and', 'of', 'to', 'in', 'on', 'at', 'as', 'or', 'an', 'is', 'it', 'be', 'by', 'was', 'are', 'that', 'this', 'with']);

/** Is this a single letter, or a word that stands in nearly every sentence? No name is one, and no cue may rest on such words alone (packs.md E9). */
export const isStopWord = (alias: string): boolean => Array.from(alias).length < 2 || STOP_WORDS.has(alias.toLowerCase());

/**
 * What is not allowed as an alias of a concept (packs.md E9, model.md rule 13), whatever it stands for.
 * Below three characters an alias always matches in its exact case.
 */
export function aliasProblem(alias: string): string | null {
  if (alias.trim() !== alias || alias.includes('  ')) return 'begins or ends with a space, or has two in a row';
  // A quotation mark, and one with a comma or stop before it, is a word of its own for cues: it tells quoted speech, and where it ends.
  return /[\p{L}\p{N}]/u.test(alias) || /^[,.?!]?"$/.test(alias) ? null : 'has no letter or digit';
}
