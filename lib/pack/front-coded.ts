/** Before every word but the first; the sign after it says how many characters are taken from the word before. No word may hold it. */
const MARK = '~';
/** The signs for 0 to 35 characters. */
const COUNTS = '0123456789abcdefghijklmnopqrstuvwxyz';

function sharedWith(before: string, word: string): number {
  const most = Math.min(before.length, word.length, COUNTS.length - 1);
  let shared = 0;
  while (shared < most && before[shared] === word[shared]) shared += 1;
  // Half a character outside the basic plane is no text of its own.
  return /[\uD800-\uDBFF]$/.test(word.slice(0, shared)) ? shared - 1 : shared;
}

/**
 * Two or more words as one text in which each leaves out its beginning as far as the word before has it ("stop paying", "stops paying" is
 * "stop paying~4s paying"): front coding, as in Witten, Moffat and Bell, "Managing Gigabytes", 4.1. It saves most where the words are sorted.
 */
export function frontCoded(words: readonly string[]): string {
  return words
    .map((word, at) => {
      if (at === 0) return word;
      const shared = sharedWith(words[at - 1] ?? '', word);
      return `${MARK}${COUNTS[shared]}${word.slice(shared)}`;
    })
    .join('');
}

/** Undoes {@link frontCoded}; null where the text is no such thing: no mark, no count after one, or more taken than there is. */
export function frontDecoded(text: string): string[] | null {
  const [first, ...rest] = text.split(MARK);
  if (first === undefined || rest.length === 0) return null;
  const words = [first];
  for (const part of rest) {
    const before = words.at(-1) ?? '';
    const shared = part === '' ? -1 : COUNTS.indexOf(part[0] ?? '');
    if (shared < 0 || shared > before.length) return null;
    words.push(before.slice(0, shared) + part.slice(1));
  }
  return words;
}
