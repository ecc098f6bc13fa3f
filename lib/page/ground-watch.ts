import { bodyOf, rootOf } from './dom.ts';

/** How long a change of theme may take to fade in, in milliseconds. */
const FADE = 400;

/**
 * Calls back when the page has changed what it paints behind everything: a switch of theme sets a class or an attribute on the root or the body, of which
 * nothing else tells. Only those two are watched, and only a ground that really looks otherwise counts,
 * there or behind the marks (`behindMarks`).
 */
export function onGround(document: Document, behindMarks: () => string, changed: () => void, signal: AbortSignal): void {
  const parts = [rootOf(document), bodyOf(document)].filter((part) => part !== null);
  const look = (): string =>
    parts
      .map((part) => {
        const { backgroundColor, backgroundImage, colorScheme, color } = getComputedStyle(part);
        return [backgroundColor, backgroundImage, colorScheme, color].join(' ');
      })
      .join('\n') + behindMarks();
  let before = look();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const check = (): void => {
    const now = look();
    if (now === before || signal.aborted) return;
    before = now;
    changed();
  };
  const observer = new MutationObserver(() => {
    check();
    clearTimeout(timer);
    timer = setTimeout(check, FADE);
  });
  for (const part of parts) observer.observe(part, { attributes: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}
