import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AhoCorasick } from '@monyone/aho-corasick/greedy';
import { chromium } from '@playwright/test';
import { median } from './measure.ts';

/** The one native RegExp that the lexicon is measured against; ASCII edges, no exact case. */
export const asPattern = (names: readonly string[]): RegExp =>
  new RegExp(
    `\\b(?:${[...names]
      .sort((a, b) => b.length - a.length)
      .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|')})\\b`,
    'gi',
  );

const inWord = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at));

/** The fastest Aho-Corasick of npm that was found (leftmost, longest), with the look at word edges that names need. */
export function ahoCorasick(names: readonly string[]): (text: string) => number {
  const automaton = new AhoCorasick(names.map((name) => name.toLowerCase()));
  return (text) => automaton.matchInText(text.toLowerCase()).filter(({ begin, end }) => !inWord(text, begin - 1) && !inWord(text, end)).length;
}

/**
 * mark.js in Chromium: milliseconds to mark these names in a page of these paragraphs, the median of `rounds`. It walks and changes the document, which no other
 * step here does, and is measured because it is what most extensions use. Null where there is no Chromium.
 */
export async function markJs(paragraphs: readonly string[], names: readonly string[], rounds: number): Promise<number | null> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  const browser = await chromium.launch(executablePath ? { executablePath } : {}).catch(() => null);
  if (!browser) return null;
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('mark.js/dist/mark.min.js') });
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      times.push(
        await page.evaluate(
          ([texts, words]) => {
            document.body.replaceChildren(...texts.map((text) => Object.assign(document.createElement('p'), { textContent: text })));
            const marker = new (window as unknown as { Mark: new (root: Element) => { mark(words: readonly string[], options: object): void } }).Mark(
              document.body,
            );
            const start = performance.now();
            marker.mark(words, { accuracy: 'exactly', separateWordSearch: false, diacritics: false });
            return performance.now() - start;
          },
          [paragraphs, names] as const,
        ),
      );
    }
    return median(times);
  } finally {
    await browser.close();
  }
}
