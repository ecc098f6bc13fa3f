import type { FactsLine } from '../model/note.ts';
import type { Standing } from '../model/standing.ts';
import type { Look, PageSettings } from '../settings/settings.ts';
import { createAnnouncer } from './announce.ts';
import { createCard } from './card.ts';
import type { Card, CardFrame } from './card.ts';
import { createDetails } from './card-details.ts';
import { boxesOf } from './boxes.ts';
import { linesOf } from './geometry.ts';
import { createHighlights } from './highlights.ts';
import { createHitTest } from './hit-test.ts';
import { createHover } from './hover.ts';
import type { Hover } from './hover.ts';
import { onLayout } from './layout-watch.ts';
import type { Mark, Marks } from './marks.ts';
import { createMutes } from './mutes.ts';
import { createOverlay } from './overlay.ts';
import { createPainter } from './painter.ts';
import type { ReaderDeps } from './reader-deps.ts';
import { scrollToMark } from './scroll-to.ts';
import { createSigns } from './signs.ts';
import { createSpots } from './spots.ts';
import type { TextMap } from './text-map.ts';

/** What is shown of a page's marks: lines, signs, card. Made with the first mark; a page without any gets no element. */
export type Stage = {
  paint: () => void;
  /** Takes marks away at once, and the card of one of them. */
  remove: (marks: readonly Mark[]) => void;
  /** Scrolls to a mark and opens its card with focus inside. */
  show: (mark: Mark) => void;
  /** Puts the host back after the page removed it. */
  settle: () => void;
  owns: (node: Node) => boolean;
  painted: () => readonly Mark[];
  /** The marks that one steps through: all that are painted but the pinned one, which is open anyway. */
  steps: () => readonly Mark[];
  open: () => Mark | null;
  closeCard: () => void;
};

/** What the stage is told by the reader. */
export type StageState = {
  marks: Marks;
  map: TextMap;
  facts: () => FactsLine | null;
  settings: () => PageSettings;
  hidden: () => boolean;
  step: (by: 1 | -1) => void;
  /** Is the extension still there? Takes everything down when it is not. */
  goesOn: () => boolean;
};

/** The setting that says whether statements of a kind are marked. */
const KIND = { matches: 'markMatches', differ: 'markDiffer', changed: 'markChanged', context: 'markContext' } as const satisfies Record<
  Standing,
  keyof PageSettings
>;

/** Lowest line of a mark, in the middle: where the way from a mark to its card begins when it was not opened by the pointer. */
function footOf(mark: Mark): { x: number; y: number } {
  const last = linesOf(boxesOf(mark.range)).at(-1);
  return last ? { x: (last.left + last.right) / 2, y: last.bottom } : { x: 0, y: 0 };
}

/** Builds overlay, painter, card and hover for one page life. */
export function createStage(deps: ReaderDeps, state: StageState, signal: AbortSignal): Stage {
  const { document, view } = deps;
  const { marks } = state;
  let paintedSet: ReadonlySet<Mark> = new Set();
  let onPurpose = false;
  const forced = matchMedia('(forced-colors: active)');
  const noHover = matchMedia('(hover: none)');
  const overlay = createOverlay(document, deps.shadow, deps.language);
  const highlights = createHighlights(() => !forced.matches);
  const signs = createSigns(overlay, document, deps.words, openOnPurpose);
  const painter = createPainter(document, view, overlay, signs, highlights);
  const mutes = createMutes();
  const announce = createAnnouncer(overlay, document, signal);
  const frame: CardFrame = {
    details: createDetails(deps.detail),
    mutes,
    site: view.location.hostname,
    pin,
    mute(mark, scope) {
      const { claim } = mark.note;
      const before = mutes.scopeOf(claim);
      mutes.set(claim, scope);
      if (scope ?? before) deps.mute?.(claim, scope ?? before ?? 'page', scope !== null);
      paint();
    },
    facts: state.facts,
    theme: painter.theme,
    position(mark) {
      const painted = painter.painted();
      // A note that stands only in the popup's list counts among all notes.
      const among = painted.includes(mark) ? painted : marks.all();
      return { index: among.indexOf(mark), total: among.length };
    },
    close: closeCard,
    step: state.step,
  };
  const card: Card = createCard(overlay, document, deps, frame);
  const pinned: Card = createCard(overlay, document, deps, { ...frame, close: closePin, pin: unpin }, true);
  const hitTest = createHitTest(document, state.map, marks, () => paintedSet);
  const spots = createSpots(overlay, signs, card, (x, y) => {
    const mark = hitTest(x, y);
    return mark === pinned.mark() ? null : mark;
  });
  const hover: Hover = createHover(
    {
      document,
      view,
      spotAt: spots.at,
      isOurs: (event) => event.composedPath().includes(overlay.host),
      prepare(id, pointerX) {
        const mark = id === null ? null : marks.byId(id);
        card.prepare(mark && overlay.settle() ? mark : null, { focus: false, pointerX });
      },
      opening: () => state.settings().opening ?? 'rest',
      openDelay: () => state.settings().openDelay,
      changed(id, pointer, finger) {
        if (!state.goesOn()) return;
        const mark = id === null ? null : marks.byId(id);
        if (!mark || !overlay.settle()) card.close();
        else {
          spots.leaveFrom(pointer ?? footOf(mark));
          const touch = finger || noHover.matches;
          card.open(mark, { focus: onPurpose || touch, touch, ...(pointer && { pointerX: pointer.x }) });
          // The card's script has not come: as if nothing had been opened.
          if (card.mark() !== mark) queueMicrotask(closeCard);
        }
        showOpen();
      },
    },
    signal,
  );

  function closeCard(): void {
    hover.send({ type: 'close', at: performance.now() });
  }
  function closePin(): void {
    pinned.close();
    showOpen();
  }
  /** To the side: there it stays while one reads on, and other cards open beside it. */
  function pin(mark: Mark, expanded: boolean): void {
    closeCard();
    pinned.open(mark, { focus: true, expanded });
    showOpen();
  }
  /** Back to its mark, where that is in sight. */
  function unpin(mark: Mark): void {
    closePin();
    const line = linesOf(boxesOf(mark.range))[0];
    if (line && line.bottom > 0 && line.top < view.innerHeight) openOnPurpose(mark);
  }
  function showOpen(): void {
    const open = [card.mark(), pinned.mark()].filter((mark) => mark !== null);
    signs.setOpen(open);
    highlights.active(open);
  }
  function openOnPurpose(mark: Mark): void {
    if (hover.card() === mark.note.id) return card.focus();
    if (pinned.mark() === mark) return pinned.focus();
    onPurpose = true;
    hover.show(mark.note.id);
    onPurpose = false;
  }
  const reportFocus = (event: FocusEvent): void => {
    const now = event.type === 'focusin' ? event.target : event.relatedTarget;
    hover.send({ type: 'focus', at: performance.now(), inside: now instanceof Node && overlay.slot.contains(now) });
  };
  overlay.slot.addEventListener('focusin', reportFocus);
  overlay.slot.addEventListener('focusout', reportFocus);

  const paint = (): void => {
    card.prepare(null);
    const look: Look = state.hidden() ? 'list' : state.settings().look;
    const settings = state.settings();
    const all = look === 'list' ? [] : settings.allMentions ? marks.all() : marks.first();
    mutes.learn(settings.muted ?? []);
    const wanted = all.filter(({ note }) => settings[KIND[note.judgement.standing]] !== false && mutes.scopeOf(note.claim) === null);
    if (wanted.length > 0 && !overlay.settle()) return highlights.clear();
    painter.paint(wanted, look);
    paintedSet = new Set(painter.painted());
    if (settings.announceCount && paintedSet.size > 0) announce(deps.words.announce?.(paintedSet.size) ?? '');
    const open = card.mark();
    if (open && !marks.all().includes(open)) closeCard();
    card.refresh();
    const aside = pinned.mark();
    const same = aside && marks.byId(aside.note.id);
    if (same) pinned.refresh(same);
    else pinned.close();
    showOpen();
  };
  const follow = (): void => {
    painter.follow();
    card.follow();
  };
  onLayout(document, view, painter.ground, (all) => (state.goesOn() ? (all ? paint() : follow()) : undefined), signal);
  signal.addEventListener('abort', () => {
    card.close();
    pinned.close();
    highlights.clear();
    overlay.remove();
  });

  return {
    paint,
    remove(gone) {
      card.prepare(null);
      painter.remove(gone);
      paintedSet = new Set(painter.painted());
      const open = card.mark();
      if (open && gone.includes(open)) closeCard();
    },
    show(mark) {
      scrollToMark(mark, view);
      openOnPurpose(mark);
    },
    settle: () => void overlay.settle(),
    owns: (node) => node === overlay.host,
    painted: painter.painted,
    steps: () => painter.painted().filter((mark) => mark !== pinned.mark()),
    open: card.mark,
    closeCard,
  };
}
