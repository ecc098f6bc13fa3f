import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { faultsOf } from '../axe.ts';
import { openOwnPage, until, type Firefox } from './firefox.ts';

const textsOf = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate((which) => [...document.querySelectorAll(which)].map((element) => (element.textContent ?? '').replaceAll(/\s+/g, ' ')), selector);

/** Reads a story in a tab until the history has it. */
export async function readInto(firefox: Firefox, key: string): Promise<void> {
  const page = await firefox.browser.newPage();
  await page.goto(key);
  await until(
    () => firefox.ask('history.page', { key }),
    (answer) => (answer?.notes.length ?? 0) > 0,
  );
  await page.close();
}

/** Finds a page of the history by words of a statement and opens its statements, all by the keyboard; axe finds nothing. */
export async function reviewByKeys(firefox: Firefox, words: string): Promise<void> {
  const review = await openOwnPage(firefox.browser, 'review.html');
  await review.waitForSelector('.title');
  // The key is listened for a moment after the page was first drawn.
  await until(
    async () => {
      await review.keyboard.press('/');
      return review.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type);
    },
    (focused) => focused === 'search',
  );
  await review.keyboard.type(words);
  await review.keyboard.press('ArrowDown');
  await until(
    () => review.evaluate(() => [document.activeElement?.classList.contains('title'), document.querySelectorAll('.title').length]),
    ([focused, rows]) => focused === true && rows === 1,
  );
  await review.keyboard.press('Enter');
  await until(
    () => textsOf(review, '.statement'),
    (statements) => statements.some((text) => text.includes(words.split(' ')[0] ?? words)),
  );
  expect(await faultsOf(review)).toEqual([]);
  await review.close();
}

/** The reading sheet of a page: every statement, every source once, nothing for axe, and it can be printed. */
export async function sheetOf(firefox: Firefox, key: string): Promise<void> {
  const quotes = (await firefox.ask('history.page', { key }))?.page.notes.map(({ quote }) => quote.replaceAll(/\s+/g, ' ')) ?? [];
  expect(quotes.length).toBeGreaterThan(5);
  const sheet = await openOwnPage(firefox.browser, `sheet.html?page=${encodeURIComponent(key)}`);
  await sheet.waitForSelector('.statement');
  expect((await textsOf(sheet, '.statement mark')).toSorted()).toEqual(quotes.toSorted());
  const sources = await sheet.evaluate(() => [...document.querySelectorAll('.sources li > a')].map((link) => link.getAttribute('href') ?? ''));
  const cited = await sheet.evaluate(() => [...document.querySelectorAll('.cited a')].map((link) => link.getAttribute('href') ?? ''));
  expect(sources.length).toBe(new Set(sources).size);
  expect(new Set(cited)).toEqual(new Set(sources.map((_, at) => `#source-${at + 1}`)));
  expect(cited.length).toBeGreaterThan(sources.length);
  expect(await faultsOf(sheet)).toEqual([]);
  expect(
    Buffer.from(await sheet.pdf())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await sheet.close();
}
