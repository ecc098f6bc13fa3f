import type { Page } from '@playwright/test';
import type { TabState } from '../../lib/messaging/protocol.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { askAs, expect, inEffect, tabOf } from './obelus.ts';

/** Two frames of a page: what was begun before them has been laid out and drawn, however long the page stood still. */
export const frames = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => void requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** Changes settings, and waits until they are in effect. */
export async function change(asker: Page, settings: Partial<Settings>): Promise<void> {
  await askAs(asker, 'settings.set', settings);
  await inEffect(asker);
}

/** Does something that lets an open page with notes be read anew, and waits until it was: each reading numbers the blocks of the text on from the one before. */
export async function readAnew(asker: Page, page: Page, act: () => Promise<unknown>): Promise<void> {
  const tab = await tabOf(asker, page.url());
  const notes = async (): Promise<TabState['notes']> => (await askAs(asker, 'tab.state', { tab })).notes;
  const last = Math.max(...(await notes()).map(({ block }) => block));
  await act();
  const isRead = async (): Promise<boolean> => {
    const now = await notes();
    return now.every(({ block }) => block > last) && now.some(({ painted }) => painted);
  };
  await expect.poll(isRead, { timeout: 30_000 }).toBe(true);
}

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

/**
 * Does the same work with the marks on and off, on the same document; first with the marks there. Its site is switched and not Obelus as a whole: that is
 * answered when it is done, so nothing of it reaches the page that comes next.
 */
export async function onAndOff<T>(page: Page, asker: Page, look: (page: Page) => Promise<T>): Promise<{ on: T; off: T }> {
  const site = new URL(page.url()).hostname;
  const on = await look(page);
  await askAs(asker, 'site.switch', { site, on: false });
  await page.waitForFunction(() => document.querySelector('obelus-notes') === null);
  const off = await look(page);
  await askAs(asker, 'site.switch', { site, on: true });
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
