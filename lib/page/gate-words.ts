/** What `storage.local` holds under `gate`: groups of names, one of each of which a page must use, and the facts they come from. */
export type GateWords = { words: string[][]; generation: string };

const SPECIAL = /[\\^$.*+?()[\]{}|/-]/g;
const WORD_EDGE = /\w/;

/** A literal as a pattern: spaces fit any white space, word edges are asked for where the literal's own edge is a plain letter or digit. */
function pattern(literal: string): string {
  const body = literal.replace(SPECIAL, '\\$&').replace(/\s+/g, '\\s+');
  const before = WORD_EDGE.test(literal[0] ?? '') ? '\\b' : '';
  const behind = WORD_EDGE.test(literal.at(-1) ?? '') ? '\\b' : '';
  return `${before}${body}${behind}`;
}

/** One native RegExp per group; groups without a name are left out. */
export const compileGate = (words: string[][]): RegExp[] =>
  words
    .map((group) => group.map((name) => name.trim()).filter((name) => name !== ''))
    .filter((group) => group.length > 0)
    .map((group) => new RegExp(group.map(pattern).join('|'), 'i'));

/** Remembers which groups a page has already used, so that a name in the first paragraph and one in a later batch count together. */
export type GateSearch = {
  /** Looks for the missing groups in more text; true once every group has been met. Never true without any group. */
  look: (text: string) => boolean;
  /** Does this text use any name of any group? Changes nothing. */
  mentions: (text: string) => boolean;
  /** Forgets what was met: a new page in the same document. */
  reset: () => void;
};

/** A search for one of each group. */
export function createGateSearch(words: string[][]): GateSearch {
  const groups = compileGate(words);
  let missing = [...groups];
  return {
    look(text) {
      missing = missing.filter((group) => !group.test(text));
      return groups.length > 0 && missing.length === 0;
    },
    mentions: (text) => groups.some((group) => group.test(text)),
    reset() {
      missing = [...groups];
    },
  };
}
