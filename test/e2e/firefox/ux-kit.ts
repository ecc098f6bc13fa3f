import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { until } from './firefox.ts';

export const pass = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until a page has been left as it is for a while by its own clock: what it asked the background for has come, and is drawn. */
export const quiet = (page: Page, milliseconds = 300): Promise<void> =>
  page.evaluate(
    (still) =>
      new Promise<void>((resolve) => {
        const end = (): void => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(end, still);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(end, still);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    milliseconds,
  );

/** Gives a page a window of a size, and waits until it has it. */
export async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewport({ width, height });
  await until(
    () => page.evaluate(() => innerWidth),
    (present) => present === width,
  );
  await pass(100);
}

/** Presses something where it stands, wherever later answers move it. */
export const pressIn = (page: Page, selector: string): Promise<void> =>
  page.evaluate((which) => {
    const found = document.querySelector<HTMLElement>(which);
    if (!found) throw new Error(`no ${which}`);
    found.click();
  }, selector);

/** How many marks a page carries. */
export const marksOf = (page: Page): Promise<number> =>
  page.evaluate(() => [...CSS.highlights].filter(([name]) => name.startsWith('obelus-')).reduce((sum, [, { size }]) => sum + size, 0));

/** Opens a page and waits until its marks stand and their number has settled. */
export async function goTo(page: Page, url: string): Promise<void> {
  await page.mouse.move(2, 500);
  await page.goto(url);
  await until(
    () => marksOf(page),
    (count) => count > 0,
  );
  await pass(300);
}

/** Text of the open card; the test build's shadow root is open. */
export const cardOf = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector('obelus-notes')?.shadowRoot?.querySelector('[role=dialog]:not(.coming *)')?.textContent ?? null);

/** Name of what has the focus, inside the overlay too. */
export const focusOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const deep = document.querySelector('obelus-notes')?.shadowRoot?.activeElement ?? document.activeElement;
    if (deep === document.body) return 'body';
    return (deep?.getAttribute('aria-label') ?? deep?.textContent ?? '').trim();
  });

/** The region with the margin signs: its name, theirs, their tones and colours. */
export const signsOf = (page: Page): Promise<{ region: string; names: string[]; tones: string[]; colours: string[] }> =>
  page.evaluate(() => {
    const section = document.querySelector('obelus-notes')?.shadowRoot?.querySelector('section');
    const all = [...(section?.querySelectorAll('.margin-sign') ?? [])];
    return {
      region: section?.getAttribute('aria-label') ?? '',
      names: all.map((one) => one.getAttribute('aria-label') ?? ''),
      tones: all.map((one) => ['light', 'dark', 'ink'].find((tone) => one.classList.contains(tone)) ?? ''),
      colours: all.map((one) => getComputedStyle(one).color),
    };
  });

/** Every landmark that the overlay adds to the page, by tag. */
export const landmarksOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = document
      .querySelector('obelus-notes')
      ?.shadowRoot?.querySelectorAll(
        'header, footer, nav, main, aside, section[aria-label], section[aria-labelledby], [role=banner], [role=contentinfo], [role=region], [role=navigation]',
      );
    return [...(all ?? [])].map((one) => one.localName);
  });

/** The kinds of line that the overlay draws itself, as they are computed. */
export const linesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = document.querySelector('obelus-notes')?.shadowRoot?.querySelectorAll('.margin-line') ?? [];
    return [...new Set([...all].map((one) => getComputedStyle(one).borderBottomStyle))].toSorted();
  });

/** The page's tree as text, without our host. */
export const treeOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as Element;
    for (const host of copy.querySelectorAll('obelus-notes')) host.remove();
    return copy.outerHTML;
  });

/** Every element's rectangle, without our host's. */
export const boxesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*:not(obelus-notes)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.localName, x + scrollX, y + scrollY, width, height].join(' ');
    }),
  );

/** Middle of the first line of a mark that holds these words, scrolled into view. */
export async function placeOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  const at = await page.evaluate((text) => {
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('obelus-') || name.startsWith('obelus-active')) continue;
      for (const each of highlight) {
        const range = document.createRange();
        range.setStart(each.startContainer, each.startOffset);
        range.setEnd(each.endContainer, each.endOffset);
        if (!range.toString().replace(/\s+/g, ' ').includes(text)) continue;
        range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
        const box = range.getClientRects()[0];
        if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
    return null;
  }, words);
  if (!at) throw new Error(`no mark holds "${words}"`);
  await pass(300);
  return at;
}

/** Brings the pointer to a mark and leaves it there. */
export async function rest(page: Page, words: string): Promise<{ x: number; y: number }> {
  const at = await placeOf(page, words);
  await page.mouse.move(at.x - 4, at.y);
  await page.mouse.move(at.x, at.y, { steps: 3 });
  return at;
}

const AXE = readFileSync(path.resolve('node_modules', 'axe-core', 'axe.min.js'), 'utf8');
type AxeWindow = { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }> } };

/** What axe finds, one line for each place (UX-A1: WCAG 2.2 AA and best practice). */
export async function complaintsOf(page: Page): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${AXE} }`);
  return page.evaluate(async () => {
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await (globalThis as unknown as AxeWindow).axe.run({ runOnly });
    return violations
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary ?? ''}`))
      .toSorted();
  });
}

/** What can be pressed and is smaller than so many pixels, on the page and in the overlay. Links in a line of text are free (WCAG 2.5.8). */
export const smallTargetsOf = (page: Page, least: number, selector = 'button, summary, input, select, [role=tab]'): Promise<string[]> =>
  page.evaluate(
    (size, wanted) => {
      const roots = [document, document.querySelector('obelus-notes')?.shadowRoot].filter((root) => root !== undefined && root !== null);
      return roots
        .flatMap((root) => [...root.querySelectorAll(wanted)])
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < size || box.height < size))
        .map(({ element, box }) => `${element.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`);
    },
    least,
    selector,
  );

/** Elements whose content is cut off sideways and said nowhere in full. */
export const cutOffOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1 && getComputedStyle(one).overflowX !== 'visible' && !one.title)
      .map((one) => one.outerHTML.slice(0, 120)),
  );

/** Every text of the page that is not the record's or a web page's own, longer by at least 40 %. */
export const lengthen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const own: Text[] = [];
    while (walker.nextNode()) if (walker.currentNode.textContent?.trim()) own.push(walker.currentNode as Text);
    for (const text of own) text.data += ' länger'.repeat(Math.ceil((text.data.trim().length * 0.4) / 7));
  });

/** The greys of a part of the window, one number for each pixel. */
export async function greysOf(page: Page, clip: { x: number; y: number; width: number; height: number }): Promise<number[]> {
  const data = await page.screenshot({ clip, encoding: 'base64' });
  return page.evaluate(async (png) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
    return Array.from(
      { length: pixels.length / 4 },
      (_, at) => 0.2126 * (pixels[at * 4] ?? 0) + 0.7152 * (pixels[at * 4 + 1] ?? 0) + 0.0722 * (pixels[at * 4 + 2] ?? 0),
    );
  }, data);
}

/** What a PDF draws: its content, unpacked; not its date nor its fonts' names. */
export function contentOf(pdf: Uint8Array): string[] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/FlateDecode[^]*?stream\r?\n([^]*?)\r?\nendstream/g)].flatMap(([, packed = '']) => {
    try {
      const drawn = inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
      return /\bBT\b|\bre\b|\bcm\b/.test(drawn) ? [drawn] : [];
    } catch {
      return [];
    }
  });
}

/** Contrast of two colours as WCAG counts it; takes `#rrggbb` and `rgb(r, g, b)`. */
export function contrast(one: string, other: string): number {
  const light = (colour: string): number => {
    const parts = colour.startsWith('#') ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) : (colour.match(/\d+/g) ?? []).map(Number);
    const [r = 0, g = 0, b = 0] = parts.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high, low] = [light(one), light(other)].toSorted((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** Writes down, by the page's own clock, when a press is made and when cards open. */
export const watchPress = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const log: { pressed: number; openings: number[] } = Object.assign(window, { pressed: NaN, openings: [] });
    addEventListener('click', () => (log.pressed = performance.now()), { capture: true });
    const root = document.querySelector('obelus-notes')?.shadowRoot;
    let shown = false;
    const observer = new MutationObserver(() => {
      const before = shown;
      shown = Boolean(root?.querySelector('[role=dialog]:not(.coming *)'));
      if (shown && !before) log.openings.push(performance.now());
    });
    if (root) observer.observe(root, { attributes: true, childList: true, subtree: true });
  });

/** How long after the press each card opened; NaN where none was made. */
export const waitsAfterPress = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const { pressed, openings } = window as never as { pressed: number; openings: number[] };
    return openings.map((at) => at - pressed).filter((wait) => wait >= 0 || Number.isNaN(wait));
  });
