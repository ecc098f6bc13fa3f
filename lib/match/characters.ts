/** Bits of a UTF-16 unit's class. */
export const WORD = 1;
export const SPACE = 2;

const KNOWN = 4;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const SPACE_CHARACTER = /\s/u;

/** Class of each unit, 0 until it was first asked for: a table for all of Unicode would cost more to build than most pages to read. */
const classes = new Uint8Array(0x10000);

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  const bits = KNOWN | (WORD_CHARACTER.test(character) ? WORD : 0) | (SPACE_CHARACTER.test(character) ? SPACE : 0);
  classes[unit] = bits;
  return bits;
}

/** Class bits of a UTF-16 unit: letters, digits and marks are WORD, white space is SPACE. Surrogates are neither: no word of ours is written with them. */
export const classOf = (unit: number): number => classes[unit] || classify(unit);

/** True when the unit at `at` belongs to a word; false at and beyond both ends. */
export const isWordAt = (text: string, at: number): boolean => at >= 0 && at < text.length && (classOf(text.charCodeAt(at)) & WORD) !== 0;

/** A word edge lies everywhere but between two characters of one word. */
export const isEdge = (text: string, at: number): boolean => !(isWordAt(text, at - 1) && isWordAt(text, at));
