import type { FactsLine, MuteScope } from '../model/note.ts';
import { boxesOf } from './boxes.ts';
import type { CardDeps, CardProps, MountedCard } from './card-props.ts';
import type { Details } from './card-details.ts';
import { watchClose } from './close-watch.ts';
import { columnOf } from './column.ts';
import { rootOf } from './dom.ts';
import { linesOf } from './geometry.ts';
import type { Box } from './geometry.ts';
import type { Mark } from './marks.ts';
import type { Mutes } from './mutes.ts';
import type { Overlay } from './overlay.ts';
import { placeCard, placeDock } from './place.ts';
import { asSheet } from './sheet.ts';
import { lower, originOf, raise } from './top-layer.ts';

/** What the card asks of the reader around it. */
export type CardFrame = {
  facts: () => FactsLine | null;
  position: (mark: Mark) => { index: number; total: number };
  theme: (mark: Mark) => 'light' | 'dark';
  close: () => void;
  step: (by: 1 | -1) => void;
  details: Details;
  mutes: Mutes;
  /** Name of the page's site. */
  site: string;
  /** Pin was pressed: the card of this mark goes to the side, or comes back from there. */
  pin: (mark: Mark, expanded: boolean) => void;
  mute: (mark: Mark, scope: MuteScope | null) => void;
};

/** How a card is opened. `pointerX` = where the pointer was; `touch` = as a sheet from below. */
export type Opening = { focus: boolean; pointerX?: number; touch?: boolean; expanded?: boolean };

/** Milliseconds after which an open card counts as read (ux.md 2.2). */
export const SEEN_AFTER = 1_000;

/** A card that has less room than this, in pixels, scrolls as a whole: head and foot would leave nothing of it. */
const LEAST = 200;

/** One card of a page: the one that follows the pointer, or the pinned one. */
export type Card = {
  open: (mark: Mark, how: Opening) => void;
  /** Makes the card of a mark ready at its place, unseen and out of reach, where none is open; with null takes it down again. */
  prepare: (mark: Mark | null, how?: Opening) => void;
  /** Takes the card down; gives focus back to where it came from if it was inside. */
  close: () => void;
  mark: () => Mark | null;
  box: () => Box | null;
  /** Draws the card again: its number or the page's ground may have changed. Given a mark, of that one: the page was read anew. */
  refresh: (mark?: Mark) => void;
  /** Follows the text after layout or scrolling. */
  follow: () => void;
  focus: () => void;
};

type Open = {
  mark: Mark;
  view: MountedCard;
  how: Opening;
  expanded: boolean;
  seen: ReturnType<typeof setTimeout> | undefined;
  opener: Element | null;
  /** Its mark, from the first line to the last, when it was opened: a pinned card stays level with that. */
  span: Box | undefined;
  undress: () => void;
};

/** A card in one of the overlay's boxes. */
export function createCard(overlay: Overlay, document: Document, deps: CardDeps, frame: CardFrame, pinned = false): Card {
  const { shadow } = overlay;
  const slot = pinned ? overlay.dock : overlay.slot;
  const seen = new Set<string>();
  let open: Open | null = null;
  /** Made ready and not shown yet; nobody but this room knows of it. */
  let ready: Open | null = null;

  // Facts that came in between have details of their own: a card never shows two generations.
  const wanted = (mark: Mark): { claim: string; generation: string } => ({
    claim: mark.note.claim,
    generation: (mark.note.from?.facts ?? frame.facts())?.generation ?? '',
  });
  const propsOf = ({ mark, expanded, how }: Pick<Open, 'mark' | 'expanded' | 'how'>, facts: FactsLine): CardProps => ({
    note: mark.note,
    detail: frame.details.of(wanted(mark)),
    facts: mark.note.from?.facts ?? facts,
    position: pinned ? { index: 0, total: 1 } : frame.position(mark),
    theme: frame.theme(mark),
    expanded,
    locale: deps.locale,
    t: deps.t,
    shape: pinned ? 'pinned' : how.touch ? 'sheet' : 'hover',
    onClose: frame.close,
    onMore: more,
    onStep: frame.step,
    onCopied: () => undefined,
    ...(!how.touch && { onPin: () => open && frame.pin(open.mark, open.expanded) }),
    muted: frame.mutes.scopeOf(mark.note.claim),
    muteScopes: deps.mute ? ['page', 'site', 'everywhere'] : ['page'],
    site: frame.site,
    onMute(scope) {
      frame.mute(mark, scope);
      refresh();
    },
    objected: frame.mutes.isObjected(mark.note.id),
    ...(deps.objected && {
      onObject(keep: boolean) {
        frame.mutes.object(mark.note.id, keep);
        deps.objected?.(mark.note.id, keep);
        refresh();
      },
    }),
    ...(deps.openRecord && { onOpenRecord: () => deps.openRecord?.(mark.note.claim, mark.note.id) }),
  });
  function refresh(mark?: Mark): void {
    const facts = frame.facts();
    if (!open || !facts) return;
    if (mark) open.mark = mark;
    open.view.update(propsOf(open, facts));
    // The view may draw a moment later; what it then measures counts.
    follow();
    requestAnimationFrame(follow);
  }

  function more(expanded: boolean): void {
    if (!open) return;
    open.expanded = expanded;
    if (expanded) frame.details.load(wanted(open.mark), () => refresh());
    refresh();
  }

  function follow(): void {
    const up = open ?? ready;
    if (!up || up.how.touch) return;
    if (pinned) return dock(up.span);
    const lines = linesOf(boxesOf(up.mark.range));
    if (lines.length === 0) return;
    untighten();
    const box = slot.getBoundingClientRect();
    const place = placeCard(lines, box, viewOf(document), up.how.pointerX);
    const origin = originOf(slot, box);
    slot.style.left = `${Math.round(place.left - origin.x)}px`;
    slot.style.top = `${Math.round(place.top - origin.y)}px`;
    tighten(box.height, place.maxHeight);
  }
  /** A pinned card stays where it is while one reads on; it only keeps inside the window. */
  function dock(span: Box | undefined): void {
    if (!open) return;
    untighten();
    const column = columnOf(open.mark.block.container);
    const put = (height: number): number => {
      const place = placeDock(span, column, height, viewOf(document));
      slot.style.width = `${place.width}px`;
      slot.style.left = `${Math.round(place.left)}px`;
      slot.style.top = `${Math.round(place.top)}px`;
      return place.maxHeight;
    };
    put(0);
    const { height } = slot.getBoundingClientRect();
    tighten(height, put(height));
  }
  /** Nothing is written that is there already: what was laid out before stays so. */
  function untighten(): void {
    slot.style.removeProperty('max-height');
    slot.style.removeProperty('--most');
  }
  /** Only where it fits on neither side: then its middle scrolls (or, with next to no room, all of it) rather than lie over its mark. */
  function tighten(height: number, most: number): void {
    if (height > most) slot.style.setProperty('--most', `${Math.floor(most)}px`);
    const tight = height > most && most < LEAST;
    if (tight) slot.style.maxHeight = `${Math.floor(most)}px`;
    slot.classList.toggle('tight', tight);
  }

  function focus(): void {
    const target = slot.querySelector<HTMLElement>('[data-focus], h2, [tabindex], button');
    if (!target) return;
    if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  /** Unseen is by opacity alone: all else is laid out and painted already when it is to be seen. `inert` keeps it from pointers, keys and screen readers. */
  function hide(unseen: boolean): void {
    slot.classList.toggle('coming', unseen);
    slot.inert = unseen;
  }
  function takeDown(): void {
    const up = open ?? ready;
    if (!up) return;
    clearTimeout(up.seen);
    up.view.unmount();
    up.undress();
    lower(slot);
    hide(false);
    slot.removeAttribute('style');
    slot.replaceChildren();
    [open, ready] = [null, null];
  }
  /** Puts a card into its box, or nothing where its view or the facts are not there yet. */
  function build(mark: Mark, how: Opening, unseen: boolean): Open | null {
    const [facts, mount] = [frame.facts(), deps.mounter()];
    if (!facts || !mount) return null;
    takeDown();
    hide(unseen);
    raise(slot);
    const expanded = how.expanded ?? false;
    const view = mount(slot, propsOf({ mark, expanded, how }, facts));
    return { mark, view, how, expanded, seen: undefined, opener: null, undress: () => undefined, span: undefined };
  }

  return {
    open(mark, how) {
      // Stepping from card to card keeps the element that the first one was opened from.
      const inside = open !== null && slot.contains(shadow.activeElement);
      const opener = inside ? (open?.opener ?? null) : (shadow.activeElement ?? document.activeElement);
      const anew = open === null;
      const fits = ready?.mark === mark && !how.touch && !how.expanded;
      const up = fits ? ready : build(mark, how, false);
      if (!up) return;
      ready = null;
      open = up;
      // First everything is measured, which costs nothing where nothing was touched since; only then it is shown.
      Object.assign(up, { how, span: spanOf(mark) });
      follow();
      hide(false);
      if (anew) overlay.appeared(true);
      const { id, claim, quote } = mark.note;
      const report = (): void => {
        if (seen.has(id)) return;
        seen.add(id);
        deps.seen(claim, quote);
      };
      const undone = [pinned ? null : watchClose(frame.close), how.touch ? asSheet(slot, linesOf(boxesOf(mark.range)).at(-1), document, frame.close) : null];
      Object.assign(up, { opener, seen: setTimeout(report, SEEN_AFTER) });
      up.undress = () => undone.forEach((undo) => undo?.());
      if (up.expanded) more(true);
      if (how.focus) focus();
    },
    prepare(mark, how = { focus: false }) {
      if (open || ready?.mark === mark) return;
      takeDown();
      if (!mark) return;
      ready = build(mark, how, true);
      follow();
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

/** A mark from its first line to its last. */
function spanOf({ range }: Mark): Box | undefined {
  const lines = linesOf(boxesOf(range));
  return lines[0] && { ...lines[0], bottom: lines.at(-1)?.bottom ?? 0 };
}

/** What can be seen of the page, without its scroll bars. */
const viewOf = (document: Document): { width: number; height: number } => ({
  width: rootOf(document)?.clientWidth ?? 0,
  height: document.defaultView?.innerHeight ?? 0,
});
