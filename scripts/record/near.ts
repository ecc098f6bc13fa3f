/** Number of letters to add, drop or change from one word to the other. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Names like the one asked for, the likest first, at most three: a few letters off, or one part of the other. */
export function nearMatches(asked: string, names: Iterable<string>): string[] {
  const word = asked.toLowerCase();
  const parts = word.split('-').filter((part) => part.length > 2);
  return [...names]
    .map((name) => ({ name, off: edits(word, name), shared: parts.filter((part) => name.split('-').includes(part)).length }))
    .filter(({ name, off, shared }) => off <= Math.max(2, word.length / 3) || (word.length > 2 && name.includes(word)) || shared > 0)
    .sort((a, b) => b.shared - a.shared || a.off - b.off || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}
