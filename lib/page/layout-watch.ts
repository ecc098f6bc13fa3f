import { bodyOf, rootOf } from './dom.ts';
import { onGround } from './ground-watch.ts';

/**
 * Calls back, at most once a frame, after layout may have changed: `all` = marks may have come into or out of sight (size, fonts,
 * colours), otherwise things have only moved (a box was scrolled, a picture came in).
 */
export function onLayout(document: Document, view: Window, behindMarks: () => string, changed: (all: boolean) => void, signal: AbortSignal): void {
  let frame = 0;
  let full = false;
  const later = (all: boolean): void => {
    full ||= all;
    frame ||= requestAnimationFrame(() => {
      const everything = full;
      [frame, full] = [0, false];
      if (!signal.aborted) changed(everything);
    });
  };
  const options = { capture: true, passive: true, signal } as const;
  const resized = new ResizeObserver(() => later(true));
  for (const element of [rootOf(document), bodyOf(document)]) if (element) resized.observe(element);
  document.addEventListener('scroll', () => later(false), options);
  document.addEventListener('load', () => later(false), options);
  document.addEventListener('transitionend', () => later(false), options);
  document.addEventListener('fullscreenchange', () => later(true), options);
  // A dialog that opens makes everything outside it inert, our host too; these events do not bubble.
  for (const type of ['toggle', 'close']) document.addEventListener(type, () => later(true), options);
  onGround(document, behindMarks, () => later(true), signal);
  document.fonts?.addEventListener('loadingdone', () => later(true), { signal });
  view.addEventListener('resize', () => later(true), options);
  for (const query of ['(forced-colors: active)', '(prefers-color-scheme: dark)', 'print'])
    matchMedia(query).addEventListener('change', () => later(true), { signal });
  signal.addEventListener('abort', () => {
    resized.disconnect();
    cancelAnimationFrame(frame);
  });
}
