import type { MountCard } from './card-props.ts';

/**
 * The card's view comes in a script of its own, which the background injects once a page has notes: pages without any never load
 * it. Reader and card meet in the isolated world, which the page cannot reach.
 */
const KEY = '__obelusCard';
type Scope = { [KEY]?: MountCard };

/** Leaves the card's view for the reader of this document. Harmless a second time. */
export function offerCard(mount: MountCard, scope: object = globalThis): void {
  (scope as Scope)[KEY] = mount;
}

/** The card's view, or null while its script has not come. Own properties only: an element with that id would show up as a global. */
export const offeredCard = (scope: object = globalThis): MountCard | null => (Object.hasOwn(scope, KEY) ? ((scope as Scope)[KEY] ?? null) : null);
