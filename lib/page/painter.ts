import type { Look } from '../settings/settings.ts';
import type { Highlights } from './highlights.ts';
import { bodyOf, create, documentOf, holds, parentOf, rootOf } from './dom.ts';
import { boxesOf } from './boxes.ts';
import { linesOf } from './geometry.ts';
import type { Box } from './geometry.ts';
import { columnOf, outerEdge } from './column.ts';
import type { Mark } from './marks.ts';
import type { Overlay } from './overlay.ts';
import { placeSigns, SIGN } from './sign-place.ts';
import type { SignSeat } from './sign-place.ts';
import type { SignGround, Signs, SignView } from './signs.ts';
import { thinOut, VIEW_LIMIT } from './thin-out.ts';
import { luminanceBehind } from './backdrop.ts';
import { parseColour, themeFor, toneFor } from './tone.ts';

/** Puts marks on the page: lines by CSS highlight (or by the overlay where those cannot be), signs in the margin. */
export type Painter = {
  /** Decides what is painted and paints it. */
  paint: (marks: readonly Mark[], look: Look) => void;
  /** Takes marks away at once; their signs go with the next {@link Painter.paint}. */
  remove: (marks: readonly Mark[]) => void;
  /** Moves signs and lines after scrolling or layout. */
  follow: () => void;
  painted: () => readonly Mark[];
  theme: (mark: Mark) => 'light' | 'dark';
  /** Luminances behind the painted marks, as a text to compare. */
  ground: () => string;
};

type Painted = SignView & { side: 'left' | 'right' };

/** Boxes that cut off what is in them: scrollers and the like between a text and the page. */
function clipsOf(element: Element): Element[] {
  const clips: Element[] = [];
  for (let up: Element | null = element; up && parentOf(up) !== null; up = parentOf(up)) {
    if (up === bodyOf(documentOf(element))) break;
    if (getComputedStyle(up).overflowY !== 'visible') clips.push(up);
  }
  return clips;
}

/** What of the page stands at a point? Outside the window nobody can tell, and nobody sees it. */
const elementAt = (x: number, y: number, document: Document, host: Element): Element | null =>
  Document.prototype.elementsFromPoint.call(document, x, y).find((element) => element !== host) ?? null;

/** A painter for one page. */
export function createPainter(document: Document, view: Window, overlay: Overlay, signs: Signs, highlights: Highlights): Painter {
  let painted: Painted[] = [];
  let lines = false;
  let clips = new WeakMap<Element, Element[]>();
  let lights = new WeakMap<Element, number | null>();
  let inkOnly = false;

  const lightOf = (mark: Mark): number | null => {
    const { container } = mark.block;
    if (!lights.has(container)) lights.set(container, luminanceBehind(container));
    return lights.get(container) ?? null;
  };
  const viewOf = (mark: Mark, look: Look): Painted => {
    const { container } = mark.block;
    const style = getComputedStyle(container);
    return { mark, tone: look === 'ink' ? 'ink' : toneFor(lightOf(mark)), ink: style.color, side: style.direction === 'rtl' ? 'right' : 'left' };
  };
  const isCut = (mark: Mark, line: Box): boolean => {
    const { container } = mark.block;
    const own = clips.get(container) ?? clipsOf(container);
    clips.set(container, own);
    const middle = (line.top + line.bottom) / 2;
    return own.some((clip) => {
      const { top, bottom } = clip.getBoundingClientRect();
      return middle < top || middle > bottom;
    });
  };
  const seatOf = ({ mark, side }: Painted, line: Box): SignSeat & { there: Element | null } => {
    const rtl = side === 'right';
    const edge = outerEdge(mark.block.container, columnOf(mark.block.container)[rtl ? 'right' : 'left'], rtl);
    const width = rootOf(document)?.clientWidth ?? 0;
    const room = rtl ? width - edge : edge;
    const middle = (line.top + line.bottom) / 2;
    const x = rtl ? edge + SIGN.offset - SIGN.size / 2 : edge - SIGN.offset + SIGN.size / 2;
    const { container } = mark.block;
    const there = room >= SIGN.gutter ? elementAt(x, middle, document, overlay.host) : null;
    // Something else than what lies behind the text: a picture, another column.
    const taken = there !== null && !holds(there, container) && !holds(container, there);
    return { line, edge, rtl, room: taken ? 0 : room, there: taken ? null : there };
  };
  /** The margin may be of another colour than the box that the text stands in. */
  const groundOf = ({ mark, tone, ink }: Painted, there: Element | null): SignGround | null => {
    const { container } = mark.block;
    if (!there || there === container || holds(container, there)) return { tone, ink };
    const light = lights.has(there) ? (lights.get(there) ?? null) : luminanceBehind(there);
    lights.set(there, light);
    return light === lightOf(mark) ? { tone, ink } : { tone: inkOnly ? 'ink' : toneFor(light), ink: getComputedStyle(there).color };
  };

  const drawLines = (all: readonly { mark: Mark; boxes: readonly Box[]; away: boolean }[], origin: { x: number; y: number }): void => {
    overlay.rules.replaceChildren(
      ...all
        .filter(({ away }) => !away)
        .flatMap(({ mark, boxes }) =>
          boxes.map((box) => {
            const rule = create(document, 'div');
            rule.className = `margin-line ${mark.note.judgement.standing}`;
            Object.assign(rule.style, {
              left: `${box.left - origin.x}px`,
              top: `${box.top - origin.y}px`,
              width: `${box.right - box.left}px`,
              height: `${box.bottom - box.top + 2}px`,
            });
            return rule;
          }),
        ),
    );
  };

  const follow = (): void => {
    if (painted.length === 0) {
      overlay.rules.replaceChildren();
      return;
    }
    overlay.settle();
    const origin = overlay.origin();
    const seen = painted.map((own) => {
      const boxes = linesOf(boxesOf(own.mark.range));
      const first = boxes[0];
      return { own, mark: own.mark, boxes, first, away: !first || isCut(own.mark, first) };
    });
    const nowhere: Box = { left: 0, top: 0, right: 0, bottom: 0 };
    const seats = seen.map(({ own, first }) => seatOf(own, first ?? nowhere));
    signs.place(
      placeSigns(seats).map(({ left, top, quiet }, index) => {
        const [own, there] = [seen[index]?.own, seats[index]?.there ?? null];
        return { left: left - origin.x, top: top - origin.y, quiet, away: seen[index]?.away ?? true, ground: own ? groundOf(own, there) : null };
      }),
    );
    if (lines) drawLines(seen, origin);
    else if (overlay.rules.firstChild) overlay.rules.replaceChildren();
    highlights.reassert();
  };

  return {
    paint(marks, look) {
      clips = new WeakMap();
      lights = new WeakMap();
      inkOnly = look === 'ink';
      const tops = look === 'list' ? [] : marks.map((mark) => linesOf(boxesOf(mark.range))[0]?.top ?? null);
      const rendered = marks.filter((_mark, index) => tops[index] !== null && tops[index] !== undefined);
      const keep = thinOut(
        tops.filter((top) => top !== null),
        view.innerHeight,
      );
      painted = rendered.filter((_mark, index) => keep[index]).map((mark) => viewOf(mark, look));
      lines = look !== 'signs' && !highlights.usable();
      highlights.paint(look === 'signs' ? [] : painted);
      signs.show(painted);
      follow();
    },
    remove(marks) {
      highlights.remove(marks);
      const gone = new Set(marks);
      painted = painted.filter(({ mark }) => !gone.has(mark));
      signs.show(painted);
    },
    follow,
    painted: () => painted.map(({ mark }) => mark),
    theme: ({ block: { container } }) => themeFor(luminanceBehind(container), parseColour(getComputedStyle(container).color)),
    ground: () => [...new Set(painted.map(({ mark }) => mark.block.container))].slice(0, VIEW_LIMIT).map(luminanceBehind).join(' '),
  };
}
