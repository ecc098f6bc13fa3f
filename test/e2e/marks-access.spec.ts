import type { Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { askAs, card, expect, highlightsOf, tabOf, test } from './obelus.ts';
import { frames } from './page-probe.ts';

/** How a reader's system may colour a page, and what then shows the marks: the browser's highlights or lines of the overlay. */
const LOOKS = {
  dark: { media: { colorScheme: 'dark', forcedColors: 'none' }, lines: false },
  'forced colours': { media: { colorScheme: 'dark', forcedColors: 'active' }, lines: true },
  'forced colours on white': { media: { colorScheme: 'light', forcedColors: 'active' }, lines: true },
} as const;

const overlayLines = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('obelus-notes')?.shadowRoot?.querySelectorAll('.margin-line').length ?? 0);
const highlights = async (page: Page): Promise<number> => Object.keys(await highlightsOf(page)).filter((name) => name.startsWith('obelus-')).length;

/** Words of the open card with less than 4.5 : 1. axe leaves contrast undecided where something lies over a page's text, so it is counted here. */
const paleWords = (page: Page): Promise<string[]> =>
  card(page).evaluate((open) => {
    const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = channels(colour).map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element: Element | null): string => {
      const ground = element ? getComputedStyle(element).backgroundColor : 'rgb(0, 0, 0)';
      return channels(ground)[3] === 0 && element ? groundOf(element.parentElement) : ground;
    };
    const hasWords = (element: Element): boolean => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const texts = [...open.querySelectorAll('*')].filter((element) => hasWords(element) && element.getClientRects().length > 0);
    if (texts.length < 5) return ['no words at all'];
    return texts.flatMap((element) => {
      const [one = 0, other = 0] = [light(getComputedStyle(element).color), light(groundOf(element))].toSorted((a, b) => b - a);
      return (one + 0.05) / (other + 0.05) < 4.5 ? [`${element.className} ${element.textContent?.slice(0, 60)}`] : [];
    });
  });

/** A card that is still fading in is paler than it will be. */
const fadedIn = (page: Page): Promise<void> =>
  card(page).evaluate(async (open) => {
    await Promise.all(open.getAnimations({ subtree: true }).map(({ finished }) => finished.catch(() => undefined)));
  });

/** What must be noticed inside of the open card: pale text on white whatever the system's colours, a picture and a button without words. */
const spoil = (page: Page): Promise<void> =>
  card(page).evaluate((open) => {
    const spoilt = document.createElement('div');
    spoilt.innerHTML = '<p style="forced-color-adjust:none;color:#eee;background:#fff">pale words</p><img src="data:,"><button></button>';
    open.prepend(spoilt);
  });

for (const [look, { media, lines }] of Object.entries(LOOKS)) {
  test(`UX-A1 UX-A2 UX-A13 ${look}: axe finds nothing on a page with marks, signs and each kind of card open`, async ({ open, newsroom, asker, stateOf }) => {
    test.setTimeout(240_000);
    const page = await open(`${newsroom.url}/march.html?${encodeURIComponent(look)}`);
    await page.emulateMedia(media);
    const { notes } = await stateOf(page);
    const tab = await tabOf(asker, page.url());
    await page.bringToFront();
    // The page's new look is seen by its marks in the frame that brings it.
    await frames(page);
    await expect.poll(() => overlayLines(page)).toBeGreaterThan(lines ? 8 : -1);
    const registered = await highlights(page);
    expect(lines ? registered === 0 : registered > 2, `${registered} highlights`).toBe(true);
    expect(await faultsOf(page), 'marks and signs').toEqual([]);

    const standings = new Map(notes.filter(({ painted }) => painted).map((note) => [`${note.judgement.standing} ${note.judgement.figures.length > 0}`, note]));
    expect(standings.size).toBeGreaterThanOrEqual(4);
    for (const [kind, note] of standings) {
      await askAs(asker, 'tab.show', { tab, note: note.id });
      await expect(card(page)).toContainText(note.judgement.fact.slice(0, 20));
      await fadedIn(page);
      expect(await faultsOf(page), kind).toEqual([]);
      expect(await paleWords(page), kind).toEqual([]);
    }
    for (const name of ['More', 'Mute or report', 'Pin']) {
      await card(page).getByRole('button', { name, exact: true }).click();
      await expect.poll(() => faultsOf(page), { message: name, timeout: 60_000 }).toEqual([]);
      await expect.poll(() => paleWords(page), { message: name, timeout: 60_000 }).toEqual([]);
    }
    await spoil(page);
    const rules = (await faultsOf(page)).filter((fault) => fault.includes('obelus-notes')).map((fault) => fault.split(' ')[0]);
    expect(rules).toEqual(expect.arrayContaining(['image-alt', 'button-name']));
    expect(await paleWords(page)).toEqual([expect.stringContaining('pale words')]);
  });
}
