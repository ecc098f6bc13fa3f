/** Text and names for measuring: made words whose lengths and frequencies are like those of news, the same at every run. */

const SYLLABLES =
  'a al an ar as at be ca ce co com con de der di el en er es ex fi for ge gen in ing ion is it la le li lo ma me men mi mo ne no of on or ou per po pre pro ra re ri ro sa se si sta ta te ted ter the ti tion to tra u un ve ver'.split(
    ' ',
  );

/** A source of numbers below `n` that repeats itself from `seed`. */
export function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const pick = <T>(roll: (n: number) => number, list: readonly [T, ...T[]]): T => list[roll(list.length)] ?? list[0];
const word = (roll: (n: number) => number): string => Array.from({ length: 1 + roll(4) }, () => SYLLABLES[roll(SYLLABLES.length)] ?? '').join('');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `count` different names of one to three words, half of them made of the text's own words. */
export function namesOf(count: number, vocabulary: readonly string[]): string[] {
  const roll = dice(7);
  const names = new Set<string>();
  while (names.size < count) {
    const words = Array.from({ length: 1 + roll(3) }, () => (roll(2) === 0 ? vocabulary[roll(vocabulary.length)] : word(roll)) ?? '');
    const name = words.map(capital).join(' ');
    if (name.length > 3) names.add(name);
  }
  return [...names];
}

/** Words of the text, the frequent ones first. */
export function vocabularyOf(size: number): string[] {
  const roll = dice(3);
  const words = new Set<string>();
  while (words.size < size) words.add(word(roll));
  return [...words].sort((a, b) => a.length - b.length);
}

const AMOUNTS = [
  '$13 billion',
  '27%',
  'in 2019',
  'April 27, 2026',
  'seven years',
  '$11.6 to 13.8 billion',
  'the first quarter of 2025',
  'more than $50bn',
] as const;

/** About `length` characters of paragraphs, with one word in fifty a name and one in sixty an amount or a date. */
export function paragraphsOf(length: number, vocabulary: readonly string[], names: readonly string[]): string[] {
  const roll = dice(11);
  const frequent = (): string => vocabulary[Math.floor(vocabulary.length ** (roll(10_000) / 10_000)) - 1] ?? 'the';
  const paragraphs: string[] = [];
  for (let total = 0; total < length;) {
    const sentences = Array.from({ length: 2 + roll(4) }, () => {
      const words = Array.from({ length: 8 + roll(20) }, () => {
        if (roll(50) === 0) return names[roll(names.length)] ?? '';
        return roll(60) === 0 ? pick(roll, AMOUNTS) : frequent() + (roll(40) === 0 ? '\u2019s' : roll(12) === 0 ? ',' : '');
      });
      return `${capital(words.join(' '))}.`;
    });
    const paragraph = sentences.join(' ');
    paragraphs.push(paragraph);
    total += paragraph.length;
  }
  return paragraphs;
}
