import { findAll } from './dom.ts';

/** Tag of the one element that Obelus adds to a page. */
export const HOST_TAG = 'obelus-notes';
/** Every highlight that Obelus registers starts like this. */
export const HIGHLIGHT_PREFIX = 'obelus-';

/** All names that a version may have used. Spelled out: Firefox lets no content script look through the registry itself. */
const NAMES = ['active', ...['matches', 'differ', 'changed', 'context'].flatMap((state) => ['light', 'dark', 'ink'].map((tone) => `${state}-${tone}`))];

/**
 * Removes what an older version of the extension left in a page: hosts and highlights. Its script cannot be reached any more, but
 * it notices that its host is gone and takes itself down.
 */
export function removeOrphans(document: Document): void {
  for (const host of findAll(document, HOST_TAG)) host.remove();
  if (typeof CSS === 'undefined' || !CSS.highlights) return;
  for (const name of NAMES) CSS.highlights.delete(HIGHLIGHT_PREFIX + name);
}
