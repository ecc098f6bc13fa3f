import { classOf, SPACE } from './characters.ts';

/** Lower case, where that is one unit again (so not for "İ"). */
const lower = (unit: string): string => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit);

/**
 * Numbers ("symbols") for the characters that aliases are written with, one for both cases of a letter and one, SPACE_SYMBOL, for all white space;
 * 0 for all others. `codes` holds for each UTF-16 unit its symbol and class together, so that a search looks once; 0 until the unit was first met.
 */
export type Alphabet = { codes: Int32Array; size: number };
/** The symbol of all white space. */
export const SPACE_SYMBOL = 1;
/** A code is the symbol above this many bits of class (characters.ts). */
export const SYMBOL_SHIFT = 4;

/** The alphabet of these words (folded as `normalise` does, spaces single). */
export function alphabetOf(words: readonly string[]): Alphabet {
  const codes = new Int32Array(0x10000);
  let size = SPACE_SYMBOL;
  const set = (unit: string, symbol: number): void => {
    codes[unit.charCodeAt(0)] = (symbol << SYMBOL_SHIFT) | classOf(unit.charCodeAt(0));
  };
  for (const word of words) {
    for (let i = 0; i < word.length; i += 1) {
      const small = lower(word.charAt(i));
      if (codes[small.charCodeAt(0)] || small === ' ') continue;
      size += 1;
      set(small, size);
      const capital = small.toUpperCase();
      if (capital.length === 1 && lower(capital) === small) set(capital, size);
    }
  }
  return { codes, size };
}

/** Code of a unit met for the first time. */
export function learn(codes: Int32Array, unit: number): number {
  const bits = classOf(unit);
  const code = bits & SPACE ? (SPACE_SYMBOL << SYMBOL_SHIFT) | bits : bits;
  codes[unit] = code;
  return code;
}

/** Symbol of a unit. */
export const symbolOf = (codes: Int32Array, unit: number): number => (codes[unit] || learn(codes, unit)) >> SYMBOL_SHIFT;
