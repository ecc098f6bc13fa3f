/**
 * A text with its typographic variants folded, and the way back. `source` takes any offset of `text` (its length included) to the
 * offset in the original where that character begins; characters that were dropped belong to the stretch before the next kept one.
 */
export type Normalised = { text: string; source: (offset: number) => number };

/** Combining marks that compose with a Latin, Greek or Cyrillic letter or a kana; other scripts' marks are left alone. */
const MARKS = '\\u0300-\\u036f\\u3099\\u309a';
/** Soft hyphen, zero-width, bidi controls, fillers, variation selectors, other controls: nothing of them can be seen (packs.md E10). */
const DROPPED =
  '\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb';

/** One character for one character, so that offsets hold. Em dashes stay apart from hyphens: they part clauses, never words or ranges. */
const FOLDS: readonly (readonly [to: string, from: string])[] = [
  [' ', '\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
  ['\n', '\r\u0085\u2028\u2029'],
  ["'", '\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\u2039\u203a'],
  ['"', '\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb'],
  ['-', '\u2010\u2011\u2012\u2013\u2043\u2212\ufe63'],
  ['\u2014', '\u2015\u2e3a\u2e3b\ufe58'],
  ['\u00a3', '\uffe1'],
  ['\u00a5', '\uffe5'],
  ['K', '\u212a'],
];
const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];

const ONE_TO_ONE: ReadonlyMap<string, string> = new Map(FOLDS.flatMap(([to, from]) => Array.from(from, (character) => [character, to] as const)));
const FOLDED = FOLDS.map(([, from]) => Array.from(from, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')).join('');
const MARK = new RegExp(`[${MARKS}]`);
/** Everything that is not copied as it stands. */
const SPECIAL = new RegExp(`[${DROPPED}${MARKS}${FOLDED}\\uff01-\\uff5e\\ufb00-\\ufb06]|\\udb40[\\udc00-\\udfff]`, 'g');
/** The unit that opens the tag characters. */
const TAG = 0xdb40;
/** A letter with more marks than this is not writing: further marks start anew, so that the work per character stays bounded. */
const MAX_CLUSTER = 24;

/** What a special character other than a mark becomes. */
function fold(character: string): string {
  const folded = ONE_TO_ONE.get(character);
  if (folded !== undefined) return folded;
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code >= 0xfb00 && code <= 0xfb06) return LIGATURES[code - 0xfb00] ?? character;
  return '';
}

/** Stretches in which an offset of the folded text and one of the source run side by side, in order. */
class Alignment {
  readonly folded: number[] = [0];
  readonly source: number[] = [0];

  /** From `folded` on, the text continues at `source`. Stretches that begin later than `folded` fell together and are forgotten. */
  mark(folded: number, source: number): void {
    while (this.folded.length > 0 && (this.folded.at(-1) ?? 0) >= folded) {
      this.folded.pop();
      this.source.pop();
    }
    this.folded.push(folded);
    this.source.push(source);
  }

  /** Source offset of `offset`; never past the source of the next stretch, so that an expanded letter stays one. */
  locate(offset: number, length: number): number {
    let [low, high] = [0, this.folded.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.folded[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.min((this.source[low] ?? 0) + offset - (this.folded[low] ?? 0), this.source[low + 1] ?? length);
  }
}

/** Copies `text` up to each special character, then folds it. `tail` is the last letter written with its marks so far: the next mark may compose with it. */
function rewrite(text: string, alignment: Alignment): string {
  const pieces: string[] = [];
  let tail = '';
  let [written, copied] = [0, 0];
  const put = (next: string): void => {
    pieces.push(tail);
    written += tail.length;
    tail = next;
  };
  SPECIAL.lastIndex = 0;
  for (let found = SPECIAL.exec(text); found; found = SPECIAL.exec(text)) {
    if (found.index > copied) {
      put(text.slice(copied, found.index - 1));
      put(text.charAt(found.index - 1));
    }
    const special = found[0];
    copied = found.index + special.length;
    if (!MARK.test(special)) {
      const folded = fold(special);
      if (folded !== '') put(folded);
      if (folded.length !== special.length) alignment.mark(written + tail.length, copied);
    } else if (tail.length < MAX_CLUSTER) {
      const before = tail.length;
      tail = (tail + special).normalize('NFC');
      if (tail.length !== before + 1) alignment.mark(written + tail.length, copied);
    } else put(special);
  }
  put(text.slice(copied));
  put('');
  return pieces.join('');
}

/** What becomes of a unit other than one that folds to a single one: it stays, or it is dropped, expands or composes. */
const [STAYS, MOVES] = [1, 2];
/** For each unit STAYS, MOVES or the one that it folds to; 0 until it was first met: a table for all of Unicode would cost more to build than most pages to read. */
const becomes = new Uint16Array(0x10000);

/** Looks closely at a unit met for the first time. */
function meet(unit: number): number {
  const character = String.fromCharCode(unit);
  SPECIAL.lastIndex = 0;
  const moves = SPECIAL.test(character) || unit === TAG;
  becomes[unit] = ONE_TO_ONE.get(character)?.charCodeAt(0) ?? (moves ? MOVES : STAYS);
  return becomes[unit] ?? STAYS;
}

/**
 * The text with each special character folded to one; null where any is dropped, expands or composes, so that offsets move. Nearly every text of a page is done with
 * this: a table look-up a character costs a third of the pattern.
 */
function foldInPlace(text: string): string | null {
  let [written, copied] = ['', 0];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const what = becomes[unit] || meet(unit);
    if (what === STAYS) continue;
    if (what === MOVES) return null;
    written += text.slice(copied, at) + String.fromCharCode(what);
    copied = at + 1;
  }
  return copied === 0 ? text : written + text.slice(copied);
}

/**
 * Folds what typesetters and hostile pages vary without changing the words: curly quotes and primes to straight ones, hyphens, figure and en dashes
 * and the minus to '-', wide, thin and non-breaking spaces and tabs to ' ', line separators to '\n', full-width forms and ligatures to ASCII,
 * decomposed letters to composed ones; invisible characters are dropped. An em dash (or bar) stays one '\u2014'. Case is kept.
 */
export function normalise(text: string): Normalised {
  const inPlace = foldInPlace(text);
  if (inPlace !== null) return { text: inPlace, source: (offset) => offset };
  const alignment = new Alignment();
  const folded = rewrite(text, alignment);
  return { text: folded, source: (offset) => alignment.locate(offset, text.length) };
}
