/**
 * The split of the corpus, fixed before any tuning: the articles and every third file of `dev/pos` and of `dev/neg` by name order are for tuning;
 * the texts of the others are not opened, only their numbers are looked at.
 * Of the pages written for the project (`labelled.ts`) every second one is for tuning, those of `test/fixtures/training` (t, w, y) all are, and those of
 * `test/fixtures/unread` (x) never.
 */
export function tuningDocuments(documents: readonly string[]): ReadonlySet<string> {
  const part = (prefix: string): string[] => documents.filter((name) => name.startsWith(prefix)).sort();
  const third = (names: string[]): string[] => names.filter((_, index) => index % 3 === 0);
  const own = documents.filter((name) => name.endsWith('.page.txt')).sort();
  const inTurn = own.filter((name) => !/^[twxy]/.test(name)).filter((_, index) => index % 2 === 0);
  return new Set([...inTurn, ...own.filter((name) => /^[twy]/.test(name)), ...part('articles/'), ...third(part('dev/pos/')), ...third(part('dev/neg/'))]);
}

/**
 * Real pages about the story whose texts were opened to learn from real misses, each after its numbers were written down (docs/accuracy.md): on 20 November 2026
 * every second of those outside the tuning part, by name order, and on 22 November every second of those that were left. What is left now is still blind.
 */
export function openedDocuments(documents: readonly string[]): ReadonlySet<string> {
  const tuning = tuningDocuments(documents);
  const rest = documents.filter((name) => name.startsWith('dev/pos/') && !tuning.has(name)).sort();
  return new Set(rest.filter((_, index) => index % 4 !== 3));
}
