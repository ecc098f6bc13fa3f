import { bodyOf, create, findAll, holds, isConnected, rootOf, tagOf } from './dom.ts';
import { isMeant } from './click-guard.ts';
import { HOST_TAG } from './orphans.ts';
import { overlayCss } from './overlay-css.ts';
import { createBox, raise } from './top-layer.ts';

/** The one element that Obelus adds to a page, and what is in its shadow root. */
export type Overlay = {
  host: HTMLElement;
  shadow: ShadowRoot;
  /** Landmark with the margin signs. */
  section: HTMLElement;
  /** Lines, where highlights cannot draw them. */
  rules: HTMLElement;
  /** The card's place. */
  slot: HTMLElement;
  /** The pinned card's place. */
  dock: HTMLElement;
  /** Puts the host where it can be seen and reached: into an open modal dialog or full-screen element, else behind the body. False once the page has removed it too often. */
  settle: () => boolean;
  /** Told when a card appears where there was none, and when it is gone: presses count only a moment later. */
  appeared: (shown: boolean) => void;
  /** Where the overlay's own (0, 0) is in the viewport. */
  origin: () => { x: number; y: number };
  remove: () => void;
};

/** A page that removes the host more often than this is left alone (packs.md F15). */
const RETURNS = 3;
const REPLACED = new Set(['video', 'img', 'canvas', 'iframe', 'embed', 'object', 'audio']);

/** Where the host has to be: outside an open modal dialog or full-screen element it is inert or unseen. */
export function homeOf(document: Document): Element | null {
  const full = document.fullscreenElement;
  if (full && full !== rootOf(document) && full !== bodyOf(document) && !REPLACED.has(tagOf(full))) return full;
  return findAll(document, 'dialog:modal').at(-1) ?? rootOf(document);
}

/** An empty overlay, not yet in the page. The shadow root is open only in test builds (DESIGN.md section 3). */
export function createOverlay(document: Document, kind: ShadowRootInit, language: { lang: string; dir: string }): Overlay {
  const host = Document.prototype.createElementNS.call(document, 'http://www.w3.org/1999/xhtml', HOST_TAG) as HTMLElement;
  host.setAttribute('lang', language.lang);
  host.setAttribute('dir', language.dir);
  const shadow = host.attachShadow(kind);
  // An adopted sheet: a page's security policy does not reach it, and the page's own list of sheets stays as it is.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(overlayCss);
  shadow.adoptedStyleSheets = [sheet];
  const [section, rules] = [create(document, 'section'), create(document, 'div')];
  const [dock, slot] = [createBox(document, 'dock'), createBox(document, 'slot')];
  rules.setAttribute('aria-hidden', 'true');
  shadow.append(section, rules, dock, slot);
  // Neither a script of the page nor a reader who cannot see them presses our buttons, and our keys are not the page's shortcuts (packs.md G2 to G5).
  let shownAt: number | null = null;
  const ground = { host, document, shownAt: () => shownAt, now: () => performance.now() };
  shadow.addEventListener(
    'click',
    (event) => {
      if (isMeant(event, ground)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  for (const type of ['keydown', 'keyup', 'keypress']) host.addEventListener(type, (event) => event.stopPropagation());
  let returns = -1;
  return {
    host,
    shadow,
    section,
    rules,
    slot,
    dock,
    settle() {
      const home = homeOf(document);
      if (!home) return false;
      if (isConnected(host) && host.parentNode === home) return true;
      if (!isConnected(host)) {
        returns += 1;
        if (returns > RETURNS) return false;
      }
      if (!holds(host, home)) {
        Element.prototype.append.call(home, host);
        for (const box of [dock, slot]) if (!box.hidden) raise(box);
      }
      return true;
    },
    appeared: (shown) => {
      shownAt = shown ? performance.now() : null;
    },
    origin: () => {
      const { left, top } = host.getBoundingClientRect();
      return { x: left, y: top };
    },
    remove: () => host.remove(),
  };
}
