import { create } from './dom.ts';
import type { Mark } from './marks.ts';
import type { Overlay } from './overlay.ts';
import { drawSign } from './sign-shapes.ts';
import type { SignPlace } from './sign-place.ts';
import type { Tone } from './tone.ts';

/** Names for assistive technology, in the interface's language (ux.md 3: sr.region, sr.announce, sr.sign). */
export type SignWords = { region(count: number): string; announce?(count: number): string; sign(index: number, count: number, mark: Mark): string };
/** What is behind a sign, where that is not what is behind its text. */
export type SignGround = { tone: Tone; ink: string };
export type SignView = { mark: Mark; tone: Tone; /** The page's own text colour, for tone `ink`. */ ink: string };

/** The margin signs: one landmark, one tab stop, arrow keys within (ux.md 2.3, section 4). */
export type Signs = {
  show: (views: readonly SignView[]) => void;
  /** Moves the buttons; `away` = its line cannot be seen (scrolled out of a box). Same order as shown; offsets in the overlay. */
  place: (places: readonly (SignPlace & { away: boolean; ground: SignGround | null })[]) => void;
  /** The mark whose sign this element is, or is part of. */
  markOf: (element: Element | null) => Mark | null;
  buttonOf: (mark: Mark) => HTMLElement | null;
  setOpen: (marks: readonly Mark[]) => void;
};

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Signs in an overlay. `open` is called on a trusted click, Enter or Space. */
export function createSigns(overlay: Overlay, document: Document, words: SignWords, open: (mark: Mark) => void): Signs {
  let shown: { view: SignView; button: HTMLButtonElement }[] = [];
  let opened: readonly Mark[] = [];
  const { section } = overlay;
  section.hidden = true;

  const rove = (at: number, focus: boolean): void => {
    shown.forEach(({ button }, index) => (button.tabIndex = index === at ? 0 : -1));
    if (focus) shown[at]?.button.focus();
  };
  const indexOf = (element: EventTarget | null): number => shown.findIndex(({ button }) => button === element);

  section.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    const at = indexOf(event.target);
    if (!step || at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    rove(step(at, shown.length - 1), true);
  });
  section.addEventListener('focusin', (event) => {
    const at = indexOf(event.target);
    if (at >= 0) rove(at, false);
  });
  section.addEventListener('click', (event) => {
    const view = event.isTrusted ? signOf(event.target) : null;
    if (view) open(view.mark);
  });

  const dress = (button: HTMLElement, { tone, ink }: SignGround): void => {
    for (const each of ['light', 'dark', 'ink']) button.classList.toggle(each, each === tone);
    button.style.color = tone === 'ink' ? ink : '';
  };
  function signOf(element: EventTarget | null): SignView | null {
    return shown.find(({ button }) => element instanceof Node && button.contains(element))?.view ?? null;
  }
  const makeButton = (view: SignView): HTMLButtonElement => {
    const button = create(document, 'button');
    button.type = 'button';
    button.append(drawSign(document, view.mark.note.judgement.standing));
    return button;
  };

  return {
    show(views) {
      const old = new Map(shown.map((entry) => [entry.view.mark, entry.button]));
      const focused = shown.findIndex(({ button }) => button === overlay.shadow.activeElement);
      const stop = shown.findIndex(({ button }) => button.tabIndex === 0);
      shown = views.map((view) => ({ view, button: old.get(view.mark) ?? makeButton(view) }));
      shown.forEach(({ view, button }, index) => {
        button.className = `margin-sign ${view.mark.note.judgement.standing}${opened.includes(view.mark) ? ' on' : ''}`;
        dress(button, view);
        button.setAttribute('aria-label', words.sign(index + 1, views.length, view.mark));
      });
      const buttons = shown.map(({ button }) => button);
      if (buttons.length !== section.children.length || buttons.some((button, index) => section.children[index] !== button))
        section.replaceChildren(...buttons);
      section.hidden = shown.length === 0;
      section.setAttribute('aria-label', words.region(shown.length));
      rove(Math.min(Math.max(stop, 0), Math.max(shown.length - 1, 0)), false);
      if (focused >= 0 && shown.length > 0) shown[Math.min(focused, shown.length - 1)]?.button.focus({ preventScroll: true });
    },
    place(places) {
      shown.forEach(({ button }, index) => {
        const place = places[index];
        if (!place) return;
        button.style.left = `${Math.round(place.left)}px`;
        button.style.top = `${Math.round(place.top)}px`;
        button.classList.toggle('quiet', place.quiet);
        button.classList.toggle('away', place.away);
        if (place.ground) dress(button, place.ground);
      });
    },
    markOf: (element) => signOf(element)?.mark ?? null,
    buttonOf: (mark) => shown.find(({ view }) => view.mark === mark)?.button ?? null,
    setOpen(marks) {
      // Of some hundred buttons only those are touched that change.
      const turned = new Set([...opened, ...marks]);
      for (const { view, button } of shown) if (turned.has(view.mark)) button.classList.toggle('on', marks.includes(view.mark));
      opened = marks;
    },
  };
}
