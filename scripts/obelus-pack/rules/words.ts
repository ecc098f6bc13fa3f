/** A text in lower case as words: letters and digits with what joins them ("$11.9bn" → "11.9bn", "OpenAI's" → "openai's"). */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}]+(?:['.,-][\p{L}\p{N}]+)*/gu) ?? [];

/** Where a phrase stands in words, as the index of its first word; every time that it does. */
export function placesOf(words: readonly string[], phrase: string): number[] {
  const wanted = wordsOf(phrase);
  return words.flatMap((_, at) => (wanted.length > 0 && wanted.every((word, index) => words[at + index] === word) ? [at] : []));
}

/** Does any of the phrases stand there? */
export const saysAny = (words: readonly string[], phrases: readonly string[]): boolean => phrases.some((phrase) => placesOf(words, phrase).length > 0);
