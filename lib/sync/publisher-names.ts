import { PackError } from '../pack/errors.ts';

/** Names that only the built-in publisher may bear, and what begins like them. */
const RESERVED = ['official', 'obelus', 'builtin'];
const LOOKS_LIKE: Record<string, string> = { '0': 'o', '1': 'i', l: 'i', '3': 'e', '5': 's', '8': 'b' };
const plain = (name: string): string => name.replaceAll('-', '').replaceAll(/[a-z0-9]/g, (letter) => LOOKS_LIKE[letter] ?? letter);

/**
 * Refuses a publisher that is called like the built-in one, also in look-alike digits. Other alphabets, capitals and spaces do not come this far: the
 * format knows none in a publisher's name (packs.md T3).
 * @throws PackError E_REPO_RESERVED.
 */
export function checkReserved(repo: string): void {
  if (RESERVED.some((name) => plain(repo).startsWith(plain(name)))) throw new PackError('E_REPO_RESERVED', `"${repo}" is a name of the built-in publisher`);
}

/** A fingerprint as people compare it: eight groups of four, the first half of the SHA-256. */
export const fingerprintGroups = (sha256: string): string => (sha256.slice(0, 32).match(/.{4}/g) ?? []).join(' ');

/** Is this the fingerprint that a reader was given: whole, or the eight groups that are shown? Spaces and capitals do not matter. */
export function fingerprintFits(given: string, sha256: string): boolean {
  const text = given
    .replace(/^.*#root=/, '')
    .replace(/[\s:-]/g, '')
    .toLowerCase();
  return text === sha256 || text === sha256.slice(0, 32);
}
