import type { ClaimDetail, FactsLine, Note } from '../model/note.ts';
import { rootOf } from './dom.ts';
import { boxesOf } from './boxes.ts';
import { linesOf } from './geometry.ts';
import type { Box } from './geometry.ts';
import type { Mark } from './marks.ts';
import type { Overlay } from './overlay.ts';
import { placeCard } from './place.ts';

/** Looks a message up by its key. */
export type Translate = (key: string, substitutions?: Record<string, string | number>) => string;

/** What the card's view gets; `position.index` counts from 0. The view is handed in (components are no business of this room). */
export type CardProps = {
  note: Note;
  detail: ClaimDetail | 'loading' | 'failed' | null;
  facts: FactsLine;
  position: { index: number; total: number };
  theme: 'light' | 'dark';
  expanded: boolean;
  locale: string;
  t: Translate;
  onClose: () => void;
  onMore: (expanded: boolean) => void;
  onStep: (by: 1 | -1) => void;
  onCopied: () => void;
  onOpenRecord?: () => void;
};
export type MountedCard = { update(props: CardProps): void; unmount(): void };
export type MountCard = (root: HTMLElement, props: CardProps) => MountedCard;

export type CardDeps = {
  /** The card's view, or null while its script has not come. */
  mounter: () => MountCard | null;
  t: Translate;
  locale: string;
  /** The rest of a card. Asked once a claim. */
  detail: (claim: string) => Promise<ClaimDetail>;
  /** A card was open for {@link SEEN_AFTER}. */
  seen: (claim: string, quote: string) => void;
  openRecord?: (claim: string, note: string) => void;
};

/** What the card asks of the reader around it. */
export type CardFrame = {
  facts: () => FactsLine | null;
  position: (mark: Mark) => { index: number; total: number };
  theme: (mark: Mark) => 'light' | 'dark';
  close: () => void;
  step: (by: 1 | -1) => void;
};

/** Milliseconds after which an open card counts as read (ux.md 2.2). */
export const SEEN_AFTER = 1_000;

/** The one card of a page. */
export type Card = {
  open: (mark: Mark, how: { focus: boolean; pointerX?: number }) => void;
  /** Takes the card down; gives focus back to where it came from if it was inside. */
  close: () => void;
  mark: () => Mark | null;
  box: () => Box | null;
  /** Draws the card again: its number or the page's ground may have changed. */
  refresh: () => void;
  /** Follows the text after layout or scrolling. */
  follow: () => void;
  focus: () => void;
};

/** A card in the overlay's slot. */
export function createCard(overlay: Overlay, document: Document, deps: CardDeps, frame: CardFrame): Card {
  type Open = { mark: Mark; view: MountedCard; expanded: boolean; pointerX?: number; seen: ReturnType<typeof setTimeout>; opener: Element | null };
  const { slot, shadow } = overlay;
  const details = new Map<string, ClaimDetail | 'loading' | 'failed'>();
  const seen = new Set<string>();
  let open: Open | null = null;

  // Facts that came in between have details of their own: a card never shows two generations.
  const generationOf = (mark: Mark): string => (mark.note.from?.facts ?? frame.facts())?.generation ?? '';
  const keyOf = (mark: Mark): string => `${generationOf(mark)}\n${mark.note.claim}`;
  const propsOf = (mark: Mark, facts: FactsLine, expanded: boolean): CardProps => ({
    note: mark.note,
    detail: details.get(keyOf(mark)) ?? null,
    facts: mark.note.from?.facts ?? facts,
    position: frame.position(mark),
    theme: frame.theme(mark),
    expanded,
    locale: deps.locale,
    t: deps.t,
    onClose: frame.close,
    onMore: more,
    onStep: frame.step,
    onCopied: () => undefined,
    ...(deps.openRecord && { onOpenRecord: () => deps.openRecord?.(mark.note.claim, mark.note.id) }),
  });
  const refresh = (): void => {
    const facts = frame.facts();
    if (!open || !facts) return;
    open.view.update(propsOf(open.mark, facts, open.expanded));
    // The view may draw a moment later; what it then measures counts.
    follow();
    requestAnimationFrame(follow);
  };

  function more(expanded: boolean): void {
    if (!open) return;
    open.expanded = expanded;
    const { claim } = open.mark.note;
    const [key, generation] = [keyOf(open.mark), generationOf(open.mark)];
    const known = details.get(key);
    if (expanded && (known === undefined || known === 'failed')) {
      details.set(key, 'loading');
      const settle = (detail: ClaimDetail | 'failed'): void => {
        const mixed = detail !== 'failed' && detail.generation !== undefined && detail.generation !== generation;
        details.set(key, mixed ? 'failed' : detail);
        refresh();
      };
      deps.detail(claim).then(settle, () => settle('failed'));
    }
    refresh();
  }

  function follow(): void {
    if (!open) return;
    const lines = linesOf(boxesOf(open.mark.range));
    if (lines.length === 0) return;
    slot.style.maxHeight = '';
    const { width, height } = slot.getBoundingClientRect();
    const place = placeCard(lines, { width, height }, viewOf(document), open.pointerX);
    const origin = overlay.origin();
    slot.style.left = `${Math.round(place.left - origin.x)}px`;
    slot.style.top = `${Math.round(place.top - origin.y)}px`;
    // Only where it fits on neither side: then it scrolls inside rather than lie over its mark.
    const tight = height > place.maxHeight;
    if (tight) slot.style.maxHeight = `${Math.floor(place.maxHeight)}px`;
    slot.classList.toggle('tight', tight);
  }

  function focus(): void {
    const target = slot.querySelector<HTMLElement>('[data-focus], h2, [tabindex], button');
    if (!target) return;
    if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  function takeDown(): void {
    if (!open) return;
    clearTimeout(open.seen);
    open.view.unmount();
    slot.hidden = true;
    slot.replaceChildren();
    open = null;
  }

  return {
    open(mark, how) {
      const [facts, mount] = [frame.facts(), deps.mounter()];
      if (!facts || !mount) return;
      // Stepping from card to card keeps the element that the first one was opened from.
      const inside = open !== null && slot.contains(shadow.activeElement);
      const opener = inside ? (open?.opener ?? null) : (shadow.activeElement ?? document.activeElement);
      const anew = open === null;
      takeDown();
      if (anew) overlay.appeared(true);
      slot.hidden = false;
      const { id, claim, quote } = mark.note;
      const report = (): void => {
        if (seen.has(id)) return;
        seen.add(id);
        deps.seen(claim, quote);
      };
      open = {
        mark,
        view: mount(slot, propsOf(mark, facts, false)),
        expanded: false,
        opener,
        seen: setTimeout(report, SEEN_AFTER),
        ...(how.pointerX !== undefined && { pointerX: how.pointerX }),
      };
      follow();
      if (how.focus) focus();
    },
    close() {
      if (!open) return;
      const { opener } = open;
      const inside = slot.contains(shadow.activeElement);
      takeDown();
      overlay.appeared(false);
      if (inside && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    },
    mark: () => open?.mark ?? null,
    box: () => {
      if (!open) return null;
      const { left, top, right, bottom } = slot.getBoundingClientRect();
      return { left, top, right, bottom };
    },
    refresh,
    follow,
    focus,
  };
}

/** What can be seen of the page, without its scroll bars. */
const viewOf = (document: Document): { width: number; height: number } => ({
  width: rootOf(document)?.clientWidth ?? 0,
  height: document.defaultView?.innerHeight ?? 0,
});
