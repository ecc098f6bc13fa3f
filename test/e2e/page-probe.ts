import type { Page } from '@playwright/test';
import { askAs } from './obelus.ts';

/** The page without Obelus' one host: its tree as text, and every element's rectangle. */
export const snapshot = (page: Page): Promise<{ html: string; rectangles: string[]; hosts: number }> =>
  page.evaluate(() => {
    const hosts = [...document.querySelectorAll('obelus-notes')];
    const copy = document.documentElement.cloneNode(true) as Element;
    for (const host of copy.querySelectorAll('obelus-notes')) host.remove();
    const rectangles = [...document.querySelectorAll('*')]
      .filter((element) => !hosts.includes(element))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.tagName, x + scrollX, y + scrollY, width, height].map((part) => (typeof part === 'number' ? part.toFixed(2) : part)).join(' ');
      });
    return { html: copy.outerHTML, rectangles, hosts: hosts.length };
  });

/** Does the same work with the marks on and off, on the same document. `on` is called with the marks there. */
export async function onAndOff<T>(page: Page, asker: Page, look: (page: Page) => Promise<T>): Promise<{ on: T; off: T }> {
  const on = await look(page);
  await askAs(asker, 'settings.set', { on: false });
  await page.waitForFunction(() => document.querySelector('obelus-notes') === null);
  const off = await look(page);
  await askAs(asker, 'settings.set', { on: true });
  return { on, off };
}

/** Where the open card is, and whether it can be read: inside the window, nothing over it, not over its own mark. */
export const cardFacts = (page: Page): Promise<{ inside: boolean; onTop: boolean; clear: boolean; contrast: boolean } | null> =>
  page.evaluate(() => {
    const host = document.querySelector('obelus-notes');
    const card = host?.shadowRoot?.querySelector<HTMLElement>('.slot [role=dialog]:not(.coming *)');
    if (!host || !card) return null;
    const box = card.getBoundingClientRect();
    const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1 && box.width > 150 && box.height > 80;
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y] as const));
    const onTop = points.every(([x, y]) => document.elementFromPoint(x, y) === host);
    // The mark whose card it is: the highlight behind the open note's text.
    const marked = [...(CSS.highlights.get('obelus-active') ?? [])].flatMap((stretch) => {
      const range = document.createRange();
      range.setStart(stretch.startContainer, stretch.startOffset);
      range.setEnd(stretch.endContainer, stretch.endOffset);
      return [...range.getClientRects()];
    });
    const over = marked.some(({ left, right, top, bottom }) => left < box.right && right > box.left && top < box.bottom && bottom > box.top);
    const style = getComputedStyle(card);
    return { inside, onTop, clear: marked.length > 0 && !over, contrast: style.color !== style.backgroundColor };
  });
