/** Scripts written without spaces: there a word may begin anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Text as it is searched: lower case, without accents, punctuation and signs of money, words apart by one space, a space before the first. */
export function fold(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}\p{So}]+/gu, ' ')
    .trim();
  return words === '' ? '' : ` ${words}`;
}

/** What must stand in a folded text, one entry a word of the query. Words match from their beginning: "micro" finds Microsoft, "soft" does not. */
export const termsOf = (search: string): string[] => [
  ...new Set(
    search
      .split(/\s+/)
      .map(fold)
      .filter((term) => term !== '')
      .map((term) => (UNSPACED.test(term) ? term.trimStart() : term)),
  ),
];
