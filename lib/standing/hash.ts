/** FNV-1a over UTF-16 units, with its own start value. */
function fnv(text: string, start: number): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A short, stable name for a text: two 32-bit FNV-1a hashes in base 36. Not for secrets: it only has to tell the notes of a page apart. */
export const hashOf = (text: string): string => `${fnv(text, 0x811c9dc5).toString(36)}${fnv(text, 0x1b873593).toString(36)}`;
