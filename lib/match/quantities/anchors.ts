/** Words that a quantity can begin with, in any case. */
const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half quarter USD EUR GBP JPY CNY RMB INR CHF CAD AUD jan feb mar apr may jun june jul july aug sep sept oct nov dec january february march april august september october november december FY fiscal financial first second third fourth final early mid late start beginning middle end close'.split(
    ' ',
  );

/** A currency sign, the first digit of a run, a word of numbers or dates. */
const ANCHOR = new RegExp(
  `[$\\u20ac\\u00a3\\u00a5\\u20b9]|\\b(?:\\d|(?:${WORDS.join('|')}|an?(?=[ -](?:half|quarter|third|fourth|fifth|tenth|hundred|thousand|[mbt]r?illion|decade))|Q[1-4]|H[12])(?![A-Za-z])|FY(?=\\d))`,
  'iy',
);

/** What a UTF-16 unit is here: 1 to 26 for a letter of either case, or one of these. */
const [OTHER, DIGIT, LINE, SIGN] = [0, 27, 28, 29];
const KINDS = new Uint8Array(0x10000).fill(DIGIT, 48, 58);
for (let letter = 1; letter <= 26; letter += 1) KINDS[64 + letter] = KINDS[96 + letter] = letter;
KINDS['_'.charCodeAt(0)] = LINE;
for (const sign of '$\u20ac\u00a3\u00a5\u20b9') KINDS[sign.charCodeAt(0)] = SIGN;

/** Letter of a word, 0 for anything else. */
const letterOf = (text: string, at: number): number => {
  const kind = KINDS[text.charCodeAt(at)] ?? OTHER;
  return kind < DIGIT ? kind : OTHER;
};
const beginning = (text: string, at: number): number => {
  const second = letterOf(text, at + 1);
  return (letterOf(text, at) * 27 + second) * 27 + (second === OTHER ? OTHER : letterOf(text, at + 2));
};
const BEGINNINGS = new Uint8Array(27 ** 3);
for (const word of [...WORDS, 'a', 'an', 'Q', 'H']) BEGINNINGS[beginning(`${word} `, 0)] = 1;

/**
 * The next place at or behind `from` where a quantity can begin, and the end of the sign, digit or word there; null where there is none. Only words whose first three
 * letters can begin one are tried against the pattern: most are not.
 */
export function nextAnchor(text: string, from: number): { start: number; end: number } | null {
  let inWord = from > 0 && isWordKind(KINDS[text.charCodeAt(from - 1)] ?? OTHER);
  for (let at = from; at < text.length; at += 1) {
    const kind = KINDS[text.charCodeAt(at)] ?? OTHER;
    const begins = kind === SIGN || (!inWord && (kind === DIGIT || (kind !== OTHER && kind < DIGIT && BEGINNINGS[beginning(text, at)] === 1)));
    inWord = isWordKind(kind);
    if (!begins) continue;
    ANCHOR.lastIndex = at;
    if (ANCHOR.test(text)) return { start: at, end: ANCHOR.lastIndex };
  }
  return null;
}

const isWordKind = (kind: number): boolean => kind !== OTHER && kind !== SIGN;
