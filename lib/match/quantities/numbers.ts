/**
 * A number as written. `digits` is plain decimal text, so that scaling it is exact; `decimals` of them stand after the point. `part` marks fractions in
 * words ("half"), which are said more loosely than digits. `end` is the offset after it.
 */
export type Numeral = { digits: string; decimals: number; end: number; words: boolean; part: boolean };

/** Runs a sticky pattern at `at`. All patterns of this folder are sticky or bounded: none may look further than its own length (packs.md E8). */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Value of the numeral times ten to `exponent`. */
export const valueOf = (numeral: Numeral, exponent = 0): number => Number(`${numeral.digits}e${exponent}`);

/** Half of what the last given digit weighs (model.md, rule 4); a tenth of the value for fractions in words: "half a trillion" leaves 450 to 550 billion open. */
export const slackOf = (numeral: Numeral, exponent = 0): number =>
  numeral.part ? valueOf(numeral, exponent) / 10 : Number(`5e${exponent - numeral.decimals - 1}`);

const DIGITS = /(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.(\d{1,6}))?(?!\d|[.,]\d)/y;

/** "13", "13.5", "1,200,000". Version numbers ("5.4.1"), foreign groupings ("13,5") and longer digit strings are no numbers. */
export function readDigits(text: string, at: number): Numeral | null {
  const found = matchAt(DIGITS, text, at);
  if (!found?.[1]) return null;
  const fraction = found[2] ?? '';
  const whole = found[1].replaceAll(',', '');
  return { digits: fraction === '' ? whole : `${whole}.${fraction}`, decimals: fraction.length, end: at + found[0].length, words: false, part: false };
}

const UNITS = 'one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
type Size = 'unit' | 'teen' | 'ten' | 'hundred';
type NumberWord = { value: number; size: Size };
const NUMBER_WORDS: ReadonlyMap<string, NumberWord> = new Map<string, NumberWord>([
  ...UNITS.map((word, i): [string, NumberWord] => [word, { value: i + 1, size: 'unit' }]),
  ...TEENS.map((word, i): [string, NumberWord] => [word, { value: i + 10, size: 'teen' }]),
  ...TENS.map((word, i): [string, NumberWord] => [word, { value: (i + 2) * 10, size: 'ten' }]),
  ['hundred', { value: 100, size: 'hundred' }],
]);
/** What may stand before what: "twenty" before "five", "one" before "hundred". */
const FOLLOWS: Record<Size, readonly (Size | 'start')[]> = {
  unit: ['start', 'ten', 'hundred'],
  teen: ['start', 'hundred'],
  ten: ['start', 'hundred'],
  hundred: ['unit', 'teen'],
};
/** "six hundred and seventy-five" has five words; nobody writes more before a scale word. */
const MAX_WORDS = 6;
const WORD = /(?: {1,2}and {1,2}|-and-| {1,2}|-)?([a-z]{3,9})(?![A-Za-z])/iy;
const AND_A_HALF = /(?: and (?:a|one) |-and-(?:a|one)-)half(?![A-Za-z])/iy;
const ARTICLE = /an?[ -](?=(?:hundred|thousand|million|billion|trillion|decade)(?![A-Za-z]))/iy;
const PART =
  /(?:a[ -])?(half|quarter|third|one[ -]half|one[ -]quarter|one[ -]third|three[ -]quarters|three[ -]fourths|two[ -]thirds)(?:[ -](?:of[ -])?an?)?(?=[ -](?:million|billion|trillion)(?![A-Za-z]))/iy;
const PARTS: Record<string, string> = {
  half: '0.5',
  'one half': '0.5',
  quarter: '0.25',
  'one quarter': '0.25',
  'three quarters': '0.75',
  'three fourths': '0.75',
};

/** "half a", "a quarter", "three-quarters of a" before a scale word. */
function readPart(text: string, at: number): Numeral | null {
  const found = matchAt(PART, text, at);
  if (!found?.[1]) return null;
  const name = found[1].toLowerCase().replace('-', ' ');
  const digits = PARTS[name] ?? (name.startsWith('two') ? '0.666667' : '0.333333');
  return { digits, decimals: 0, end: at + found[0].length, words: true, part: true };
}

/** "thirteen", "twenty-seven", "one hundred and thirty-five", "two and a half", "a" before a scale word, "half a" before one. */
export function readWords(text: string, at: number): Numeral | null {
  const part = readPart(text, at);
  if (part) return part;
  const article = matchAt(ARTICLE, text, at);
  let [value, before, end]: [number, Size | 'start', number] = article ? [1, 'unit', at + article[0].length - 1] : [0, 'start', at];
  for (let count = 0; count < MAX_WORDS; count += 1) {
    const found = matchAt(WORD, text, end);
    const word = NUMBER_WORDS.get(found?.[1]?.toLowerCase() ?? '');
    if (!found || !word || !FOLLOWS[word.size].includes(before) || (before === 'start' && found[0] !== found[1])) break;
    value = word.size === 'hundred' ? value * 100 : value + word.value;
    before = word.size;
    end += found[0].length;
  }
  if (value === 0) return null;
  const half = matchAt(AND_A_HALF, text, end);
  if (half) return { digits: `${value}.5`, decimals: 1, end: end + half[0].length, words: true, part: false };
  return { digits: String(value), decimals: 0, end, words: true, part: false };
}

/** Without the noise of binary fractions ("33.3333333333", not "33.333333333333336"). */
export const rounded = (value: number): number => Number(value.toPrecision(12));

/** A number in digits or words. */
export const readNumeral = (text: string, at: number): Numeral | null => readDigits(text, at) ?? readWords(text, at);

const DASH = /(?:-to-| {0,2}- {0,2})(?=[$\u20ac\u00a3\u00a5\u20b9\dA-Za-z])/y;
const TO = / {1,2}to {1,2}(?:(?:about|around|roughly|nearly|almost|over|more than|as much as|perhaps|even) )?/y;
const AND = / {1,2}and {1,2}(?:(?:about|around|roughly|nearly|almost) )?/y;
const LOOK_BACK = 40;
const SOFTENER = '(?:(?:about|around|roughly|nearly|almost|over|just|some|approximately|an?|the|its|estimated|more than|at least|somewhere|anywhere) ){0,3}';
const AFTER_FROM = new RegExp(`\\bfrom ${SOFTENER}$`, 'i');
const AFTER_BETWEEN = new RegExp(`\\bbetween ${SOFTENER}$`, 'i');

/**
 * Where the second end of a range begins, when `at` (after the first end, which began at `start`) is followed by what joins the two. "from X to Y" tells a
 * change and "X and Y" a list, unless "between" precedes; both are left as two quantities.
 */
export function readJoin(text: string, start: number, at: number): { end: number; dash: boolean } | null {
  if (!/[- ]/.test(text.charAt(at))) return null;
  const dash = matchAt(DASH, text, at);
  if (dash) return { end: at + dash[0].length, dash: true };
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  const to = matchAt(TO, text, at);
  if (to) return AFTER_FROM.test(before) ? null : { end: at + to[0].length, dash: false };
  const and = matchAt(AND, text, at);
  return and && AFTER_BETWEEN.test(before) ? { end: at + and[0].length, dash: false } : null;
}
